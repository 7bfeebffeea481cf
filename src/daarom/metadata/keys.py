"""Which keys of which site generator mean what. A table: it must not look at values."""

from __future__ import annotations

import re
from collections.abc import Mapping

from daarom.config.types import OWN_KEYS, Config

NAMES: Mapping[str, str] = {
    "title": "title titel kop headline",
    "description": "description omschrijving beschrijving meta_description seo_description seo.description",
    "summary": "summary samenvatting excerpt teaser intro inleiding introductie",
    "platforms": "platforms platform kanalen kanaal channels channel networks",
    "language": "language lang taal locale",
    "author": "author authors auteur auteurs schrijver door",
    "account": "account accounts geplaatst_door posted_by",
    "goal": "goal goals doel doelen objective",
    "audience": "audience audiences doelgroep doelgroepen publiek",
    "intent": "intent intentie bedoeling",
    "pillar": "pillar pijler content_pillar",
    "post_type": "post_type berichttype",
    "publish_at": (
        "publish_at publish_date pub_date published_at published_date date_published scheduled_at scheduled "
        "publicatiedatum publiceren_op plaatsen_op date datum published"
    ),
    "expires_at": "expires_at expiry_date expires unpublish_at unpublish_date vervaldatum verloopt",
    "offer_ends": "offer_ends actie_tot aanbieding_tot geldig_tot valid_until",
    "event_date": "event_date event.date event.start event_start datum_evenement start_date startdatum",
    "status": "status",
    "relationship": "relationship relatie sponsored gesponsord",
    "paid_by": "paid_by betaald_door sponsored_by sponsor",
    "approver": "approver approved_by goedgekeurd_door akkoord",
    "tags": "tags",
    "images": (
        "images image afbeeldingen afbeelding cover_image hero_image featured_image feature_image "
        "cover hero banner thumbnail foto fotos"
    ),
    "commercial_declaration": "commercial_declaration commercieel branded_content",
    "evidence": "evidence bewijs onderbouwing",
}
"""daarom's key → what others call it, the most telling first."""

TAGS = (
    "tags",
    "tag",
    "categories",
    "category",
    "keywords",
    "trefwoorden",
    "labels",
    "categorieen",
    "categorie",
    "rubriek",
    "rubrieken",
)
"""All keys whose words count as tags, together."""

UNFINISHED = frozenset(
    {"draft", "concept", "wip", "idee", "idea", "ideas", "todo", "in_progress", "in_bewerking", "bezig"}
)
"""What `status` says of a draft that is not done."""

TRUE_MEANS_UNFINISHED = ("draft", "concept", "is_draft")
PREFIXES = ("daarom.", "", "params.", "extra.", "data.", "frontmatter.")
"""Where a key may stand; the first one wins."""

HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
BREAK = re.compile(r"[\s-]+")


def folded(key: str) -> str:
    """A key for comparing: publishDate, publish-date and Publish date are publish_date."""
    return BREAK.sub("_", HUMP.sub("_", key.strip())).casefold()


def candidates(config: Config) -> Mapping[str, tuple[str, ...]]:
    """daarom's key → folded keys that may hold it, the best first; the organisation's own go before."""
    own = dict(config.keys)
    return {
        key: (
            *(folded(name) for name in own.get(key, ())),
            *(prefix + name for prefix in PREFIXES for name in NAMES.get(key, key).split()),
        )
        for key in OWN_KEYS
    }
