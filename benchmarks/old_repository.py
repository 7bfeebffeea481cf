"""Makes an old repository with a history from a folder of posts, and measures what a baseline and `--since` show in it.

`python benchmarks/old_repository.py FOLDER` prints, and ends with exit code 1 where one of the first three is not so:

- on the first day after `daarom baseline write`, `daarom check` finds nothing, at any severity;
- a sales paragraph put into an old post gives the findings on that paragraph, all of them, with the baseline and with `--since`;
- a post that is renamed gives nothing;
- how often, after random edits, `--since` shows more than what stands in changed paragraphs: what the change brought about elsewhere.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from daarom import baseline, lint, write
from daarom.changes import Scope
from daarom.config import BASELINE, Configs
from daarom.model import Document, Finding, Report

TODAY = date(2026, 11, 22)
SALES = {
    "nl": "Bestel nu in onze webshop en profiteer alleen vandaag van 25% korting. Wees er snel bij, op = op!",
    "en": "Order now in our web shop and get 25% off, today only. Hurry, while stocks last!",
}
COMMITS = 8
SEED = 7


def git(*arguments: str) -> None:
    """Runs git in the working folder, as nobody in particular."""
    names = {
        f"GIT_{who}_{what}": "posts@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    subprocess.run(["git", *arguments], check=True, env={**os.environ, **names}, stdout=subprocess.DEVNULL)


def commit(message: str) -> None:
    """Commits all that is in the working folder."""
    git("add", "-A")
    git("commit", "-q", "--allow-empty", "-m", message)


@contextlib.contextmanager
def repository(posts: Path, chance: random.Random) -> Iterator[None]:
    """A working folder with the posts, committed in turns; some were added under another name, or edited since."""
    with tempfile.TemporaryDirectory() as made, contextlib.chdir(made):
        git("init", "-q", "-b", "main")
        files = sorted(path for path in posts.rglob("*") if path.suffix in (".md", ".markdown", ".mdx"))
        for turn in range(COMMITS):
            for path in files[turn::COMMITS]:
                target = Path(made, path.relative_to(posts))
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(
                    path, target.with_name(f"draft-{target.name}") if chance.random() < 0.1 else target
                )
            commit(f"Posts, part {turn + 1}")
        for path in sorted(Path(made).rglob("draft-*")):
            git("mv", path.as_posix(), path.with_name(path.name.removeprefix("draft-")).as_posix())
        commit("Better names")
        yield


def check(*paths: Path, since: str | None = None, known: bool = False) -> Report:
    """The report on paths, with the baseline where `known`."""
    scope = Scope(since) if since else None
    return lint.check(lint.Request(paths or (Path(),), TODAY, scope=scope, known=known), Configs())


def keep() -> int:
    """Writes the baseline; how many findings it holds."""
    request = lint.Request((Path(),), TODAY, known=False)
    reports = baseline.Reports(
        *(lint.check(replace(request, eased=eased), Configs()) for eased in (False, True))
    )
    (kept,) = baseline.kept(reports, baseline.Use((Path(),)), Configs(), True)
    write.text(kept.file, baseline.written(kept.entries))
    return kept.count


def told(findings: Iterable[Finding]) -> Counter[tuple[str, str, int]]:
    """What tells findings of one version apart: rule, fingerprint and line."""
    return Counter((item.rule, item.fingerprint, item.line) for item in findings)


@dataclass
class Post:
    """A post cut into its front matter and paragraphs."""

    path: Path
    head: str
    blocks: list[str]

    @staticmethod
    def read(path: Path) -> Post:
        """The post in a file."""
        text = path.read_text(encoding="utf-8")
        end = text.find("\n---", 3) + 5 if text.startswith("---\n") else 0
        return Post(path, text[:end], text[end:].split("\n\n"))

    def save(self) -> None:
        """Writes it back."""
        self.path.write_text(self.head + "\n\n".join(self.blocks), encoding="utf-8")


def plain(document: Document, segment: int) -> str:
    """A paragraph of a draft however its lines are broken."""
    return " ".join(document.segments[segment].prose.value.split())


def placed(report: Report) -> Iterator[tuple[Finding, str]]:
    """The findings that stand in a paragraph, each with that paragraph."""
    documents = {(item.document.path, item.document.row): item.document for item in report.drafts}
    for item in report.findings:
        if item.segment is not None:
            yield item, plain(documents[item.path, item.row], item.segment)


def sold(path: Path, language: str, chance: random.Random) -> tuple[bool, bool, int]:
    """Whether the baseline and `--since` show the findings on a new sales paragraph, no more and no fewer; and how many there are."""
    post = Post.read(path)
    before = list(post.blocks)
    post.blocks.insert(chance.randint(0, len(before)), f"\n{SALES[language]}\n")
    post.save()
    wanted = told(item for item, paragraph in placed(check(path)) if paragraph == SALES[language])
    shown = [told(report.findings) for report in (check(path, known=True), check(path, since="HEAD"))]
    post.blocks = before
    post.save()
    return bool(wanted) and shown[0] == wanted, bool(wanted) and shown[1] == wanted, sum(wanted.values())


def renamed(path: Path) -> bool:
    """Whether a post under another name gives nothing."""
    other = path.with_name(f"renamed-{path.name}")
    path.rename(other)
    found = [*check(other, known=True).findings, *check(since="HEAD").findings]
    other.rename(path)
    return not found


def edited(post: Post, others: list[str], chance: random.Random) -> None:
    """One to three random edits: a paragraph of another post put in, taken out, or all in another order."""
    for _ in range(chance.randint(1, 3)):
        kind = chance.choice(("insert", "delete", "shuffle"))
        if kind == "insert":
            post.blocks.insert(chance.randint(0, len(post.blocks)), chance.choice(others))
        elif kind == "delete" and len(post.blocks) > 2:
            post.blocks.pop(chance.randrange(len(post.blocks)))
        elif kind == "shuffle":
            chance.shuffle(post.blocks)


def histories(paths: list[Path], times: int, chance: random.Random) -> tuple[int, Counter[str]]:
    """In how many random histories `--since` shows just what stands in changed paragraphs, and the rules that spoke elsewhere."""
    others = [block for path in paths for block in Post.read(path).blocks if len(block) > 80]
    exact, elsewhere = 0, Counter[str]()
    for _ in range(times):
        post = Post.read(chance.choice(paths))
        before = list(post.blocks)
        old = {
            plain(draft.document, number)
            for draft in check(post.path).drafts
            for number in range(len(draft.document.segments))
        }
        edited(post, others, chance)
        post.save()
        full, shown = check(post.path), check(post.path, since="HEAD")
        wanted = [item for item, paragraph in placed(full) if paragraph not in old]
        exact += told(shown.findings) == told(wanted)
        elsewhere.update(item.rule for item in shown.findings if told([item]) - told(wanted))
        post.blocks = before
        post.save()
    return exact, elsewhere


def main() -> int:
    """Makes the repository and prints what was measured."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--histories", type=int, default=200)
    given = arguments.parse_args()
    chance = random.Random(SEED)
    with repository(given.folder.resolve(), chance):
        known = keep()
        commit(f"What is known: {BASELINE}")
        first = check(known=True)
        print(f"First day: {len(first.drafts)} posts, {known} findings known, {len(first.findings)} shown.")
        spoken = {Path(item.document.path): item.document.language or "" for item in first.drafts}
        posts = [(path, language) for path, language in spoken.items() if language in SALES]
        outcomes = [sold(path, language, chance) for path, language in posts]
        quiet, since = (sum(item[number] for item in outcomes) for number in (0, 1))
        print(
            f"A sales paragraph in each of {len(posts)} posts: {sum(item[2] for item in outcomes)} findings on it;"
        )
        print(f"  exactly those with the baseline in {quiet} posts, with --since in {since}.")
        chosen = chance.sample([path for path, _ in posts], min(20, len(posts)))
        still = sum(renamed(path) for path in chosen)
        print(f"Renamed: {len(chosen)} posts, nothing to see in {still}.")
        exact, elsewhere = histories([path for path, _ in posts], given.histories, chance)
        print(
            f"Random edits: {given.histories} histories; --since shows just what stands in changed paragraphs in {exact}."
        )
        print("  Elsewhere, brought by the change:", dict(elsewhere.most_common()) or "nothing")
        good = (
            not first.findings
            and not first.problems
            and still == len(chosen)
            and quiet == since == len(posts)
        )
        return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
