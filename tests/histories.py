"""Repositories of posts with random edits, and what those edits must and must not bring to light.

Every paragraph is words that stand nowhere else, with or without the phrase that the rule is about, so that what a run must find is known
without running it.
"""

from __future__ import annotations

import random
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from repositories import CONFIG, RULE

from daarom.model import Finding

RULE_OF = {"warm water": "own/warm", "koud water": "own/cold", "rood bed": "own/red"}
PHRASES = tuple(RULE_OF)
LETTERS = "bdfgjklmnprstvz"
VOWELS = ("a", "e", "o", "u", "aa", "oe", "ie", "ui")
PARAGRAPHS = 12
"""Paragraphs of a post to begin with: so many that a few edits leave it recognisable."""


def settings(folder: Path) -> Path:
    """The config and the rules in a folder outside the repository; the config."""
    for phrase, rule in RULE_OF.items():
        path = folder / f"own/own/any/{rule.removeprefix('own/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(RULE.format(name=rule.removeprefix("own/"), phrase=phrase), encoding="utf-8")
    (folder / "daarom.yaml").write_text(f"{CONFIG}language: nl\n", encoding="utf-8")
    return folder / "daarom.yaml"


@dataclass
class Post:
    """One post: its paragraphs, and which of them are as they were in the post that it was."""

    paragraphs: list[str]
    before: list[str] = field(default_factory=list)
    old: bool = False


@dataclass
class Story:
    """Posts by path while they are edited; `chance` decides everything."""

    chance: random.Random
    posts: dict[str, Post] = field(default_factory=dict)
    made: int = 0

    def paragraph(self, phrase: str | None = None) -> str:
        """A new paragraph, with a phrase somewhere in it."""
        words = [self._word() for _ in range(12)]
        if phrase:
            words.insert(self.chance.randrange(1, 11), phrase)
        return " ".join(words).capitalize() + "."

    def _word(self) -> str:
        return "".join(self.chance.choice(LETTERS) + self.chance.choice(VOWELS) for _ in range(3)) + "k"

    def any_paragraph(self) -> str:
        """A new paragraph, one in three with a phrase."""
        return self.paragraph(self.chance.choice((*PHRASES, *[None] * 2 * len(PHRASES))))

    def begin(self, posts: int = 3) -> None:
        """The first posts."""
        for _ in range(posts):
            self.posts[self._path()] = Post([self.any_paragraph() for _ in range(PARAGRAPHS)])

    def _path(self) -> str:
        self.made += 1
        return f"{self.chance.choice(('blog', 'nieuws', 'oud'))}/post {self.made}.md"

    def commit(self) -> None:
        """From here on edits count."""
        for post in self.posts.values():
            post.before, post.old = list(post.paragraphs), True

    def edit(self, kinds: Sequence[str]) -> None:
        """One random edit of a random post."""
        path = self.chance.choice(sorted(self.posts))
        getattr(self, f"_{self.chance.choice(kinds)}")(path)

    def _insert(self, path: str) -> None:
        self._place(path, self.any_paragraph())

    def _insert_innocent(self, path: str) -> None:
        self._place(path, self.paragraph())

    def _place(self, path: str, paragraph: str) -> None:
        paragraphs = self.posts[path].paragraphs
        paragraphs.insert(self.chance.randint(0, len(paragraphs)), paragraph)

    def _delete(self, path: str) -> None:
        paragraphs = self.posts[path].paragraphs
        paragraphs.pop(self.chance.randrange(len(paragraphs)))

    def _swap(self, path: str) -> None:
        self.chance.shuffle(self.posts[path].paragraphs)

    def _reword(self, path: str) -> None:
        paragraphs = self.posts[path].paragraphs
        number = self.chance.randrange(len(paragraphs))
        paragraphs[number] = f"{self._word().capitalize()}: {paragraphs[number]}"

    def _repeat(self, path: str) -> None:
        self._place(path, self.chance.choice(self.posts[path].paragraphs))

    def _rename(self, path: str) -> None:
        self.posts[self._path()] = self.posts.pop(path)

    def _add(self, _: str) -> None:
        self.posts[self._path()] = Post([self.any_paragraph() for _ in range(3)])

    def _copy(self, path: str) -> None:
        self.posts[self._path()] = Post(list(self.posts[path].paragraphs))

    def _remove(self, path: str) -> None:
        if len(self.posts) > 1:
            del self.posts[path]

    def save(self, folder: Path) -> None:
        """Writes all posts, each paragraph wrapped anew; other posts go."""
        for path in folder.rglob("*.md"):
            path.unlink()
        for name, post in self.posts.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            width = self.chance.choice((40, 60, 10_000))
            path.write_text(
                "\n\n".join(textwrap.fill(item, width) for item in post.paragraphs) + "\n", encoding="utf-8"
            )

    def expected(self) -> Counter[tuple[str, str, str]]:
        """Path, rule and paragraph of what changed paragraphs hold; a paragraph twice as often as before has changed once."""
        return Counter(item for path, post in self.posts.items() for item in self._in_changed(path, post))

    def _in_changed(self, path: str, post: Post) -> Iterator[tuple[str, str, str]]:
        for paragraph, times in (Counter(post.paragraphs) - Counter(post.before)).items():
            for phrase in PHRASES:
                if phrase in paragraph:
                    yield from [(path, RULE_OF[phrase], paragraph)] * times


def told(findings: Sequence[Finding], paths: dict[str, Post]) -> Counter[tuple[str, str, str]]:
    """Path, rule and paragraph of findings."""
    return Counter((item.path, item.rule, _paragraph(item, paths[item.path])) for item in findings)


def _paragraph(item: Finding, post: Post) -> str:
    return next(text for text in post.paragraphs if item.excerpt.strip(".") in text)
