"""The stakeholders to work on: the map of interest and influence, and who takes part how far in which goal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from srm_kit import nl
from srm_kit.document import Reeks, Tabel
from srm_kit.document.html import reeks_html
from srm_kit.dossier import Betrokkenheid, Dossier, erbij
from srm_kit.views import zinnen
from srm_kit.views.figuren.krachtenkaart import Partij, krachtenkaart
from srm_kit.widgets.blad import Antwoord, Beeld, Vorm
from srm_kit.widgets.nieuw import vrije_code
from srm_kit.widgets.velden import celveld, formulier, keuzelijst, knop, tabelhtml, veld
from srm_kit.widgets.werkblad import Stand

__all__ = ["KRACHTENVELD"]

_ALLE = "alle"
TREDEN = ("niet betrokken", "informeren", "raadplegen", "adviseren", "coproduceren", "meebeslissen")
"""The rungs 0-5 of the ladder of participation (docs/maatstaven.md#treden)."""


@dataclass(frozen=True, slots=True)
class _Keuze:
    thema: str = _ALLE
    open: str = ""


def _rows(dossier: Dossier, thema: str) -> list[Betrokkenheid]:
    goals = {item.id for item in dossier.doelen if thema in (_ALLE, item.thema)}
    return [item for item in dossier.betrokkenheid if item.doel in goals]


def _partijen(dossier: Dossier, rows: Sequence[Betrokkenheid], thema: str) -> list[Partij]:
    """Those on the map: with interest and influence; the lowest rung now and the highest wanted over the goals shown."""
    found = []
    for item in dossier.stakeholders:
        own = [row for row in rows if row.stakeholder == item.id]
        if item.belang is None or item.invloed is None or (thema != _ALLE and not own):
            continue
        now = [row.trede_nu for row in own if row.trede_nu is not None]
        wanted = [row.trede_gewenst for row in own if row.trede_gewenst is not None]
        found.append(Partij(item.naam, item.belang, item.invloed, min(now, default=None), max(wanted, default=None)))
    return found


def _kaart(dossier: Dossier, thema: str) -> Reeks:
    rows = _rows(dossier, thema)
    parties = _partijen(dossier, rows, thema)
    behind = [item for item in parties if item.nu is not None and item.gewenst is not None and item.gewenst > item.nu]
    finding = (
        f"{nl.hoofdletter(nl.aantal(len(behind), 'partij doet', 'partijen doen'))} minder mee dan gewenst."
        if behind
        else "Geen partij doet minder mee dan gewenst, voor zover dat is ingevuld."
    )
    note = "Per partij de laagste trede nu en de hoogste gewenste trede, over de doelen die u ziet. "
    return Reeks((krachtenkaart(parties, finding, note + zinnen.bron_register(dossier)),))


def _toon(beeld: Beeld) -> Mapping[str, str]:
    dossier, keuze = beeld.stand.dossier, beeld.keuze
    themes = sorted({item.thema for item in dossier.doelen if item.thema})
    choice = [(_ALLE, "alle thema’s"), *((item, item.replace("_", " ")) for item in themes)]
    rungs = "; ".join(f"{number} is {word}" for number, word in enumerate(TREDEN))
    return {
        "filter": f'<div class="knoppen">{keuzelijst("thema", "Thema", choice, keuze.thema)}'
        f"{knop('open', 'Nieuwe partij', 'partij')}{knop('open', 'Partij bij een doel', 'betrokken')}</div>"
        f'<p class="noot">Treden: {rungs}.</p>',
        "formulier": _formulier(beeld),
        "kaart": reeks_html(_kaart(dossier, keuze.thema).blokken),
        "partijen": _tabel_partijen(beeld),
        "treden": _tabel_treden(beeld),
    }


def _tabel_partijen(beeld: Beeld) -> str:
    rows = [
        (
            f"<b>{escape(item.id)}</b> {celveld(beeld, 'stakeholders', item, 'naam', f'Naam van {item.id}')}",
            celveld(beeld, "stakeholders", item, "soort", f"Soort van {item.naam}"),
            celveld(beeld, "stakeholders", item, "belang", f"Belang van {item.naam}"),
            celveld(beeld, "stakeholders", item, "invloed", f"Invloed van {item.naam}"),
            celveld(beeld, "stakeholders", item, "houding", f"Houding van {item.naam}"),
        )
        for item in beeld.stand.dossier.stakeholders
    ]
    head = ("Partij", "Soort", "Belang (1-5)", "Invloed (1-5)", "Houding (-2 tot 2)")
    return tabelhtml(f"De partijen ({len(rows)})", head, rows)


def _tabel_treden(beeld: Beeld) -> str:
    dossier = beeld.stand.dossier
    names = {item.id: item.naam for item in dossier.stakeholders}
    goals = {item.id: item.doel for item in dossier.doelen}
    rows = []
    for item in _rows(dossier, beeld.keuze.thema):
        of = f"van {names.get(item.stakeholder, item.stakeholder)} bij {item.doel}, {item.fase.naam}"
        rows.append(
            (
                escape(names.get(item.stakeholder, item.stakeholder)),
                escape(f"{item.doel} {goals.get(item.doel, '')}".strip()),
                escape(item.fase.naam),
                celveld(beeld, "betrokkenheid", item, "trede_nu", f"Trede nu {of}"),
                celveld(beeld, "betrokkenheid", item, "trede_gewenst", f"Gewenste trede {of}"),
            )
        )
    head = ("Partij", "Doel", "Fase", "Trede nu", "Trede gewenst")
    return tabelhtml(f"Wie bij welk doel meedoet ({len(rows)})", head, rows)


def _formulier(beeld: Beeld) -> str:
    if beeld.keuze.open == "partij":
        code = vrije_code(beeld.stand.dossier.stakeholders, "S")
        fields = [veld(beeld, "stakeholders", "id", code, "Code"), veld(beeld, "stakeholders", "naam")]
        fields += [veld(beeld, "stakeholders", name) for name in ("soort", "schaal", "belang", "invloed", "houding")]
        return formulier("nieuwe_partij", fields, "Voeg de partij toe", "Nieuwe partij")
    if beeld.keuze.open == "betrokken":
        names = ("stakeholder", "doel", "fase", "trede_nu", "trede_gewenst")
        fields = [veld(beeld, "betrokkenheid", name) for name in names]
        return formulier("nieuwe_betrokkenheid", fields, "Voeg toe", "Partij bij een doel")
    return ""


def _antwoord(beeld: Beeld, actie: str, waarde: Any) -> Antwoord:
    keuze = beeld.keuze
    if actie == "thema":
        return Antwoord(replace(keuze, thema=waarde), tekst="De kaart en de tabel zijn aangepast aan het thema.")
    if actie == "open":
        return Antwoord(replace(keuze, open=waarde))
    closed = replace(keuze, open="")
    if actie == "nieuwe_partij":
        return Antwoord(closed, (erbij("stakeholders", waarde),), f"Partij {waarde['naam']} is toegevoegd.")
    if actie == "nieuwe_betrokkenheid":
        added = erbij("betrokkenheid", waarde)
        return Antwoord(closed, (added,), f"Partij {waarde['stakeholder']} staat nu bij doel {waarde['doel']}.")
    return Antwoord(closed)


def _tweeling(stand: Stand) -> Reeks:
    dossier = stand.dossier
    names = {item.id: item.naam for item in dossier.stakeholders}
    rows = tuple(
        (
            f"{names.get(item.stakeholder, item.stakeholder)} bij {item.doel} ({item.fase.naam})",
            "–" if item.trede_nu is None else f"{item.trede_nu} {TREDEN[item.trede_nu]}",
            "–" if item.trede_gewenst is None else f"{item.trede_gewenst} {TREDEN[item.trede_gewenst]}",
        )
        for item in dossier.betrokkenheid
    )
    table = Tabel("Trede nu en gewenst", ("Partij en doel", "Nu", "Gewenst"), rows, bron=zinnen.bron_register(dossier))
    return _kaart(dossier, _ALLE) + Reeks((table,) if rows else ())


KRACHTENVELD = Vorm("Krachtenveld bijwerken", _toon, _antwoord, _tweeling, _Keuze())
