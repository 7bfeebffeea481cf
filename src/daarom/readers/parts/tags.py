"""Finds the tags, comments and texts of HTML with their places, in one pass; what they mean is not known
here.

Unlike the standard library's parser it needs no subclass, gives the same tokens on every Python and stays
linear on broken markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

OPENER = re.compile(r"<(?:!--|[!?]|/?[A-Za-z])")
TAG = re.compile(r"<(?P<slash>/?)(?P<name>[A-Za-z][^\s/>]*+)(?P<rest>(?:[^>\"']|\"[^\"]*+\"|'[^']*+')*+)>")
ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/=]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'<>=`]+)))?"
)
RAW = frozenset({"script", "style", "textarea", "xmp", "iframe", "noembed", "noframes"})


@dataclass(frozen=True, slots=True)
class Token:
    """One token: kind is text, comment, start, end or other (a declaration). `name` is lower-cased;
    `inner` spans a tag's attributes.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    inner: tuple[int, int] = (0, 0)


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of text[start:end], in order; the contents of script and style come as kind "other"."""
    at, quotes = start, True
    while at < end:
        found = OPENER.search(text, at, end)
        if not found:
            yield Token("text", at, end)
            return
        if found.start() > at:
            yield Token("text", at, found.start())
        token, quotes = _token(text, found, end, quotes)
        yield token
        at = token.end
        if token.kind == "start" and token.name in RAW and text[at - 2] != "/":
            stop = re.compile(rf"</{re.escape(token.name)}(?=[\s/>])", re.IGNORECASE).search(text, at, end)
            yield Token("other", at, at := stop.start() if stop else end)


def _token(text: str, found: re.Match[str], end: int, quotes: bool) -> tuple[Token, bool]:
    """The token that opens here. Once a quotation mark stays open, `quotes` is False: tags then end at the
    first `>`.
    """
    at, opener = found.start(), found[0]
    if opener == "<!--":
        stop = at + 5 if text.startswith("<!-->", at) else text.find("-->", at + 4, end) + 3
        return Token("comment", at, end if stop == 2 else stop), quotes
    if opener[1] in "!?":
        stop = text.find(">", at, end) + 1
        return Token("other", at, stop or end), quotes
    tag = TAG.match(text, at, end) if quotes else None
    if tag:
        kind = "end" if tag["slash"] else "start"
        return Token(kind, at, tag.end(), tag["name"].lower(), tag.span("rest")), quotes
    stop = text.find(">", at, min(end, at + 2000)) + 1
    name = re.compile(r"</?([A-Za-z][\w:-]{0,40})").match(text, at, end)
    if not stop or not name:
        return Token("text", at, at + 1), False
    return Token(
        "end" if opener[1] == "/" else "start", at, stop, name[1].lower(), (name.end(), stop - 1)
    ), False


def attributes(text: str, token: Token) -> dict[str, tuple[str, int, int]]:
    """A tag's attributes: name → value without entities, and the source span of the value as written. The
    first of a name counts.
    """
    found: dict[str, tuple[str, int, int]] = {}
    for match in ATTRIBUTE.finditer(text, *token.inner):
        group = next((g for g in ("double", "single", "bare") if match[g] is not None), None)
        start, end = match.span(group) if group else (match.end(), match.end())
        found.setdefault(match["name"].lower(), (html.unescape(text[start:end]), start, end))
    return found
