"""Reads an HTML page or fragment: title, description, prose and alt texts; not the program, the navigation
or the code in it.
"""

from __future__ import annotations

from daarom.model import Prose, Source
from daarom.readers.parts.blocks import Blocks, conclude
from daarom.readers.parts.frontmatter import read_front
from daarom.readers.parts.markup import Walker
from daarom.readers.parts.masks import mask
from daarom.readers.parts.parsed import Entry, Parsed
from daarom.readers.parts.templates import find_templates
from daarom.readers.parts.weaving import Weaver


def read_html(source: Source) -> Parsed:
    """An HTML draft. What the page says about itself (title, lang, meta tags by their name) comes as
    entries, after front matter.

    Raises DraftError for broken front matter.
    """
    entries, body = read_front(source)
    covers, comments = find_templates(source.text, body, markdown=False)
    blocks = Blocks(source.text, mask(source.text, covers))
    walker = Walker(blocks)
    walker.feed(body, len(source.text))
    walker.end(len(source.text))
    blocks.comments += comments
    known = {entry.key for entry in entries}
    page = (entry for entry in _page(source, blocks, walker) if entry.key not in known)
    return conclude(source, blocks, (*entries, *page), "html")


def _page(source: Source, blocks: Blocks, walker: Walker) -> list[Entry]:
    """The title and the meta tags as entries."""
    found = []
    if blocks.title and blocks.title.pieces:
        found.append(_entry(source, "title", blocks.title))
    for name, (_, start, end) in walker.metas.items():
        leaf = Weaver(source.text)
        blocks.weave_html(leaf, start, end)
        if (prose := leaf.finish()[0]).pieces:
            found.append(_entry(source, name, prose))
    return found


def _entry(source: Source, key: str, prose: Prose) -> Entry:
    start, end = prose.pieces[0].source_start, prose.pieces[-1].source_end
    return Entry(key, prose.value, source.text[start:end], start, end, start, end, prose)
