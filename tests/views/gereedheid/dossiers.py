"""A dossier that holds everything, and one of two goals and no more."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from srm_kit import resources
from srm_kit.dossier import Dossier, load
from srm_kit.dossier.contract.dossier import Vastlegging
from srm_kit.dossier.contract.tabellen import TABELLEN, Doel


@cache
def voorbeeld() -> Dossier:
    return load(resources.folder("data_samples") / "voorbeeldstad")


def small(**tables: Any) -> Dossier:
    empty = {table.naam: () for table in TABELLEN if table.naam not in ("respons",)}
    known: dict[str, Any] = {**empty, "doelen": (Doel("D1", "Schoon"), Doel("D2", "Veilig")), **tables}
    return replace(voorbeeld(), respons=None, vastlegging=Vastlegging(()), **known)
