"""Nothing that is typed into the address bar breaks a page.

Every address, with ids that do not exist, are too large or hold what no id holds;
with queries no form of ours sends; and by methods that no page offers. Whatever the
answer is, it is an answer: not a fault of ours, and not a way to another site.
"""

from __future__ import annotations

from itertools import islice, product
from typing import Final

import pytest
from django.test import Client

from tests.conftest import Person
from tests.core.access.people import enrolled
from tests.sweeps.test_addresses import addresses
from tests.sweeps.tree import nothing_wrong

pytestmark = pytest.mark.django_db(transaction=True)

ODD: Final[dict[str, tuple[str, ...]]] = {
    "1": ("0", "99999999999999999999999999"),
    "a": ("a", "a" * 300, "%00", "a%0d%0aX-Y:%20z", "..%2f..%2fetc"),
}
"""In place of the samples with which an address is walked."""

QUERY: Final = "&".join(
    f"{name}={value}"
    for name, value in {
        "page": "9" * 30, "q": "%00", "next": "//evil.example", "series": "%00",
        "geography": "%F0%9F%92%A5", "year": "99999", "state": "zz", "person": "9" * 30,
        "organisation": "-1", "since": "0000-00-00", "until": "%00", "whose": "zz",
        "kind": "%00", "measure": "zz", "act": "%00", "a": "zz", "b": "zz", "by": "%00",
    }.items()
)  # fmt: skip
METHODS: Final = ("HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "ODD")
ENDS_THE_SESSION: Final = frozenset({"account_logout", "access:end_sessions", "leave"})


def odd_paths(path: str) -> list[str]:
    """An address with odd values in its places, a dozen at most."""
    parts = [ODD.get(part, (part,)) for part in path.split("/")]
    return ["/".join(found) for found in islice(product(*parts), 12)]


def complaints(client: Client, method: str, path: str) -> list[str]:
    """What is wrong with an answer."""
    answer = client.generic(method, path)
    said = f"{method} {path[:80]}: {answer.status_code}"
    leads_out = str(answer.headers.get("Location", "")).startswith(("//", "http"))
    injected = "X-Y" in answer.headers
    return [said] if answer.status_code >= 500 or leads_out or injected else []


def walk(client: Client) -> list[str]:
    """Every complaint about every address."""
    client.raise_request_exception = False
    found = []
    for address in addresses():
        if address.name in ENDS_THE_SESSION:
            continue
        for path in odd_paths(address.path):
            found += complaints(client, "GET", path)
        found += complaints(client, "GET", f"{address.path}?{QUERY}")
        found += complaints(client, "GET", f"{address.path}?page=-1")
        for method in METHODS:
            found += complaints(client, method, address.path)
    return found


@pytest.mark.slow
def test_a_stranger_breaks_nothing(client: Client) -> None:
    nothing_wrong(walk(client))


@pytest.mark.parametrize("who", ["amina", "ana", "adil", "audrey", "sam"])
@pytest.mark.slow
def test_nobody_breaks_anything(who: str, request: pytest.FixtureRequest) -> None:
    person: Person = request.getfixturevalue(who)
    nothing_wrong(walk(enrolled(person)))


def test_the_walk_finds_a_fault(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("halte.core.ui.guide.names", lambda: 1 / 0)
    assert complaints(client_of_faults(client), "GET", "/en/guide/") != []


def client_of_faults(client: Client) -> Client:
    client.raise_request_exception = False
    return client
