"""A report made by hand, with everything in it that an output format must show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from daarom.model import (
    Checked,
    Directive,
    Document,
    Edit,
    Finding,
    Notice,
    Place,
    Problem,
    Report,
    Scores,
    Severity,
    Source,
    Suppressed,
)

DRAFT = "blog/taart.md"
TEXT = "Koop nu een taart.\n"


def finding(rule: str = "eigen/fout", severity: Severity = Severity.error, **more: object) -> Finding:
    """A Dutch finding on the words `Koop nu`."""
    made = Finding(
        rule=rule,
        path=DRAFT,
        row=None,
        line=1,
        column=1,
        end_line=1,
        end_column=8,
        severity=severity,
        confidence=0.9,
        message="'Koop nu' hoort hier niet.",
        why="Zo schrijven wij niet.",
        remedy="Laat het weg.",
        excerpt="Koop nu een taart.",
        marks=((0, 7),),
        fingerprint="f1",
        language="nl",
        places=(Place(DRAFT, 0, 7),),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def directive(rule: str, until: date | None = None, text: str | None = None) -> Directive:
    """An allowance in the config."""
    return Directive("allow", (rule,), "afspraak met Els", until, Place("daarom.yaml", 10, 20), None, text)


SCORES = Scores(
    commercial=0.812345,
    tone={"formal": -0.25, "funny": 0.1, "irreverent": 0.0, "enthusiastic": 0.5},
    intent={"inform": 0.25, "sell": 0.75},
    human_voice=0.3,
    goals=(("verhaal", 0.123456),),
    carried={"image": 0.654321},
)
POST = Document(Source(DRAFT, TEXT), (), language="nl", platforms=("blog", "website"))
SOCIAL = Document(Source(DRAFT, TEXT), (), row="social.x", language=None, platforms=("x",))

REPORT = Report(
    drafts=(Checked(POST, SCORES), Checked(SOCIAL)),
    findings=(
        finding(edits=(Edit(Place(DRAFT, 0, 7), "Proef", safe=True),), evidence=("Koop nu",)),
        finding(
            "eigen/fout",
            line=3,
            end_line=3,
            column=5,
            end_column=12,
            excerpt="En koop nu brood.",
            marks=((3, 10),),
        ),
        finding(
            "eigen/let-op",
            Severity.warning,
            line=4,
            end_line=6,
            column=2,
            end_column=3,
            excerpt="",
            marks=(),
            confidence=0.5,
        ),
        finding(
            "eigen/tip",
            Severity.note,
            line=5,
            end_line=5,
            language="en",
            message="'nu' is vague.",
            why="When?",
            remedy="Say when.",
        ),
        finding("eigen/tip", Severity.note, row="social.x", line=7, end_line=7),
        finding("plan/goal-unknown", path="plan.yaml", line=2, end_line=2, column=3, end_column=9),
    ),
    suppressed=(Suppressed(finding("eigen/mag"), directive("eigen/mag")),),
    unused_allowances=(directive("eigen/oud", date(2026, 6, 30)), directive("eigen/nooit", text="proef")),
    problems=(
        Problem("weg.md", "discover.missing"),
        Problem("daarom.yaml", "shape.misspelt", {"name": "plann", "near": "plan"}, 3, 5),
    ),
    notices=(Notice("notice.no_plan"), Notice("notice.goal_missing", {"count": 4})),
    not_checked=("blog/francais.md",),
    today=date(2026, 11, 22),
)
