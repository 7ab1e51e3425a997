"""What a session decides and notes: decisions with owner and date, and own words per place in the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from typing import Any

from srm_kit import nl
from srm_kit.document import Blocks, Paragraph, Table
from srm_kit.document.markdown import own_words_html
from srm_kit.dossier import PLEKKEN, Besluit, Change, add_row, remove_row, set_values
from srm_kit.model import Fase
from srm_kit.model.hoofdstukken import ONDERDELEN
from srm_kit.views import zinnen
from srm_kit.widgets.codes import next_code
from srm_kit.widgets.controls import button, cell_field, choice_list, form, form_field, table_html
from srm_kit.widgets.live_view import Answer, View, ViewState
from srm_kit.widgets.redigeren import redactie_html, redactiewijziging
from srm_kit.widgets.shared_dossier import Snapshot

__all__ = ["vastleggen"]


@dataclass(frozen=True, slots=True)
class _Choice:
    """The phase the screen is for, the place of the words that are shown, and whether the form is open."""

    fase: Fase
    plek: str
    open: bool = False


@lru_cache(maxsize=3)
def vastleggen(fase: Fase) -> View:
    """The view for a phase: its decisions, and notes for its chapter or any other."""
    return View(
        f"Vastleggen bij {fase.naam}",
        _show,
        _answer,
        lambda snapshot: _twin(snapshot, fase),
        _Choice(fase, fase.naam),
        grids=("redactie", "woorden"),
    )


def _own(snapshot: Snapshot, fase: Fase) -> list[Besluit]:
    return [besluit for besluit in snapshot.dossier.besluiten if besluit.fase is fase]


def _show(state: ViewState) -> Mapping[str, str]:
    choice: _Choice = state.choice
    return {
        "besluiten": _besluiten(state),
        "formulier": _form(state) if choice.open else f'<div class="knoppen">{button("open", "Nieuw besluit")}</div>',
        "redactie": redactie_html(state, choice.fase),
        "woorden": _words(state),
    }


def _besluiten(state: ViewState) -> str:
    rows = []
    for item in _own(state.snapshot, state.choice.fase):
        of = f"van besluit {item.id}"
        rows.append(
            (
                f"<b>{escape(item.id)}</b> {cell_field(state, 'besluiten', item, 'besluit', f'Tekst {of}')}",
                cell_field(state, "besluiten", item, "eigenaar", f"Eigenaar {of}"),
                cell_field(state, "besluiten", item, "datum", f"Datum {of}"),
                cell_field(state, "besluiten", item, "status", f"Stand {of}"),
                cell_field(state, "besluiten", item, "doel", f"Doel {of}"),
            )
        )
    if not rows:
        return "<p>Bij deze fase staan nog geen besluiten.</p>"
    return table_html(f"Besluiten ({len(rows)})", ("Besluit", "Eigenaar", "Datum", "Stand", "Doel"), rows)


def _form(state: ViewState) -> str:
    dossier = state.snapshot.dossier
    fields = (
        form_field(state, "besluiten", "id", next_code(dossier.besluiten, "B"), "Code"),
        form_field(state, "besluiten", "besluit", wide=True),
        form_field(state, "besluiten", "eigenaar"),
        form_field(state, "besluiten", "datum", dossier.peildatum.isoformat()),
        form_field(state, "besluiten", "status", "genomen"),
        form_field(state, "besluiten", "doel"),
    )
    return form("besluit", fields, "Leg het besluit vast", "Nieuw besluit", {"fase": state.choice.fase.value})


def _words(state: ViewState) -> str:
    choice: _Choice = state.choice
    plek = choice.plek
    now = _text(state.snapshot, plek)
    chosen = choice_list("plek", "Plaats in het rapport", _plekken(choice.fase), plek)
    field = form_field(
        state,
        "teksten",
        "tekst",
        now,
        "Uw woorden",
        wide=True,
        help_text="Markdown mag: **vet**, *schuin*, - voor een punt, [tekst](adres) voor een link. Een leeg vak haalt de tekst weg.",
    ).replace(" <span class='noot'>(nodig)</span>", "")
    where = form_field(
        state, "teksten", "waar", _waar(state.snapshot, plek), "Waar",
        choices=[("", "na de berekende tekst"), ("ervoor", "ervoor"), ("in plaats van", "in plaats van de berekende tekst")],
    )  # fmt: skip
    shown = (
        f'<div class="eigen"><p class="wie">Zo komt het in het rapport, bij {escape(plek)}</p>{own_words_html(now)}</div>'
        if now
        else ""
    )
    return (
        f'<h4>Aantekeningen voor het rapport</h4><div class="knoppen">{chosen}</div>'
        f'<form data-actie="tekst"><input type="hidden" name="plek" value="{escape(plek)}">'
        f'<input type="hidden" name="oud" value="{escape(now)}">{field}{where}'
        f'<div class="knoppen"><button class="eerst">Bewaar de tekst</button></div></form>{shown}'
    )


def _plekken(fase: Fase) -> list[tuple[str, str]]:
    """The chapters, and the sections of the phase."""
    sections = [
        (name, f"{nl.capitalised(text)}") for name, text in ONDERDELEN.items() if name.startswith(f"{fase.naam}.")
    ]
    return [*((item, nl.capitalised(item)) for item in PLEKKEN), *sections]


def _text(snapshot: Snapshot, plek: str) -> str:
    return next((tekst.tekst for tekst in snapshot.dossier.teksten if tekst.plek == plek), "")


def _waar(snapshot: Snapshot, plek: str) -> str:
    return next((tekst.waar for tekst in snapshot.dossier.teksten if tekst.plek == plek), "")


def _answer(state: ViewState, action: str, sent: Any) -> Answer:
    choice: _Choice = state.choice
    edited = redactiewijziging(state, action, sent)
    if edited is not None:
        return Answer(choice, *edited)
    if action == "open":
        return Answer(replace(choice, open=True))
    if action == "plek":
        return Answer(replace(choice, plek=sent), tekst=f"U schrijft nu bij {sent}.")
    if action == "besluit":
        who = sent["eigenaar"] or "nog niemand"
        said = f"Besluit {sent['id']} is vastgelegd. Eigenaar: {who}."
        return Answer(replace(choice, open=False), (add_row("besluiten", sent),), said)
    if action == "tekst":
        return _written(state, sent)
    return Answer(replace(choice, open=False))


def _written(state: ViewState, sent: Mapping[str, str]) -> Answer:
    plek, text, seen = (
        sent["plek"],
        sent["tekst"].replace("\r\n", "\n").strip(),
        sent["oud"].replace("\r\n", "\n"),
    )
    now, place = _text(state.snapshot, plek), sent.get("waar", "")
    there = any(tekst.plek == plek for tekst in state.snapshot.dossier.teksten)
    changes: tuple[Change, ...]
    if not text:
        changes = (remove_row("teksten", [plek]),) if there else ()
    elif there:
        changes = (set_values("teksten", [plek], {"tekst": text, "waar": place}, {"tekst": seen}),)
    else:
        changes = (add_row("teksten", {"plek": plek, "tekst": text, "waar": place}),)
    if text == now and place == _waar(state.snapshot, plek):
        return Answer(state.choice, tekst="Er is niets veranderd.")
    done = "is bewaard" if text else "is weggehaald"
    return Answer(state.choice, changes, f"Uw tekst bij {plek} {done}.")


def _twin(snapshot: Snapshot, fase: Fase) -> Blocks:
    rows = tuple(
        (
            f"{item.id} {item.besluit}",
            item.eigenaar or "niet ingevuld",
            nl.datum(item.datum) if item.datum else "niet ingevuld",
            item.status or "niet ingevuld",
        )
        for item in _own(snapshot, fase)
    )
    if not rows:
        return Blocks((Paragraph("Bij deze fase staan nog geen besluiten."),))
    head = ("Besluit", "Eigenaar", "Datum", "Stand")
    source = zinnen.bron_geteld(snapshot.dossier, len(rows), "besluit", "besluiten")
    return Blocks((Table("Besluiten bij deze fase", head, rows, source=source),))
