"""What a user can put right: an error names its sentence in the catalogue, the file, the line and the remedy.

Anything else that is raised is a bug and travels up to cli/main.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from daarom.model import Problem


class UserError(Exception):
    """A mistake in something the user owns, with one or more problems, all found in one go."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(
            "; ".join(f"{problem.path}:{problem.line or ''} {problem.key}" for problem in problems)
        )
        self.problems: Sequence[Problem] = problems


def distinct(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems in their order, each once."""
    return tuple({(p.path, p.key, p.line, p.column, p.row, repr(p.values)): p for p in problems}.values())


class DraftError(UserError):
    """A draft that cannot be read."""


class RuleError(UserError):
    """A rule file that cannot be used."""


class ConfigError(UserError):
    """A daarom.yaml that cannot be used."""


class PlanError(UserError):
    """A plan.yaml that cannot be used."""


class ModelError(UserError):
    """A classifier folder that is missing or damaged."""


class BaselineError(UserError):
    """A baseline that cannot be read."""


class GitError(UserError):
    """A repository or revision that git cannot use."""


class GateError(UserError):
    """A clearance, a list of approvals or a file of decisions that cannot be used."""


class OutputError(UserError):
    """A place where daarom was asked to write and cannot."""
