"""Turns what a reader parsed into drafts: what their keys mean, their language, platforms and times."""

from daarom.metadata.drafts import documents
from daarom.metadata.keys import UNFINISHED, candidates, folded
from daarom.metadata.prose import cut, paragraphs
from daarom.metadata.values import TIMES

__all__ = ["TIMES", "UNFINISHED", "candidates", "cut", "documents", "folded", "paragraphs"]
