"""Asks what a plan leaves open, one question at a time, and writes the answers into the plan's own text. It must not talk to a terminal."""

from daarom.interview.answers import Setting
from daarom.interview.questions import PARTS, QUESTIONS, Question
from daarom.interview.session import Asked, Doubt, Session, answered, corrected, doubts, following, skipped
from daarom.interview.setup import USUAL, Wanted, draft_folders, wanted
from daarom.interview.template import completed, template

__all__ = [
    "PARTS",
    "QUESTIONS",
    "USUAL",
    "Asked",
    "Doubt",
    "Question",
    "Session",
    "Setting",
    "Wanted",
    "answered",
    "completed",
    "corrected",
    "doubts",
    "draft_folders",
    "following",
    "skipped",
    "template",
    "wanted",
]
