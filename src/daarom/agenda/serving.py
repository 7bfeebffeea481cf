"""What a post serves in the plan, and who speaks in it: goals, audiences, pillars, departments. It counts nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from daarom.agenda.posts import Post
from daarom.goals import content
from daarom.plan import Plan

WORDS, STEM = 2, 5
"""Words that a post must share with a sentence of the plan, and the letters by which they are known."""

KEYS = {"audiences": "audience", "pillars": "pillar"}


def serves(post: Post, plan: Plan, part: str) -> tuple[str, ...]:
    """The ids of goals, audiences or pillars that a post is for.

    What it states counts. For goals that it does not state its words do; its goals then tell its audiences.
    """
    if part == "goals":
        return post.goals
    stated = post.document.texts(KEYS[part])
    if stated:
        return stated
    if part == "audiences":
        return tuple(dict.fromkeys(g.audience for g in plan.goals if g.id in post.goals and g.audience))
    fitting = [pillar.id for pillar in plan.pillars if pillar.goal in post.document.texts("goal")]
    return tuple(fitting) if len(fitting) == 1 else ()


def served(posts: Iterable[Post], plan: Plan, part: str) -> Counter[str]:
    """How many posts serve each goal, audience or pillar of the plan; those that none serves have nought."""
    counted = Counter(name for post in posts for name in serves(post, plan, part))
    return Counter({item.id: counted[item.id] for item in getattr(plan, part)})


def speaks_of(post: Post, *sentences: str) -> bool:
    """Whether a post has words of these sentences that carry their subject: two, or the one that there is.

    Words with the same beginning are the same: malen, maalt and maling are not, molen and molens are.
    """
    wanted = {word.key[:STEM] for sentence in sentences for word in content(sentence)}
    found = {word.key[:STEM] for word in content(post.text)} & wanted
    return len(found) >= min(WORDS, max(1, len(wanted)))


def voices(posts: Iterable[Post], plan: Plan) -> Counter[str]:
    """How many posts each department writes; an empty name for posts by nobody that the plan knows.

    A department counts once for a post, however many of its people made it. Nobody is counted by name.
    """
    known = {
        name.strip().lstrip("@").casefold(): person.department
        for person in (plan.people.contributors if plan.people else ())
        for name in (person.handle, person.name)
        if name and person.department
    }
    found: Counter[str] = Counter()
    for post in posts:
        names = (name.strip().lstrip("@").casefold() for name in post.document.texts("author"))
        departments = {_department(name, known) for name in names} - {""}
        found.update(departments or {""})
    return found


def _department(name: str, known: dict[str, str]) -> str:
    """By handle or full name, else by a first name that only one person has."""
    if name in known:
        return known[name]
    first = {department for other, department in known.items() if other.split(" ")[0] == name}
    return first.pop() if len(first) == 1 else ""
