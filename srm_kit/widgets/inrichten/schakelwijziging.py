"""What the forms behind the coverage of goals change: the row and its link together, or nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from srm_kit.dossier import Doel, Dossier, Wijziging, erbij, weg, zet
from srm_kit.dossier.contract.cell_text import getypt
from srm_kit.widgets.inrichten.refusing import geweigerd
from srm_kit.widgets.inrichten.schakelformulier import NIEUW, SOORTEN

__all__ = ["losmaken", "veldnaam", "wijziging"]

_Filled = tuple[tuple[Wijziging, ...], str]


def losmaken(dossier: Dossier, plaats: str) -> tuple[Wijziging, str]:
    """Takes one link away; what was linked stays in the dossier."""
    doel, soort, ref = json.loads(plaats)
    return weg("koppelingen", [doel, soort, ref]), f"{_naam(dossier, SOORTEN[soort], ref)} is los van {doel}."


def wijziging(dossier: Dossier, doel: str, schakel: str, action: str, waarde: Mapping[str, str]) -> _Filled:
    """The changes of a form for one link of a goal, and what to say of them."""
    if action == "koppel":
        ref = _gekozen(waarde)
        link = erbij("koppelingen", {"doel": doel, "soort": schakel, "ref": ref})
        return (link,), f"{_naam(dossier, SOORTEN[schakel], ref)} is gekoppeld aan {doel}."
    if action == "nieuw":
        return _nieuw(doel, schakel, waarde)
    goal = next(item for item in dossier.doelen if item.id == doel)
    return _VULT[schakel](dossier, goal, waarde)


def veldnaam(schakel: str, action: str, kolom: str) -> str:
    """What the form calls a column; empty for a column that it does not ask for."""
    if action != "nieuw":
        return kolom
    if schakel == "indicator" and kolom != "id":
        return f"nieuw_{kolom}"
    return "" if kolom == "ref" else kolom


def _nieuw(doel: str, schakel: str, waarde: Mapping[str, str]) -> _Filled:
    said = f"{waarde['id']} is toegevoegd en gekoppeld aan {doel}."
    if schakel == "indicator":
        row = {name: waarde[f"nieuw_{name}"] for name in NIEUW["indicator"]}
        return (erbij("indicatoren", {"id": waarde["id"], "doel": doel, **row}),), said
    link = erbij("koppelingen", {"doel": doel, "soort": schakel, "ref": waarde["id"]})
    return (erbij(SOORTEN[schakel], waarde), link), said


def _effect(dossier: Dossier, goal: Doel, waarde: Mapping[str, str]) -> _Filled:
    text = waarde["maatschappelijk_effect"]
    change = zet("doelen", [goal.id], {"maatschappelijk_effect": text}, {"maatschappelijk_effect": waarde["oud"]})
    return (change,), f"Wat inwoners merken van {goal.id} is vastgelegd."


def _wie(dossier: Dossier, goal: Doel, waarde: Mapping[str, str]) -> _Filled:
    table, ident = json.loads(_gekozen(waarde))
    name = waarde["eigenaar"].strip()
    if not name:
        raise geweigerd("eigenaar", "Er is nog niemand ingevuld.", "Vul een rol in, bijvoorbeeld programmamanager.")
    return (_zet(dossier, table, ident, {"eigenaar": name}),), f"{_naam(dossier, table, ident)}: {name} staat ervoor."


def _indicator(dossier: Dossier, goal: Doel, waarde: Mapping[str, str]) -> _Filled:
    ident = _gekozen(waarde)
    values = {name: waarde[name] for name in ("nulmeting", "streefwaarde") if waarde[name].strip()}
    row = next((item for item in dossier.indicatoren if item.id == ident), None)
    if row is not None and not row.doel:
        values["doel"] = goal.id
    if not values:
        raise geweigerd("nulmeting", "Er is niets ingevuld.", "Vul een nulmeting of een streefwaarde in.")
    said = f"{_naam(dossier, 'indicatoren', ident)} is aangevuld."
    return (_zet(dossier, "indicatoren", ident, values),), said


def _budget(dossier: Dossier, goal: Doel, waarde: Mapping[str, str]) -> _Filled:
    changes, said = [], []
    own = {name: waarde[name] for name in ("programma", "taakveld") if waarde[name].strip() != str(getattr(goal, name))}
    if own:
        changes.append(_zet(dossier, "doelen", goal.id, own))
        said.append(f"{goal.id}: {' en '.join(own)} is vastgelegd.")
    if waarde["budget"].strip():
        ident = _gekozen(waarde)
        changes.append(_zet(dossier, "inspanningen", ident, {"budget": waarde["budget"]}))
        said.append(f"{_naam(dossier, 'inspanningen', ident)}: het budget is {waarde['budget'].strip()} euro.")
    if not changes:
        raise geweigerd("budget", "Er is niets gewijzigd.", "Vul een programma, een taakveld of een budget in.")
    return tuple(changes), " ".join(said)


def _meting(dossier: Dossier, goal: Doel, waarde: Mapping[str, str]) -> _Filled:
    ident = waarde["indicator"]
    said = f"{_naam(dossier, 'indicatoren', ident)}: meting van {waarde['datum']} is {waarde['waarde']}."
    return (erbij("metingen", waarde),), said


_VULT: Mapping[str, Callable[[Dossier, Doel, Mapping[str, str]], _Filled]] = {
    "effect": _effect,
    "verantwoordelijke": _wie,
    "indicator": _indicator,
    "budget": _budget,
    "meting": _meting,
}


def _zet(dossier: Dossier, table: str, ident: str, values: Mapping[str, str]) -> Wijziging:
    """A change that is refused when someone else changed the same in the meantime."""
    row = next((item for item in getattr(dossier, table) if item.id == ident), None)
    return zet(table, [ident], values, {name: getypt(row, name) for name in values} if row else None)


def _gekozen(waarde: Mapping[str, str]) -> str:
    if not waarde.get("ref"):
        raise geweigerd("ref", "Er is nog niets gekozen.", "Kies er een uit de lijst.")
    return waarde["ref"]


def _naam(dossier: Dossier, table: str, ident: str) -> str:
    row = next((item for item in getattr(dossier, table) if item.id == ident), None)
    return f"{ident} {row.naam}" if row is not None else ident
