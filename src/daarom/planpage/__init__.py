"""A plan on one page, for people: a Plan goes in, a page comes out, as text or as Markdown. It must not judge the plan, nor compare people."""

from daarom.planpage.making import page_of
from daarom.planpage.rendering import SHAPES
from daarom.planpage.types import Line, Page, Section

__all__ = ["SHAPES", "Line", "Page", "Section", "page_of"]
