"""What the classifier makes of texts and drafts: one analysis per draft, made once, used by many rules. It
imports spaCy only through nlp."""

from daarom.score.blocks import WHOLE, spoken
from daarom.score.calibration import INTENTS, Raw, calibration
from daarom.score.lines import score_lines
from daarom.score.scorer import Scorer

__all__ = ["INTENTS", "WHOLE", "Raw", "Scorer", "calibration", "score_lines", "spoken"]
