"""`daarom schema`: what an editor must know to help with a rule, a config or a plan."""

from __future__ import annotations

import json
from pathlib import Path

import click

from daarom import lint, schema
from daarom.cli import options
from daarom.cli.screen import print_problems, show
from daarom.config import Configs
from daarom.harmless import safe_json


def command(language: str) -> click.Command:
    """The command, its help in `language`."""
    params = [click.Argument(["kind"], type=click.Choice(list(schema.KINDS)))]

    def run(kind: str) -> int:
        config = Configs().for_folder(Path())
        known = lint.loaded(config.rule_folders, config.rule_packages)
        made = schema.schema(kind, language, known.rules)
        show(safe_json(json.dumps(made, ensure_ascii=False, indent=2)))
        print_problems(known.problems, language)
        return 2 if known.problems else 0

    return options.command("schema", params, run, language)
