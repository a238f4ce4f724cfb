"""The doors are complete: labels, permissions, purposes, roles, in both languages."""

from __future__ import annotations

from typing import Final

from halte.core import actions, reads
from halte.core.access.permissions import IDENTIFYING, LABELS, Permission
from halte.core.access.purposes import EMERGENCY, PUBLIC, PURPOSES, Purpose
from halte.core.access.roles import ROLES, Role
from halte.core.actions import ActionSpec
from halte.core.bilingual import Bilingual
from halte.core.jobs.registry import JOBS
from tests.sweeps.tree import SOURCE, modules, nothing_wrong

SAME_IN_BOTH: Final = frozenset(
    {"Audit", "Public", "Consultation", "Halte", "Inspections", "Organisations"}
)
"""Words that are spelt alike in both languages."""


def untranslated(text: Bilingual) -> bool:
    """True where French repeats English, or is one bare lower-case word."""
    return text.en == text.fr and text.en not in SAME_IN_BOTH


def own_actions() -> list[ActionSpec]:
    """Actions of the product; tests register some of their own."""
    ours = {
        f"{'.'.join(p.relative_to(SOURCE).with_suffix('').parts)}" for p in modules()
    }
    return [a for a in actions.REGISTRY.values() if a.name.rsplit(".", 1)[0] in ours]


def without_door(spec: ActionSpec) -> bool:
    return spec.permission is None and spec.policy is None


def test_every_action_has_a_permission_or_a_policy() -> None:
    nothing_wrong([spec.name for spec in own_actions() if without_door(spec)])


def test_every_action_has_a_label_in_both_languages() -> None:
    nothing_wrong([spec.name for spec in own_actions() if untranslated(spec.label)])


def test_every_job_has_a_title_in_both_languages() -> None:
    nothing_wrong([spec.name for spec in JOBS.values() if untranslated(spec.title)])


def test_every_permission_has_a_label_in_both_languages() -> None:
    nothing_wrong([p for p in Permission if p not in LABELS])
    nothing_wrong([p for p, label in LABELS.items() if untranslated(label)])


def unreachable(
    permissions: set[Permission], purposes: list[Purpose], roles: list[Role]
) -> set[Permission]:
    """Permissions that no role holds or no purpose leaves in force."""
    held = frozenset().union(*(role.permissions for role in roles))
    in_force = frozenset().union(*(purpose.permissions for purpose in purposes))
    # Breaking glass is the way into a purpose, so it stands outside all of them.
    return permissions - held | permissions - in_force - {Permission.BREAK_GLASS}


def test_every_permission_belongs_to_a_purpose_and_a_role() -> None:
    everything = list(PURPOSES.values()), list(ROLES.values())
    assert unreachable(set(Permission), *everything) == set()


def test_every_role_has_a_purpose_under_which_it_can_do_all_its_work() -> None:
    for role in ROLES.values():
        stuck = {
            permission
            for permission in role.permissions - {Permission.BREAK_GLASS}
            if not any(
                permission in purpose.permissions
                for purpose in PURPOSES.values()
                if purpose is not EMERGENCY
            )
        }
        assert stuck == set(), role.slug


def test_every_permission_guards_something() -> None:
    guards = {spec.permission for spec in own_actions()}
    guards |= {spec.permission for spec in reads.REGISTRY.values()}
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for path in modules()
        if path.parent.name != "access" or path.stem not in ("roles", "purposes")
        if path.stem != "permissions"
    )
    idle = [
        p
        for p in Permission
        if p not in guards and f"Permission.{p.name}" not in source
    ]
    nothing_wrong(idle)


def test_names_of_roles_and_purposes_stand_in_both_languages() -> None:
    texts = [t for role in ROLES.values() for t in (role.title, role.description)]
    texts += [purpose.title for purpose in PURPOSES.values()]
    nothing_wrong([text.en for text in texts if untranslated(text)])


def test_the_public_purpose_allows_nothing_and_an_emergency_only_reads() -> None:
    assert PUBLIC.permissions == frozenset()
    assert EMERGENCY.permissions <= IDENTIFYING
    writes = {spec.permission for spec in own_actions()}
    assert EMERGENCY.permissions & writes == frozenset()


def test_the_sweep_finds_an_action_without_a_door_and_a_label_without_french() -> None:
    label = Bilingual("Open", "Open")
    assert without_door(ActionSpec("x", label, None))
    assert untranslated(label)
    assert unreachable({Permission.PLAN_EDIT}, [PUBLIC], []) == {Permission.PLAN_EDIT}
