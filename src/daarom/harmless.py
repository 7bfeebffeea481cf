"""Makes text from drafts safe to show: a terminal or a CI runner finds nothing to act on. It prints none."""

from __future__ import annotations

import re

_FORMAT = "\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ud800-\udfff"
_CONTROL = re.compile(f"[\x00-\x08\x0b-\x1f{_FORMAT}]")
_IN_JSON = re.compile(f"[{_FORMAT}]|#(?=#\\w*\\[)")
_COMMAND = re.compile(r"^(\s*)::", re.MULTILINE)
_OLD_COMMAND = re.compile(r"##(?=\w*\[)")


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
