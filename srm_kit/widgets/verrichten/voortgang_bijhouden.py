"""The work under way: the state of initiatives, measurements to enter, and the plan that follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from typing import Any

from srm_kit import nl
from srm_kit.advice.keuze import passend
from srm_kit.advice.plan import maak_plan
from srm_kit.document import Alinea, Kop, Reeks, Tabel
from srm_kit.document.html import reeks_html
from srm_kit.dossier import Dossier, Indicator, Inspanning, Meting, erbij
from srm_kit.dossier.contract.waarde import Waarde
from srm_kit.views import zinnen
from srm_kit.views.routekaart import plan_blokken
from srm_kit.widgets.blad import Antwoord, Beeld, Vorm
from srm_kit.widgets.velden import celveld, formulier, keuzelijst, knop, tabelhtml, veld
from srm_kit.widgets.werkblad import Stand

__all__ = ["VOORTGANG"]

_ALLE = "alle"


@dataclass(frozen=True, slots=True)
class _Keuze:
    """Which initiatives are shown (by status), the indicator that gets a measurement, and whether the plan is shown."""

    status: str = _ALLE
    meten: str = ""
    plan: bool = False


def _toon(beeld: Beeld) -> Mapping[str, str]:
    keuze: _Keuze = beeld.keuze
    return {
        "inspanningen": _inspanningen(beeld),
        "formulier": _meetformulier(beeld),
        "metingen": _metingen(beeld),
        "plan": _plan(beeld.stand)
        if keuze.plan
        else f'<div class="knoppen">{knop("plan", "Toon de routekaart bij deze stand")}</div>',
    }


def _inspanningen(beeld: Beeld) -> str:
    chosen = beeld.keuze.status
    every = ["idee", "gepland", "lopend", "afgerond", "gestopt"]
    choice = [(_ALLE, "alle"), *((item, item) for item in every)]
    efforts = [item for item in beeld.stand.dossier.inspanningen if chosen in (_ALLE, item.status)]
    rows = [_inspanning(beeld, item) for item in efforts]
    head = ("Inspanning", "Stand", "Voortgang (0-100)", "Begin", "Eind", "Eigenaar")
    return f'<div class="knoppen">{keuzelijst("status", "Toon", choice, chosen)}</div>' + tabelhtml(
        f"Inspanningen ({len(rows)})", head, rows
    )


def _inspanning(beeld: Beeld, item: Inspanning) -> tuple[str, ...]:
    of = f"van {item.naam}"
    return (
        f"<b>{escape(item.id)}</b> {escape(item.naam)}",
        celveld(beeld, "inspanningen", item, "status", f"Stand {of}"),
        celveld(beeld, "inspanningen", item, "voortgang", f"Voortgang {of}"),
        celveld(beeld, "inspanningen", item, "start", f"Begin {of}"),
        celveld(beeld, "inspanningen", item, "eind", f"Eind {of}"),
        celveld(beeld, "inspanningen", item, "eigenaar", f"Eigenaar {of}"),
    )


def _laatste(dossier: Dossier) -> dict[str, Meting]:
    """The latest value of each indicator up to the reference date."""
    found: dict[str, Meting] = {}
    for item in sorted(dossier.metingen, key=lambda row: row.datum):
        if item.datum <= dossier.peildatum:
            found[item.indicator] = item
    return found


def _metingen(beeld: Beeld) -> str:
    latest = _laatste(beeld.stand.dossier)
    rows = []
    for item in beeld.stand.dossier.indicatoren:
        last = latest.get(item.id)
        rows.append(
            (
                f"<b>{escape(item.id)}</b> {escape(item.naam)}",
                escape(_waarde(item.nulmeting, item)),
                escape(f"{_waarde(last.waarde, item)} ({nl.datum(last.datum)})" if last else "nog geen meting"),
                escape(_waarde(item.streefwaarde, item)),
                knop("meten", "Nieuwe meting", item.id, f"Nieuwe meting van {item.naam}"),
            )
        )
    return tabelhtml(f"Metingen ({len(rows)} indicatoren)", ("Indicator", "Start", "Nu", "Doel", "Invullen"), rows)


def _waarde(waarde: Waarde | None, item: Indicator) -> str:
    if waarde is None:
        return "niet ingevuld"
    value = waarde.getal
    if value is None:
        return waarde.gedrukt
    return f"{nl.getal(value, 0 if value == int(value) else 1)} {item.eenheid}".strip()


def _meetformulier(beeld: Beeld) -> str:
    keuze: _Keuze = beeld.keuze
    if not keuze.meten:
        return ""
    fields = (
        veld(beeld, "metingen", "datum", beeld.stand.dossier.peildatum.isoformat()),
        veld(beeld, "metingen", "waarde"),
        veld(beeld, "metingen", "voorlopig"),
    )
    name = next((item.naam for item in beeld.stand.dossier.indicatoren if item.id == keuze.meten), keuze.meten)
    return formulier("meting", fields, "Bewaar de meting", f"Nieuwe meting: {name}", {"indicator": keuze.meten})


@lru_cache(maxsize=2)
def _plan(stand: Stand) -> str:
    """Kept per state of the dossier: proposing a plan takes longer than anything else on this screen."""
    found = plan_blokken(maak_plan(stand.dossier, passend(stand.bevindingen)), stand.dossier)
    blocks = tuple(replace(item, niveau=4) if isinstance(item, Kop) else item for item in found.blokken)
    return reeks_html(blocks) + f'<div class="knoppen">{knop("geen_plan", "Verberg de routekaart")}</div>'


def _antwoord(beeld: Beeld, actie: str, waarde: Any) -> Antwoord:
    keuze: _Keuze = beeld.keuze
    if actie == "status":
        return Antwoord(replace(keuze, status=waarde), tekst="De tabel is aangepast.")
    if actie == "meten":
        return Antwoord(replace(keuze, meten=waarde))
    if actie == "meting":
        said = f"Meting van {waarde['indicator']} op {waarde['datum']}: {waarde['waarde']}."
        return Antwoord(replace(keuze, meten=""), (erbij("metingen", waarde),), said)
    if actie in {"plan", "geen_plan"}:
        shown = actie == "plan"
        return Antwoord(
            replace(keuze, plan=shown),
            tekst="De routekaart is berekend." if shown else "De routekaart is verborgen.",
        )
    return Antwoord(replace(keuze, meten=""))


def _tweeling(stand: Stand) -> Reeks:
    dossier = stand.dossier
    if not dossier.inspanningen:
        return Reeks((Alinea("Er zijn nog geen inspanningen vastgelegd."),))
    rows = tuple(
        (
            f"{item.id} {item.naam}",
            item.status or "niet ingevuld",
            nl.procent(item.voortgang / 100) if item.voortgang is not None else "niet ingevuld",
            nl.datum(item.eind) if item.eind else "niet ingevuld",
        )
        for item in dossier.inspanningen
    )
    head = ("Inspanning", "Stand", "Voortgang", "Eind")
    return Reeks((Tabel("De stand van de inspanningen", head, rows, (2,), bron=zinnen.bron_register(dossier)),))


VOORTGANG = Vorm("Voortgang en metingen", _toon, _antwoord, _tweeling, _Keuze())
