"""What `--fix` and `--diff` of `daarom check` do with a text that is printed: a diff, or standard input
corrected. It decides nothing about edits.
"""

from __future__ import annotations

import os
import secrets

from daarom import fix, readers
from daarom.cli.screen import print_notices, print_problems, show_exactly
from daarom.config import Configs
from daarom.errors import UserError
from daarom.harmless import page
from daarom.lint import Request
from daarom.model import Problem, Report, Source
from daarom.patch import unified


def diff(request: Request, configs: Configs, given: Source | None, language: str, shape: str) -> int:
    """Prints what `--fix` would change; what is wrong goes to standard error. Exit 1 where it would change
    something. `given` is standard input, if that is read. Raises UserError for a `shape` other than text.
    """
    if shape != "text":
        raise UserError(Problem("--diff", "usage.diff_format"))
    report, files = fix.mended(request, configs)
    report = fix.told(report, files)
    print_problems(report.problems, language)
    print_notices((item for item in report.notices if item.key.startswith("fix.")), language)
    text = "".join(unified(given or item.source, item.text) for item in files)
    show_exactly(_unheard(text).encode("utf-8"))
    return 2 if report.problems else int(bool(text))


def fixed(request: Request, configs: Configs, given: Source | None) -> tuple[Report, bytes | None]:
    """Corrects files; of standard input it gives the corrected bytes, in its own encoding. The report says what
    is left.
    """
    if given is None:
        return fix.fix(request, configs), None
    report, text = fix.fixed_text(request, configs)
    return report, readers.encode(given, text)


def _unheard(text: str) -> str:
    """A diff in which no CI runner hears commands. GitHub Actions stops listening for as long as it lasts; git and
    patch pass over what stands around a diff. Azure Pipelines cannot be told, so there a line that is a command is
    broken.
    """
    if os.environ.get("TF_BUILD"):
        return page(text)
    if not text or os.environ.get("GITHUB_ACTIONS") != "true":
        return text
    word = secrets.token_hex(16)
    return f"::stop-commands::{word}\n{text}::{word}::\n"
