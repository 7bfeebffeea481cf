"""Finds links by which somebody earns on a sale. It opens none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl, urlsplit

from daarom.labels.data import everything
from daarom.model import Segment, Span
from daarom.sentences import urls


def affiliate_links(readable: Iterable[tuple[int, Segment]]) -> Iterator[tuple[int, Span]]:
    """Segment and span of the links by which somebody earns, as words or bare."""
    for index, segment in readable:
        text = segment.prose.value
        linked = [(item.start, item.end, item.target) for item in segment.inline if item.target]
        bare = [(start, end, text[start:end]) for start, end in urls(text)]
        for start, end, target in sorted({*linked, *bare}):
            if _earns(target):
                yield index, (start, end)


def _earns(address: str) -> bool:
    try:
        parts = urlsplit(address if "//" in address else f"//{address}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return False
    links = everything().links
    if any(host == name or host.endswith(f".{name}") for name in links.hosts):
        return True
    given = parse_qsl(parts.query, keep_blank_values=True)
    names = {name.casefold() for name, _ in given} | {f"{name}={value}".casefold() for name, value in given}
    parameter, shop = links.tagged
    return bool(names & set(links.parameters)) or (parameter in names and host.startswith(shop))
