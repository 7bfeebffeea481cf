"""Posts in the order in which they go out, and what can be counted over them. It reads no files and knows no rules."""

from daarom.agenda.counts import Figures, Share, Voice, Week, figures, hours_of
from daarom.agenda.likeness import Pair, alike
from daarom.agenda.posts import Agenda, Post, agenda, month_of
from daarom.agenda.serving import served, serves, voices
from daarom.agenda.spans import full_weeks, week_of, windows

__all__ = [
    "Agenda",
    "Figures",
    "Pair",
    "Post",
    "Share",
    "Voice",
    "Week",
    "agenda",
    "alike",
    "figures",
    "full_weeks",
    "hours_of",
    "month_of",
    "served",
    "serves",
    "voices",
    "week_of",
    "windows",
]
