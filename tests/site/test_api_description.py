"""The description of the API, which is the same as long as a server runs."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from halte.site.api import HalteAPI, api


def test_it_is_made_once_and_says_what_the_api_says(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Any] = []
    make = HalteAPI.get_openapi_schema

    def counted(self: HalteAPI, **kwargs: Any) -> Any:
        made.append(kwargs)
        return make(self, **kwargs)

    monkeypatch.setattr(api, "described", {})
    monkeypatch.setattr(HalteAPI, "get_openapi_schema", counted)
    first, second = (client.get("/api/v1/openapi.json") for _ in range(2))
    assert len(made) == 1
    assert first.content == second.content
    assert first["Content-Type"] == "application/json"
    assert first.json() == json.loads(json.dumps(make(api), default=str))


def test_of_a_head_the_description_has_the_same_type(client: Client) -> None:
    told = client.head("/api/v1/openapi.json")
    assert (told.status_code, told["Content-Type"]) == (200, "application/json")
