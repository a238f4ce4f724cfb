"""Hours as people write them, in both languages."""

from __future__ import annotations

from datetime import time
from itertools import groupby
from typing import Final

from django.utils.translation import gettext as _

from halte.capabilities.directory.hours import EVERY_DAY, Hours
from halte.core.bilingual import Bilingual, current_language
from halte.core.ui.writing import day

DAYS: Final = (
    Bilingual("Monday", "lundi"), Bilingual("Tuesday", "mardi"),
    Bilingual("Wednesday", "mercredi"), Bilingual("Thursday", "jeudi"),
    Bilingual("Friday", "vendredi"), Bilingual("Saturday", "samedi"),
    Bilingual("Sunday", "dimanche"),
)  # fmt: skip


def in_words(hours: Hours) -> str:
    """Monday to Friday, 09:00 to 17:00; in a season, from which day to which."""
    words, first, last = week(hours), hours.valid_from, hours.valid_to
    if first and last:
        between = {"hours": words, "first": day(first), "last": day(last)}
        return _("%(hours)s (from %(first)s to %(last)s)") % between
    if first:
        return _("%(hours)s (from %(day)s)") % {"hours": words, "day": day(first)}
    if last:
        return _("%(hours)s (until %(day)s)") % {"hours": words, "day": day(last)}
    return words


def week(hours: Hours) -> str:
    """The days and times of a week."""
    if hours.always:
        return _("24 hours a day, 7 days a week")
    words = _("%(days)s, %(opens)s to %(closes)s") % {
        "days": days(hours.days), "opens": clock(hours.opens),
        "closes": clock(hours.closes),
    }  # fmt: skip
    return (
        _("%(hours)s the next day") % {"hours": words} if hours.over_midnight else words
    )


def days(numbers: tuple[int, ...]) -> str:
    """Every day; Monday to Friday; Tuesday, Thursday."""
    if set(numbers) == set(EVERY_DAY):
        return _("Every day")
    runs = [
        [number for _place, number in run]
        for _key, run in groupby(enumerate(sorted(set(numbers))), lambda p: p[1] - p[0])
    ]
    return ", ".join(_run(run) for run in runs)


def _run(run: list[int]) -> str:
    first, last = str(DAYS[run[0]]), str(DAYS[run[-1]])
    if len(run) == 1:
        return first
    if len(run) == 2:
        return f"{first}, {last}"
    return _("%(first)s to %(last)s") % {"first": first, "last": last}


def clock(at: time) -> str:
    """14:05 or 14 h 05."""
    if current_language() == "fr":
        minutes = f"\u00a0{at.minute:02}" if at.minute else ""
        return f"{at.hour}\u00a0h{minutes}"
    return f"{at.hour:02}:{at.minute:02}"
