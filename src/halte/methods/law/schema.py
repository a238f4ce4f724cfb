"""JSON Schema of the findings and of the result, made from the data of the law.

They lie in `docs/reference`; a test holds them equal to what is made here.
"""

from __future__ import annotations

from typing import Final

from halte.methods.law.reading import (
    DISCLOSURE,
    EARLIER,
    EMPLOYER,
    GROUNDS,
    NEEDED,
    NOTICE,
    VIOLATION,
    VIOLATION_NEEDED,
    WHOLE,
    WORDS_FOR_PARTS,
)
from halte.methods.law.text.bans import PERMANENT
from halte.methods.law.text.conditions import ITEMS
from halte.methods.law.text.dated import KINDS
from halte.methods.law.text.severity import SEVERITY
from halte.methods.law.text.versions import VERSIONS

Schema = dict[str, object]

DIALECT: Final = "https" + "://json-schema.org/draft/2020-12/schema"
DAY: Final[Schema] = {"type": "string", "format": "date"}
TEXT: Final[Schema] = {"type": "string", "pattern": r"\S"}
WHOLE_NUMBER: Final[Schema] = {"type": "integer", "minimum": 0}
NUMBER_OR_NULL: Final[Schema] = {"type": ["integer", "null"], "minimum": 0}
DAY_OR_NULL: Final[Schema] = {"type": ["string", "null"], "format": "date"}
FLAG: Final[Schema] = {"type": "boolean"}
BAN: Final[Schema] = {"enum": [0, 1, 2, 5, 10, PERMANENT]}


