"""Scores texts and drafts with the pipeline of one folder, lazily and in batches; it knows no rule and no
message."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from operator import itemgetter
from pathlib import Path

from daarom import nlp
from daarom.model import Document, Evidence, PartScores, Scores
from daarom.plan import Plan
from daarom.score.blocks import WHOLE, Block, blocks, text_blocks
from daarom.score.calibration import Calibration, Raw, Verdict, calibration, logit, sigmoid
from daarom.score.evidence import moved
from daarom.sentences import sentences

READ = ("nl", "en", None)
"""Languages of drafts that are scored; None is a draft too short to tell."""

BATCH = 32
DECISION = 0.5
MOST_SENTENCES = 200
MOST_EXPLAINED = 20
"""Blocks of one draft whose verdict is explained, the surest first; each costs dozens of scores."""

CONTEXT = 0.1
"""How much of the draft's log odds a block's own are mixed with; what that finds and spares stands in models/posts/README.md."""


@dataclass(frozen=True)
class Scorer:
    """A pipeline folder, and the plan whose goals and tone drafts are held against. Making one loads
    nothing."""

    folder: Path
    plan: Plan | None = None

    def texts(self, texts: Iterable[str]) -> Iterator[Raw]:
        """The scores of each text as a whole, in order. Raises ModelError for a folder that is missing or
        damaged."""
        pending = iter(texts)
        while batch := list(islice(pending, BATCH)):
            cut = [text_blocks(text) for text in batch]
            raws = self._raws([block.text for found in cut for block in found])
            for found in cut:
                scored = list(zip(found, islice(raws, len(found)), strict=True))
                yield _whole(scored, self._calibration())

    def _raws(self, texts: Iterable[str]) -> Iterator[Raw]:
        read = self._calibration().read
        return (read(found) for found in nlp.categories(self.folder, texts))

    def documents(self, documents: Iterable[Document], plan: Plan | None = None) -> Iterator[Scores | None]:
        """The scores of each draft, in order; None for one without prose or in a language that was not
        learned.

        Raises ModelError for a folder that is missing or damaged.
        """
        pending = iter(documents)
        while batch := list(islice(pending, BATCH)):
            cut = [blocks(document) if document.language in READ else () for document in batch]
            raws = self._raws([block.text for found in cut for block in found])
            for document, found in zip(batch, cut, strict=True):
                scored = list(zip(found, islice(raws, len(found)), strict=True))
                yield self._draft(document, scored, plan or self.plan) if scored else None

    def of(
        self, documents: Sequence[Document], plan: Plan | None = None
    ) -> Callable[[Document], Scores | None]:
        """Scores for these drafts on demand: the first question about a draft answers for its batch, each
        draft is scored once."""
        known: dict[int, Scores | None] = {}
        order = {id(document): number for number, document in enumerate(documents)}

        def scores(document: Document) -> Scores | None:
            if id(document) not in order:
                return next(self.documents([document], plan))
            if id(document) not in known:
                start = order[id(document)] // BATCH * BATCH
                batch = documents[start : start + BATCH]
                known.update(zip(map(id, batch), self.documents(batch, plan), strict=True))
            return known[id(document)]

        return scores

    def _calibration(self) -> Calibration:
        return calibration(self.folder)

    def _odds(self, texts: Sequence[str]) -> list[float]:
        return [logit(raw.commercial) for raw in self._raws(texts)]

    def _draft(self, document: Document, scored: Sequence[tuple[Block, Raw]], plan: Plan | None) -> Scores:
        whole = _whole(scored, self._calibration())
        scored = [(block, _in_context(raw, whole)) for block, raw in scored]
        sold = [(number, block) for number, (block, raw) in enumerate(scored) if raw.commercial >= DECISION]
        weighty = sorted(sold, key=lambda item: -scored[item[0]][1].commercial)[:MOST_EXPLAINED]
        toned = bool(plan and plan.tone.nng)
        listed = list(enumerate(block for block, _ in scored)) if toned else sold
        return Scores(
            commercial=whole.commercial,
            tone=whole.tone,
            intent=whole.intent,
            human_voice=whole.human_voice,
            kinds=whole.kinds,
            goals=_goals(document, plan),
            carried=_carried(document, plan),
            paragraphs=tuple(
                part for number, (block, raw) in enumerate(scored) for part in _parts(block, raw, number)
            ),
            sentences=tuple(self._sentences(listed)),
            evidence=tuple(
                item for _, block in sorted(weighty, key=itemgetter(0)) for item in self._evidence(block)
            ),
        )

    def _sentences(self, listed: Sequence[tuple[int, Block]]) -> Iterator[PartScores]:
        spans = [(number, block, span) for number, block in listed for span in sentences(block.text)][
            :MOST_SENTENCES
        ]
        raws = self._raws([block.text[slice(*span)] for _, block, span in spans])
        for (number, block, span), raw in zip(spans, raws, strict=True):
            for segment, start, end in block.origins(span):
                yield PartScores(
                    segment, start, end, raw.commercial, raw.tone, raw.human_voice, number, raw.kinds
                )

    def _evidence(self, block: Block) -> Iterator[Evidence]:
        for span, weight in moved(block.text, self._odds):
            for segment, start, end in block.origins(span):
                yield Evidence("commercial", segment, start, end, round(weight, 4))


def _parts(block: Block, raw: Raw, number: int) -> Iterator[PartScores]:
    for stretch in block.stretches:
        yield PartScores(
            stretch.segment,
            stretch.start,
            stretch.end,
            raw.commercial,
            raw.tone,
            raw.human_voice,
            number,
            raw.kinds,
        )


def _whole(scored: Sequence[tuple[Block, Raw]], calibrated: Calibration) -> Raw:
    """A draft's scores from its blocks', weighed by their words; of one block, its own.

    Commercial is a verdict on all blocks, in which one paragraph that sells does not make a long story an
    advertisement; drafts that are shorter than those it was learned from take the mean.
    """
    if len(scored) == 1:
        return scored[0][1]
    total = sum(block.words for block, _ in scored)
    verdict = calibrated.document if total > WHOLE else Verdict()
    shares = [(block.words / total, raw) for block, raw in scored]
    names = scored[0][1]
    return Raw(
        commercial=verdict([(block.words, logit(raw.commercial)) for block, raw in scored]),
        tone={name: math.fsum(share * raw.tone[name] for share, raw in shares) for name in names.tone},
        intent={name: math.fsum(share * raw.intent[name] for share, raw in shares) for name in names.intent},
        human_voice=math.fsum(share * raw.human_voice for share, raw in shares),
        kinds={name: max(raw.kinds[name] for _, raw in scored) for name in names.kinds},
    )


def _in_context(raw: Raw, whole: Raw) -> Raw:
    """A block's scores in its draft: a paragraph that sells stands out from a long story only when it is sure.

    In a draft of one block nothing changes.
    """
    odds = (1 - CONTEXT) * logit(raw.commercial) + CONTEXT * logit(whole.commercial)
    return replace(raw, commercial=sigmoid(odds))


def _goals(document: Document, plan: Plan | None) -> tuple[tuple[str, float], ...]:
    if plan is None or not plan.goals:
        return ()
    from daarom.goals import goal_scores  # noqa: PLC0415 - only drafts under a plan need its tables

    return tuple(goal_scores(_said(document), plan, document.language))


def _carried(document: Document, plan: Plan | None) -> Mapping[str, float]:
    """How likely a draft shows the image that the plan wants and the value that it claims, as far as it states them."""
    image, value = (plan.image, plan.distinctive_value) if plan else (None, None)
    stated = {
        "image": (image.desired,) if image and image.desired else (),
        "value": (value.statement, *value.proof) if value and value.statement else (),
    }
    if not any(stated.values()):
        return {}
    from daarom.goals import likeness  # noqa: PLC0415

    said = _said(document)
    return {name: likeness(said, about, document.language) for name, about in stated.items() if about}


def _said(document: Document) -> str:
    return "\n".join(block.text for block in blocks(document))
