"""Writes the pages about rules and checks and the schemas for editors, from rules and code; `--check` only says whether they are current."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))  # this checkout's code, whichever is installed

from daarom import rules, schema, shape
from daarom.catalogue import say
from daarom.checks import CHECKS
from daarom.metrics import MEASURES
from daarom.model import Example, Rule
from daarom.yamlfile import read

LANGUAGES = {"en": "English", "nl": "Nederlands"}
SHOWN, LINES = 3, 20
"""How many examples of each kind stand on a page, and how many lines; `daarom explain` shows all."""

WORDING = ("id", "severity", "message", "remedy", "why", "source", "examples")
MADE = "<!-- Made by python docs/generate.py; changes here are lost. -->\n"
SIGNS = re.compile(r"([\\`*_\[\]<>|#~])")


def pages() -> dict[Path, str]:
    """Every file that this makes, with its text."""
    known = rules.load((ROOT / "rules",))
    if known.problems:
        raise SystemExit(f"rules: {known.problems}")
    made = {ROOT / "docs/checks.md": checks_page()}
    packs = {
        name: list(members)
        for name, members in groupby(sorted(known.rules, key=_order), lambda rule: rule.pack)
    }
    made[ROOT / "docs/rules/README.md"] = index_page(packs)
    for name, members in packs.items():
        made[ROOT / f"docs/rules/{name}.md"] = pack_page(name, members)
    for kind in schema.KINDS:
        text = json.dumps(schema.schema(kind, "en", known.rules), ensure_ascii=False, indent=1)
        made[ROOT / f"schemas/{kind}.json"] = text + "\n"
    return made


def _order(rule: Rule) -> tuple[str, str, str]:
    return rule.pack, rule.id, rule.language


def index_page(packs: Mapping[str, Sequence[Rule]]) -> str:
    """All packs, with their rules."""
    lines = [
        "# The rules\n\n" + MADE,
        "Every rule that comes with daarom: what it says, why, where that comes from, and what it finds. Their words stand here in both",
        "languages. `daarom explain commercial/urgency` shows the same for one rule, with all of its examples; [rules](../rules.md) tells how to",
        "change one or write your own.\n",
        "| pack | about | rules |",
        "|---|---|---|",
    ]
    for name, members in packs.items():
        names = sorted({rule.id for rule in members})
        lines.append(f"| [{name}]({name}.md) | {say(f'pack.{name}', 'en')} | {len(names)} |")
    return "\n".join(lines) + "\n"


def pack_page(name: str, members: Sequence[Rule]) -> str:
    """One pack: a table of its rules, and a section for each."""
    lines = [f"# Rules: {name}\n\n{MADE}\n{_capital(say(f'pack.{name}', 'en'))}.\n"]
    lines += ["| rule | severity | languages |", "|---|---|---|"]
    groups = {rule_id: list(found) for rule_id, found in groupby(members, lambda rule: rule.id)}
    for rule_id, found in groups.items():
        languages = ", ".join(rule.language for rule in found)
        lines.append(f"| [`{rule_id}`](#{_anchor(rule_id)}) | {found[0].severity.name} | {languages} |")
    lines.append("")
    for rule_id, found in groups.items():
        lines += [f"## `{rule_id}`\n", *section(found)]
    return "\n".join(lines).rstrip() + "\n"


def section(siblings: Sequence[Rule]) -> Iterator[str]:
    """One rule in all its languages."""
    check = siblings[0].check
    yield f"{_capital(siblings[0].severity.name)}, by the check [{check}](../checks.md#{_anchor(check)}).{_only(siblings[0])}\n"
    ordered = sorted(
        siblings, key=lambda rule: list(LANGUAGES).index(rule.language) if rule.language in LANGUAGES else 0
    )
    for rule in ordered:
        languages = LANGUAGES if rule.language == "any" else [rule.language]
        for language in languages:
            yield from wording(rule, language)
        yield from examples(rule)
        yield f"<details><summary>{say('explain.looks', language_of(rule))}</summary>\n"
        yield from _fenced(_looks(rule), "yaml")
        yield "</details>\n"
    for source in dict.fromkeys(rule.source for rule in siblings):
        yield f"> Source: {_plain(source)}\n"


def _only(rule: Rule) -> str:
    """For whom a rule is that is not for everybody."""
    named = ", ".join((*rule.jurisdictions, *rule.sectors))
    return f" Only for {named}." if named else ""


def wording(rule: Rule, language: str) -> Iterator[str]:
    """What a rule says in one language."""
    yield f"**{LANGUAGES[language]}**\n"
    texts = (
        rule.words(rule.message, language),
        f"{say('text.why', language)} {rule.words(rule.why, language)}",
        f"{say('text.remedy', language)} {rule.words(rule.remedy, language)}",
    )
    for text in texts:
        yield ("" if text is texts[0] else ">\n") + f"> {_plain(text)}"
    yield ""


def language_of(rule: Rule) -> str:
    """The language of the words around a rule's examples."""
    return rule.language if rule.language in LANGUAGES else "en"


