"""The plan as a whole, and where its values stand in the file. It must not read files or judge the plan."""

from __future__ import annotations

from dataclasses import dataclass, field

from daarom.model import Document, Place, Source
from daarom.model.places import LINE_BREAK
from daarom.plan.means import (
    Compliance,
    Governance,
    Involvement,
    Measure,
    Mix,
    People,
    Pillar,
    PlatformPlan,
    Publish,
    Resources,
    Respond,
)
from daarom.plan.openparts import Open
from daarom.plan.parts import (
    Audience,
    DistinctiveValue,
    Goal,
    Image,
    Organisation,
    Tone,
    Validity,
    Why,
)
from daarom.plan.telling import language_told
from daarom.yamlfile import Node

EMPTY = Source("plan.yaml", "")


@dataclass(frozen=True, slots=True)
class Infrastructure:
    """What is set up to measure, to answer and to publish."""

    measure: tuple[Measure, ...] = ()
    respond: Respond | None = None
    publish: Publish = field(default_factory=Publish)
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A social-media plan. What it leaves unsaid is None or empty; `source` and `root` lead to the file.

    `root` is the plan with its short forms written out and without what is still to be written, which is in `open`.
    """

    source: Source = EMPTY
    version: int = 1
    organisation: Organisation = field(default_factory=Organisation)
    language: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    valid: Validity = field(default_factory=Validity)
    why_social: Why | None = None
    goals: tuple[Goal, ...] = ()
    audiences: tuple[Audience, ...] = ()
    image: Image | None = None
    distinctive_value: DistinctiveValue | None = None
    tone: Tone = field(default_factory=Tone)
    platforms: tuple[PlatformPlan, ...] = ()
    pillars: tuple[Pillar, ...] = ()
    mix: Mix = field(default_factory=Mix)
    people: People | None = None
    governance: Governance | None = None
    resources: Resources | None = None
    infrastructure: Infrastructure | None = None
    compliance: Compliance = field(default_factory=Compliance)
    involve: tuple[Involvement, ...] = ()
    root: Node | None = field(default=None, repr=False, compare=False)
    open: tuple[Open, ...] = field(default=(), compare=False)

    @property
    def path(self) -> str:
        """The file that the plan stands in."""
        return self.source.path

    def goal(self, name: str) -> Goal | None:
        """The goal with this id, or None."""
        return next((item for item in self.goals if item.id == name), None)

    def audience(self, name: str) -> Audience | None:
        """The audience with this id, or None."""
        return next((item for item in self.audiences if item.id == name), None)

    def platform(self, name: str) -> PlatformPlan | None:
        """What the plan says of a platform, or None."""
        return next((item for item in self.platforms if item.id == name), None)

    def address(self, platform: str | None = None, audience: str | None = None) -> str | None:
        """How readers are addressed (je, u, jullie): by platform, else by audience, else by the tone."""
        place, people = self.platform(platform or ""), self.audience(audience or "")
        said = (place and place.address, people and people.address, self.tone.address)
        return next((word for word in said if word), None)

    def place(self, *keys: str | int) -> Place:
        """Where a value stands, such as `place("goals", 0, "deadline")`; else the part around it.

        A part stands at its id or key; what the plan does not mention at all, at the first character.
        """
        node = self.root
        for key in keys:
            inner = _inner(node, key)
            if inner is None:
                break
            node = inner
        if node is None or node is self.root:
            return Place(self.path, 0, 0)
        if isinstance(node.value, (dict, tuple)) or node.value is None:
            named = node.items().get("id")
            inside = named is not None and node.key_start == node.start
            return named.place(self.path) if named is not None and inside else _first_line(self.source, node)
        return node.place(self.path)


def document(plan: Plan) -> Document:
    """The plan file as a document without prose, for findings to stand in.

    Its language is the first that the plan states, else the one it is written in.
    """
    language = plan.language[0] if plan.language else language_told(plan.source.text)
    return Document(plan.source, (), language=language, format="plan")


def _inner(node: Node | None, key: str | int) -> Node | None:
    if node is None:
        return None
    if isinstance(key, int):
        items = node.value if isinstance(node.value, tuple) else (node,)
        return items[key] if key < len(items) else None
    return node.items().get(key)


def _first_line(source: Source, node: Node) -> Place:
    """The key of a part, or the first line of an entry without one."""
    if node.key_start != node.start:
        return node.key_place(source.path)
    broken = LINE_BREAK.search(source.text, node.start, node.end)
    return Place(source.path, node.start, broken.start() if broken else node.end)
