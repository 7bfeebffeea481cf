"""Loads rules from their YAML files, those that extend another after that one; a rule's wording lives nowhere else."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from daarom.config import absolute
from daarom.errors import RuleError, UserError
from daarom.model import ANY, Problem, Rule, Source
from daarom.rulefile import Written, made
from daarom.yamlfile import Node, read

Key = tuple[str, str]
"""A rule's id and language."""


@dataclass(frozen=True)
class Rules:
    """Every rule that was found, and what was wrong with the others."""

    rules: tuple[Rule, ...]
    problems: tuple[Problem, ...] = ()

    def named(self, name: str) -> tuple[Rule, ...]:
        """The rules with this id, one per language."""
        return tuple(rule for rule in self.rules if rule.id == name)

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids, sorted, once each."""
        return tuple(sorted({rule.id for rule in self.rules}))


@dataclass
class _Found:
    """What has been found so far: rules, files that wait for the rule they extend, and what was wrong."""

    rules: dict[Key, Rule] = field(default_factory=dict)
    waiting: list[Written] = field(default_factory=list)
    broken: list[Written] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def parent(self, written: Written) -> Rule | None:
        """The rule that a file extends: in its own language, else the one for any language."""
        return self.rules.get((written.parent, written.language)) or self.rules.get((written.parent, ANY))

    def settle(self, written: Written) -> None:
        """Makes the rule of a file whose parent, if it has one, is there. An id can be taken once."""
        try:
            rule = made(written, self.parent(written))
        except UserError as error:
            self.problems.extend(error.problems)
            self.broken.append(written)
            return
        taken = self.rules.get((rule.id, rule.language))
        if taken is None:
            self.rules[rule.id, rule.language] = rule
        else:
            other = taken.place.path if taken.place else ""
            self.tell(written, written.node.items()["id"], "rules.taken", name=rule.id, other=other)

    def tell(self, written: Written, node: Node, key: str, **values: object) -> None:
        """Reports what is wrong at a place in a file."""
        line, column = written.source.position(node.start)
        self.problems.append(Problem(written.source.path, key, values, line, column))


def load(folders: Iterable[Path]) -> Rules:
    """All rules in folders laid out as <pack>/<language>/<fault>.yaml.

    A file that cannot be used becomes a Problem; so does one with the id and language of an earlier rule. The
    others are loaded all the same.
    """
    found = _Found()
    for path in _files(folders, found.problems):
        try:
            source, node = read(path)
        except UserError as error:
            found.problems.extend(error.problems)
            continue
        written = Written(source, node, path.parent.name)
        if written.extends is None:
            found.settle(written)
        else:
            found.waiting.append(written)
    _settle_children(found)
    rules = tuple(found.rules.values())
    return Rules(rules, (*found.problems, *_strangers(rules)))


def parse(source: Source, node: Node, language: str, parent: Rule | None = None) -> Rule:
    """A rule from its YAML, over the one that it extends. `language` is the folder's name: nl, en or any.

    Raises RuleError with every fault.
    """
    return made(Written(source, node, language), parent)


def _files(folders: Iterable[Path], problems: list[Problem]) -> Iterator[Path]:
    """The rule files in folders, each once, also where one folder lies in another."""
    seen: set[Path] = set()
    for folder in folders:
        if not folder.is_dir():
            problems.append(Problem(folder.as_posix(), "rules.no_folder"))
        for path in sorted(folder.glob("**/*.yaml")):
            full = absolute(path)
            if full not in seen:
                seen.add(full)
                yield path


def _settle_children(found: _Found) -> None:
    """Makes the rules that extend others, parents first, and says why the rest cannot be made."""
    while ready := [written for written in found.waiting if found.parent(written)]:
        for written in ready:
            found.settle(written)
        found.waiting = [written for written in found.waiting if written not in ready]
    for written in found.waiting:
        if written.extends is not None:
            _orphan(found, written, written.extends)


def _orphan(found: _Found, written: Written, extends: Node) -> None:
    """Reports a file whose parent is not there: unknown, in another language, faulty itself, or in a circle."""
    name, chain = written.parent, _chain(found.waiting, written)
    known = {rule for rule, _ in found.rules}
    if chain and chain[-1] == written.id:
        found.tell(written, extends, "extends.cycle", chain=" → ".join((written.id, *chain)))
    elif name in known:
        found.tell(written, extends, "extends.language", name=name, language=written.language)
    elif name in {item.id for item in (*found.broken, *found.waiting)}:
        found.tell(written, extends, "extends.broken", name=name)
    else:
        near = difflib.get_close_matches(name, sorted(known), 1)
        key = "extends.unknown_near" if near else "extends.unknown"
        found.tell(written, extends, key, name=name, **({"near": near[0]} if near else {}))


def _chain(waiting: Sequence[Written], first: Written) -> tuple[str, ...]:
    """The ids that a file extends one after the other, as far as they are waiting too; at most one round."""
    parents = {item.id: item.parent for item in waiting if item.language in (first.language, ANY)}
    chain: list[str] = []
    name = parents.get(first.id)
    while name in parents and name not in chain:
        chain.append(name)
        name = parents[name] if name != first.id else None
    return tuple(chain)


def _strangers(rules: Sequence[Rule]) -> Iterator[Problem]:
    """Conditions that name a rule or pack which does not exist."""
    known = {rule.id for rule in rules} | {f"{rule.pack}/*" for rule in rules}
    for rule in rules:
        for condition in (*rule.all, *rule.unless):
            for name in condition.rules:
                if name not in known and rule.place is not None:
                    yield Problem(rule.place.path, "rules.stranger", {"name": name}, 1)


__all__ = ["RuleError", "Rules", "load", "parse"]
