"""`daarom gate verify`: does a clearance still hold?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from daarom.catalogue import say
from daarom.cli import moments, options
from daarom.cli.screen import show
from daarom.config import Configs, layout_named
from daarom.gate import approving, doors, record
from daarom.gate.types import Ask
from daarom.gate.verifying import verify
from daarom.harmless import one_line, page
from daarom.intake import Manner


def command(language: str) -> click.Command:
    """The command, its help in `language`."""
    params = [
        click.Argument(["clearance"], type=options.ANY_PATH),
        moments.option("now", language, "help.gate.verify_now"),
        click.Option(["--approvals"], type=options.EXISTING_FILE, help=say("help.gate.approvals", language)),
        click.Option(["--fail-if-held"], is_flag=True, help=say("help.gate.fail_if_held", language)),
        options.config(language),
        options.plan(language),
        options.queue(language),
        options.quiet(language),
    ]
    return options.command("verify", params, _callback(language), language, "help.gate.verify")


def _callback(language: str) -> Callable[..., int]:
    def run(
        *,
        clearance: Path,
        now: str | None,
        approvals: Path | None,
        fail_if_held: bool,
        config: Path | None,
        plan: Path | None,
        queue: str | None,
        quiet: bool,
    ) -> int:
        moment = moments.moment(now, "--now") or moments.clock()
        kept = record.read(clearance)
        paths = kept.ask().paths
        asked = Ask(
            paths,
            moment,
            plan=plan,
            manner=Manner(layout_named(queue) if queue else None),
            doors=doors.read(doors.files(paths)),
            approvals=approving.read(approvals) if approvals else (),
        )
        verdict = verify(kept, asked, Configs(config), moment)
        lines = [one_line(say(item.key, language, **item.values)) for item in verdict.differences]
        if verdict.held and fail_if_held:
            lines.append(say("gate.still_held", language, count=verdict.held))
        if not lines and not quiet:
            show(say("gate.verified", language))
        show(page("\n".join(lines)))
        return int(bool(lines))

    return run
