"""A document as its one canonical text: the same document, the same bytes.

Keys in the order of `document`, defaults left out, two spaces a level, words
in quotation marks. What is written reads back as the same document.
"""

from __future__ import annotations

import json
import re
from typing import Final, cast

from halte.capabilities.plan.planfile.document import PlanDocument
from halte.capabilities.plan.planfile.kinds import Plain, Thing, Tree

HEAD: Final = (
    "# Halte plan file; what each key means: docs/reference/plan-file.md\n"
    "# Fichier de plan de Halte ; sens de chaque clé : docs/reference/plan-file.md\n"
)


def write(plan: PlanDocument) -> str:
    """The canonical text of a plan."""
    tree = cast(dict[str, Tree], Thing(PlanDocument).tree(plan))
    return HEAD + "\n".join(_group(tree, 0)) + "\n"


def _group(tree: dict[str, Tree], level: int) -> list[str]:
    lines = []
    for key, value in tree.items():
        head = f"{'  ' * level}{key}:"
        if isinstance(value, str):
            lines.append(f"{head} {_scalar(value)}")
        elif not value:
            lines.append(f"{head} {'[]' if isinstance(value, list) else '{}'}")
        else:
            lines += [head, *_block(value, level + 1)]
    return lines


def _block(tree: Tree, level: int) -> list[str]:
    if isinstance(tree, dict):
        return _group(tree, level)
    lines = []
    for item in tree:
        if isinstance(item, str):
            lines.append(f"{'  ' * level}- {_scalar(item)}")
            continue
        first, *rest = _block(item, level + 1)
        # The dash takes the place of the last two spaces of the first line.
        lines += [f"{'  ' * level}- {first.lstrip()}", *rest]
    return lines


def _scalar(text: str) -> str:
    if isinstance(text, Plain):
        return str(text)
    # A JSON string is a YAML double-quoted scalar; what YAML would not print
    # (U+0085 and the like) is escaped.
    quoted = json.dumps(text, ensure_ascii=False)
    return UNPRINTED.sub(lambda m: f"\\u{ord(m[0]):04x}", quoted)


UNPRINTED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What YAML does not print; `kinds` refuses most of it already."""
