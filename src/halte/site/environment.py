"""Values from outside, each read by a function that explains itself when wrong."""

from __future__ import annotations

import os
from pathlib import Path


class BadSetting(SystemExit):
    """A setting is missing or cannot be read; the message says which and how."""


def env(name: str, default: str | None = None) -> str:
    """A text setting; without a default it must be given."""
    value = os.environ.get(name, default)
    if value is None:
        raise BadSetting(f"The setting {name} is missing. Set it in the environment.")
    return value


def env_bool(name: str, *, default: bool) -> bool:
    """Yes or no: 1, true, yes, on / 0, false, no, off."""
    value = os.environ.get(name, "").strip().lower()
    if value in ("", None):
        return default
    if value in ("1", "true", "yes", "on"):
        return True
    if value in ("0", "false", "no", "off"):
        return False
    raise BadSetting(f"The setting {name} must be yes or no, not {value!r}.")


def env_int(name: str, *, default: int) -> int:
    """A whole number."""
    value = os.environ.get(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise BadSetting(
            f"The setting {name} must be a whole number, not {value!r}."
        ) from None


def env_secret(name: str, default: str | None = None) -> str:
    """A secret: from NAME, or from the file named by NAME_FILE."""
    file = os.environ.get(f"{name}_FILE")
    if file:
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise BadSetting(
                f"{name}_FILE names {file!r}, which cannot be read: {error.strerror}."
            ) from None
    return env(name, default)
