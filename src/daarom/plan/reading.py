"""Reads plan.yaml: its shape, and that what one part names exists in another. It must not judge the plan."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from daarom.errors import PlanError, UserError
from daarom.model import Source
from daarom.plan.openparts import cleared, is_open
from daarom.plan.plan import Plan
from daarom.plan.shapes import plan_reader
from daarom.plan.shorthand import expanded, with_ids
from daarom.plan.values import nearest
from daarom.shape import Faults
from daarom.yamlfile import Node, read
from daarom.yamlfile import parse as parse_yaml


def load(path: Path, shown: str | None = None) -> Plan:
    """The plan in a file; `shown` is its path as reports show it.

    Raises PlanError with every fault and its line: broken YAML, misspelt keys, wrong values, references to
    what is not there.
    """
    try:
        source, node = read(path, shown)
    except UserError as error:
        raise PlanError(*error.problems) from error
    return _plan(source, node)


def parse(source: Source) -> Plan:
    """The plan in a text. Raises PlanError as `load` does."""
    try:
        node = parse_yaml(source)
    except UserError as error:
        raise PlanError(*error.problems) from error
    return _plan(source, node)


def _plan(source: Source, node: Node) -> Plan:
    faults = Faults(source)
    if node.value is None:
        faults.add(0, "plan.empty")
    elif not isinstance(node.value, dict):
        faults.add(node.start, "plan.not_a_mapping", found=_kind(node))
    else:
        root, unwritten = cleared(expanded(node))
        root = with_ids(root)
        plan = plan_reader(root, faults)
        _strangers(root, faults)
        if plan is not None and not faults.problems:
            return replace(plan, open=unwritten)
    raise PlanError(*sorted(faults.problems, key=lambda problem: (problem.line or 0, problem.column or 0)))


def _kind(node: Node) -> str:
    lines = node.raw.splitlines()
    return lines[0][:40] if lines else ""


def _strangers(root: Node, faults: Faults) -> None:
    """References to goals and audiences that the plan does not have, and names given twice."""
    goals, audiences = (_names(root, part, faults) for part in ("goals", "audiences"))
    for part in ("platforms", "pillars"):
        _names(root, part, faults)
    for part, key, known in (
        ("goals", "audience", audiences),
        ("platforms", "audiences", audiences),
        ("platforms", "goals", goals),
        ("pillars", "goal", goals),
    ):
        kind = "audience" if known is audiences else "goal"
        for reference in _references(root, part, key):
            open_part = not known and is_open(root.items().get(f"{kind}s"))
            if reference.value is not None and str(reference.value) not in known and not open_part:
                _stranger(reference, kind, known, faults)


def _stranger(node: Node, kind: str, known: tuple[str, ...], faults: Faults) -> None:
    near = nearest(str(node.value), known)
    if near:
        faults.add(node.start, f"plan.{kind}_misspelt", found=node.raw, near=near)
    elif known:
        faults.add(node.start, f"plan.{kind}_unknown", found=node.raw, known=", ".join(known))
    else:
        faults.add(node.start, f"plan.{kind}_none", found=node.raw)


def _names(root: Node, part: str, faults: Faults) -> tuple[str, ...]:
    found: list[str] = []
    for entry in _entries(root.items().get(part)):
        name = entry.items().get("id")
        if name is None or isinstance(name.value, (dict, tuple)) or name.value is None:
            continue
        if str(name.value) in found:
            faults.add(name.start, "plan.twice", found=name.raw)
        found.append(str(name.value))
    return tuple(found)


def _references(root: Node, part: str, key: str) -> list[Node]:
    lists = (_entries(entry.items().get(key)) for entry in _entries(root.items().get(part)))
    return [item for items in lists for item in items if not isinstance(item.value, (dict, tuple))]


def _entries(node: Node | None) -> tuple[Node, ...]:
    if node is None:
        return ()
    return node.value if isinstance(node.value, tuple) else (node,)
