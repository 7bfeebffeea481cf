"""Makes the tables of platforms.md from the rules and the data on platforms; `--check` only says whether they stand there."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from daarom import platforms, rules  # noqa: E402 - the checkout's own
from daarom.model import Rule  # noqa: E402
from daarom.platforms import Limit, PlatformFacts  # noqa: E402

PAGE = ROOT / "docs/platforms.md"
BLOCK = re.compile(r"(<!-- tables -->\n)(.*?)(<!-- end of tables -->\n)", re.DOTALL)
ADDRESS = re.compile(r"https?://[^\s,;)]+")
DAY = re.compile(r"\bchecked (\d{4}-\d\d-\d\d)\b")
BLANK = re.compile(r"\{\w+\}")

HEADINGS = {
    "blog": "Blogs: your own pages and mailings",
    "network": "Networks: people and organisations who know each other",
    "message": "Message platforms: short and public",
    "sharing": "Sharing platforms: pictures and films",
    "publication": "Publication platforms: links and stories that readers vote on",
}
COUNTED = {
    "weighted": "characters, weighted as X does",
    "url23": "characters, a link counts 23",
    "graphemes": "characters as you see them",
    "emoji_bytes": "characters, emoji in bytes",
    "utf16": "UTF-16 units, most emoji count 2",
    "code_points": "characters",
    "bytes": "bytes",
}


def cited(rule: Rule) -> bool:
    """Whether a rule says at which address, and on what day, its reason was read."""
    return bool(ADDRESS.search(rule.source) and DAY.search(rule.source))


def customs(kind: str, every: Iterable[Rule]) -> tuple[Rule, ...]:
    """The cited rules that are for platforms of one kind, by id; English before Dutch where there are both."""
    meant = set(platforms.of_kind(kind))
    found: dict[str, Rule] = {}
    for rule in sorted(every, key=lambda item: (item.id, item.language == "nl")):
        if meant & set(rule.platforms) and cited(rule):
            found.setdefault(rule.id, rule)
    return tuple(found.values())


def tables(every: Iterable[Rule]) -> str:
    """A heading for each kind, with the customs and the numbers of its platforms."""
    known = tuple(every)
    return "\n".join(line for kind in platforms.KINDS for line in (*_customs(kind, known), *_numbers(kind)))


def _customs(kind: str, every: tuple[Rule, ...]) -> Iterator[str]:
    names = platforms.of_kind(kind)
    yield f"\n## {HEADINGS[kind]}\n"
    yield f"{', '.join(f'`{name}`' for name in names)}\n"
    yield "| custom | rule | for | source |"
    yield "|---|---|---|---|"
    for rule in customs(kind, every):
        meant = [name for name in names if name in rule.platforms]
        told = " ".join(BLANK.sub("…", rule.words(words, "en")) for words in (rule.message, rule.remedy))
        where = "all" if len(meant) == len(names) else ", ".join(meant)
        yield _row(told, f"`{rule.id}` ({rule.severity.name})", where, rule.source)


def _numbers(kind: str) -> Iterator[str]:
    rows = [row for name in platforms.of_kind(kind) for row in _limits(platforms.facts(name))]
    if rows:
        yield "\n| platform | what | number | counted in | source |"
        yield "|---|---|---|---|---|"
        yield from rows


def _limits(item: PlatformFacts | None) -> Iterator[str]:
    assert item is not None
    several = (("text", item.text), ("title", item.title))
    for what, limits in (
        *several,
        ("title, advised", (item.title_advised,)),
        ("seen before 'more'", (item.fold,)),
        ("alt text", (item.alt,)),
        ("hashtags", (item.hashtags,)),
        ("hashtags, advised", (item.hashtags_advised,)),
        ("links", (item.links,)),
        ("mentions", (item.mentions,)),
    ):
        for limit in limits:
            if limit is not None:
                yield _limit(item.id, what, limit)


def _limit(name: str, what: str, limit: Limit) -> str:
    counted = (
        "" if what.split(",", maxsplit=1)[0] in ("hashtags", "links", "mentions") else COUNTED[limit.counting]
    )
    source = f"{limit.source}, checked {limit.checked}"
    return _row(
        f"`{name}`",
        what,
        f"{limit.value:,}",
        counted,
        source if limit.primary else f"{source}; not their own",
    )


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def page(before: str) -> str:
    """The page with today's tables in it."""
    loaded = rules.load((ROOT / "rules",))
    return BLOCK.sub(lambda block: f"{block[1]}{tables(loaded.rules)}\n\n{block[3]}", before, count=1)


def main(arguments: list[str]) -> int:
    """Writes the page, or with --check leaves it as it is; 1 where that makes a difference."""
    before = PAGE.read_text(encoding="utf-8")
    after = page(before)
    if "--check" not in arguments:
        PAGE.write_text(after, encoding="utf-8", newline="\n")
        return 0
    return int(before != after)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
