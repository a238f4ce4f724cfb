"""Marks a view as open to everyone. All others need sign-in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseBase

V = TypeVar("V", bound=Callable[..., HttpResponseBase])


def public(view: V) -> V:
    """Open this view to people who are not signed in.

    A sweep lists every public address; opening one is a reviewed decision.
    """
    opened: V = login_not_required(view)
    return opened
