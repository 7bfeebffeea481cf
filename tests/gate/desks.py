"""A writer's folder for the gate: a config with three rules of her own and no classifier, and drafts that are due."""

from __future__ import annotations

from pathlib import Path

NOW = "2026-11-05T09:00:00+01:00"
CONFIG = """\
root: true
timezone: Europe/Amsterdam
packs: {commercial: false, hype: false, bait: false, voice: false, platform: false, access: false, tone: false, plan: false}
rule_folders: [eigen]
"""
RULE = """\
id: eigen/fout
check: phrases
severity: error
message: "'{match}' hoort hier niet."
remedy: Laat het weg.
why: Zo schrijven wij niet.
source: eigen afspraak
options: {phrases: ["koop nu"]}
examples: {flags: ["Wij zeggen koop nu tegen de lezer."], passes: ["De oven is stuk."]}
"""
GOOD = "De oven is stuk en Ruud ligt er met zijn hoofd in."
BAD = "Kom langs en koop nu een taart bij ons."


def post(when: str | None, text: str = GOOD, more: str = "") -> str:
    """A draft that goes out at a time."""
    time = "" if when is None else f"publish_at: {when}\n"
    return f"---\n{time}language: nl\n{more}---\n\n{text}\n"


def furnish(folder: Path, config: str = "") -> None:
    """Puts the config and the rule in a folder."""
    write(folder, {"daarom.yaml": CONFIG + config, "eigen/eigen/nl/fout.yaml": RULE})


def write(folder: Path, files: dict[str, str]) -> None:
    """Writes files, their folders too."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8"))
