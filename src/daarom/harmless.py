"""Makes text from drafts safe to show: no terminal, CI runner or Markdown page finds anything to act on. It prints none."""

from __future__ import annotations

import re
from html import escape

_FORMAT = "\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ud800-\udfff"
_CONTROL = re.compile(f"[\x00-\x08\x0b-\x1f{_FORMAT}]")
_IN_JSON = re.compile(f"[{_FORMAT}]|#(?=#\\w*\\[)")
_COMMAND = re.compile(r"^(\s*)::", re.MULTILINE)
_OLD_COMMAND = re.compile(r"##(?=\w*\[)")

_SPACE = "\u200b"
"""An invisible space: behind the sign that begins a mention or an address, it keeps that from becoming one."""

_LIVE = re.compile(
    r"[@#!%~^&$*](?=[\w\"'\[{])"  # @name, #12, !12, %milestone, ~label, ^alert#1, &12, $12, *iteration:12
    r"|[\[{](?=\S)"  # [!NOTE], [[_TOC_]], {+ +}
    r"|:(?=//|[\w+-]+:)"  # https://…, :tada:
    r"|\b[Ww][Ww][Ww](?=\.)"
    r"|(?<=[A-Za-z])-(?=\d)"  # GH-12 and other trackers
    r"|[0-9a-fA-F]{6}(?=[0-9a-fA-F])"  # a commit, which is known by seven of its signs
)
_SIGN = re.compile(r"[\\`*_\[\]<>|~#&]")
_OPENING = re.compile(r"\A(\d*)([-+=]|(?<=\d)[.)])")
_TICKS = re.compile(r"`+")


def visible(text: str) -> str:
    """The text, tabs and newlines as they are, other control characters written out (`\\x1b`)."""
    return _CONTROL.sub(lambda found: ascii(found[0])[1:-1], text)


def one_line(text: str) -> str:
    """The text on one line, without anything that a terminal would act on."""
    return visible(" ".join(text.split()))


def path_line(path: str) -> str:
    """A path on one line, as it is: odd characters in a name are written out."""
    return visible(path).replace("\n", "\\n").replace("\t", "\\t")


def page(text: str) -> str:
    """A whole output in which no line is a command to a CI runner, such as `::error::` or `##[error]`."""
    return _OLD_COMMAND.sub("# #", _COMMAND.sub(r"\1\\::", text))


def safe_json(text: str) -> str:
    """JSON text with what a terminal or a CI runner would act on escaped; it means the same."""
    return _IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def in_markdown(text: str) -> str:
    """The text on one line as inert Markdown: what is read is the text itself, whatever it looks like.

    Nothing in it becomes markup, HTML, a link, an image, a formula, a mention or a reference, on GitHub nor
    GitLab; it may stand at the beginning of a block.
    """
    shown = _SIGN.sub(r"\\\g<0>", _LIVE.sub(rf"\g<0>{_SPACE}", one_line(text)))
    shown = _OPENING.sub(r"\1\\\2", shown)
    return shown.replace("$", "<span>&#36;</span>").replace(_SPACE, "&#8203;")


def in_code(text: str) -> str:
    """The text as a Markdown code span, with as many ticks as it takes."""
    shown = path_line(text)
    ticks = "`" * (_longest(shown) + 1)
    pad = " " if shown.startswith(("`", " ")) or shown.endswith(("`", " ")) else ""
    return f"{ticks}{pad}{shown}{pad}{ticks}"


def in_fence(line: str, margin: str = "") -> str:
    """A line in a fenced Markdown block of its own, each of its three lines after a margin."""
    ticks = "`" * max(3, _longest(line) + 1)
    return "\n".join(f"{margin}{part}" for part in (ticks, one_line(line), ticks))


def _longest(text: str) -> int:
    return max(map(len, _TICKS.findall(text)), default=0)


def in_html(text: str) -> str:
    """The text on one line for HTML, also between quotation marks: nothing in it is markup."""
    return escape(one_line(text), quote=True)
