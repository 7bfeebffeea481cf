"""Finds what is missing, not allowed or contradictory in a draft's metadata: fields, times, images without
alt text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo

from daarom import shape
from daarom.context import Context, meant_for, speaks
from daarom.model import Document, Field, Match, Place, Rule
from daarom.platforms import facts

ANY_VALUE = "*"
ALT_KEYS = ("alt", "alt_text", "alttext", "altText", "image_alt", "imageAlt")
SOURCE_KEYS = ("src", "url", "file", "path", "image", "name")
ALT_FIELD = "images.alt"


OPTIONS: Mapping[str, shape.Reader[object]] = {
    "field": shape.text,
    "required": shape.boolean,
    "allowed": shape.many(shape.text),
    "barred": shape.many(shape.text),
    "differs_from": shape.text,
    "before": shape.text,
    "after": shape.text,
    "when": shape.table(shape.many(shape.text)),
}
REQUIRED = ("field",)
FACTLESS = ("captions",)
"""Formats with no room for facts, which stand with the film: none can be missing there."""
NEEDS: frozenset[str] = frozenset()
BLANKS = ("allowed", "field", "image", "other", "other_value", "value")


def compile(rules: Sequence[Rule]) -> Facts:
    """A finder for metadata."""
    return Facts(tuple(rules))


@dataclass(frozen=True)
class Facts:
    """Holds a draft's fields against rules."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:
        """One match per field (for images, per image), at the field; on the whole draft where the field is
        missing.
        """
        for document in documents:
            for rule in self.rules:
                if _concerns(rule, document):
                    yield from (
                        _images(rule, document)
                        if rule.options["field"] == ALT_FIELD
                        else _field(rule, document, context)
                    )


def _concerns(rule: Rule, document: Document) -> bool:
    if not speaks(rule, document.language) or (rule.platforms and not meant_for(document, rule)):
        return False
    when = rule.options.get("when")
    return (
        all(_holds(document, key, wanted) for key, wanted in when.items()) if isinstance(when, dict) else True
    )


def _holds(document: Document, key: str, wanted: tuple[str, ...]) -> bool:
    """Whether a field has one of the values; `*` is any value, a value after `~` must be absent."""
    have = {value.casefold() for value in _stated(document, key)}
    barred = [value[1:].casefold() for value in wanted if value.startswith("~")]
    if any(bool(have) if value == ANY_VALUE else value in have for value in barred):
        return False
    asked = [value.casefold() for value in wanted if not value.startswith("~")]
    return not asked or any(bool(have) if value == ANY_VALUE else value in have for value in asked)


def _stated(document: Document, key: str) -> tuple[str, ...]:
    """A field's values as texts; platforms, status, language and unfinished also where they were told by
    other means.
    """
    own: Mapping[str, tuple[str, ...]] = {
        "platforms": document.platforms,
        "status": (document.status,) if document.status else (),
        "language": (document.language,) if document.language else (),
        "unfinished": (str(document.unfinished).lower(),),
        "publish_at": (document.publish_at.raw,) if document.publish_at else (),
        "expires_at": (document.expires_at.raw,) if document.expires_at else (),
    }
    if own.get(key):
        return own[key]
    found = document.field(key)
    if found is not None and isinstance(found.value, (dict, list, tuple)):
        return document.texts(key) or (found.raw,) if found.value else ()
    return tuple(
        str(value).lower() if isinstance(value, bool) else str(value)
        for value in ((found.value,) if found and found.value not in (None, "") else ())
    )


def _field(rule: Rule, document: Document, context: Context) -> Iterator[Match]:
    key = str(rule.options["field"])
    values, found = _stated(document, key), document.field(key)
    if not [value for value in values if value.strip()]:
        if rule.options.get("required") and document.format not in FACTLESS:
            yield _match(rule, document, found, {"field": key})
        return
    wrong = _wrong_value(rule, values)
    if wrong is not None:
        yield _match(
            rule,
            document,
            found,
            {"field": key, "value": wrong, "allowed": ", ".join(_list(rule, "allowed"))},
        )
    other = rule.options.get("differs_from")
    if isinstance(other, str) and (theirs := _folded(_stated(document, other))) and _folded(values) == theirs:
        yield _match(rule, document, found, {"field": key, "value": values[0], "other": other})
    yield from _order(rule, document, context)


