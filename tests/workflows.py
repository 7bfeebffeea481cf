"""Runs the steps of a workflow or an action as a CI runner would, as far as these workflows need one: bash, outputs, conditions."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")
COMPARISON = re.compile(r"(\S+) (==|!=) '([^']*)'")
HASH = re.compile(r"hashFiles\('([^']*)'\)")

Step = Mapping[str, Any]


@dataclass
class Job:
    """One job: where it runs, what surrounds it, and what came of it so far."""

    folder: Path
    environment: Mapping[str, str]
    context: dict[str, str]
    log: str = ""
    summary: str = ""
    used: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    failed: int = 0


def perform(job: Job, steps: Iterable[Step], actions: Mapping[str, Mapping[str, str]]) -> Job:
    """Runs the steps. Actions of others are not run; `actions` says what they would give."""
    for step in steps:
        if not wanted(job, str(step.get("if", ""))):
            continue
        if "uses" in step:
            name = str(step["uses"]).partition("@")[0]
            job.used.append((name, filled(job, step.get("with", {}))))
            outputs = actions.get(name, {})
        else:
            outputs = _run(job, step)
        for key, value in outputs.items():
            job.context[f"steps.{step.get('id')}.outputs.{key}"] = value
    return job


def wanted(job: Job, condition: str) -> bool:
    """Whether a step runs: after a failure only where it says always()."""
    if job.failed and "always()" not in condition:
        return False
    return all(_holds(job, term.strip()) for term in condition.split("&&") if term.strip())


def _holds(job: Job, term: str) -> bool:
    if term == "always()":
        return True
    found = COMPARISON.fullmatch(term)
    assert found, f"a condition that this runner does not know: {term}"
    name = HASH.fullmatch(found[1])
    value = ("x" if (job.folder / name[1]).exists() else "") if name else job.context.get(found[1], "")
    return (value == found[3]) is (found[2] == "==")


def filled(job: Job, values: Mapping[str, object]) -> dict[str, str]:
    """Values with their expressions filled in; an unknown context is empty, as on GitHub."""
    return {
        key: EXPRESSION.sub(lambda found: job.context.get(found[1], ""), str(value))
        for key, value in values.items()
    }


def _run(job: Job, step: Step) -> dict[str, str]:
    outputs, summary = job.folder.parent / "outputs", job.folder.parent / "summary"
    for file in (outputs, summary):
        file.write_text("", encoding="utf-8")
    own = {"GITHUB_OUTPUT": str(outputs), "GITHUB_STEP_SUMMARY": str(summary)}
    environment = {**job.environment, **filled(job, step.get("env", {})), **own}
    code, printed = bash(str(step["run"]), job.folder, environment)
    job.log += printed
    job.summary += summary.read_text(encoding="utf-8")
    job.failed = job.failed or code
    return dict(line.split("=", 1) for line in outputs.read_text(encoding="utf-8").splitlines())


def bash(script: str, folder: Path, environment: Mapping[str, str]) -> tuple[int, str]:
    """Exit code and output of a script, run as GitHub and GitLab do."""
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env=dict(environment),
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.returncode, done.stdout


def stub(folder: Path, name: str, python: str, body: Callable[[], str]) -> None:
    """Puts a command in a folder: a Python script in place of a program that would reach the network."""
    path = folder / name
    path.write_text(f"#!{python}\n{body()}", encoding="utf-8")
    path.chmod(0o755)
