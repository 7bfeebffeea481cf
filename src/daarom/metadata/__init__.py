"""Turns what a reader parsed into drafts: what their keys mean, their language, platforms and times."""

from daarom.metadata.drafts import documents

__all__ = ["documents"]
