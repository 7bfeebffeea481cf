"""What can be counted in one block of prose: shouting, exclamation marks, emoji, words for us and for the reader. It judges nothing."""

from __future__ import annotations

import regex

from daarom import counting
from daarom.model import Span
from daarom.sentences import hashtags, mentions, quotations, sentences, urls, words

ACRONYMS = frozenset(
    """
    HTML CSS HTTP HTTPS JSON YAML XML SQL API URL PDF FAQ GIF JPEG PNG SVG USB WIFI LAN VPN SEO SEA CMS CRM ERP SAAS REST SOAP CORS CRUD
    AJAX WCAG ARIA UNESCO UNICEF NATO NAVO OPEC ASML ANWB ANBI AIVD MIVD GGD GGZ RIVM UWV KNMI KNVB NPO AVROTROS BNNVARA KRONCRV VPRO EBU
    ISO NEN BTW BSN DIGID KVK COVID AIDS SARS LGBT LGBTQ LHBT LHBTI LHBTIQ STEM CEO CFO CTO HR ICT IT PR ROI KPI OKR FOMO GDPR AVG ASAP
    RSVP TBA TBD FAQS NASA ESA FIFA UEFA NBA IMDB IKEA HEMA LEGO BMW KLM NUON ENECO POBOX EHBO HAVO VMBO VWO MBO HBO MAVO BSO NSFW YMCA
    WYSIWYG ASCII UTF LAMP MERN SPARQL NOSQL GNU LINUX UNIX MIT APACHE AGPL LGPL FEDRAMP OMB GSA NIST USDA FEMA NOAA FBI CIA IRS DHS
    SMART SWOT SOSTAC PESO AIDA SNACK BOSA DAEB SROI WMO WOZ BRP CAO OR VOG EVC ESF EFRO LEADER DUO CAK SVB COA IND RDW CBR CBS CPB SCP
    AED IBAN TIKKIE OLED LED HDMI BLAD TOP TEDX TED MOMA EYE MAXXI GIPHY MEME GTD CAPTCHA SCRUM AGILE BASIC COBOL PHP ASP NPM YARN
    """.split()
)
"""Capitals that are a name or a term, not a raised voice."""

LOUD = frozenset(
    """
    NU NIET GEEN NOOIT ALTIJD ALLEEN ECHT HEEL SUPER GRATIS KORTING ACTIE WIN WINNEN WINACTIE SALE KOOP BESTEL MIS LAATSTE KANS SNEL VANDAAG
    MORGEN LET OP BELANGRIJK NIEUW EXTRA DIRECT STOP KIJK KOM JIJ JOUW ALLE ALLES IEDEREEN MOET MEGA HOERA WOW YES JA NEE TOP FREE NOW NEW
    NEVER ALWAYS ONLY LAST CHANCE TODAY BUY HURRY DEAL DISCOUNT BIG HUGE MUST VERY REALLY IMPORTANT ALERT BREAKING WARNING ATTENTION URGENT
    YOU YOUR NOT ALL EVERY EVERYONE BEST LOVE AMAZING GIVEAWAY FLASH WHAT
    """.split()
)
"""Words that are shouted rather than abbreviated."""

CAPITALS = regex.compile(r"(?<![\p{L}\p{N}.&/_-])[\p{Lu}]{2,}(?:-[\p{Lu}]{2,})*(?![\p{L}\p{N}&/_]|-\p{L}|\.\p{L})")
VOWELS = regex.compile(r"[AEIOUYÀ-ÖØ-Ý]")
EXCLAMATION = regex.compile(r"[!?¡‼⁉❗❕]*[!‼⁉❗❕][!?‼⁉❗❕\ufe0f]*")
QUESTION = regex.compile(r"\?+")
PROMOTION = frozenset("🔥💥🚨🛒🛍👉👇⏰⏳💸💰🤑🎁🏷🆓🆕📢📣⚡❗‼✅🚀💯")
"""Emoji that advertisements are dressed with."""

BULLET = regex.compile(rf"^[ \t]*(?:{counting.EMOJI.pattern})(?=[ \t]*\p{{L}})", regex.MULTILINE)
WE = regex.compile(r"(?<![\p{L}-])(?:wij|we|ons|onze|onszelf|our|ours|us|ourselves)(?![\p{L}-])", regex.IGNORECASE)
YOU = regex.compile(
    r"(?<![\p{L}-])(?:jij|je|jou|jouw|jullie|jezelf|u|uw|uzelf|you|your|yours|yourself|yourselves)(?![\p{L}-])", regex.IGNORECASE
)


