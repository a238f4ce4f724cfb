# ruff: noqa: E501  (a table of faults, one a line)
"""Bad plan files, one for each fault; good ones come back as they were."""

from __future__ import annotations

import pytest

from halte.capabilities.plan.planfile.problems import PROBLEMS
from halte.capabilities.plan.planfile.reading import LIMIT, MOST, read
from halte.capabilities.plan.planfile.rules import Known, against
from halte.capabilities.plan.planfile.writing import write
from tests.plan.files import PLAN, line_of, spoilt

KNOWN = Known(measures={"accused-convicted"})


def problems_of(text: str) -> list[tuple[int, str]]:
    found = read(text.encode())
    problems = list(found.problems)
    if found.document:
        problems += against(found.document, found.places, KNOWN)
    for problem in problems:
        assert problem.sentence.en and problem.sentence.fr
    return [(p.line, p.code.removeprefix("plan_file_")) for p in sorted(problems)]


def test_a_good_file_has_no_problem() -> None:
    assert problems_of(PLAN) == []


FAULTS = [
    ("id: justice\n", "id: public-safety\n", "id: public-safety\n    kind: federal\n    name: {en: \"Justice", "duplicate_id"),
    ("id: taskforce", "id: victims-fund", None, "duplicate_id"),
    ("id: partnership", "id: protection", None, "duplicate_id"),
    ("measure: accused-convicted", "measure: accused-convictd", None, "unknown_measure_near"),
    ("measure: accused-convicted", "measure: zzz", None, "unknown_measure"),
    ("lead: justice", "lead: finance", None, "unknown_organisation"),
    ("supporting: [public-safety]", "supporting: [finance]", None, "unknown_organisation"),
    ("supporting: [public-safety]", "supporting: [justice]", None, "lead_supports"),
    ('title: {en: "Protection", fr: "Protection"}', 'title: {en: "Protection"}', None, "missing_french"),
    ('title: {en: "Protection", fr: "Protection"}', 'title: {en: "Protection", fr: " "}', None, "missing_french"),
    ('title: {en: "Protection", fr: "Protection"}', 'title: {fr: "Protection"}', None, "missing_english"),
    ("amount: 25 000 000", "amount: 25 000 001", None, "budget_does_not_add_up"),
    ("amount: 500000", "amount: 500000.01", "amount: 25 000 000", "budget_does_not_add_up"),
    ("amount: 500000", "amount: -1", None, "bad_amount"),
    ("amount: 500000", "amount: 500,000", None, "bad_amount"),
    ("amount: 500000", "amount: 5e5", None, "bad_amount"),
    ("money: new\n            org", "money: existing\n            org", None, "money_differs"),
    ("not_allocated: 24", "commitment: no-such\n      not_allocated: 24",
     "commitment: no-such", "total_unknown_commitment"),
    ("part_of: four-years", "part_of: five-years", None, "unknown_total"),
    ("due: 2014", "due: 2014-02-30", None, "bad_date"),
    ("due: 2014", "due: 2014-13", None, "bad_date"),
    ("due: 2014", "due: soon", None, "bad_date"),
    ("at: 2014-03-31", "at: 2011", None, "target_before_baseline"),
    ("ends: 2016-03-31", "ends: 2011", None, "ends_before_start"),
    ("value: 60", "value: 60,5", None, "not_a_number_comma"),
    ("value: 60", "value: -60", None, "bad_number"),
    ("value: 60", "value: many", None, "bad_number"),
    ("fiscal_year: 2013-14", "fiscal_year: 2013-15", None, "bad_fiscal_year"),
    ("fiscal_year: 2013-14", "fiscal_year: 2019-20", None, "year_outside_total"),
    ("last_year: 2015-16", "last_year: 2011-12", None, "years_backwards"),
    ("lead: justice", "laed: justice", None, "unknown_key_near"),
    ("lead: justice", "lead: justice\n        weather: fine", "weather", "unknown_key"),
    ("lead: justice", "lead: justice\n        lead: justice", None, "duplicate_key"),
    ("lead: justice\n", "\n", "- id: victims-fund", "missing_key"),
    ("lead: justice", "lead: [justice]", None, "not_a_text"),
    ("lead: justice", "lead: ", None, "empty_text"),
    ("lead: justice", "lead: Justice Canada", None, "bad_id"),
    ("supporting: [public-safety]", "supporting: public-safety", None, "not_a_list"),
    ('quote: {en: "Support to victims.", fr: "Soutien aux victimes."}', "quote: Support", None, "not_a_group"),
    ("kind: federal", "kind: royal", None, "bad_choice"),
    ("shown_first: yes", "shown_first: perhaps", None, "bad_yes_no"),
    ("source_line: 42", "source_line: forty", None, "bad_whole"),
    ("direction: up", "direction: sideways", None, "bad_choice"),
    ("https://www.example.org/fund", "javascript:alert(1)", None, "bad_link"),
    ("https://www.example.org/fund", "https://", None, "bad_link"),
    ('"Pay for services"', '"Pay \\0 services"', None, "bad_character"),
    ('"Pay for services"', '"Pay \\u202e services"', None, "bad_character"),
    ('"Pay for services"', '"Pay \\uD800 services"', None, "not_yaml"),
    ('"Pay for services"', '"' + "x" * 301 + '"', None, "text_too_long"),
    ("kind: link", "kind: document", None, "evidence_without_digest"),
    ("depends_on: [victims-fund]", "depends_on: [nothing]", None, "unknown_commitment"),
    ("depends_on: [victims-fund]", "depends_on: [taskforce]", None, "cycle"),
    ("depends_on: [victims-fund]", "depends_on: [victims-fund, victims-fund]", None, "listed_twice"),
    ("due: 2014\n", "met: 2014\n", None, "met_without_source"),
    ("direction: up\n", "direction: up\n            milestone: none-such\n", "milestone: none", "unknown_milestone"),
    ('name_note: {en: "Short name only.", fr: "Nom court seulement."}', "", "id: justice", "name_without_note"),
    ("halte_plan: 1", "halte_plan: 2", None, "unknown_format"),
    ("lead: justice", "lead: &a justice", None, "anchor"),
    ("lead: justice", "lead: *a", None, "anchor"),
    ("lead: justice", "lead: !!python/object:os.system justice", None, "tag"),
    ("lead: justice", "lead: [[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]", None, "too_deep"),
    ("budget:\n  totals", "---\nbudget:\n  totals", None, "many_documents"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "where", "code"), FAULTS)
