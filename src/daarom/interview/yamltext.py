"""Writes answers as YAML that reads back as the same words, and puts them where a plan is open. It must not know the plan."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

import yaml

from daarom.plan import is_mark
from daarom.yamlfile import Node, scalar

PLAIN = re.compile(r"[^\W_](?:[\w ()/.%€+'’\"?!;…–—-]*[\w)%?!.…/])?")
"""Texts that need no quotation marks, in brackets neither."""
KEY_OF_A_LINE = re.compile(r"[ \t]*(?:- +)*")

Pairs = Sequence[tuple[str, str]]
"""The keys of an entry and their values, as YAML."""


def written(text: str) -> str:
    """A text as one YAML scalar on one line, quoted where it must be; bytes that are no text become �."""
    words = " ".join(re.sub("[\ud800-\udfff]", "\ufffd", text).split())
    if PLAIN.fullmatch(words) and scalar(words) == yaml.safe_load(words) == words and not is_mark(words):
        return words
    return "".join(map(_sign, json.dumps(words, ensure_ascii=False)))


def _sign(sign: str) -> str:
    return sign if sign.isprintable() else f"\\U{ord(sign):08x}"


def in_brackets(items: Iterable[str]) -> str:
    """A list of texts on one line."""
    return f"[{', '.join(map(written, items))}]"


def entries(text: str, node: Node, items: Iterable[Pairs]) -> str:
    """Entries in the place of a node: below each other where its key begins a line, else in brackets."""
    line = text[text.rfind("\n", 0, node.key_start) + 1 : node.key_start]
    if not KEY_OF_A_LINE.fullmatch(line) or node.key_start == node.start:
        return "[" + ", ".join(f"{{{_joined(pairs, ', ')}}}" for pairs in items) + "]"
    margin = "\n" + " " * (len(line) + 2)
    return "".join(f"{margin}- {_joined(pairs, f'{margin}  ')}" for pairs in items)


def _joined(pairs: Pairs, between: str) -> str:
    return between.join(f"{key}: {value}" for key, value in pairs)


def filled(text: str, values: Iterable[tuple[Node, str]]) -> str:
    """The text with YAML in the place of nodes; everything around them stays as it is."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    for node, value in sorted(values, key=lambda pair: -pair[0].start):
        tail = node.raw[len(node.raw.rstrip()) :]
        before = text[: node.start].rstrip(" ") if value.startswith("\n") else text[: node.start]
        text = before + value.replace("\n", line_end) + tail + text[node.end :]
    return text
