"""A digest of what a dossier says: equal for the folder and the workbook, whatever the order of columns."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass, replace
from datetime import date, time, timedelta
from enum import Enum
from typing import Any

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.respons import Respons
from srm_kit.dossier.contract.tabellen import TABELLEN
from srm_kit.model import Cel

__all__ = ["with_digest"]

_BESIDE = {"digest", "uitgiften"}
"""Fields that are no content of the dossier."""
_LATER = {"rapport": ("vraag_doelen",)}
"""Settings that came later: empty they say nothing, so that a dossier from before keeps its digest."""
_ARRAYS = ("antwoorden", "weet_niet", "nvt")


def with_digest(dossier: Dossier) -> Dossier:
    """The same dossier with its ``digest`` filled in (BLAKE2b, 128 bits, hexadecimal)."""
    counted = (field.name for field in fields(dossier) if field.name not in _BESIDE)
    content = {name: _plain(getattr(dossier, name)) for name in counted}
    # A table that one may leave out says nothing when it is empty; a dossier from before it was there keeps its digest.
    for table in TABELLEN:
        if table.extra and not content[table.naam]:
            del content[table.naam]
    for section, names in _LATER.items():
        for name in names:
            if not content[section][name]:
                del content[section][name]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return replace(dossier, digest=hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest())


def _plain(value: Any) -> Any:
    if isinstance(value, Cel):
        return value.code
    if isinstance(value, Respons):
        return _respons(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value) if field.compare}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return value


def _respons(value: Respons) -> dict[str, Any]:
    made = {field.name: _plain(getattr(value, field.name)) for field in fields(value) if field.name not in _ARRAYS}
    for name in _ARRAYS:
        made[name] = hashlib.blake2b(getattr(value, name).tobytes(), digest_size=16).hexdigest()
    return made