def test_each_fault_is_found_on_its_line(
    old: str, new: str, where: str | None, code: str
) -> None:
    text = spoilt(old, new)
    if code == "not_a_number_comma":
        # In a flow group a comma ends the value, so the rest is a stray key.
        assert "unknown_key" in [c for _, c in problems_of(text)]
        return
    words = where or new.strip().splitlines()[-1 if code == "duplicate_key" else 0]
    expected = line_of(text, words)
    if code == "duplicate_id" and where is None:
        expected = text[: text.rindex(new)].count("\n") + 1
    if code == "duplicate_key":
        expected += 1
    assert (expected, code) in problems_of(text)


def test_a_commitment_needs_a_measure_or_a_reason_and_not_both() -> None:
    reason = (
        'no_measure: {en: "The room is not built yet.", fr: "La salle n’existe pas."}'
    )
    assert "measure_or_reason" in [c for _, c in problems_of(spoilt(reason, ""))]
    both = spoilt("        indicators:", f"        {reason}\n        indicators:")
    assert "measure_and_reason" in [c for _, c in problems_of(both)]


def test_a_cycle_is_told_with_its_chain() -> None:
    text = spoilt(
        "        supporting:", "        depends_on: [taskforce]\n        supporting:"
    )
    problem = next(p for p in read(text.encode()).problems if p.code.endswith("cycle"))
    assert problem.values["chain"] == "victims-fund → taskforce → victims-fund"


def test_the_sentence_says_by_how_much_a_budget_does_not_add_up() -> None:
    text = spoilt("amount: 25 000 000", "amount: 25 000 100.50")
    (problem,) = read(text.encode()).problems
    assert problem.values["difference"] == "100.50"
    assert "100.50" in problem.sentence.fr


def test_all_problems_are_found_at_once() -> None:
    text = spoilt("lead: justice", "laed: justice")
    text = text.replace("due: 2014", "due: never").replace("kind: link", "kind: rumour")
    codes = [code for _, code in problems_of(text)]
    assert {"unknown_key_near", "missing_key", "bad_date", "bad_choice"} <= set(codes)


def test_a_sum_is_not_blamed_for_an_amount_that_cannot_be_read() -> None:
    codes = [c for _, c in problems_of(spoilt("amount: 500000", "amount: half"))]
    assert codes == ["bad_amount"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"# only a comment\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xff\xfea\x00", "encoding"),
        ("titre: é".encode("latin-1"), "encoding"),
        (b"a: b: c", "not_yaml"),
        (b"a: [", "not_yaml"),
        (b"a: \x00", "not_yaml"),
        (b"- 1\n- 2\n", "not_a_group"),
        (b"just words", "not_a_group"),
        (b"x" * 10_000_000, "too_large"),
        (b"{" * 100_000, "too_deep"),
        (b"? [a, b]\n: c\n", "unknown_key"),
    ],
)
def test_what_is_not_a_plan_is_told_plainly(content: bytes, code: str) -> None:
    codes = [p.code.removeprefix("plan_file_") for p in read(content).problems]
    assert code in codes
    assert all(p.sentence.fr for p in read(content).problems)


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    levels = "\n".join(
        f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 12)
    )
    found = read(f"l0: &l0 [x]\n{levels}\n".encode())
    assert found.document is None
    assert {p.code for p in found.problems} == {"plan_file_anchor"}


@pytest.mark.slow
def test_a_file_of_nothing_but_faults_shows_a_bounded_list() -> None:
    found = read(b"".join(b"k%d: 1\n" % n for n in range(LIMIT // 20)))
    assert len(found.problems) == MOST


def test_the_byte_order_mark_and_windows_line_ends_are_read() -> None:
    found = read(b"\xef\xbb\xbf" + PLAN.replace("\n", "\r\n").encode())
    assert found.problems == ()
    assert found.document == read(PLAN.encode()).document


def test_the_canonical_text_reads_back_as_itself() -> None:
    document = read(PLAN.encode()).document
    assert document is not None
    text = write(document)
    assert read(text.encode()).problems == ()
    assert read(text.encode()).document == document
    assert write(document) == text


def test_every_problem_has_a_sentence_in_both_languages() -> None:
    assert all(text.en and text.fr for text in PROBLEMS.values())
