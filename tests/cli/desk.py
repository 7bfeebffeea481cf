"""A writer's folder to run commands in: a config with three rules of her own, and no classifier, so that a run is quick."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CONFIG = """\
root: true
packs: {commercial: false, hype: false, bait: false, voice: false, platform: false, access: false, tone: false, plan: false}
rule_folders: [eigen]
"""
RULE = """\
id: eigen/{name}
check: phrases
severity: {severity}
message: "'{{match}}' hoort hier niet."
remedy: Laat het weg.
why: Zo schrijven wij niet.
source: eigen afspraak
options: {{phrases: ["{phrase}"]}}
examples: {{flags: ["Wij zeggen {phrase} tegen de lezer."], passes: ["De oven is stuk."]}}
"""
RULES = (("fout", "error", "koop nu"), ("let-op", "warning", "actie"), ("tip", "note", "leuk"))
SENTENCES = {
    "error": "Kom langs en koop nu een taart bij ons.",
    "warning": "Wij hebben een actie met taart deze week.",
    "note": "Wij vinden het leuk dat de oven het weer doet.",
    "clean": "De oven is stuk en Ruud ligt er met zijn hoofd in.",
}


@dataclass(frozen=True)
class Answer:
    """What a command gave."""

    code: int
    out: str
    err: str


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    """Writes files, their folders too; text as UTF-8 with newlines as they are."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def furnish(folder: Path) -> None:
    """Puts the config and the rules in a folder."""
    rules = {
        f"eigen/eigen/nl/{name}.yaml": RULE.format(name=name, severity=severity, phrase=phrase)
        for name, severity, phrase in RULES
    }
    write(folder, {"daarom.yaml": CONFIG, **rules})
