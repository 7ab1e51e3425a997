"""The goals to work on: six lamps per goal, every cell to be changed in its place, new goals and indicators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from srm_kit import nl
from srm_kit.document import Alinea, Reeks, Tabel
from srm_kit.dossier import Doel, Dossier, erbij
from srm_kit.measures import smart_per_doel
from srm_kit.views import zinnen
from srm_kit.widgets.blad import Antwoord, Beeld, Vorm
from srm_kit.widgets.nieuw import vrije_code
from srm_kit.widgets.velden import celveld, formulier, keuzelijst, knop, tabelhtml, veld
from srm_kit.widgets.werkblad import Stand

__all__ = ["DOELEN", "LAMPEN"]

LAMPEN: Mapping[str, tuple[str, str]] = {
    "doelgroep": ("D", "doelgroep"),
    "indicator": ("I", "indicator"),
    "nulmeting": ("N", "nulmeting"),
    "streefwaarde": ("S", "streefwaarde"),
    "termijn": ("T", "termijn"),
    "eigenaar": ("E", "eigenaar"),
}
"""Criterion -> letter on the lamp and the word for it."""

_ALLE = "alle"


@dataclass(frozen=True, slots=True)
class _Keuze:
    """What is shown: the goals of one theme, and the form that is open (doel, indicator or none)."""

    thema: str = _ALLE
    open: str = ""
    doel: str = ""


def _toon(beeld: Beeld) -> Mapping[str, str]:
    dossier, keuze = beeld.stand.dossier, beeld.keuze
    themes = sorted({item.thema for item in dossier.doelen_die_tellen if item.thema})
    goals = [item for item in dossier.doelen_die_tellen if keuze.thema in (_ALLE, item.thema)]
    choice = [(_ALLE, "alle thema’s"), *((item, item.replace("_", " ")) for item in themes)]
    return {
        "filter": f'<div class="knoppen">{keuzelijst("thema", "Thema", choice, keuze.thema)}'
        f"{knop('open', 'Nieuw doel', 'doel')}</div>" + _legenda(),
        "formulier": _formulier(beeld),
        "doelen": _doelen(beeld, goals),
        "indicatoren": _indicatoren(beeld, {item.id for item in goals}),
    }


def _legenda() -> str:
    words = "; ".join(f"{letter} is {word}" for letter, word in LAMPEN.values())
    return f'<p class="noot">Een gevulde lamp is ingevuld, een gestippelde ontbreekt. {nl.hoofdletter(words)}.</p>'


def _lampen(found: Mapping[str, bool]) -> str:
    lamps = "".join(
        f'<span class="lamp {"aan" if found[name] else "uit"}" title="{word}: '
        f'{"ingevuld" if found[name] else "ontbreekt"}">{letter}</span>'
        for name, (letter, word) in LAMPEN.items()
    )
    missing = [word for name, (_, word) in LAMPEN.items() if not found[name]]
    said = f"{6 - len(missing)} van 6" + (f"; ontbreekt: {nl.opsomming(missing)}" if missing else "")
    return f'<span class="lampen" aria-hidden="true">{lamps}</span><span class="onzichtbaar">{escape(said)}</span>'


def _doelen(beeld: Beeld, goals: list[Doel]) -> str:
    lamps = smart_per_doel(beeld.stand.dossier)
    rows = []
    for item in goals:
        of = f"van {item.id}"
        rows.append(
            (
                f"<b>{escape(item.id)}</b> {celveld(beeld, 'doelen', item, 'doel', f'Doel {item.id}')}",
                _lampen(lamps[item.id]),
                celveld(beeld, "doelen", item, "maatschappelijk_effect", f"Wat inwoners merken {of}"),
                celveld(beeld, "doelen", item, "doelgroep", f"Doelgroep {of}"),
                celveld(beeld, "doelen", item, "eigenaar", f"Eigenaar {of}"),
                celveld(beeld, "doelen", item, "termijn", f"Termijn {of}"),
            )
        )
    return tabelhtml(
        f"De doelen ({len(goals)})",
        ("Doel", "Uitgewerkt", "Wat inwoners merken", "Doelgroep", "Eigenaar", "Termijn"),
        rows,
    )


def _indicatoren(beeld: Beeld, goals: set[str]) -> str:
    dossier = beeld.stand.dossier
    rows = []
    for item in dossier.indicatoren:
        if item.doel and item.doel not in goals:
            continue
        of = f"van indicator {item.id}"
        rows.append(
            (
                f"<b>{escape(item.id)}</b> {celveld(beeld, 'indicatoren', item, 'naam', f'Naam {of}')}",
                celveld(beeld, "indicatoren", item, "doel", f"Doel {of}"),
                celveld(beeld, "indicatoren", item, "nulmeting", f"Nulmeting {of}"),
                celveld(beeld, "indicatoren", item, "streefwaarde", f"Streefwaarde {of}"),
                celveld(beeld, "indicatoren", item, "eenheid", f"Eenheid {of}"),
                celveld(beeld, "indicatoren", item, "streefdatum", f"Streefdatum {of}"),
            )
        )
    button = f'<div class="knoppen">{knop("open", "Nieuwe indicator", "indicator")}</div>'
    head = ("Indicator", "Doel", "Nulmeting", "Streefwaarde", "Eenheid", "Streefdatum")
    return tabelhtml(f"De indicatoren ({len(rows)})", head, rows) + button


def _formulier(beeld: Beeld) -> str:
    dossier, keuze = beeld.stand.dossier, beeld.keuze
    if keuze.open == "doel":
        theme = "" if keuze.thema == _ALLE else keuze.thema
        return formulier(
            "nieuw_doel",
            (
                veld(beeld, "doelen", "id", vrije_code(dossier.doelen, "D"), "Code"),
                veld(beeld, "doelen", "doel", breed=True),
                veld(beeld, "doelen", "thema", theme),
                veld(beeld, "doelen", "maatschappelijk_effect", breed=True, label="Wat inwoners merken"),
                veld(beeld, "doelen", "doelgroep"),
                veld(beeld, "doelen", "eigenaar"),
                veld(beeld, "doelen", "termijn"),
            ),
            "Voeg het doel toe",
            "Nieuw doel",
        )
    if keuze.open == "indicator":
        return formulier(
            "nieuwe_indicator",
            (
                veld(beeld, "indicatoren", "id", vrije_code(dossier.indicatoren, "I"), "Code"),
                veld(beeld, "indicatoren", "naam", breed=True),
                veld(beeld, "indicatoren", "doel"),
                veld(beeld, "indicatoren", "richting"),
                veld(beeld, "indicatoren", "eenheid"),
                veld(beeld, "indicatoren", "nulmeting"),
                veld(beeld, "indicatoren", "streefwaarde"),
                veld(beeld, "indicatoren", "streefdatum"),
            ),
            "Voeg de indicator toe",
            "Nieuwe indicator",
        )
    return ""


def _antwoord(beeld: Beeld, actie: str, waarde: Any) -> Antwoord:
    keuze = beeld.keuze
    if actie == "thema":
        count = sum(waarde in (_ALLE, item.thema) for item in beeld.stand.dossier.doelen_die_tellen)
        return Antwoord(_Keuze(waarde, keuze.open), tekst=f"U ziet {nl.aantal(count, 'doel', 'doelen')}.")
    if actie == "open":
        return Antwoord(_Keuze(keuze.thema, waarde))
    if actie == "nieuw_doel":
        return Antwoord(_Keuze(keuze.thema), (erbij("doelen", waarde),), f"Doel {waarde['id']} is toegevoegd.")
    if actie == "nieuwe_indicator":
        added = erbij("indicatoren", waarde)
        return Antwoord(_Keuze(keuze.thema), (added,), f"Indicator {waarde['id']} is toegevoegd.")
    return Antwoord(_Keuze(keuze.thema))


def _tweeling(stand: Stand) -> Reeks:
    dossier: Dossier = stand.dossier
    found = smart_per_doel(dossier)
    rows = tuple(
        (f"{item.id} {item.doel}", *("ja" if found[item.id][name] else "ontbreekt" for name in LAMPEN))
        for item in dossier.doelen_die_tellen
    )
    head = ("Doel", *(nl.hoofdletter(word) for _, word in LAMPEN.values()))
    table = Tabel("Hoe ver elk doel is uitgewerkt", head, rows, bron=zinnen.bron_register(dossier))
    return Reeks((Alinea("In JupyterLab kunt u deze doelen hier wijzigen."), table))


DOELEN = Vorm("Doelen uitwerken", _toon, _antwoord, _tweeling, _Keuze())
