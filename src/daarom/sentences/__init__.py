"""Finds sentences, quotations, words, hashtags, mentions, links and the fold by rule; it never loads a model.

All spans are half-open offsets in the given text, without outer white space, in order, never overlapping.
Everything is linear in the text.
"""

from __future__ import annotations

from daarom.sentences.boundaries import sentences
from daarom.sentences.quoting import quotations
from daarom.sentences.tokens import fold, hashtags, mentions, urls, words

__all__ = ["fold", "hashtags", "mentions", "quotations", "sentences", "urls", "words"]
