"""The shape of `queues:` in daarom.yaml, and of a layout on the command line. It must not open a queue."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast

from daarom import presets, shape
from daarom.config.facts import default, patterns, zone
from daarom.config.layouts import Queue
from daarom.config.names import platform
from daarom.config.paths import Globs, absolute, shown
from daarom.config.ruleentries import File
from daarom.config.types import DEFAULT_KEYS, OWN_KEYS
from daarom.errors import ConfigError, UserError
from daarom.model import Field, Problem
from daarom.platforms import known as known_platforms
from daarom.presets import Column, Layout
from daarom.shape import TEXT, Faults, Reader, Shape, taking
from daarom.yamlfile import Node
from daarom.yamlfile import read as read_yaml

COLUMN_KEYS = ("text", "link", "image", "alt", "allow", "id", *OWN_KEYS)
DELIMITERS = {"tab": "\t", ";": ";", ",": ",", "|": "|"}
GENERIC = "generic"


def queue(file: File) -> Shape[Queue]:
    """One entry of `queues:`."""
    keys = shape.record({"paths": patterns(file), **_keys(file)}, ("paths",))

    def read(node: Node, faults: Faults) -> Queue | None:
        values = keys(node, faults)
        if values is None or not values.get("paths"):
            return None
        return Queue(cast("Globs", values["paths"]), _layout(values))

    return Shape(read, keys.schema)


def layout_named(words: str) -> Layout:
    """The layout that `--queue` names: a preset, or a YAML file with the keys of one queue; behind a preset may
    stand the platforms, as in `buffer:linkedin,x`.

    Raises ConfigError where there is no such preset or file, for an unknown platform and for a file that is wrong.
    """
    name, _, listed = words.partition(":")
    found = presets.preset(name)
    if found is not None:
        ids = tuple(platform(word) for word in listed.split(",") if word.strip())
        strange = next((word for word in ids if word not in known_platforms()), None)
        if strange is not None:
            values = {"found": strange, "known": ", ".join(known_platforms())}
            raise ConfigError(Problem("--queue", "queue.platform", values))
        return replace(found, platforms=ids or found.platforms)
    if Path(words).is_file():
        return _from_file(Path(words))
    near = difflib.get_close_matches(name.casefold(), presets.known(), 1)
    key = "queue.preset_near" if near else "queue.preset"
    values = {"found": words, "near": near[0] if near else "", "known": ", ".join(presets.known())}
    raise ConfigError(Problem("--queue", key, values))


def _from_file(path: Path) -> Layout:
    try:
        source, root = read_yaml(path, shown(path))
    except UserError as error:
        raise ConfigError(*error.problems) from error
    faults = Faults(source)
    values = shape.record(_keys(File(absolute(path).parent, source)))(root, faults)
    if faults.problems or values is None:
        raise ConfigError(*faults.problems)
    return _layout(values)


def _keys(file: File) -> dict[str, Reader[object]]:
    column = taking(TEXT, _column)
    own: dict[str, Reader[object]] = {
        "preset": shape.choice(*presets.known()),
        "columns": shape.record({key: shape.many(column) for key in COLUMN_KEYS}),
        "texts": Shape(_by_platform, shape.table(column).schema),
        "header": taking({"type": ["integer", "boolean"]}, _header),
        "delimiter": shape.choice(*DELIMITERS),
        "items": shape.text,
        "date_format": shape.choice("day-first", "month-first"),
        "timezone": zone,
        "accounts": Shape(_accounts, shape.table(shape.text).schema),
    }
    return {**own, **{key: default(file, key) for key in DEFAULT_KEYS}}


def _column(node: Node, faults: Faults) -> Column | None:
    written = shape.text(node, faults)
    if written is None:
        return None
    found = presets.column(written)
    if found.number == 0:
        faults.add(node.start, "queue.column_zero")
        return None
    return found


def _header(node: Node, faults: Faults) -> int | None:
    """The number of the row with names; false or 0 where there is none."""
    if isinstance(node.value, bool):
        return int(node.value)
    return shape.integer()(node, faults)


def _by_platform(node: Node, faults: Faults) -> tuple[tuple[str, Column], ...] | None:
    """Platform → the column with its own text."""
    values = shape.table(_column)(node, faults)
    if values is None:
        return None
    named = [(_platform(name, node.items()[name].key_start, faults), item) for name, item in values.items()]
    return tuple((name, item) for name, item in named if name is not None)


def _accounts(node: Node, faults: Faults) -> tuple[tuple[str, str], ...] | None:
    """Name of an account → platform."""
    values = shape.table(shape.text)(node, faults)
    if values is None:
        return None
    named = [(key, _platform(word, node.items()[key].start, faults)) for key, word in values.items()]
    return tuple((key, name) for key, name in named if name is not None)


def _platform(word: str, offset: int, faults: Faults) -> str | None:
    name = platform(word)
    if name in known_platforms():
        return name
    faults.add(offset, "queue.platform", found=word, known=", ".join(known_platforms()))
    return None


def _layout(values: Mapping[str, object]) -> Layout:
    """The layout that the keys make, over that of the preset; without columns of its own, the generic one."""
    own = cast("Mapping[str, tuple[Column, ...]]", values.get("columns") or {})
    columns = {"images" if key == "image" else key: item for key, item in own.items()}
    name = values.get("preset") or (None if "text" in columns or values.get("texts") else GENERIC)
    base = presets.preset(str(name)) if name else None
    under = base or Layout()
    return replace(
        under,
        columns=tuple({**dict(under.columns), **columns}.items()),
        texts=cast("tuple[tuple[str, Column], ...]", values.get("texts") or ()),
        stated=frozenset(columns),
        header=cast("int", values.get("header", under.header)),
        header_may_lack=under.header_may_lack and "header" not in values,
        delimiter=DELIMITERS.get(str(values.get("delimiter"))),
        items=str(values.get("items") or ""),
        day_first={"day-first": True, "month-first": False}.get(str(values.get("date_format"))),
        timezone=cast("str | None", values.get("timezone")),
        defaults=tuple(cast("Field", values[key]) for key in DEFAULT_KEYS if key in values),
        accounts=cast("tuple[tuple[str, str], ...]", values.get("accounts") or ()),
    )
