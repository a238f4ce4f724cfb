"""Who is listed: asked, looked at by one person, decided by a second, appealed."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import asdict, dataclass, field
from typing import Final

from django.utils import timezone

from halte.capabilities.directory import policy
from halte.capabilities.directory.actions import steps
from halte.capabilities.directory.actions.listing import is_extent
from halte.capabilities.directory.models import (
    Application,
    Attribute,
    InclusionPolicy,
    Language,
    Provider,
    ProviderText,
    Service,
    ServiceArea,
    ServiceText,
    Vetting,
)
from halte.capabilities.directory.numbers import read_number
from halte.capabilities.directory.states import ApplicationState, Facet
from halte.capabilities.directory.terms import BED_NEEDS, LANGUAGE_NAMES, NEEDS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid

ALPHABET: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without letters and digits that are read aloud alike."""

CODE_LENGTH: Final = 16


@dataclass(frozen=True, slots=True)
class Asked:
    """What a provider says of itself when it asks to be listed."""

    name_en: str
    name_fr: str
    description_en: str
    description_fr: str
    needs: tuple[str, ...]
    languages: tuple[str, ...]
    extent: str
    contact_name: str = field(repr=False)
    contact_phone: str = field(repr=False)
    contact_email: str = field(default="", repr=False)
    has_protected_place: bool = False
    warm_transfer: bool = False


@action(
    None,
    label=Bilingual("Ask to be listed", "Demander son inscription"),
    policy=policy.may_apply,
)
def apply(actor: Actor, application: Application, *, asked: Asked) -> str:
    """Keep a request; the code it returns is shown once and kept nowhere."""
    _require(asked)
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    given = asdict(asked) | {
        "needs": list(asked.needs),
        "languages": list(asked.languages),
        "contact_phone": read_number(asked.contact_phone, field="contact_phone").digits,
    }
    for name, value in given.items():
        setattr(application, name, value)
    application.code_digest = digest(code)
    application.save()
    return "-".join(code[i : i + 4] for i in range(0, CODE_LENGTH, 4))


def _require(asked: Asked) -> None:
    if not asked.needs or any(code not in NEEDS for code in asked.needs):
        raise Invalid("directory_need_needed", field="needs")
    if any(code not in LANGUAGE_NAMES for code in asked.languages):
        raise Invalid("directory_code_unknown", field="languages")
    if not is_extent(asked.extent):
        raise Invalid("directory_extent_unknown", field="extent")


def digest(code: str) -> str:
    """What is kept of a code: 79 bits of chance need no slow hash."""
    plain = "".join(c for c in code.upper() if c.isalnum())
    return hashlib.sha256(f"directory application {plain}".encode()).hexdigest()


@action(
    Permission.DIRECTORY_VET,
    label=Bilingual("Look at a request", "Examiner une demande"),
    policy=policy.may_recommend,
)
def recommend(
    actor: Actor, application: Application, *, admits: bool, reasons: str
) -> Application:
    """The first person’s judgement and reasons; it decides nothing yet."""
    return _vet(actor, application, ApplicationState.RECOMMENDED, admits, reasons)


@action(
    Permission.DIRECTORY_VET,
    label=Bilingual("Decide a request", "Trancher une demande"),
    policy=policy.may_decide,
)
def decide(
    actor: Actor, application: Application, *, admits: bool, reasons: str
) -> Application:
    """The second person’s, which counts. Admitted, it becomes a draft listing."""
    state = ApplicationState.ADMITTED if admits else ApplicationState.REFUSED
    return _vet(actor, application, state, admits, reasons)


@action(
    None,
    label=Bilingual("Appeal a refusal", "Porter un refus en appel"),
    policy=policy.may_appeal,
)
def appeal(actor: Actor, application: Application, *, words: str) -> Application:
    """By who has the code of the request; the page has looked at it already."""
    if not words.strip():
        raise Invalid("directory_reason_needed", field="words")
    application.appeal = words.strip()
    application.state = ApplicationState.APPEALED
    application.save(update_fields=["appeal", "state"])
    return application


@action(
    Permission.DIRECTORY_VET,
    label=Bilingual("Decide an appeal", "Trancher un appel"),
    policy=policy.may_decide_appeal,
)
def decide_appeal(
    actor: Actor, application: Application, *, admits: bool, reasons: str
) -> Application:
    """A third person’s decision; it is final."""
    state = ApplicationState.ADMITTED if admits else ApplicationState.UPHELD
    return _vet(actor, application, state, admits, reasons)


@action(
    Permission.DIRECTORY_KEEP,
    label=Bilingual(
        "Change the inclusion policy", "Modifier la politique d’inscription"
    ),
)
def set_policy(
    actor: Actor, written: InclusionPolicy, *, text_en: str, text_fr: str
) -> InclusionPolicy:
    """A new text of the policy, in both languages; earlier ones are kept."""
    if not (text_en.strip() and text_fr.strip()):
        raise Invalid("directory_both_languages", field="text_fr")
    return InclusionPolicy.objects.create(text_en=text_en, text_fr=text_fr)


def _vet(
    actor: Actor,
    application: Application,
    state: ApplicationState,
    admits: bool,
    reasons: str,
) -> Application:
    if not reasons.strip():
        raise Invalid("directory_reason_needed", field="reasons")
    Vetting.objects.create(
        application=application, step=state, admits=admits, reasons=reasons.strip(),
        by_user_id=actor.user_id,
    )  # fmt: skip
    application.state = state
    if state == ApplicationState.ADMITTED:
        application.provider = _admitted(application)
    application.save(update_fields=["state", "provider"])
    return application


def _admitted(application: Application) -> Provider:
    """A provider and a draft of its service, for the steward to complete."""
    provider = Provider.objects.create(demonstration=application.demonstration)
    service = Service.objects.create(
        provider=provider,
        has_beds=bool(BED_NEEDS & set(application.needs)),
        next_check_on=timezone.localdate(),
    )
    for language in ("en", "fr"):
        name = getattr(application, f"name_{language}")
        words = getattr(application, f"description_{language}")
        ProviderText.objects.create(provider=provider, language=language, name=name)
        ServiceText.objects.create(
            service=service, language=language, name=name, description=words,
            is_public=bool(words),
        )  # fmt: skip
    for code in application.needs:
        Attribute.objects.create(service=service, term=steps.term(Facet.NEED, code))
    for code in application.languages:
        Language.objects.create(service=service, code=code)
    ServiceArea.objects.create(service=service, extent=application.extent)
    steps.changed_now([service.pk])
    return provider
