"""The manifest of a room: what it is called, where it hangs, what it offers.

Each room (a capability, or a part of core that has pages) has a module
`capability.py` with one constant `CAPABILITY`. The site builds addresses,
navigation, jobs, the API and the guide from these; nothing is wired by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from django.conf import settings

from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import declare

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


@dataclass(frozen=True, slots=True)
class Link:
    """A line of navigation. `permission=None` shows it to everyone.

    `at_hand` keeps its room in sight on every page, whoever reads: someone may need
    it at once.
    """

    title: Bilingual
    url_name: str
    permission: Permission | None = None
    public: bool = False
    order: int = 50
    at_hand: bool = False


@dataclass(frozen=True, slots=True)
class HomeItem:
    """One thing for a person’s own day: what is due, came back, or changed.

    `count` is None where the line is a plain notice. `urgent` draws amber.
    """

    title: Bilingual
    url: str
    count: int | None = None
    detail: Bilingual | None = None
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Capability:
    """Everything the site needs to know about a room.

    urls        dotted module with `urlpatterns`, mounted at `/<lang>/<slug>/`
    api         "module:router", a django-ninja router mounted at `/api/v1/<slug>/`
    modules     modules to import at start-up (measures, feeds, jobs register there)
    home        `function(actor) -> list[HomeItem]` for the person’s own day
    guide       name of the guide page under docs/guide/{en,fr}/
    sentences   code -> bilingual sentence for the room’s errors and refusals
    demo        "module:function", loads demonstration data; order by `demo_order`
    demo_last   the same, once every room has loaded its own
    warm        "module:function", makes what the first to ask would wait for, in each
                process of the web server as it starts
    """

    slug: str
    title: Bilingual
    description: Bilingual
    urls: str = ""
    api: str = ""
    links: tuple[Link, ...] = ()
    modules: tuple[str, ...] = ()
    home: Callable[[Actor], list[HomeItem]] | None = None
    guide: str = ""
    sentences: Mapping[str, Bilingual] = field(default_factory=dict)
    demo: str = ""
    demo_order: int = 50
    demo_last: str = ""
    warm: str = ""


@cache
def rooms() -> tuple[Capability, ...]:
    """All rooms of this installation, in the order of settings.HALTE_ROOMS."""
    found = []
    for package in settings.HALTE_ROOMS:
        room: Capability = import_module(f"{package}.capability").CAPABILITY
        declare(room.sentences)
        found.append(room)
    return tuple(found)


def open_rooms() -> None:
    """Import what each room registers at start-up. Called once Django is ready."""
    for room in rooms():
        for module in room.modules:
            import_module(module)


def resolve(reference: str) -> Any:
    """The object named by "module:attribute"."""
    module, _, attribute = reference.partition(":")
    return getattr(import_module(module), attribute)
