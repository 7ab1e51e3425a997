"""Volledigheid: what is recorded per table, and so what a client can still send (docs/maatstaven.md#volledigheid)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.tabellen import TABELLEN
from srm_kit.measures.meetellen import bevestigd
from srm_kit.measures.vastgelegd import Vastgelegd, kolommen_van

__all__ = ["Tabelstand", "Volledigheid", "volledigheid"]

_ZONDER = ("respons", "samenwerking")
_VAN_INDICATOR = ("metingen", "streefwaarden")


@dataclass(frozen=True, slots=True)
class Tabelstand:
    """Confirmed rows and proposals of a table, its columns with and without something in them, and whether it is complete."""

    rijen: int
    voorstellen: int
    vastgelegd: tuple[str, ...]
    leeg: tuple[str, ...]
    volledig: bool


@dataclass(frozen=True, slots=True)
class Volledigheid:
    """Every register table, in the order of the contract."""

    per_tabel: Mapping[str, Tabelstand]


def volledigheid(dossier: Dossier, known: Vastgelegd) -> Volledigheid:
    """What is recorded; ``dossier`` is the whole one, with its proposals, stopped work and later rows."""
    proposed = {indicator.id for indicator in dossier.indicatoren if indicator.bevestigd is False}
    found = {}
    for table in TABELLEN:
        name = table.naam
        rows = getattr(dossier, name)
        if name in _ZONDER or (table.extra and not rows):
            continue
        confirmed = bevestigd(rows)
        number = len(confirmed)
        if name in _VAN_INDICATOR:
            number = sum(row.indicator not in proposed for row in rows)
        columns = kolommen_van(name)
        found[name] = Tabelstand(
            rijen=number,
            voorstellen=len(rows) - len(confirmed),
            vastgelegd=tuple(column for column in columns if f"{name}.{column}" in known),
            leeg=tuple(column for column in columns if f"{name}.{column}" not in known),
            volledig=name in known.verklaard,
        )
    return Volledigheid(found)
