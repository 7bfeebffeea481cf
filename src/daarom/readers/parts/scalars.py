"""Finds the way back from a text in YAML, TOML or JSON to its characters: quotation marks, escapes, folded
lines, block scalars.
"""

from __future__ import annotations

import json
import re

from daarom.model import Prose
from daarom.readers.parts.weaving import Weaver
from daarom.yamlfile import Node

PROPERTY = re.compile(r"(?:[&!][^\s]*\s+)*")
HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(?:#[^\n]*)?(?:\r\n|\r|\n|\Z)")
TOKEN = re.compile(r"\s+|[^\s]+")
FIRST_BREAK = re.compile(r"\r\n|\n")
SPACE = re.compile(r"\s*")
DOUBLE = re.compile(
    r"\\(?P<fold>[ \t]*(?:\r\n|\r|\n)\s*)"
    r"|\\(?P<escape>x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})?|U[0-9a-fA-F]{8}|.)"
    r"|(?P<break>[ \t]*(?:\r\n|\r|\n)\s*)|(?P<text>[^\\\r\n \t]+|[ \t]+)",
    re.DOTALL,
)
SIMPLE = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "\t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
}
SIMPLE |= {"N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"}


def weave_scalar(text: str, node: Node) -> Prose | None:
    """The prose of a text value, without outer white space; None where it is empty.

    Where the way back cannot be followed letter by letter, the whole value is one piece that is not verbatim.
    """
    value = str(node.value)
    if not value.strip():
        return None
    for weave in (_weave_double, _weave_plain):
        leaf = Weaver(text)
        if weave(leaf, node, value) and "".join(leaf.parts) == value:
            return leaf.finish()[0]
    leaf = Weaver(text)
    leaf.put(value, node.start, node.end)
    return leaf.finish()[0]


def _inside(node: Node) -> tuple[str, int]:
    """The raw text without anchors, tags and a block scalar's header, and its offset in the source."""
    skipped = PROPERTY.match(node.raw)
    begin = skipped.end() if skipped else 0
    header = HEADER.match(node.raw, begin) if node.raw[begin : begin + 1] in ("|", ">") else None
    begin = header.end() if header else begin
    return node.raw[begin:], node.start + begin


def _weave_plain(leaf: Weaver, node: Node, value: str) -> bool:
    """Plain, block and single-quoted texts: words stand as they are, white space may be folded, '' is one
    quotation mark.
    """
    raw, base = _inside(node)
    single = raw[:1] == "'"
    at = (3 if raw.startswith(("'''", '"""')) else 1) if raw[:1] in ("'", '"') else 0
    for found in TOKEN.finditer(value):
        word = found[0]
        if word.isspace():
            stop = _space_end(raw, at)
            if found.start() == 0 or found.end() == len(value) or stop > at:
                leaf.put(word, base + at, base + stop)
                at = stop
                continue
            return False
        at = _space_end(raw, at) if found.start() == 0 else at
        for part in re.split(r"(')", word) if single and "''" in raw else (word,):
            if not raw.startswith(part, at):
                return False
            width = 2 if part == "'" and raw.startswith("''", at) else len(part)
            leaf.put(part, base + at, base + at + width)
            at += width
    return True


def _space_end(raw: str, at: int) -> int:
    found = SPACE.match(raw, at)
    return found.end() if found else at


def _weave_double(leaf: Weaver, node: Node, _value: str) -> bool:
    """Texts in double quotation marks: escapes become their characters, line breaks fold."""
    raw, base = _inside(node)
    if raw[:1] != '"':
        return False
    edge = 3 if raw.startswith('"""') else 1
    first = FIRST_BREAK.match(raw, edge) if edge == 3 else None
    for found in DOUBLE.finditer(raw, first.end() if first else edge, len(raw) - edge):
        start, end = base + found.start(), base + found.end()
        if found["text"]:
            leaf.source(start, end)
        elif found["break"]:
            breaks = len(re.findall(r"\r\n|\r|\n", found["break"]))
            leaf.put(
                found["break"].replace("\r\n", "\n").replace("\r", "\n")
                if edge == 3
                else " "
                if breaks == 1
                else "\n" * (breaks - 1),
                start,
                end,
            )
        elif found["escape"]:
            leaf.put(_escaped(found["escape"]), start, end)
    return True


def _escaped(escape: str) -> str:
    """The character of an escape."""
    if escape[0] in "xuU" and len(escape) > 1:
        if len(escape) > 9 or (escape[0] == "u" and "\\" in escape):
            return str(json.loads(f'"\\{escape}"'))
        number = int(escape[1:], 16)
        return chr(number) if number <= 0x10FFFF else "\ufffd"
    return SIMPLE.get(escape, escape)
