"""Shows what changed in a file as a unified diff that git and patch can apply. It reads and writes no files."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from daarom.model import Source

LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
ODD = re.compile(r"[\x00-\x1f\x7f\"\\]")
UNENDED = "\n\\ No newline at end of file\n"


def unified(source: Source, text: str) -> str:
    """The diff from a source to a text; nothing where they are the same. Lines end at \\n only, as git has it."""
    mark = "\ufeff" if source.bom else ""
    before, after = (LINE.findall(mark + item) for item in (source.text, text))
    name = source.path.lstrip("/")
    made = difflib.unified_diff(before, after, _name(f"a/{name}"), _name(f"b/{name}"), lineterm="\n")
    return "".join(_ended(made))


def _ended(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else line + UNENDED


def _name(path: str) -> str:
    """A path as git writes it: quoted where it holds odd characters, with a tab behind it where it holds blanks."""
    if ODD.search(path):
        signs = {'"': '\\"', "\\": "\\\\"}
        quoted = ODD.sub(lambda found: signs.get(found[0], f"\\{ord(found[0]):03o}"), path)
        return f'"{quoted}"'
    return path + ("\t" if " " in path else "")
