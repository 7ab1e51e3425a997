"""Reads the account of what was published, which lies beside a dossier; one that cannot be read is a fault."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.uitgiften import (
    GEEN_UITGIFTEN,
    Cijfersoort,
    Gepubliceerd,
    Meetmomentuitgiften,
    Uitgegeven,
    Uitgifte,
    Uitgiften,
)

__all__ = ["as_bytes", "read_uitgiften", "release_file"]

_NAME = "uitgiften.json"
_SCHEMA = 1


def release_file(dossier: Path) -> Path:
    """Where the account stands: in the folder of the dossier, or beside its workbook under its name.

    >>> str(release_file(Path("klant.xlsx")))
    '.klant.xlsx.uitgiften.json'
    """
    if dossier.suffix.casefold() in {".xlsx", ".xlsm"} and not dossier.is_dir():
        return dossier.with_name(f".{dossier.name}.{_NAME}")
    return dossier / f".{_NAME}"


def read_uitgiften(dossier: Path, meldingen: Meldingen) -> Uitgiften:
    """The account beside a dossier; an empty one when nothing was published."""
    file = release_file(dossier)
    if not file.exists():
        return GEEN_UITGIFTEN
    try:
        return _account(json.loads(file.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        meldingen.fout(
            "respons", f"{file.name}, waarin staat wat al is uitgegeven, is niet te lezen.",
            "Zet dit bestand terug uit een reservekopie. Verwijder het niet: dan is niet meer na te gaan wat lezers al weten.",
        )  # fmt: skip
        return GEEN_UITGIFTEN


def _account(plain: Any) -> Uitgiften:
    if plain["schema"] != _SCHEMA:
        raise ValueError(plain["schema"])
    bytes.fromhex(plain["sleutel"])
    return Uitgiften(
        plain["sleutel"], {date.fromisoformat(day): _moment(item) for day, item in plain["meetmomenten"].items()}
    )


def _moment(plain: Any) -> Meetmomentuitgiften:
    chosen = plain["afdelingen"]
    return Meetmomentuitgiften(
        int(plain["k_min"]),
        None if chosen is None else tuple(chosen),
        tuple(
            Uitgifte(
                tuple(item["cellen"]),
                {tag: Uitgegeven(*one) for tag, one in item["personen"].items()},
                {
                    code: tuple(
                        Gepubliceerd(Cijfersoort(kind), float(value), tuple(names)) for kind, value, names in found
                    )
                    for code, found in item["cijfers"].items()
                },
            )
            for item in plain["uitgiften"]
        ),
    )


def as_bytes(account: Uitgiften) -> bytes:
    """The account as it stands in its file; the same account gives the same bytes.

    >>> as_bytes(Uitgiften("00")).decode()
    '{"meetmomenten": {}, "schema": 1, "sleutel": "00"}\\n'
    """
    plain = {
        "schema": _SCHEMA,
        "sleutel": account.sleutel,
        "meetmomenten": {
            day.isoformat(): {
                "k_min": moment.k_min,
                "afdelingen": moment.afdelingen,
                "uitgiften": [
                    {
                        "cellen": uitgifte.cellen,
                        "personen": {
                            tag: [one.functiegroep, one.afdeling, one.leidinggevend, one.merk, one.telt]
                            for tag, one in uitgifte.personen.items()
                        },
                        "cijfers": {
                            code: [[each.soort, each.waarde, each.groep] for each in found]
                            for code, found in uitgifte.cijfers.items()
                        },
                    }
                    for uitgifte in moment.uitgiften
                ],
            }
            for day, moment in account.meetmomenten.items()
        },
    }
    return (json.dumps(plain, ensure_ascii=False, sort_keys=True) + "\n").encode()
