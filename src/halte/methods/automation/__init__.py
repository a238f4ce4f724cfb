"""How far an automated system may go: its level, and what the level asks for.

from halte.methods.automation import assess, read_answers

found = assess(read_answers(Path("answers.json")))
found.level, found.duties
"""

from halte.methods.automation.duties import LEVELS, Duty
from halte.methods.automation.reading import read_answers
from halte.methods.automation.scoring import Answers, Assessment, assess

__all__ = ["LEVELS", "Answers", "Assessment", "Duty", "assess", "read_answers"]
