"""Texts that would like to be more than text, and a report that holds them everywhere."""

from __future__ import annotations

from datetime import date

from reports import POST, finding

from daarom.model import Checked, Directive, Notice, Place, Problem, Report, Rule, Severity, Suppressed

NASTY = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)"> <a href="javascript:alert(1)">klik</a> <!-- weg',
    "</details></summary></blockquote><h1>Kop",
    "\x1b[31mrood\x1b]8;;https://kwaad.example\x07link\x1b]8;;\x07",
    "\x9b2J\x00\x08\x7f\x0b\x0c\x1c\x85weg",
    "om\u202egnirts\u202c \u2066x\u2069 \u200f\u061c",
    "::error file=x,line=1::kwaad",
    "regel\n::set-output name=x::y\n::stop-commands::z",
    "regel\r\n##[error]kwaad ##vso[task.complete]x",
    '=HYPERLINK("https://kwaad.example")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1+1) @els @org/team els@kwaad.example",
    "-2+3 - [x] taak",
    "#12 GH-12 eigenaar/naam#12 eigenaar/naam@0123456789abcdef0123456789abcdef01234567 a1b2c3d",
    '!12 $12 &12 %12 ~bug ~"twee woorden" ^alert#1 *iteration:12 [issue:12] [[_TOC_]]',
    "https://kwaad.example www.kwaad.example ftp://kwaad.example <https://kwaad.example> xmpp:a@b.nl",
    "![beeld](https://kwaad.example/x.png) [link](javascript:alert(1)) [verwijzing][1] [^1]",
    "[1]: https://kwaad.example",
    "# Kop",
    "> citaat",
    "1. een",
    "- [ ] taak",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "---",
    "```\nhek\n``` ````` ` ~~~",
    "**vet** __vet__ *schuin* _schuin_ ~~weg~~ `code` \\*",
    "[!WARNING] :tada: :warning: $x^2$ $$y$$ $`z`$",
    "{+ erbij +} {- eraf -} %{project_path} {{ site.title }} {0} {name} ${{ secrets.TOKEN }} $(id) `id`",
    "/close\n/approve",
    "&lt;b&gt; &amp; &#60;b&#62; &copy;",
    "een\u2028twee\u2029drie \ufeff\ufffc",
    "\udce9\ud800 los",
    "woord" * 4000,
    "🔥" * 300 + "ﷺ\u0301" * 50,
)


def report(text: str) -> Report:
    """A report with a text in each place where somebody else's words can stand."""
    rule = f"eigen/{text}"
    found = tuple(
        finding(
            rule,
            severity,
            path=path,
            row=row,
            message=text,
            why=text,
            remedy=text,
            excerpt=f"voor {text} na",
            marks=((5, 5 + len(text)),),
            language=language,
            evidence=(text,),
        )
        for severity, path, row, language in (
            (Severity.error, f"map/{text}.md", None, "nl"),
            (Severity.warning, "queue.csv", text, "en"),
            (Severity.note, f"{text}.yaml", None, None),
        )
    )
    allowance = Directive("allow", (text,), text, date(2020, 1, 1), Place(f"{text}.md", 0, 1), None, text)
    wording = dict.fromkeys(("nl", "en"), text)
    known = Rule(rule, "phrases", Severity.error, "any", wording, wording, wording, text)
    return Report(
        drafts=(Checked(POST),),
        findings=found,
        suppressed=(Suppressed(finding(rule, message=text), allowance),),
        unused_allowances=(allowance,),
        problems=(
            Problem(f"{text}.md", "discover.missing"),
            Problem("daarom.yaml", "shape.misspelt", {"name": text, "near": text}, 3, 5),
        ),
        notices=(Notice("notice.foreign", {"path": text, "language": text}),),
        today=date(2026, 11, 22),
        rules=(known,),
    )
