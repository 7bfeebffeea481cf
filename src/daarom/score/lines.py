"""Answers JSONL with JSONL: a text per line in, its scores per line out, in order and with bounded memory; it
opens no files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from daarom.catalogue import say
from daarom.language import detect
from daarom.score.calibration import Raw
from daarom.score.scorer import Scorer

BATCH = 64
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Question:
    """One line: its id, and either a text with its language or what is wrong with it (a key of the
    catalogue)."""

    id: object
    text: str = ""
    language: str | None = None
    fault: str | None = None


def score_lines(
    lines: Iterable[str | bytes], scorer: Scorer, language: str = "en"
) -> Iterator[dict[str, object]]:
    """One answer per line that is not empty: the scores, or the line's id (None where it has none) and an
    error in `language`.

    Raises ModelError for a folder that is missing or damaged.
    """
    asked = (_question(line) for line in lines if line.strip())
    while batch := list(islice(asked, BATCH)):
        raws = scorer.texts(question.text for question in batch if not question.fault)
        for question in batch:
            if question.fault:
                yield {"id": question.id, "error": say(question.fault, language)}
            else:
                yield _answer(question, next(raws))


def _question(line: str | bytes) -> Question:
    try:
        row = json.loads(line.decode("utf-8-sig") if isinstance(line, bytes) else line.removeprefix("\ufeff"))
    except UnicodeDecodeError:
        return Question(None, fault="score.not_utf8")
    except (ValueError, RecursionError):
        return Question(None, fault="score.not_json")
    if not isinstance(row, Mapping):
        return Question(None, fault="score.not_object")
    name = row.get("id")
    if isinstance(name, (dict, list)):
        return Question(None, fault="score.id")
    return _about(row, name)


def _about(row: Mapping[str, object], name: object) -> Question:
    text, language = row.get("text"), row.get("language")
    if not isinstance(text, str) or not text.strip():
        return Question(name, fault="score.text")
    if language is not None and not isinstance(language, str):
        return Question(name, fault="score.language")
    return Question(name, text, language or detect(text))


def _answer(question: Question, raw: Raw) -> dict[str, object]:
    return {
        "id": question.id,
        "language": question.language,
        "commercial": round(raw.commercial, DIGITS),
        "tone": {name: round(value, DIGITS) for name, value in raw.tone.items()},
        "intent": {name: round(value, DIGITS) for name, value in raw.intent.items()},
        "human_voice": round(raw.human_voice, DIGITS),
        "kinds": {name: round(value, DIGITS) for name, value in raw.kinds.items()},
    }
