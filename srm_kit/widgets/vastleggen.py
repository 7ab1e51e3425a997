"""What a session decides and notes: decisions with owner and date, and own words per place in the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from typing import Any

from srm_kit import nl
from srm_kit.document import Alinea, Reeks, Tabel
from srm_kit.document.html import markdown_html
from srm_kit.dossier import PLEKKEN, Besluit, Wijziging, erbij, weg, zet
from srm_kit.model import Fase
from srm_kit.views import zinnen
from srm_kit.widgets.blad import Antwoord, Beeld, Vorm
from srm_kit.widgets.nieuw import vrije_code
from srm_kit.widgets.velden import celveld, formulier, keuzelijst, knop, tabelhtml, veld
from srm_kit.widgets.werkblad import Stand

__all__ = ["vastleggen"]


@dataclass(frozen=True, slots=True)
class _Keuze:
    """The phase the screen is for, the place of the words that are shown, and whether the form is open."""

    fase: Fase
    plek: str
    open: bool = False


@lru_cache(maxsize=3)
def vastleggen(fase: Fase) -> Vorm:
    """The view for a phase: its decisions, and notes for its chapter or any other."""
    return Vorm(
        f"Vastleggen bij {fase.naam}", _toon, _antwoord, lambda stand: _tweeling(stand, fase), _Keuze(fase, fase.naam)
    )


def _own(stand: Stand, fase: Fase) -> list[Besluit]:
    return [item for item in stand.dossier.besluiten if item.fase is fase]


def _toon(beeld: Beeld) -> Mapping[str, str]:
    keuze: _Keuze = beeld.keuze
    return {
        "besluiten": _besluiten(beeld),
        "formulier": _formulier(beeld) if keuze.open else f'<div class="knoppen">{knop("open", "Nieuw besluit")}</div>',
        "woorden": _woorden(beeld),
    }


def _besluiten(beeld: Beeld) -> str:
    rows = []
    for item in _own(beeld.stand, beeld.keuze.fase):
        of = f"van besluit {item.id}"
        rows.append(
            (
                f"<b>{escape(item.id)}</b> {celveld(beeld, 'besluiten', item, 'besluit', f'Tekst {of}')}",
                celveld(beeld, "besluiten", item, "eigenaar", f"Eigenaar {of}"),
                celveld(beeld, "besluiten", item, "datum", f"Datum {of}"),
                celveld(beeld, "besluiten", item, "status", f"Stand {of}"),
                celveld(beeld, "besluiten", item, "doel", f"Doel {of}"),
            )
        )
    if not rows:
        return "<p>Bij deze fase staan nog geen besluiten.</p>"
    return tabelhtml(f"Besluiten ({len(rows)})", ("Besluit", "Eigenaar", "Datum", "Stand", "Doel"), rows)


def _formulier(beeld: Beeld) -> str:
    dossier = beeld.stand.dossier
    fields = (
        veld(beeld, "besluiten", "id", vrije_code(dossier.besluiten, "B"), "Code"),
        veld(beeld, "besluiten", "besluit", breed=True),
        veld(beeld, "besluiten", "eigenaar"),
        veld(beeld, "besluiten", "datum", dossier.peildatum.isoformat()),
        veld(beeld, "besluiten", "status", "genomen"),
        veld(beeld, "besluiten", "doel"),
    )
    return formulier("besluit", fields, "Leg het besluit vast", "Nieuw besluit", {"fase": beeld.keuze.fase.value})


def _woorden(beeld: Beeld) -> str:
    plek = beeld.keuze.plek
    now = _tekst(beeld.stand, plek)
    chosen = keuzelijst("plek", "Plaats in het rapport", [(item, nl.hoofdletter(item)) for item in PLEKKEN], plek)
    field = veld(
        beeld,
        "teksten",
        "tekst",
        now,
        "Uw woorden",
        breed=True,
        hulp="Markdown mag: **vet**, *schuin*, - voor een punt. Een leeg vak haalt de tekst weg.",
    ).replace(" <span class='noot'>(nodig)</span>", "")
    shown = (
        f'<div class="eigen"><p class="wie">Zo komt het in het rapport, bij {escape(plek)}</p>{markdown_html(now)}</div>'
        if now
        else ""
    )
    return (
        f'<h4>Aantekeningen voor het rapport</h4><div class="knoppen">{chosen}</div>'
        f'<form data-actie="tekst"><input type="hidden" name="plek" value="{escape(plek)}">'
        f'<input type="hidden" name="oud" value="{escape(now)}">{field}'
        f'<div class="knoppen"><button class="eerst">Bewaar de tekst</button></div></form>{shown}'
    )


def _tekst(stand: Stand, plek: str) -> str:
    return next((item.tekst for item in stand.dossier.teksten if item.plek == plek), "")


def _antwoord(beeld: Beeld, actie: str, waarde: Any) -> Antwoord:
    keuze: _Keuze = beeld.keuze
    if actie == "open":
        return Antwoord(replace(keuze, open=True))
    if actie == "plek":
        return Antwoord(replace(keuze, plek=waarde), tekst=f"U schrijft nu bij {waarde}.")
    if actie == "besluit":
        who = waarde["eigenaar"] or "nog niemand"
        said = f"Besluit {waarde['id']} is vastgelegd. Eigenaar: {who}."
        return Antwoord(replace(keuze, open=False), (erbij("besluiten", waarde),), said)
    if actie == "tekst":
        return _geschreven(beeld, waarde)
    return Antwoord(replace(keuze, open=False))


def _geschreven(beeld: Beeld, waarde: Mapping[str, str]) -> Antwoord:
    plek, text, seen = (
        waarde["plek"],
        waarde["tekst"].replace("\r\n", "\n").strip(),
        waarde["oud"].replace("\r\n", "\n"),
    )
    now = _tekst(beeld.stand, plek)
    there = any(item.plek == plek for item in beeld.stand.dossier.teksten)
    changes: tuple[Wijziging, ...]
    if not text:
        changes = (weg("teksten", [plek]),) if there else ()
    elif there:
        changes = (zet("teksten", [plek], {"tekst": text}, {"tekst": seen}),)
    else:
        changes = (erbij("teksten", {"plek": plek, "tekst": text}),)
    if text == now:
        return Antwoord(beeld.keuze, tekst="Er is niets veranderd.")
    done = "is bewaard" if text else "is weggehaald"
    return Antwoord(beeld.keuze, changes, f"Uw tekst bij {plek} {done}.")


def _tweeling(stand: Stand, fase: Fase) -> Reeks:
    rows = tuple(
        (
            f"{item.id} {item.besluit}",
            item.eigenaar or "niet ingevuld",
            nl.datum(item.datum) if item.datum else "niet ingevuld",
            item.status or "niet ingevuld",
        )
        for item in _own(stand, fase)
    )
    if not rows:
        return Reeks((Alinea("Bij deze fase staan nog geen besluiten."),))
    head = ("Besluit", "Eigenaar", "Datum", "Stand")
    return Reeks((Tabel("Besluiten bij deze fase", head, rows, bron=zinnen.bron_register(stand.dossier)),))