def shouted(text: str, calm: frozenset[str] = frozenset()) -> tuple[Span, ...]:
    """The words in capitals that are shouted: runs of real words, and single ones that are known as loud or end in "!".

    Acronyms, `calm` words (given in capitals), quotations, hashtags and addresses are none.
    """
    aside = (*quotations(text), *hashtags(text), *mentions(text), *urls(text))
    found = [m.span() for m in CAPITALS.finditer(text) if not _within(m.span(), aside)]
    runs: list[list[Span]] = []
    for span in found:
        if runs and regex.fullmatch(r"[ \t,]{1,3}", text[runs[-1][-1][1] : span[0]]):
            runs[-1].append(span)
        else:
            runs.append([span])
    return tuple((run[0][0], run[-1][1]) for run in runs if _loud([text[a:b] for a, b in run], text[run[-1][1] :][:1], calm))


def _loud(run: list[str], following: str, calm: frozenset[str]) -> bool:
    """Three real words are shouted; two or one only when a word is known to be, or an exclamation mark follows."""
    real = [word for word in run if word not in calm and word not in ACRONYMS and VOWELS.search(word)]
    if not any(len(word) > 3 for word in real):
        return False
    known = any(word in LOUD and len(word) > (3 if len(real) == 1 else 1) for word in real)
    return len(real) > 2 or known or following == "!"


def exclamations(text: str) -> tuple[Span, ...]:
    """The runs of exclamation marks, with the question marks among them, outside quotations."""
    aside = quotations(text)
    return tuple(m.span() for m in EXCLAMATION.finditer(text) if not _within(m.span(), aside))


def questions(text: str) -> tuple[Span, ...]:
    """The runs of question marks, those in addresses left out."""
    aside = urls(text)
    return tuple(m.span() for m in QUESTION.finditer(text) if not _within(m.span(), aside))


def promotional(text: str) -> tuple[Span, ...]:
    """The emoji that advertisements are dressed with."""
    return tuple((a, b) for a, b in counting.emoji(text) if text[a] in PROMOTION)


def emoji_runs(text: str) -> tuple[tuple[Span, int], ...]:
    """Emoji that follow one another with at most spaces between, each run with its number."""
    runs: list[tuple[Span, int]] = []
    for start, end in counting.emoji(text):
        if runs and not text[runs[-1][0][1] : start].strip(" \u00a0\ufe0f\u200d"):
            (first, _), number = runs[-1]
            runs[-1] = ((first, end), number + 1)
        else:
            runs.append(((start, end), 1))
    return tuple(runs)


def emoji_inside(text: str) -> tuple[Span, ...]:
    """The emoji that stand between the words of one sentence, where a screen reader reads them out."""
    found = []
    for first, last in sentences(text):
        for start, end in counting.emoji(text[first:last]):
            before, after = text[first : first + start], text[first + end : last]
            if regex.search(r"[\p{L}\p{N}][,;:–-]?\s*$", before) and regex.match(r"\s*[\p{Ll}\p{N}]", after):
                found.append((first + start, first + end))
    return tuple(found)


def emoji_bullets(text: str) -> tuple[Span, ...]:
    """The emoji that begin a line and stand there for a bullet."""
    return tuple(m.span() for m in BULLET.finditer(text))


def us(text: str, names: tuple[str, ...] = ()) -> tuple[Span, ...]:
    """The words by which an organisation speaks of itself, its name among them; not those in quotations."""
    aside = quotations(text)
    spans = [m.span() for m in WE.finditer(text) if text[m.start() : m.end()] != "US"] + list(named(text, names))
    return tuple(sorted(span for span in spans if not _within(span, aside)))


def you(text: str) -> tuple[Span, ...]:
    """The words by which the reader is spoken to; not those in quotations."""
    aside = quotations(text)
    return tuple(m.span() for m in YOU.finditer(text) if not _within(m.span(), aside))


def named(text: str, names: tuple[str, ...]) -> tuple[Span, ...]:
    """Where one of the names stands as a whole word, also with a genitive s."""
    if not names:
        return ()
    either = "|".join(regex.escape(name) for name in sorted(names, key=len, reverse=True))
    return tuple(m.span() for m in regex.finditer(rf"(?<![\p{{L}}\p{{N}}@#])(?:{either})(?:['’]?s)?(?![\p{{L}}\p{{N}}])", text, regex.IGNORECASE))


def hashtag_runs(text: str) -> tuple[tuple[Span, int], ...]:
    """Hashtags that follow one another with no words between, each run with its number."""
    runs: list[tuple[Span, int]] = []
    for start, end in hashtags(text):
        if runs and not words(text[runs[-1][0][1] : start]):
            (first, _), number = runs[-1]
            runs[-1] = ((first, end), number + 1)
        else:
            runs.append(((start, end), 1))
    return tuple(runs)


def _within(span: Span, others: tuple[Span, ...]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)
