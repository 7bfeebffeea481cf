"""`daarom schema`: what an editor must know, in the language asked for, with one's own rules."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import Answer, write

Daarom = Callable[..., Answer]


@pytest.mark.parametrize("kind", ["rule", "config", "plan"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_schema_is_printed(daarom: Daarom, kind: str, language: str) -> None:
    answer = daarom("schema", kind, language=language)
    assert (answer.code, answer.err) == (0, "")
    assert json.loads(answer.out)["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_the_schema_of_a_config_knows_rules_of_your_own(daarom: Daarom) -> None:
    rules = json.loads(daarom("schema", "config").out)["$defs"]["rules"]["properties"]
    assert rules["eigen/fout"]["description"] == "'{match}' hoort hier niet."


def test_a_rule_that_cannot_be_used_is_told_beside_the_schema(daarom: Daarom, here: Path) -> None:
    write(here, {"eigen/eigen/nl/stuk.yaml": "id: ["})
    answer = daarom("schema", "config")
    assert answer.code == 2
    assert "eigen/fout" in json.loads(answer.out)["$defs"]["rules"]["properties"]
    assert "eigen/eigen/nl/stuk.yaml:1: This YAML cannot be read" in answer.err


def test_an_unknown_kind_is_told(daarom: Daarom) -> None:
    answer = daarom("schema", "regel", language="nl")
    assert answer.code == 2
    assert "Kies uit: rule, config, plan." in answer.err


def test_words_of_a_rule_do_nothing_to_the_screen(daarom: Daarom, here: Path) -> None:
    nasty = (
        (here / "eigen/eigen/nl/fout.yaml").read_text(encoding="utf-8").replace("hoort hier", "\\e[2J\\u202e")
    )
    write(here, {"eigen/eigen/nl/fout.yaml": nasty})
    out = daarom("schema", "config").out
    assert not [sign for sign in out if (ord(sign) < 32 and sign != "\n") or sign == "\u202e"]