def examples(rule: Rule) -> Iterator[str]:
    """Some of what a rule flags, and of what it leaves alone."""
    language = language_of(rule)
    for key, found in (("explain.flags", rule.flags), ("explain.passes", rule.passes)):
        yield f"{say(key, language)}\n"
        yield from _fenced("\n\n".join(_short(list(map(_example, found)))), "text")


def _short(found: Sequence[str]) -> Iterator[str]:
    """The first ones, as long as they stay readable; one at least."""
    lines = 0
    for number, text in enumerate(found[:SHOWN]):
        lines += text.count("\n") + 1
        if number == 0 or lines <= LINES:
            yield text


def _example(item: Example) -> str:
    """A draft, with what it needs beside its text."""
    more = {
        "today": item.today,
        "path": item.path if item.path != "draft.md" else None,
        "plan": item.plan,
        "after": item.after,
    }
    beside = [f"({name}: {value.strip()})" for name, value in more.items() if value]
    return "\n".join([item.draft.strip(), *beside])


def _looks(rule: Rule) -> str:
    """How a rule looks: its file without the wording and the examples."""
    path = Path(rule.place.path) if rule.place else ROOT
    plain: Any = read(path)[1].plain()
    keys = {key: value for key, value in plain.items() if key not in WORDING}
    return yaml.safe_dump(keys, allow_unicode=True, sort_keys=False, width=110)


def _fenced(text: str, kind: str) -> Iterator[str]:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    yield f"{fence}{kind}\n{text.rstrip()}\n{fence}\n"


def checks_page() -> str:
    """Every check with its options and blanks."""
    lines = [
        "# Checks\n\n" + MADE,
        "A check is a way of looking; a [rule](rules.md) gives it options and words. Here is every check with its options, and the blanks that a",
        "message may use beside `{match}` and `{platform}`. A **bold** option must be given. Words and phrases are written as in",
        "[Phrases](rules.md#phrases), facts are those of [a draft](drafts.md#facts-in-front-matter), scores those of [the classifier](json.md#scores).",
        "The numbers of platforms and their sources stand in `src/daarom/data/platforms.yaml`, with the day on which they were checked.\n",
    ]
    for name, check in CHECKS.items():
        lines += [f"## {name}\n", f"{say(f'check.{name}', 'en')}\n"]
        lines += ["| option | takes | meaning |", "|---|---|---|"]
        for option, reader in check.OPTIONS.items():
            shown = f"**`{option}`**" if option in check.REQUIRED else f"`{option}`"
            meaning = _cell(say(f"option.{name}.{option}", "en"))
            lines.append(f"| {shown} | {_cell(_takes(shape.schema_of(reader)))} | {meaning} |")
        lines.append("")
        if name == "metric":
            lines += ["| measure | a finding where |", "|---|---|"]
            lines += [f"| `{measure}` | {say(f'measure.{measure}', 'en')} |" for measure in MEASURES]
            lines.append("")
        if check.BLANKS:
            groups = ", and each named group of the expression" if name == "pattern" else ""
            lines.append("Blanks: " + ", ".join(f"`{{{blank}}}`" for blank in check.BLANKS) + groups + ".\n")
    return "\n".join(lines).rstrip() + "\n"


def _takes(made: Mapping[str, Any]) -> str:
    """What a schema takes, in a few words."""
    if "enum" in made:
        return ", ".join(f"`{item}`" for item in made["enum"])
    if "anyOf" in made:
        return f"list of {_takes(made['anyOf'][1])}"
    kind = made.get("type")
    if kind in ("number", "integer"):
        return _number(made)
    if kind == "boolean":
        return "true or false"
    return "text" if isinstance(kind, list) and "string" in kind else "keys with values"


def _number(made: Mapping[str, Any]) -> str:
    word = "whole number" if made["type"] == "integer" else "number"
    least, most = made.get("minimum"), made.get("maximum")
    if most is not None:
        return f"{word} from {least} to {most}"
    return f"{word} from {least}" if least else word


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return SIGNS.sub(r"\\\1", " ".join(text.split()))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def stale(made: Iterable[Path]) -> Iterator[Path]:
    """Files that an earlier run made and this one does not."""
    known = set(made)
    for folder, kind in (("docs/rules", "*.md"), ("schemas", "*.json")):
        yield from (path for path in sorted((ROOT / folder).glob(kind)) if path not in known)


def outdated(made: Mapping[Path, str]) -> list[str]:
    """The files that are not as they should be."""
    wrong = [
        path for path, text in made.items() if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    return [path.relative_to(ROOT).as_posix() for path in (*wrong, *stale(made))]


def main(arguments: list[str]) -> int:
    """Writes all files, or with --check names those that differ; then 1."""
    made = pages()
    wrong = outdated(made)
    if "--check" in arguments:
        for name in wrong:
            print(name)
        return int(bool(wrong))
    for path in stale(made):
        path.unlink()
    for path, text in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
