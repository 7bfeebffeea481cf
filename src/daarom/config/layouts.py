"""Which files are queues of posts, as the config maps them. It must not open one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from daarom.config.paths import Globs
from daarom.presets import Layout


@dataclass(frozen=True, slots=True)
class Queue:
    """Which files are queues, and how they are laid out."""

    paths: Globs
    layout: Layout


@dataclass(frozen=True, slots=True)
class History:
    """Which files hold posts that were published already: an export of a platform, else a queue laid out so."""

    paths: Globs
    layout: Layout
    export: str | None = None


def layout_of(queues: Sequence[Queue], path: Path) -> Layout | None:
    """How the file at `path` is laid out; None where it is no queue. The last entry that matches wins."""
    return next((item.layout for item in reversed(queues) if item.paths.match(path)), None)
