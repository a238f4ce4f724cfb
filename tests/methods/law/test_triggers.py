"""An employer may be inspected in five circumstances (209.5)."""

from __future__ import annotations

from datetime import date

from halte.methods.law import TRIGGERS


def test_the_five_circumstances_are_those_of_the_law() -> None:
    assert [t.provision for t in TRIGGERS] == [f"209.5({letter})" for letter in "abcde"]
    assert "random" in {t.key for t in TRIGGERS}


def test_two_of_them_came_with_the_text_of_2020() -> None:
    before = [t.key for t in TRIGGERS if t.in_force.on(date(2020, 4, 19))]
    assert before == ["suspicion", "past_failure", "random"]
