"""Queues of scheduled posts: from a sheet or a list to drafts, one for each row.

The doors are `documents(table, layout, config)`, `form(layout)`, which says how a reader should look, and
`encode(document, place, replacement)`, which says how an edit is written back.
"""

from daarom.queues.drafts import Queued, documents
from daarom.queues.matching import form
from daarom.queues.writing import FORMATS, encode

__all__ = ["FORMATS", "Queued", "documents", "encode", "form"]
