"""What the state of things allows: a reason code, or '' for yes."""

from __future__ import annotations

from django.utils import timezone

from halte.capabilities.support.models import (
    Block,
    Disposal,
    File,
    Goal,
    Handover,
    LawDisclosure,
    LegalHold,
    Referral,
    SealedDraft,
    Telling,
    Transfer,
    Withheld,
)
from halte.capabilities.support.parcel import fields_of, is_readable, lacking
from halte.capabilities.support.people import answering, is_member
from halte.capabilities.support.receivers import is_there
from halte.capabilities.support.states import (
    FILE_TRANSITIONS,
    LINK_TRIES,
    TRANSFER_TRANSITIONS,
    TRANSITIONS,
    WAITING,
    DisposalState,
    DraftState,
    FileState,
    Level,
    ReferralState,
    Route,
    Told,
    TransferState,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.organisations.models import Organisation

R = ReferralState


def may_open(actor: Actor, organisation: Organisation) -> str:
    """In the name of one’s own organisation."""
    return "" if organisation.pk == actor.organisation_id else "not_found"


def may_see(actor: Actor, file: File) -> str:
    """A file of one’s own circle; nobody learns that another exists."""
    visible = File.objects.visible_to(actor).filter(pk=file.pk)
    # An emergency lets read, never write.
    return "not_found" if actor.in_emergency or not visible.exists() else ""


def may_write(actor: Actor, file: File) -> str:
    """While it is open or followed up."""
    if code := may_see(actor, file):
        return code
    open_now = file.state in (FileState.OPEN, FileState.FOLLOW_UP)
    return "" if open_now else "support_file_closed"


def may_follow_goal(actor: Actor, goal: Goal) -> str:
    """As its file."""
    return may_write(actor, goal.file)


def may_close(actor: Actor, file: File) -> str:
    """Once no referral of it waits for an answer."""
    if code := may_write(actor, file):
        return code
    return "support_referrals_wait" if file.referrals.waiting().exists() else ""


def may_reopen(actor: Actor, file: File) -> str:
    """A file that was closed, not one that is gone."""
    if code := may_see(actor, file):
        return code
    allowed = FileState.OPEN in FILE_TRANSITIONS[FileState(file.state)]
    return "" if allowed else "support_file_open"


def may_supervise(actor: Actor, file: File) -> str:
    """A supervisor of the organisation that keeps the file."""
    return may_see(actor, file)


def may_lift_block(actor: Actor, block: Block) -> str:
    """By another person than the one it shuts out."""
    if block.lifted_at:
        return "support_block_lifted"
    return may_see(actor, block.file)


def may_let_in_again(actor: Actor, block: Block) -> str:
    """Someone of another organisation; of one’s own it is for a supervisor."""
    if is_member(block.user_id, block.file.organisation_id):
        return "not_found"
    return may_lift_block(actor, block)


def may_shut_out_here(actor: Actor, referral: Referral) -> str:
    """A supervisor at the receiver, who has no conflict of interest of their own."""
    theirs = Referral.objects.received_by(actor).filter(pk=referral.pk)
    return "" if theirs.exists() and not actor.in_emergency else "not_found"


def may_lift(actor: Actor, withheld: Withheld) -> str:
    """Only once."""
    if withheld.lifted_at:
        return "support_already_lifted"
    return may_write(actor, withheld.file)


def may_propose_disposal(actor: Actor, file: File) -> str:
    """Once closed, while nothing holds it and nobody proposed it already."""
    if code := may_see(actor, file):
        return code
    if FileState.DISPOSED not in FILE_TRANSITIONS[FileState(file.state)]:
        return "support_close_first"
    if is_held(file):
        return "support_on_hold"
    open_ = file.disposals.filter(state=DisposalState.PROPOSED)
    return "support_disposal_waits" if open_.exists() else ""


def may_dispose(actor: Actor, row: Disposal) -> str:
    """Another person than who proposed it, while the file is closed and not held."""
    if code := _open_disposal(actor, row):
        return code
    if FileState.DISPOSED not in FILE_TRANSITIONS[FileState(row.file.state)]:
        return "support_close_first"
    if row.proposed_by_id == actor.user_id:
        return "support_second_person"
    return "support_on_hold" if is_held(row.file) else ""


def may_keep_file(actor: Actor, row: Disposal) -> str:
    """Whoever may open the file."""
    return _open_disposal(actor, row)


def _open_disposal(actor: Actor, row: Disposal) -> str:
    if code := may_see(actor, row.file):
        return code
    over = row.state != DisposalState.PROPOSED
    return "support_disposal_over" if over else ""


def is_held(file: File) -> bool:
    """True while a court or a law asks that it stays."""
    today = timezone.localdate()
    return file.holds.filter(lifted_at=None, ends_on__gte=today).exists()


def may_hold(actor: Actor, file: File) -> str:
    """A supervisor, for a file that is still there."""
    return may_see(actor, file)


def may_lift_hold(actor: Actor, row: LegalHold) -> str:
    """Only once."""
    if code := may_see(actor, row.file):
        return code
    return "support_already_lifted" if row.lifted_at else ""


def may_tell(actor: Actor, row: LawDisclosure) -> str:
    """While the person does not know."""
    if code := may_see(actor, row.file):
        return code
    told = row.told == Told.YES or Telling.objects.filter(disclosure=row).exists()
    return "support_told_already" if told else ""


def may_refer(actor: Actor, file: File) -> str:
    """Where the person did not ask that everything stays here."""
    if code := may_write(actor, file):
        return code
    return "support_level_confidential" if file.level == Level.CONFIDENTIAL else ""


def may_edit_draft(actor: Actor, referral: Referral) -> str:
    """While it is a draft."""
    if code := may_refer(actor, referral.file):
        return code
    return "" if referral.state == R.DRAFTED else "support_already_sent"


def may_send(actor: Actor, referral: Referral) -> str:
    """With consent for every field, looked at now, under lock."""
    if code := may_edit_draft(actor, referral):
        return code
    if not is_there(actor, referral):
        return "support_receiver_gone"
    inside = referral.route == Route.INSIDE and referral.receiver
    if inside and not answering(referral.file, inside):
        return "support_everyone_shut_out"
    if not fields_of(referral):
        return "support_nothing_to_hand_over"
    found = lacking(referral)
    return found[0].code if found else ""


def may_answer(actor: Actor, referral: Referral) -> str:
    """The receiver inside Halte; for others whoever heard their answer."""
    if referral.route == Route.INSIDE:
        theirs = Referral.objects.received_by(actor).filter(pk=referral.pk)
        if actor.in_emergency or not theirs.exists():
            return "not_found"
    elif code := may_see(actor, referral.file):
        return code
    return "" if referral.state == R.SENT else "support_not_waiting"


def may_finish(actor: Actor, referral: Referral) -> str:
    """Either side says that it is done."""
    visible = Referral.objects.visible_to(actor).filter(pk=referral.pk)
    if actor.in_emergency or not visible.exists():
        return "not_found"
    return "" if R.DONE in TRANSITIONS[R(referral.state)] else "support_not_accepted"


def may_begin_from(actor: Actor, referral: Referral) -> str:
    """The receiver, once it accepted and while the consent covers what came."""
    theirs = Referral.objects.received_by(actor).filter(pk=referral.pk)
    if actor.in_emergency or not theirs.exists():
        return "not_found"
    if referral.state not in (R.ACCEPTED, R.DONE):
        return "support_accept_first"
    if File.objects.filter(referral=referral).exists():
        return "support_begun_already"
    return "" if is_readable(referral) else "support_copy_closed"


def may_take_back(actor: Actor, referral: Referral) -> str:
    """The sender, before it is done."""
    if code := may_see(actor, referral.file):
        return code
    return "" if R.REVOKED in TRANSITIONS[R(referral.state)] else "support_over"


def may_note_warm(actor: Actor, referral: Referral) -> str:
    """Once both were on the line: after it was sent."""
    if code := may_see(actor, referral.file):
        return code
    if referral.warm_at:
        return "support_warm_noted"
    if not referral.sent_at:
        return "support_not_sent"
    return "" if referral.state in (*WAITING, R.DONE) else "support_over"


def may_make_link(actor: Actor, referral: Referral) -> str:
    """For a receiver outside Halte, while an answer is awaited."""
    if code := may_see(actor, referral.file):
        return code
    if referral.route != Route.LINK or referral.state != R.SENT:
        return "support_no_link"
    if referral.file.level == Level.CONFIDENTIAL:
        return "support_level_confidential"
    return "" if referral.copy.content else "support_copy_closed"


def may_print(actor: Actor, referral: Referral) -> str:
    """The sheet of a referral that was sent on paper, while its copy is open."""
    if code := may_see(actor, referral.file):
        return code
    if referral.route != Route.PRINTED:
        return "not_found"
    if not referral.sent_at:
        return "support_not_sent"
    if referral.file.level == Level.CONFIDENTIAL:
        return "support_level_confidential"
    return "" if is_readable(referral) else "support_copy_closed"


def may_open_link(actor: Actor, handover: Handover) -> str:
    """Once, in time, not too many wrong codes, and while the copy is not closed."""
    referral = handover.referral
    over = handover.used_at or handover.closed_at or handover.tries >= LINK_TRIES
    if over or handover.ends_at <= timezone.now():
        return "support_link_over"
    if referral.state != R.SENT or not is_readable(referral):
        return "support_link_over"
    # The person may have chosen meanwhile that everything stays here.
    kept = referral.file.level == Level.CONFIDENTIAL
    return "support_link_over" if kept else ""


def may_answer_link(actor: Actor, handover: Handover) -> str:
    """Whoever opened the link, once."""
    waiting = handover.used_at and handover.referral.state == R.SENT
    return "" if waiting else "support_link_over"


def may_transfer(actor: Actor, file: File) -> str:
    """A file of one’s own; one transfer at a time, with no referral waiting."""
    if code := may_close(actor, file):
        return code
    if file.level == Level.CONFIDENTIAL:
        return "support_level_confidential"
    open_ = file.transfers.filter(state=TransferState.PROPOSED)
    return "support_transfer_waits" if open_.exists() else ""


def may_answer_transfer(actor: Actor, transfer: Transfer) -> str:
    """A supervisor of the organisation that it is proposed to."""
    theirs = Transfer.objects.received_by(actor).filter(pk=transfer.pk)
    if actor.in_emergency or not theirs.exists():
        return "not_found"
    return _open_transfer(transfer)


def may_take_over(actor: Actor, transfer: Transfer) -> str:
    """The same, while the person does not want everything to stay where it is."""
    if code := may_answer_transfer(actor, transfer):
        return code
    kept = transfer.file.level == Level.CONFIDENTIAL
    return "support_level_confidential" if kept else ""


def may_withdraw_transfer(actor: Actor, transfer: Transfer) -> str:
    """The organisation that proposed it."""
    if code := may_see(actor, transfer.file):
        return code
    return _open_transfer(transfer)


def _open_transfer(transfer: Transfer) -> str:
    closed = not TRANSFER_TRANSITIONS[TransferState(transfer.state)]
    return "support_transfer_over" if closed else ""


def may_end_draft(actor: Actor, draft: SealedDraft) -> str:
    """A supervisor, for a draft that waits; nobody learns of one they cannot see."""
    if actor.in_emergency:
        return "not_found"
    if not SealedDraft.objects.visible_to(actor).filter(pk=draft.pk).exists():
        return "not_found"
    return "" if draft.state == DraftState.KEPT else "draft_over"


def supervises(actor: Actor) -> bool:
    """True for someone who answers for files."""
    return actor.may(Permission.SUPPORT_SUPERVISE)
