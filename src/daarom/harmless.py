"""Makes text from drafts safe to show: no terminal escapes, no direction overrides, no lines that a CI runner would obey."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]")


def visible(text: str) -> str:
    """The text with control characters and direction overrides written out (`\\x1b`), tabs and newlines left alone."""
    return _CONTROL.sub(lambda found: ascii(found[0])[1:-1], text)


def one_line(text: str) -> str:
    """The text on one line, without anything that a terminal would act on."""
    return visible(" ".join(text.split()))
