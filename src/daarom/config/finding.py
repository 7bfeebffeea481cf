"""Finds the daarom.yaml files above a file and makes one config of them. It must not judge what they say."""

from __future__ import annotations

from pathlib import Path

from daarom.config.paths import absolute
from daarom.config.reading import load, refine
from daarom.config.types import Config
from daarom.errors import ConfigError

NAME = "daarom.yaml"


class Configs:
    """The configs of a run, each folder looked up once.

    With `file` that config holds everywhere, and no other is looked for. Raises ConfigError, with all faults
    of a file, when a config is asked for that cannot be used.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.given = load(file) if file else None
        self.found: dict[Path, Config | ConfigError] = {}

    def for_file(self, path: Path) -> Config:
        """The config of a file."""
        return self.for_folder(absolute(path).parent)

    def for_folder(self, folder: Path) -> Config:
        """The config of a folder: its own daarom.yaml over those above, up to `root: true` or git's root."""
        if self.given is not None:
            return self.given
        folder = absolute(folder)
        if folder not in self.found:
            try:
                self.found[folder] = self._look(folder)
            except ConfigError as error:
                self.found[folder] = error
        found = self.found[folder]
        if isinstance(found, ConfigError):
            raise found
        return found

    def known(self) -> tuple[Config, ...]:
        """The configs that were asked for and can be used, each once."""
        found = (self.given, *self.found.values())
        return tuple(dict.fromkeys(item for item in found if isinstance(item, Config)))

    def _look(self, folder: Path) -> Config:
        edge = folder.parent == folder or (folder / ".git").exists()
        own = None
        if (folder / NAME).is_file():
            own = load(folder / NAME, not edge and self._may_have_own_packs(folder.parent))
        above = Config() if edge or (own is not None and own.root) else self.for_folder(folder.parent)
        return above if own is None else refine(above, own)

    def _may_have_own_packs(self, folder: Path) -> bool:
        """Whether the config of a folder names rules of its own; of a broken one that cannot be told."""
        try:
            config = self.for_folder(folder)
            return bool(config.rule_folders or config.rule_packages)
        except ConfigError:
            return True
