"""What was known before: findings that a baseline keeps quiet, and those that a change did not bring."""

from daarom.baseline.applying import Use, applied, baseline_of
from daarom.baseline.entries import read, written
from daarom.baseline.keeping import Kept, Reports, kept
from daarom.baseline.since import brought

__all__ = ["Kept", "Reports", "Use", "applied", "baseline_of", "brought", "kept", "read", "written"]
