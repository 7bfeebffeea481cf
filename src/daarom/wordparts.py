"""Cuts a text into the words that the classifier reads: what each looks like, and the parts that it is made of. It scores nothing."""

from __future__ import annotations

import re
import zlib

WORD = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+|@\w+|#\w+|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|[\U0001F000-\U0001FAFF\u2600-\u27BF]|[^\w\s]|\n+"
)
HEAD, TAIL = 280, 120
"""Words of a text that are read when it is longer than both: an offer stands at its beginning or at its end."""

RUNS = (3, 4, 5)
"""Lengths of the parts of words: Dutch compounds are recognised by theirs."""

LOOKS = 16
BREAK, LINK, MAIL, HANDLE, NUMBER, SHORT, YEAR, LONG, SPLIT, TAG, SHOUT, CAPITAL, _, MARK = range(14)
"""How a word can look; the first rows of the table. Three rows are spare."""

LINKED = ("http", "www.")
PICTURE = 0x2600
"""Signs from here on are emoji and dingbats. They are not read: one more or less must not change what a text is."""


def words(text: str) -> list[str]:
    """The words, signs and line breaks of a text, of a long one its HEAD and TAIL, without emoji and without the full stop at its end;
    a full stop for a text without any."""
    found = [
        word
        for word in WORD.findall(text.replace("\r\n", "\n"))
        if word[0].isalnum() or ord(word[0]) <= PICTURE
    ]
    while found and (found[-1] == "." or found[-1][0] == "\n"):
        found.pop()
    return (found if len(found) <= HEAD + TAIL else found[:HEAD] + found[-TAIL:]) or ["."]


def looks(word: str) -> list[int]:
    """The rows for how a word looks."""
    if word[0].isalnum() and not _address(word):
        return _number(word) if word[0].isdigit() else _letters(word)
    return [_sign(word)]


def _address(word: str) -> bool:
    return word.startswith(LINKED) or "@" in word


def _number(word: str) -> list[int]:
    if not word.isdigit():
        return [NUMBER, SPLIT, LONG]
    return [NUMBER, SHORT if len(word) <= 2 else YEAR if len(word) == 4 else LONG]


def _letters(word: str) -> list[int]:
    if word.isupper():
        return [SHOUT] if len(word) > 1 else []
    return [CAPITAL] if word[0].isupper() else []


def _sign(word: str) -> int:
    """The row of a line break, an address, a tag or a single sign."""
    first = word[0]
    if first == "\n":
        return BREAK
    if word.startswith(LINKED):
        return LINK
    if "@" in word:
        return HANDLE if first == "@" and len(word) > 1 else MAIL
    return TAG if first == "#" and len(word) > 1 else MARK


def parts_of(word: str, buckets: int) -> list[int]:
    """The hashed rows of a word and its parts; none for links, handles, numbers and line breaks, which only
    have looks."""
    if word[0] == "\n" or word[0].isdigit() or _address(word):
        return []
    edged = f"<{word.lstrip('#').lower() or word}>"
    found = [edged]
    if len(edged) > RUNS[0]:
        found += [edged[at : at + run] for run in RUNS for at in range(len(edged) - run + 1)]
    return [zlib.crc32(part.encode("utf-8", "replace")) % buckets for part in found]
