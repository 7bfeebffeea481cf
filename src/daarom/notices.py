"""Lines of advice about a run as a whole, each said once. It must not look at what was found in a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from daarom.model import Document, Notice


def notices(
    goalless: int, foreign: Iterable[Document], planless: bool, lawful: bool = False
) -> Iterator[Notice]:
    """What to say of drafts without a goal, drafts in a language without rules, a run without a plan, and (where
    `lawful`) findings that lean on the law.
    """
    if goalless:
        key = "notice.goal_missing_one" if goalless == 1 else "notice.goal_missing"
        yield Notice(key, {"count": goalless})
    for path, language in dict.fromkeys((document.path, document.language) for document in foreign):
        key = "notice.foreign" if language else "notice.undetected"
        yield Notice(key, {"path": path, "language": language})
    if lawful:
        yield Notice("notice.no_legal_advice")
    if planless:
        yield Notice("notice.no_plan")
