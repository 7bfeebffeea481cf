from daarom.config import Config
from daarom.model import Document, Problem
from daarom.readers import Parsed


def documents(parsed: Parsed, config: Config) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """The drafts in one file, with what could not be understood of their metadata."""
