"""A QR code (ISO/IEC 18004) as a drawing, with nothing of its own to say."""

from __future__ import annotations

import qrcode  # type: ignore[import-untyped]

QUIET: int = 4
"""Modules of white around it, as the standard asks."""

Matrix = tuple[tuple[bool, ...], ...]


def matrix(text: str) -> Matrix:
    """Its modules, dark ones true, without the margin.

    A quarter of it may be lost (level Q): the paper is folded and carried.
    """
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_Q, border=0)
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(map(bool, row)) for row in code.get_matrix())


def drawn(text: str) -> str:
    """As SVG: one path, a run of dark modules after another."""
    rows = matrix(text)
    side = len(rows) + 2 * QUIET
    path = "".join(
        f"M{x + QUIET} {y + QUIET}h{length}v1h-{length}z"
        for y, row in enumerate(rows)
        for x, length in runs(row)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/>'
        f'<path fill="#000" d="{path}"/></svg>'
    )


def runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Where each run of dark modules begins, and how long it is."""
    found: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and found and sum(found[-1]) == x:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((x, 1))
    return found
