"""Reads plain text: paragraphs between blank lines, front matter allowed. Line breaks stay, for in a
social post they are seen.
"""

from __future__ import annotations

import re

from daarom.model import Source
from daarom.readers.parts.blocks import Blocks, conclude
from daarom.readers.parts.frontmatter import read_front
from daarom.readers.parts.masks import Mask
from daarom.readers.parts.parsed import Parsed
from daarom.readers.parts.weaving import Weaver

LINE = re.compile(r"(?P<text>[^\r\n]*)(?P<end>\r\n|\r|\n|\Z)")
SEPARATOR = re.compile(r"\s*[-*_=~+#]{3,}\s*")


def read_plain(source: Source) -> Parsed:
    """A plain-text draft. Raises DraftError for broken front matter."""
    entries, body = read_front(source)
    blocks = Blocks(source.text, Mask(source.text))
    leaf = Weaver(source.text)
    ending = (body, body)
    for line in LINE.finditer(source.text, body):
        if not line["text"].strip() or SEPARATOR.fullmatch(line["text"]):
            blocks.add(("paragraph",), leaf)
            leaf = Weaver(source.text)
        else:
            leaf.line_break(*ending)
            leaf.source(*line.span("text"))
        ending = line.span("end")
    blocks.add(("paragraph",), leaf)
    return conclude(source, blocks, entries, "text")
