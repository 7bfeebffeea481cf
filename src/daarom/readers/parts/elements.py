"""The elements of HTML by what they are to a reader; only names, nothing is read here."""

from __future__ import annotations

HEADINGS = {f"h{level}": level for level in range(1, 7)}
KINDS = {
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    "td": "cell",
    "th": "cell",
}
KINDS |= {"figcaption": "caption", "caption": "caption", "blockquote": "paragraph", "aside": "paragraph"}
SCOPES = {
    "blockquote": "blockquote",
    "ul": "list",
    "ol": "list",
    "dl": "list",
    "menu": "list",
    "table": "table",
    "details": "details",
}
INLINE = {
    "a": "link",
    "b": "strong",
    "strong": "strong",
    "em": "emphasis",
    "i": "emphasis",
    "cite": "emphasis",
}
INLINE |= {"del": "strike", "s": "strike", "strike": "strike"}
STAND_INS = frozenset(["code", "samp", "svg", "math", "object", "canvas", "audio", "video", "select"])
SILENT = STAND_INS | {
    "pre",
    "nav",
    "template",
    "script",
    "style",
    "textarea",
    "xmp",
    "iframe",
    "noembed",
    "noscript",
    "noframes",
}
COVERED = frozenset({"p", "ul", "ol", "dl", "table", "blockquote", "figure", "details", *HEADINGS})
FRAMES = ("div", "section", "article", "header", "footer", "main", "form", "fieldset", "legend", "address")
TABLES = ("tr", "tbody", "thead", "tfoot", "summary", "menu", "option")
PAGES = ("body", "html", "head", "hr", "pre", "nav", "title")
BLOCKS = COVERED | KINDS.keys() | {*FRAMES, *TABLES, *PAGES}
VOID = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "wbr", "source", "track", "area", "base", "col", "embed"}
)
CLOSED_BY = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tr": ("tr", "td", "th"),
    "td": ("td", "th"),
    "th": ("td", "th"),
}
LIMITS = frozenset({"ul", "ol", "menu", "dl", "table"})
