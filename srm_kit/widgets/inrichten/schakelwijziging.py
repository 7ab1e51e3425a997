"""What the forms behind the coverage of goals change: the row and its link together, or nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from srm_kit.dossier import Change, Doel, Dossier, add_row, remove_row, set_values
from srm_kit.dossier.contract.cell_text import as_typed
from srm_kit.widgets.inrichten.refusing import geweigerd
from srm_kit.widgets.inrichten.schakelformulier import NIEUW, SOORTEN

__all__ = ["losmaken", "veldnaam", "wijziging"]

_Filled = tuple[tuple[Change, ...], str]


def losmaken(dossier: Dossier, plaats: str) -> tuple[Change, str]:
    """Takes one link away; what was linked stays in the dossier."""
    doel, soort, ref = json.loads(plaats)
    return remove_row("koppelingen", [doel, soort, ref]), f"{_name(dossier, SOORTEN[soort], ref)} is los van {doel}."


def wijziging(dossier: Dossier, doel: str, schakel: str, action: str, sent: Mapping[str, str]) -> _Filled:
    """The changes of a form for one link of a goal, and what to say of them."""
    if action == "koppel":
        ref = _chosen(sent)
        link = add_row("koppelingen", {"doel": doel, "soort": schakel, "ref": ref})
        return (link,), f"{_name(dossier, SOORTEN[schakel], ref)} is gekoppeld aan {doel}."
    if action == "nieuw":
        return _new(doel, schakel, sent)
    goal = next(item for item in dossier.doelen if item.id == doel)
    return _VULT[schakel](dossier, goal, sent)


def veldnaam(schakel: str, action: str, kolom: str) -> str:
    """What the form calls a column; empty for a column that it does not ask for."""
    if action != "nieuw":
        return kolom
    if schakel == "indicator" and kolom != "id":
        return f"nieuw_{kolom}"
    return "" if kolom == "ref" else kolom


def _new(doel: str, schakel: str, sent: Mapping[str, str]) -> _Filled:
    said = f"{sent['id']} is toegevoegd en gekoppeld aan {doel}."
    if schakel == "indicator":
        row = {name: sent[f"nieuw_{name}"] for name in NIEUW["indicator"]}
        return (add_row("indicatoren", {"id": sent["id"], "doel": doel, **row}),), said
    link = add_row("koppelingen", {"doel": doel, "soort": schakel, "ref": sent["id"]})
    return (add_row(SOORTEN[schakel], sent), link), said


def _effect(dossier: Dossier, goal: Doel, sent: Mapping[str, str]) -> _Filled:
    text = sent["maatschappelijk_effect"]
    change = set_values("doelen", [goal.id], {"maatschappelijk_effect": text}, {"maatschappelijk_effect": sent["oud"]})
    return (change,), f"Wat inwoners merken van {goal.id} is vastgelegd."


def _who(dossier: Dossier, goal: Doel, sent: Mapping[str, str]) -> _Filled:
    table, ident = json.loads(_chosen(sent))
    name = sent["eigenaar"].strip()
    if not name:
        raise geweigerd("eigenaar", "Er is nog niemand ingevuld.", "Vul een rol in, bijvoorbeeld programmamanager.")
    return (_set(dossier, table, ident, {"eigenaar": name}),), f"{_name(dossier, table, ident)}: {name} staat ervoor."


def _indicator(dossier: Dossier, goal: Doel, sent: Mapping[str, str]) -> _Filled:
    ident = _chosen(sent)
    values = {name: sent[name] for name in ("nulmeting", "streefwaarde") if sent[name].strip()}
    row = next((indicator for indicator in dossier.indicatoren if indicator.id == ident), None)
    if row is not None and not row.doel:
        values["doel"] = goal.id
    if not values:
        raise geweigerd("nulmeting", "Er is niets ingevuld.", "Vul een nulmeting of een streefwaarde in.")
    said = f"{_name(dossier, 'indicatoren', ident)} is aangevuld."
    return (_set(dossier, "indicatoren", ident, values),), said


def _budget(dossier: Dossier, goal: Doel, sent: Mapping[str, str]) -> _Filled:
    changes, said = [], []
    own = {name: sent[name] for name in ("programma", "taakveld") if sent[name].strip() != str(getattr(goal, name))}
    if own:
        changes.append(_set(dossier, "doelen", goal.id, own))
        said.append(f"{goal.id}: {' en '.join(own)} is vastgelegd.")
    if sent["budget"].strip():
        ident = _chosen(sent)
        changes.append(_set(dossier, "inspanningen", ident, {"budget": sent["budget"]}))
        said.append(f"{_name(dossier, 'inspanningen', ident)}: het budget is {sent['budget'].strip()} euro.")
    if not changes:
        raise geweigerd("budget", "Er is niets gewijzigd.", "Vul een programma, een taakveld of een budget in.")
    return tuple(changes), " ".join(said)


def _measurement(dossier: Dossier, goal: Doel, sent: Mapping[str, str]) -> _Filled:
    ident = sent["indicator"]
    said = f"{_name(dossier, 'indicatoren', ident)}: meting van {sent['datum']} is {sent['waarde']}."
    return (add_row("metingen", sent),), said


_VULT: Mapping[str, Callable[[Dossier, Doel, Mapping[str, str]], _Filled]] = {
    "effect": _effect,
    "verantwoordelijke": _who,
    "indicator": _indicator,
    "budget": _budget,
    "meting": _measurement,
}


def _set(dossier: Dossier, table: str, ident: str, values: Mapping[str, str]) -> Change:
    """A change that is refused when someone else changed the same in the meantime."""
    row = next((item for item in getattr(dossier, table) if item.id == ident), None)
    return set_values(table, [ident], values, {name: as_typed(row, name) for name in values} if row else None)


def _chosen(sent: Mapping[str, str]) -> str:
    if not sent.get("ref"):
        raise geweigerd("ref", "Er is nog niets gekozen.", "Kies er een uit de lijst.")
    return sent["ref"]


def _name(dossier: Dossier, table: str, ident: str) -> str:
    row = next((item for item in getattr(dossier, table) if item.id == ident), None)
    return f"{ident} {row.naam}" if row is not None else ident
