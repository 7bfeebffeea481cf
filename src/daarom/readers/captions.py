"""Reads captions, SubRip (.srt) and WebVTT (.vtt), as running text: what is said, across the cues that cut it.

Times, cue names, tags, styles and sounds between brackets are no prose. In WebVTT a NOTE is a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from daarom.errors import DraftError
from daarom.model import Problem, Source, Span
from daarom.readers.parts.blocks import Blocks, conclude
from daarom.readers.parts.directives import Comment
from daarom.readers.parts.masks import Mask
from daarom.readers.parts.parsed import Parsed
from daarom.readers.parts.weaving import Weaver

PAUSE = 2.0
"""Seconds of silence behind a finished sentence after which a new paragraph begins."""

LINE = re.compile(r"(?P<text>[^\r\n]*)(?P<end>\r\n|\r|\n|\Z)")
CLOCK = r"(?:(\d+):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
TIMES = re.compile(rf"\s*{CLOCK}\s*-->\s*{CLOCK}(?:\s.*)?")
NOTE = re.compile(r"NOTE(?=\s|\Z)")
TAG = re.compile(r"</?[A-Za-z0-9][^<>]*>|\{\\[^{}]*\}")
SPEAKER = re.compile(r"\s*(?:[-–—]\s|<v[ .][^<>]*>)")
SOUND = re.compile(r"\s*(?:\[[^\[\]]*\]|\([^()]*\)|♪[^♪]*♪?|♫[^♫]*♫?)\s*")
FINISHED = re.compile(r"[.!?…][\"'”’»)\]]*\s*\Z")


@dataclass(frozen=True, slots=True)
class Cue:
    """When something is shown, in seconds, and the spans of its lines."""

    start: float
    end: float
    lines: tuple[Span, ...]


def read_captions(source: Source) -> Parsed:
    """Captions as one draft; a paragraph ends with a sentence before a pause or another speaker. Raises DraftError
    where there is not one cue.
    """
    blocks = Blocks(source.text, Mask(source.text))
    cues = list(_cues(source.text, blocks.comments))
    if not cues and source.text.strip():
        raise DraftError(Problem(source.path, "draft.no_cues", {}, 1, 1))
    leaf, silence = Weaver(source.text), 0.0
    for cue in cues:
        done = FINISHED.search("".join(leaf.parts[-3:])) is not None
        begins = done and cue.start - silence >= PAUSE
        for start, end in cue.lines:
            speaker = SPEAKER.match(source.text, start, end)
            if SOUND.fullmatch(source.text, speaker.end() if speaker else start, end):
                continue
            if speaker or begins:
                blocks.add(("paragraph",), leaf)
                leaf, begins = Weaver(source.text), False
            _weave(leaf, (start, end), speaker.end() if speaker else start)
        silence = cue.end
    blocks.add(("paragraph",), leaf)
    return conclude(source, blocks, (), "captions")


def _cues(text: str, comments: list[Comment]) -> Iterator[Cue]:
    """The cues of the text; NOTE blocks of WebVTT go to the comments."""
    for block in _paragraphs(text):
        note = NOTE.match(text, *block[0])
        if note:
            comments.append(Comment(block[0][0], block[-1][1], text[note.end() : block[-1][1]], True))
            continue
        timed = next((i for i, line in enumerate(block[:2]) if TIMES.fullmatch(text, *line)), None)
        found = TIMES.fullmatch(text, *block[timed]) if timed is not None else None
        if timed is not None and found is not None:
            parts = found.groups()
            yield Cue(_seconds(parts[:4]), _seconds(parts[4:]), tuple(block[timed + 1 :]))


def _paragraphs(text: str) -> Iterator[list[Span]]:
    """The lines between blank lines."""
    block: list[Span] = []
    for line in LINE.finditer(text):
        if line["text"].strip():
            block.append(line.span("text"))
        elif block:
            yield block
            block = []


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = (part or "0" for part in parts)
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + int(fraction.ljust(3, "0")) / 1000


def _weave(leaf: Weaver, line: Span, begin: int) -> None:
    """A line of a cue without its tags, joined to what went before."""
    at, end = begin, line[1]
    leaf.space(line[0], line[0])
    for tag in TAG.finditer(leaf.text, begin, end):
        leaf.html(at, tag.start())
        at = tag.end()
    leaf.html(at, end)
