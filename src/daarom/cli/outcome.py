"""Carries out what the gate decides: the record, the staged tree, the queue of what is cleared. It prints nothing."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from daarom import write
from daarom.config import Configs
from daarom.gate import record
from daarom.gate.queueing import cleared_queue
from daarom.gate.run import answer
from daarom.gate.staging import stage
from daarom.gate.types import Answer, Ask


@dataclass(frozen=True)
class Wanted:
    """The files that were asked for, and the language of reasons in the record."""

    record: Path | None = None
    stage: Path | None = None
    queue: Path | None = None
    language: str = "en"


def carried_out(ask: Ask, configs: Configs, wanted: Wanted) -> Answer:
    """The answer, with everything written that was asked for: the record last, so that it never promises what is not
    there. Raises OutputError where another gate is at work on the same files, or where they cannot be written."""
    with ExitStack() as held:
        for target in (wanted.record, wanted.stage, wanted.queue):
            if target is not None:
                held.enter_context(write.alone(target))
        found = answer(ask, configs)
        if wanted.queue is not None:
            write.content(wanted.queue, cleared_queue(found, ask, configs, wanted.queue))
        if wanted.stage is not None:
            found = stage(found, ask, wanted.stage)
        if wanted.record is not None:
            text = record.canonical(record.facts(found, ask, wanted.language))
            write.content(wanted.record, text.encode("ascii"))
        return found