def an_object(
    properties: dict[str, Schema], required: tuple[str, ...] | None = None
) -> Schema:
    """An object with these keys and no others; all of them needed by default."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties if required is None else required),
        "additionalProperties": False,
    }


def a_list(of: Schema, least: int = 0) -> Schema:
    """A list of such values."""
    return {"type": "array", "items": of, "minItems": least}


def named(keys: tuple[str, ...], *schemas: Schema) -> dict[str, Schema]:
    """Keys with their schemas, in order."""
    return dict(zip(keys, schemas, strict=True))


def findings_schema() -> Schema:
    """What `halte penalty` reads."""
    employer = employer_schema()
    earlier = an_object(named(EARLIER, TEXT, {"enum": list(KINDS)}, DAY))
    notice = an_object(named(NOTICE, DAY, WHOLE_NUMBER))
    whole = an_object(
        named(
            WHOLE, employer, a_list(earlier), a_list(notice), DAY,
            a_list(violation_schema(), 1),
        ),
        NEEDED,
    )  # fmt: skip
    return {"$schema": DIALECT, "title": "Findings about one employer", **whole}


def employer_schema() -> Schema:
    """The size, and for which day and from what it is known: both or neither."""
    keys = named(EMPLOYER, NUMBER_OR_NULL, NUMBER_OR_NULL, DAY, TEXT)
    both = {"as_of": ["evidence"], "evidence": ["as_of"]}
    return {**an_object(keys, ()), "dependentRequired": both}


def disclosure_schema() -> Schema:
    """What is known of a disclosure; null where there was none."""
    told = an_object(named(DISCLOSURE, DAY, TEXT, FLAG, DAY, TEXT))
    return {**told, "type": ["object", "null"]}


def accepted_if_complete() -> Schema:
    """An accepted disclosure of which more is said is complete."""
    return {
        "if": {
            "properties": {
                "voluntary_disclosure": {"const": True},
                "disclosure": {"type": "object"},
            },
            "required": ["voluntary_disclosure", "disclosure"],
        },
        "then": {
            "properties": {"disclosure": {"properties": {"complete": {"const": True}}}}
        },
    }


def violation_schema() -> Schema:
    """One finding; `part` belongs to the conditions that are divided."""
    severity = an_object(
        {
            c.key: {
                "type": "integer", "minimum": 0, "maximum": c.most,
                "description": c.wording.en,
            }
            for c in SEVERITY
        },
        (),
    )  # fmt: skip
    keys = named(
        VIOLATION,
        TEXT,
        {"type": "integer", "minimum": 1, "maximum": ITEMS},
        {"type": ["string", "null"]},
        {"type": "integer", "minimum": 1},
        DAY,
        severity,
        FLAG,
        {"enum": [*GROUNDS, None]},
        disclosure_schema(),
    )
    rules = [*parts_by_item(), accepted_if_complete()]
    return {**an_object(keys, VIOLATION_NEEDED), "allOf": rules}


def parts_by_item() -> list[Schema]:
    """Which words `part` may hold, by item; null everywhere."""
    divided: list[Schema] = [
        {
            "if": {"properties": {"item": {"const": item}}},
            "then": {"properties": {"part": {"enum": [*words, None]}}},
        }
        for item, words in WORDS_FOR_PARTS.items()
    ]
    undivided: Schema = {
        "if": {"properties": {"item": {"not": {"enum": list(WORDS_FOR_PARTS)}}}},
        "then": {"properties": {"part": {"type": "null"}}},
    }
    return [*divided, undivided]


def result_schema() -> Schema:
    """What `halte penalty` writes."""
    step = an_object(step_keys())
    whole = an_object(
        {
            "violations": a_list(assessed_schema(step), 1),
            "amount_before_caps_cad": WHOLE_NUMBER,
            "amount_cad": WHOLE_NUMBER,
            "caps_applied": a_list(
                an_object(
                    {
                        "cap": {"enum": ["notice", "twelve_months"]},
                        "reduced_by_cad": WHOLE_NUMBER,
                        **step_keys(),
                    }
                )
            ),
            "ban": BAN,
            "warning_only": FLAG,
            "published": FLAG,
            "clocks": clocks_schema(step),
        }
    )
    return {"$schema": DIALECT, "title": "What the findings imply", **whole}


def step_keys() -> dict[str, Schema]:
    """A step of a trace."""
    return {
        "rule": TEXT,
        "provisions": a_list(TEXT),
        "values": {"type": "object"},
        "text": TEXT,
    }


def assessed_schema(step: Schema) -> Schema:
    """One violation of the result."""
    trace = an_object(
        {
            "status": {"enum": ["violation", "warning", "justified", "earlier_text"]},
            "steps": a_list(step, 1),
            "would_change": a_list(step),
        }
    )
    return an_object(
        {
            "id": TEXT,
            "type": {"enum": [*KINDS, None]},
            "history_points": WHOLE_NUMBER,
            "severity_points": WHOLE_NUMBER,
            "total_points": WHOLE_NUMBER,
            "workers": {"type": "integer", "minimum": 1},
            "amount_each_cad": WHOLE_NUMBER,
            "amount_cad": WHOLE_NUMBER,
            "ban_years": BAN,
            "law_version": {"enum": [version.id for version in VERSIONS]},
            "provisions": a_list(TEXT, 1),
            "trace": trace,
        }
    )


def clocks_schema(step: Schema) -> Schema:
    """The clocks; null where no notice of Division 6 is due."""
    return an_object(
        {
            "kind": {"enum": ["ordinary", "reduced", "earlier_text", "no_notice"]},
            "preliminary_notice_deemed_received_days": NUMBER_OR_NULL,
            "answer_days": NUMBER_OR_NULL,
            "final_notice_deemed_received_days": NUMBER_OR_NULL,
            "payment_days": NUMBER_OR_NULL,
            "if_final_notice_sent_on": DAY,
            "final_notice_deemed_received_on": DAY_OR_NULL,
            "pay_by": DAY_OR_NULL,
            "ban_begins_on": DAY_OR_NULL,
            "ban_last_day": DAY_OR_NULL,
            "trace": a_list(step),
        }
    )
