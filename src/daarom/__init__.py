"""daarom reads drafts as a careful editor would, and says why."""

__version__ = "0.1.0"
