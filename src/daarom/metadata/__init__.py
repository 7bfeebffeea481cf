"""Turns what a reader parsed into drafts: whose keys they are, what they mean, which language, platform and times."""

from daarom.metadata.drafts import documents

__all__ = ["documents"]