def _wrong_value(rule: Rule, values: Sequence[str]) -> str | None:
    """The first value that is not allowed or is barred; whole values, without regard to capitals or an at
    sign.
    """
    allowed, barred = _folded(_list(rule, "allowed")), _folded(_list(rule, "barred"))
    for value in values:
        plain = value.strip().lstrip("@").casefold()
        if (allowed and plain not in allowed) or plain in barred:
            return value
    return None


def _order(rule: Rule, document: Document, context: Context) -> Iterator[Match]:
    """Times in the wrong order: equal times are wrong as well, a day counts as the whole day."""
    key = str(rule.options["field"])
    for option, sign in (("before", 1), ("after", -1)):
        other = rule.options.get(option)
        if not isinstance(other, str):
            continue
        mine, theirs = _time(document, key, context), _time(document, other, context)
        if mine is None or theirs is None:
            continue
        days = mine[1] or theirs[1]
        gap = (mine[0].date() - theirs[0].date()).days if days else (mine[0] - theirs[0]).total_seconds()
        if gap * sign > 0 or (gap == 0 and not days):
            values = {
                "field": key,
                "other": other,
                "value": _stated(document, key)[0],
                "other_value": _stated(document, other)[0],
            }
            yield _match(rule, document, document.field(key), values)


def _time(document: Document, key: str, context: Context) -> tuple[datetime, bool] | None:
    """A field's time in the plan's zone, and whether it is a whole day; None where it is no time."""
    moment = {"publish_at": document.publish_at, "expires_at": document.expires_at}.get(key)
    zone: tzinfo = context.zone or UTC
    if moment is not None:
        return _zoned(moment.value, zone), moment.whole_day
    found = document.field(key)
    if found is None:
        return None
    if isinstance(found.value, datetime):
        return _zoned(found.value, zone), False
    if isinstance(found.value, date):
        return datetime.combine(found.value, time(), zone), True
    text = str(found.value).strip()
    try:
        return _zoned(datetime.fromisoformat(text), zone), len(text) <= 10
    except ValueError:
        return None


def _zoned(value: datetime, zone: tzinfo) -> datetime:
    return value.replace(tzinfo=zone) if value.tzinfo is None else value.astimezone(zone)


def _images(rule: Rule, document: Document) -> Iterator[Match]:
    """Images without alternative text: in the text (an alt segment without words) and in front matter."""
    if not rule.options.get("required"):
        return
    for index, segment in enumerate(document.segments):
        if segment.kind == "alt" and segment.part != "images" and not segment.prose.value.strip():
            pieces = segment.prose.pieces
            spans = ((pieces[0].source_start, pieces[-1].source_end),) if pieces else ()
            places = tuple(document.place(span) for span in spans)
            yield Match(
                rule.id,
                document,
                None if places else index,
                places=places,
                values={"field": ALT_FIELD, "image": ""},
            )
    found = document.field("images")
    for image in _items(found):
        name = _without_alt(image, document)
        if name is not None and found is not None:
            yield _match(rule, document, found, {"field": ALT_FIELD, "image": name})


def _items(found: Field | None) -> Sequence[object]:
    if found is None or found.value in (None, ""):
        return ()
    return tuple(found.value) if isinstance(found.value, (list, tuple)) else (found.value,)


def _without_alt(image: object, document: Document) -> str | None:
    """The name of an image without alternative text.

    A bare file name counts only in a post: above an article it is decoration.
    """
    if isinstance(image, dict):
        if any(str(image.get(key) or "").strip() for key in ALT_KEYS) or image.get("decorative") is True:
            return None
        return next((str(image[key]) for key in SOURCE_KEYS if image.get(key)), "")
    known = [facts(name) for name in document.platforms]
    stated = any(_stated(document, key) for key in ALT_KEYS)
    return (
        str(image) if known and not stated and not any(item is None or item.long for item in known) else None
    )


def _list(rule: Rule, key: str) -> tuple[str, ...]:
    value = rule.options.get(key)
    return value if isinstance(value, tuple) else ()


def _folded(values: Sequence[str]) -> set[str]:
    return {value.strip().lstrip("@").casefold() for value in values}


def _match(rule: Rule, document: Document, found: Field | None, values: Mapping[str, str]) -> Match:
    places: tuple[Place, ...] = (found.place,) if found is not None else ()
    return Match(rule.id, document, places=places, values={"value": "", **values})
