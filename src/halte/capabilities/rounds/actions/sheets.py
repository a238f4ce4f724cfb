"""Taking in a workbook, and mending its rows. Nothing that was sent is lost."""

from __future__ import annotations

from collections.abc import Mapping

from halte.capabilities.rounds import policy
from halte.capabilities.rounds.models import Round, Sheet, SheetRow
from halte.capabilities.rounds.states import RowState
from halte.capabilities.rounds.workbook.reading import SentWorkbook
from halte.capabilities.rounds.workbook.taking_in import Taken, mend_row, take_in
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual


@action(
    Permission.ROUND_READ,
    label=Bilingual("Send in a workbook", "Déposer un classeur"),
    policy=policy.may_send_rows,
)
def send_workbook(actor: Actor, round_: Round, *, sent: SentWorkbook) -> Sheet:
    """Put each row onto the draft of its report; keep the others to be mended."""
    taken: Taken = take_in(actor, round_, sent)
    sheet = Sheet.objects.create(
        round=round_,
        organisation_id=actor.organisation_id or 0,
        digest=sent.digest,
        taken=taken.changed,
        unchanged=taken.unchanged,
        refused=len(taken.refused),
        aside=list(sent.aside),
        by_user_id=actor.user_id,
    )
    SheetRow.objects.bulk_create(
        SheetRow(
            sheet=sheet, page=row.page, number=row.number, cells=dict(row.cells),
            faults=[one.to_json() for one in wrong], report=report,
        )
        for row, report, wrong in taken.refused
    )  # fmt: skip
    return sheet


@action(
    Permission.ROUND_READ,
    label=Bilingual("Mend a row", "Corriger une ligne"),
    policy=policy.may_mend,
)
def mend(actor: Actor, row: SheetRow, *, cells: Mapping[str, str]) -> SheetRow:
    """Try a row again with other cells. What is still wrong is said anew."""
    row.cells = {**row.cells, **cells}
    report, wrong = mend_row(actor, row)
    row.report = report or row.report
    row.faults = [one.to_json() for one in wrong]
    row.state = RowState.WAITING if wrong else RowState.MENDED
    row.save(update_fields=["cells", "faults", "state", "report"])
    return row


@action(
    Permission.ROUND_READ,
    label=Bilingual("Leave a row out", "Écarter une ligne"),
    policy=policy.may_mend,
)
def leave_out(actor: Actor, row: SheetRow) -> SheetRow:
    """Do without a row; it stays readable."""
    row.state = RowState.LEFT_OUT
    row.save(update_fields=["state"])
    return row
