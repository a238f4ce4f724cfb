"""The figures that come with Halte, loaded as on a first start."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from halte.capabilities.statistics.shipped import Loaded, load_published
from halte.core.access.actor import Actor
from tests.conftest import Person


@pytest.fixture
def shipped(ana: Person) -> Loaded:
    """Ana brings in the published figures."""
    return load_published(ana.actor)


@pytest.fixture
def releasing(rosa: Person) -> Actor:
    """Rosa, about to freeze."""
    return replace(rosa.actor, purpose="statistics")


@pytest.fixture
def releasing_desk(client: Client, rosa: Person) -> Client:
    """Rosa's browser, in which she is about to freeze."""
    client.force_login(rosa.user)
    session = client.session
    session["purpose"] = "statistics"
    session.save()
    return client
