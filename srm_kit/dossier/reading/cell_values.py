"""Cells to values: tolerant in form, strict in meaning (docs/dossier.md).

A raw cell is text (from CSV) or what Excel stores: text, number, date or yes/no.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from srm_kit.dossier.contract.kolommen import Kolom, Soort
from srm_kit.dossier.contract.raw import GetoondGetal
from srm_kit.dossier.contract.waarde import waarde_van
from srm_kit.model import Cel, Fase, Spoor

__all__ = ["Onleesbaar", "Schrijfwijze", "lees", "schrijfwijze", "tekst_van"]

_JA = {"ja", "j", "x", "true", "waar", "1", "yes"}
_NEE = {"nee", "n", "false", "onwaar", "0", "no"}
_THREE = re.compile(r"[+-]?\d+\.\d{3}\Z")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?\Z")
_COMMA = re.compile(r"[+-]?\d*,\d+\Z")
_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\Z")
_HOEVEELHEDEN = {Soort.HOEVEELHEID, Soort.AANTAL}
NUMERIEK = {Soort.GETAL, Soort.WAARDE, Soort.SCORE, *_HOEVEELHEDEN}


class Onleesbaar(ValueError):
    """A cell that is not what its column asks; ``tekst`` says so and ``herstel`` says how to mend it."""

    def __init__(self, tekst: str, herstel: str) -> None:
        super().__init__(tekst)
        self.tekst = tekst
        self.herstel = herstel


@dataclass(frozen=True, slots=True)
class Schrijfwijze:
    """How a table writes its numbers: whether it shows decimal commas, and other decimal points."""

    komma: bool = False
    punt: bool = False


def schrijfwijze(cells: list[str]) -> Schrijfwijze:
    """What the numbers of a table give away about points and commas; ``cells`` are its numeric texts."""
    comma = point = False
    for text in cells:
        flat = text.strip().replace("\u00a0", "").replace(" ", "")
        if _COMMA.match(flat) or ("," in flat and _THOUSANDS.match(flat)):
            comma = True
        elif "." in flat and _PLAIN.match(flat) and not _THREE.match(flat):
            point = True
    return Schrijfwijze(comma, point)


def tekst_van(raw: Any) -> str:
    """A raw cell as text: whole numbers without ``.0``, dates as ISO, yes/no as words."""
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "ja" if raw else "nee"
    if isinstance(raw, GetoondGetal):
        return raw.gedrukt
    if isinstance(raw, datetime):
        return raw.date().isoformat() if raw.time() == datetime.min.time() else raw.isoformat(sep=" ")
    if isinstance(raw, date):
        return raw.isoformat()
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    return str(raw)


def lees(kolom: Kolom, raw: Any, wijze: Schrijfwijze) -> Any:
    """The value of a cell that is not empty; raises ``Onleesbaar``."""
    if isinstance(raw, GetoondGetal) and raw.procent and kolom.maximum == 1:
        raw = raw / 100  # a share: 50% is 0,5
    value = _value(kolom, raw, wijze)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        _check_range(kolom, value)
    return value


def _value(kolom: Kolom, raw: Any, wijze: Schrijfwijze) -> Any:
    text = tekst_van(raw).strip()
    match kolom.soort:
        case Soort.TEKST | Soort.MARKDOWN:
            return tekst_van(raw).strip()
        case Soort.ID | Soort.VERWIJZING:
            return text
        case Soort.KEUZE:
            return _choice(kolom, text)
        case Soort.FASE:
            return _fase(text)
        case Soort.SPOOR:
            return _spoor(text)
        case Soort.CEL:
            return _cel(text)
        case Soort.DATUM:
            return _datum(raw, text)
        case Soort.JANEE:
            return _janee(raw, text)
        case Soort.GETAL:
            return _number(raw, text, wijze, hoeveelheid=False)
        case Soort.WAARDE:
            return waarde_van(_number(raw, text, wijze, hoeveelheid=False))
        case Soort.LIJST:
            return tuple(part.strip() for part in text.split(",") if part.strip())
        case Soort.HOEVEELHEID:
            return _number(raw, text, wijze, hoeveelheid=True)
        case Soort.SCORE:
            return _whole(_number(raw, text, wijze, hoeveelheid=False))
        case Soort.AANTAL:
            return _whole(_number(raw, text, wijze, hoeveelheid=True))


def _choice(kolom: Kolom, text: str) -> str:
    for option in kolom.keuzes:
        if text.casefold() == option.casefold():
            return option
    raise Onleesbaar("Deze waarde kennen wij niet.", f"Kies uit: {', '.join(kolom.keuzes)}.")


def _fase(text: str) -> Fase:
    for fase in Fase:
        if text.casefold() in {fase.value.casefold(), fase.naam}:
            return fase
    raise Onleesbaar("Dit is geen fase.", "Kies R, I of V (richten, inrichten of verrichten).")


def _plain(text: str) -> str:
    return re.sub(r"[\s_]+", " ", text.casefold().replace(" en ", " & ")).strip()


def _spoor(text: str) -> Spoor:
    for spoor in Spoor:
        if _plain(text) in {spoor.value.casefold(), spoor.naam, spoor.kort}:
            return spoor
    raise Onleesbaar(
        "Dit is geen spoor.",
        "Kies S, B of L (strategie & doelen, besturing & organisatie of leiderschap & gedrag).",
    )


def _cel(text: str) -> Cel:
    try:
        return Cel.van_code(text.upper()) if len(text) == 2 else _refuse()
    except ValueError:
        return _refuse()


def _refuse() -> Cel:
    raise Onleesbaar("Dit is geen cel.", "Kies RS, RB, RL, IS, IB, IL, VS, VB of VL.")


def _datum(raw: Any, text: str) -> date:
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    if not isinstance(raw, (int, float)):
        for form in ("%Y-%m-%d", "%d-%m-%Y", "%Y-%m-%d %H:%M:%S"):
            try:
                return datetime.strptime(text, form).date()
            except ValueError:
                continue
    raise Onleesbaar("Dit is geen datum.", "Schrijf jjjj-mm-dd of dd-mm-jjjj, bijvoorbeeld 2026-11-01.")


def _janee(raw: Any, text: str) -> bool:
    if isinstance(raw, bool):
        return raw
    if text.casefold() in _JA:
        return True
    if text.casefold() in _NEE:
        return False
    raise Onleesbaar("Dit is geen ja of nee.", "Schrijf ja of nee.")


def _number(raw: Any, text: str, wijze: Schrijfwijze, hoeveelheid: bool) -> float:
    if isinstance(raw, bool):
        raise Onleesbaar("Dit is geen getal.", "Schrijf een getal, bijvoorbeeld 12,5.")
    if isinstance(raw, (int, float)):
        return _finite(float(raw))
    flat = text.replace("\u00a0", "").replace(" ", "").removeprefix("€").removesuffix("%")
    if "," in flat:
        if not (_COMMA.match(flat) or _THOUSANDS.match(flat)):
            raise Onleesbaar("Dit is geen getal.", "Schrijf een getal met een komma, bijvoorbeeld 1.234,5.")
        return _finite(float(flat.replace(".", "").replace(",", ".")))
    if flat.count(".") > 1 and _THOUSANDS.match(flat):
        return _finite(float(flat.replace(".", "")))
    if _THREE.match(flat):
        if hoeveelheid or (wijze.komma and not wijze.punt):
            return _finite(float(flat.replace(".", "")))
        if (wijze.punt and not wijze.komma) or flat.lstrip("+-").startswith("0."):
            return _finite(float(flat))
        whole, decimal = flat.replace(".", ""), flat.replace(".", ",")
        raise Onleesbaar(
            "Wij weten niet of de punt hier een duizendpunt of een decimale punt is.",
            f"Schrijf {whole} of {decimal}.",
        )
    if _PLAIN.match(flat):
        return _finite(float(flat))
    raise Onleesbaar("Dit is geen getal.", "Schrijf een getal, bijvoorbeeld 12,5.")


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise Onleesbaar("Dit getal is niet eindig.", "Schrijf een gewoon getal, bijvoorbeeld 12,5.")
    return value


def _whole(value: float) -> int:
    if not value.is_integer():
        raise Onleesbaar("Dit moet een geheel getal zijn.", "Schrijf een getal zonder decimalen.")
    return int(value)


def _check_range(kolom: Kolom, value: float) -> None:
    low, high = kolom.minimum, kolom.maximum
    if kolom.boven is not None and value <= kolom.boven:
        raise Onleesbaar("Dit getal is te laag.", f"Het moet meer zijn dan {_show(kolom.boven)}.")
    if (low is not None and value < low) or (high is not None and value > high):
        if low is not None and high is not None:
            allowed = f"van {_show(low)} tot en met {_show(high)}"
        else:
            allowed = f"{_show(low)} of meer" if low is not None else f"{_show(high or 0)} of minder"
        raise Onleesbaar("Dit getal valt buiten de grenzen.", f"Toegestaan is {allowed}.")


def _show(value: float) -> str:
    return f"{value:g}".replace(".", ",")
