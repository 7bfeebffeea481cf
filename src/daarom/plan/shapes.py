"""The shape of plan.yaml: which keys it has and what may stand under them. It must not compare them."""

from __future__ import annotations

from collections.abc import Mapping

from daarom import shape
from daarom.config import JURISDICTIONS
from daarom.plan import means, parts
from daarom.plan.plan import Infrastructure, Plan
from daarom.plan.values import entry, optional, period, platform, zone
from daarom.shape import Faults, Reader
from daarom.yamlfile import Node

text, texts, day = shape.text, shape.many(shape.text), shape.day
share, amount, whole = shape.number(0, 1), shape.number(0), shape.integer(0)
address = shape.choice(*parts.ADDRESSES)

_metric = entry(
    parts.Metric,
    {
        "name": text,
        "baseline": shape.number(),
        "target": shape.number(),
        "unit": text,
        "source": text,
        "period": period,
        "measurements": shape.many(entry(parts.Measurement, {"date": day, "value": shape.number()})),
    },
)
_goal = entry(
    parts.Goal,
    {
        "id": text,
        "kind": shape.choice("listen", "talk", "energize", "support", "embrace"),
        "statement": text,
        "keywords": texts,
        "example_posts": texts,
        "audience": text,
        "metric": _metric,
        "deadline": day,
    },
    ("id",),
)
_research = entry(
    parts.Research,
    {
        "platform": platform,
        "finding": text,
        "method": shape.choice("survey", "interview", "analytics", "observation", "desk"),
        "date": day,
        "url": text,
    },
)
_audience = entry(
    parts.Audience,
    {
        "id": text,
        "description": text,
        "size": whole,
        "needs": texts,
        "language_level": shape.choice("B1", "B2", "C1"),
        "address": address,
        "research": shape.many(_research),
    },
    ("id",),
)
_tones = {name: shape.number(-1, 1) for name in parts.TONES}
_tone = entry(
    parts.Tone,
    {
        "nng": shape.record({name: optional(reader) for name, reader in _tones.items()}),
        "address": address,
        "do": texts,
        "dont": texts,
        "terms": entry(parts.Terms, {"prefer": shape.table(text), "allow": texts, "ban": texts}),
        "human_voice_min": share,
        "readability": entry(
            parts.Readability,
            {
                "nl_flesch_douma_min": shape.number(),
                "en_flesch_min": shape.number(),
                "max_sentence": shape.integer(1),
            },
        ),
    },
)
_platform = entry(
    means.PlatformPlan,
    {
        "id": platform,
        "why": text,
        "account": text,
        "audiences": texts,
        "goals": texts,
        "customs": texts,
        "listened_since": day,
        "limits": entry(
            means.Limits, {"commercial_max": share, "hashtags_max": whole, "length": shape.integer(1)}
        ),
        "address": address,
        "cadence": entry(means.Cadence, {"min_per_week": amount, "max_per_week": amount}),
    },
    ("id",),
)
_shares: Mapping[str, Reader[object]] = {
    "window": period,
    "promotional_max": share,
    "shared_min": share,
    "dialogue_min": share,
}
_people = entry(
    means.People,
    {
        "contributors": shape.many(
            entry(
                means.Contributor,
                {
                    "handle": text,
                    "name": text,
                    "department": text,
                    "role": shape.choice("author", "editor", "approver", "answerer"),
                },
            )
        ),
        "min_departments": whole,
        "non_marketing_share_min": share,
    },
)
_governance = entry(
    means.Governance,
    {
        "model": shape.choice("organic", "centralized", "hub_spoke", "dandelion", "holistic"),
        "approvals": whole,
        "four_eyes": shape.boolean,
        "crisis": entry(means.Crisis, {"contact": text, "pause_all": shape.boolean}),
    },
)
_budget = entry(
    means.Budget,
    {
        "currency": text,
        "year": amount,
        "items": shape.many(entry(means.BudgetItem, {"name": text, "amount": amount})),
    },
)
_hours = entry(means.Hours, {"planning": amount, "posts": amount, "answering": amount, "measuring": amount})
_infrastructure = entry(
    Infrastructure,
    {
        "measure": shape.many(
            entry(means.Measure, {"tool": text, "metrics": texts, "owner": text, "report_every": period})
        ),
        "respond": entry(means.Respond, {"owner": text, "hours": text, "first_reply_max": period}),
        "publish": entry(
            means.Publish,
            {
                "timezone": zone,
                "sources": texts,
                "blackout": shape.many(
                    entry(
                        means.Quiet,
                        {"from": day, "to": day, "reason": text},
                        names={"from": "since", "to": "until"},
                    )
                ),
            },
        ),
    },
)


_sector = shape.choice("none", *means.SECTORS)
_compliance = entry(
    means.Compliance,
    {
        "regulated": shape.many(_sector),
        "labels": entry(means.Labels, {"extra_accepted": texts}),
        "evidence_dir": text,
    },
)
PARTS: Mapping[str, Reader[object]] = {
    "version": shape.integer(1),
    "organisation": entry(
        parts.Organisation,
        {"name": text, "sector": text, "audience_type": shape.choice("b2c", "b2b", "public")},
    ),
    "language": shape.many(shape.choice("nl", "en")),
    "jurisdictions": shape.many(shape.choice(*JURISDICTIONS)),
    "valid": entry(
        parts.Validity,
        {"from": day, "until": day, "review_every": period, "owner": text},
        names={"from": "since"},
    ),
    "why_social": entry(parts.Why, {"reason": text, "alternatives_considered": texts}),
    "goals": shape.many(_goal),
    "audiences": shape.many(_audience),
    "image": entry(parts.Image, {"current": text, "evidence": texts, "desired": text, "gap_actions": texts}),
    "distinctive_value": entry(parts.DistinctiveValue, {"statement": text, "proof": texts}),
    "tone": _tone,
    "platforms": shape.many(_platform),
    "pillars": shape.many(
        entry(means.Pillar, {"id": text, "title": text, "goal": text, "share": share}, ("id",))
    ),
    "mix": entry(means.Mix, {**_shares, "per_platform": shape.table(entry(means.Mix, _shares))}),
    "people": _people,
    "governance": _governance,
    "resources": entry(
        means.Resources,
        {"hours": _hours, "hours_per_week": amount, "hours_per_post": amount, "budget": _budget},
    ),
    "infrastructure": _infrastructure,
    "compliance": _compliance,
    "involve": shape.many(
        entry(
            means.Involvement,
            {"topic": text, "how": shape.choice("question", "test", "cocreate"), "feedback_to": text},
        )
    ),
}


WHOLE = shape.record({key: optional(reader) for key, reader in PARTS.items()})
"""A whole plan, its parts unmade."""


def plan_reader(node: Node, faults: Faults) -> Plan | None:
    """The plan in a mapping, or None where its shape is wrong."""
    values = WHOLE(node, faults)
    return None if values is None else Plan(source=faults.source, root=node, **values)  # type: ignore[arg-type]
