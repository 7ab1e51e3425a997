"""Sentences of findings: a template with measures in it, each written with srm_kit.nl and right for 0, 1 and many."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from srm_kit import nl
from srm_kit.diagnosis.feiten import waarde
from srm_kit.model import Cel, Spoor, drempels

__all__ = ["fill", "paden"]

_GAT = re.compile(r"\{([^{}|]+)((?:\|[^{}|]+)*)\}")
_MEESTE = 6
"""A sentence names at most so many ids; the rest is counted."""
_MET_NAAM = 3
"""Up to so many ids stand in a sentence with their name."""


def paden(sjabloon: str) -> tuple[str, ...]:
    """The measures a template needs, in order; ``x`` and thresholds are no measures."""
    found: dict[str, None] = {}
    for name, forms in _GAT.findall(sjabloon):
        if name != "x" and not name.startswith("drempel:"):
            found[name] = None
        for form in forms.split("|")[1:]:
            kind, *rest = form.split(":")
            if kind in ("deel", "van", "aantalvan", "uit"):
                found[rest[0]] = None
    return tuple(found)


def fill(sjabloon: str, feiten: Mapping[str, Any], x: str = "", woorden: Mapping[str, str] | None = None) -> str:
    """The template with its measures filled in, starting with a capital.

    Raises
    ------
    ValueError
        A form is unknown, or a measure it needs is absent.

    >>> fill("{wezen|aantal:doel mist:doelen missen} een inspanning: {wezen|lijst}.", {"wezen": ["D1", "D2"]})
    'Twee doelen missen een inspanning: D1 en D2.'
    """

    def replace(match: re.Match[str]) -> str:
        name, forms = match.group(1), match.group(2).split("|")[1:]
        value: Any = x if name == "x" else waarde(feiten, name)
        if name.startswith("drempel:"):
            value = getattr(drempels(), name.removeprefix("drempel:"))
        if value is None:
            raise ValueError(f"{name} has no value to write down")
        for form in forms:
            value = _write(value, form, feiten, woorden or {})
        return str(value)

    text = " ".join(sjabloon.split())
    return nl.capitalised(_GAT.sub(replace, text))


def _write(value: Any, form: str, feiten: Mapping[str, Any], woorden: Mapping[str, str]) -> str:
    kind, *rest = form.split(":")
    count = len(value) if isinstance(value, (list, tuple)) else value
    match kind:
        case "getal":
            return str(nl.getal(value))
        case "omvang":
            return str(nl.getal(abs(value), int(rest[0])))
        case "punten":
            size = nl.getal(abs(value))
            return f"{size} {'punt' if size == '1' else 'punten'}"
        case "procent":
            return str(nl.procent(value))
        case "rest":
            # From the rounded share, so that the two shares of one sentence add up to 100%.
            return f"{100 - int(nl.procent(value).removesuffix('%'))}%"
        case "interval":
            return nl.interval((value[0], value[1]))
        case "telwoord":
            return nl.telwoord(count)
        case "aantal":
            return nl.aantal(count, rest[0], rest[1])
        case "keus":
            return rest[0] if count == 1 else rest[1]
        case "deel":
            return _part(value, _total(feiten, rest[0]))
        case "van":
            return _part(count, _total(feiten, rest[0]))
        case "optien":
            return nl.op_de_tien(value)
        case "uit":
            return _part(count, _total(feiten, rest[0]), *rest[1:])
        case "optienkeus":
            return rest[0] if round(value * 10) == 1 else rest[1]
        case "teller":
            return _count_of(value[0], value[1])
        case "aantalvan":
            total = _total(feiten, rest[0])
            return _count_of(round(value * total), total)
        case "noemer":
            return rest[0] if value[1] == 1 else rest[1]
        case "datum":
            return nl.datum(date.fromisoformat(value))
        case "opsomming":
            return _joined([nl.capitalised(str(item)) for item in value], ". ")
        case "namen":
            return _names([f"‘{item}’" for item in value])
        case "lijst":
            return _named(sorted((str(item) for item in value), key=nl.volgorde), feiten.get("namen") or {})
        case "paren":
            return _names([f"{one} met {other}" for one, other in value])
        case "richting":
            return rest[0] if value > 0 else rest[1]
        case "woord":
            return woorden[value]
        case "cel":
            cel = Cel.van_code(value)
            return f"{cel.spoor.naam} in de fase {cel.fase.naam}"
        case "spoor":
            return Spoor(value).naam
        case "hoofdletter":
            return nl.capitalised(value)
    raise ValueError(f"a sentence cannot write {form!r}")


def _total(feiten: Mapping[str, Any], pad: str) -> int:
    """The number that a part is of."""
    found = waarde(feiten, pad)
    if found is None:
        raise ValueError(f"{pad} has no value to write down")
    return int(found)


def _part(value: float, total: int, lidwoord: str = "het", enkel: str = "doel", meer: str = "doelen") -> str:
    """A share or a count in words: ``drie van de twaalf doelen``, ``beide doelen``, ``geen enkel doel``."""
    count = value if isinstance(value, int) else round(value * total)
    if count == 0:
        return f"{'geen enkel' if lidwoord == 'het' else 'geen enkele'} {enkel}"
    if count == total:
        return f"{lidwoord} enige {enkel}" if total == 1 else f"{_all(total)} {meer}"
    return f"{nl.telwoord(count)} van de {nl.telwoord(total)} {meer}"


def _all(total: int) -> str:
    return "beide" if total == 2 else f"alle {nl.telwoord(total)}"


def _count_of(count: int, total: int) -> str:
    """How many of a handful, in words: ``geen enkele van de drie``, ``beide``, ``alle drie``."""
    if count == total:
        return "de enige" if total == 1 else _all(total)
    return f"{'geen enkele' if count == 0 else nl.telwoord(count)} van de {nl.telwoord(total)}"


def _joined(texts: list[str], separator: str) -> str:
    """Longer pieces after each other; of many the first ones, and how many more there are."""
    if len(texts) <= _MEESTE + 1:
        return separator.join(texts)
    return f"{separator.join(texts[:_MEESTE])}{separator}en nog {nl.telwoord(len(texts) - _MEESTE)}"


def _named(ids: list[str], names: Mapping[str, str]) -> str:
    """Ids, of a few with the name before it: a code says nothing to who did not make the register."""
    if len(ids) > _MET_NAAM:
        return _names(ids)
    return _names([f"‘{names[item]}’ ({item})" if item in names else item for item in ids])


def _names(names: list[str]) -> str:
    if len(names) <= _MEESTE + 1:
        return nl.opsomming(names)
    return f"{', '.join(names[:_MEESTE])} en nog {nl.telwoord(len(names) - _MEESTE)}"
