"""The rubric for opdrachtgeverschap to score: eight aspects, both perspectives beside each other, never a mean."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from typing import Any

from srm_kit import nl
from srm_kit.document import Blocks, Paragraph, Table
from srm_kit.dossier import Dossier, Opdrachtgeverschap, add_row, remove_row, set_values
from srm_kit.measures.opdrachtgeverschap import PERSPECTIEVEN, opdrachtgeverschap
from srm_kit.model.opdrachtgeversrubriek import Aspect, aspecten, niveaunamen
from srm_kit.views import zinnen
from srm_kit.widgets.controls import button, choice_list, form, form_field
from srm_kit.widgets.inrichten.refusing import geweigerd
from srm_kit.widgets.live_view import Answer, View, ViewState
from srm_kit.widgets.shared_dossier import Snapshot

__all__ = ["OPDRACHTGEVERSCHAP"]

_WHO = {"opdrachtgever": "de gemeente", "opdrachtnemer": "de partner"}


@dataclass(frozen=True, slots=True)
class _Choice:
    """The partner and the day that are scored, the aspect whose levels are shown, and whether the form is open."""

    partner: str = ""
    datum: str = ""
    aspect: int = 0
    nieuw: bool = False


def _partners(dossier: Dossier, choice: _Choice) -> list[str]:
    """Those who were scored, and the one that was just named."""
    return list(
        dict.fromkeys(
            [*(row.partner for row in dossier.opdrachtgeverschap), *([choice.partner] * bool(choice.partner))]
        )
    )


def _day(dossier: Dossier, choice: _Choice) -> date:
    return date.fromisoformat(choice.datum) if choice.datum else dossier.peildatum


def _partner(dossier: Dossier, choice: _Choice) -> str:
    return choice.partner or next(iter(_partners(dossier, choice)), "")


def _rows(dossier: Dossier, partner: str, dag: date) -> tuple[Opdrachtgeverschap, ...]:
    """The scores of a partner up to a day."""
    return tuple(row for row in dossier.opdrachtgeverschap if row.partner == partner and (row.datum or date.min) <= dag)


def _show(state: ViewState) -> Mapping[str, str]:
    dossier, choice = state.snapshot.dossier, state.choice
    partner = _partner(dossier, choice)
    return {
        "keuze": _choosing(dossier, choice, partner),
        "formulier": _form(state) if choice.nieuw or not partner else "",
        "stand": _snapshot(dossier, choice, partner) if partner else "",
        "rubriek": _rubric(dossier, choice, partner) if partner else "",
    }


def _choosing(dossier: Dossier, choice: _Choice, partner: str) -> str:
    if not partner:
        return "<p>Er zijn nog geen oordelen. Noem eerst de partner waar de gemeente opdrachtgever van is.</p>"
    choices = [(item, item) for item in _partners(dossier, choice)]
    day = _day(dossier, choice)
    return (
        f'<div class="knoppen">{choice_list("partner", "Partner", choices, partner)}'
        f'<label for="opd-datum"><b>Datum van het oordeel</b></label>'
        f'<input type="date" id="opd-datum" data-actie="datum" value="{day.isoformat()}">'
        f"{button('nieuw', 'Andere partner')}</div>"
    )


def _form(state: ViewState) -> str:
    known = [stakeholder.naam for stakeholder in state.snapshot.dossier.stakeholders if stakeholder.partner]
    help_ = f"Bijvoorbeeld: {nl.opsomming(known[:3], 'of')}." if known else "De naam van de organisatie."
    field = form_field(state, "opdrachtgeverschap", "partner", label="Naam van de partner", wide=True, help_text=help_)
    return form("nieuwe_partner", (field,), "Ga verder", "Nieuwe partner")


def _snapshot(dossier: Dossier, choice: _Choice, partner: str) -> str:
    """The lowest aspect from each side; levels are an order, so nothing is averaged."""
    names = {item.nummer: item.naam for item in aspecten()}
    found = opdrachtgeverschap(_rows(dossier, partner, _day(dossier, choice)))
    lines = []
    for side in PERSPECTIEVEN:
        mine = found[side]
        who = f"<b>Volgens {_WHO[side]}</b>"
        if mine.laagste_aspect is None:
            lines.append(f"<li>{who}: nog niets gescoord.</li>")
            continue
        level = mine.per_aspect[mine.laagste_aspect] or 1
        lowest = [names[number] for number, value in mine.per_aspect.items() if value == level]
        rest = f" Nog te scoren: {nl.aantal(len(mine.ontbrekend), 'aspect', 'aspecten')}." if mine.ontbrekend else ""
        words = nl.opsomming([f"‘{escape(name.lower())}’" for name in lowest])
        lines.append(f"<li>{who} is het laagst: {words} (niveau {level}, {niveaunamen()[level - 1]}).{rest}</li>")
    return f"<ul>{''.join(lines)}</ul>"


def _rubric(dossier: Dossier, choice: _Choice, partner: str) -> str:
    rows = "".join(_aspect(dossier, choice, partner, item) for item in aspecten())
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Aspect", "De gemeente", "De partner", "Verschil"))
    scale = "; ".join(f"{number} is {word}" for number, word in enumerate(niveaunamen(), start=1))
    return (
        f'<p class="noot">Niveaus: {scale}. Een niveau geldt als alles bij dat niveau en de lagere klopt.</p>'
        f'<div class="tabel"><table class="rubriek"><caption>De acht aspecten bij {escape(partner)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _aspect(dossier: Dossier, choice: _Choice, partner: str, aspect: Aspect) -> str:
    day = _day(dossier, choice)
    rows = _rows(dossier, partner, day)
    latest = {side: found.per_aspect[aspect.nummer] for side, found in opdrachtgeverschap(rows).items()}
    opened = choice.aspect == aspect.nummer
    button = (
        f'<button type="button" data-actie="niveaus" value="{aspect.nummer}" id="opd-n{aspect.nummer}" '
        f'aria-expanded="{"true" if opened else "false"}" aria-label="{"Verberg" if opened else "Toon"} de niveaus van '
        f'{escape(aspect.naam)}">{"Verberg de niveaus" if opened else "Toon de niveaus"}</button>'
    )
    cells = "".join(
        f'<td data-kop="{nl.capitalised(_WHO[side])}"><div>{_score(rows, partner, aspect, side, day, latest[side])}</div></td>'
        for side in PERSPECTIEVEN
    )
    more = f'<tr class="niveaus"><td colspan="4">{_levels(aspect, latest)}</td></tr>' if opened else ""
    return (
        f'<tr><th scope="row"><b>{aspect.nummer}. {escape(aspect.naam)}</b><p class="noot">{escape(aspect.vraag)}</p>{button}</th>'
        f'{cells}<td data-kop="Verschil"><span>{_difference(latest)}</span></td></tr>{more}'
    )


def _score(
    rows: tuple[Opdrachtgeverschap, ...], partner: str, aspect: Aspect, side: str, day: date, latest: int | None
) -> str:
    own = [row for row in rows if row.aspect == aspect.nummer and row.perspectief == side]
    now = next((str(row.niveau) for row in own if row.datum == day), "")
    options = "".join(
        f'<option value="{value}"{" selected" if value == now else ""}>{words}</option>'
        for value, words in (("", "–"), *((str(n), f"{n} {word}") for n, word in enumerate(niveaunamen(), start=1)))
    )
    key = escape(json.dumps([partner, aspect.nummer, side, day.isoformat()], ensure_ascii=False))
    before = max((row.datum for row in own if row.datum and row.datum < day), default=None)
    earlier = f" ({nl.datum(before)})" if before else ""
    note = f'<p class="noot">Eerder: {latest}{earlier}</p>' if own and not now and latest else ""
    return (
        f'<select id="opd-{aspect.nummer}{side}" data-actie="score" data-sleutel="{key}" data-oud="{now}" '
        f'aria-label="{escape(aspect.naam)}, volgens {_WHO[side]}">{options}</select>{note}'
    )


def _difference(latest: Mapping[str, int | None]) -> str:
    own, theirs = (latest[side] for side in PERSPECTIEVEN)
    if own is None and theirs is None:
        return "nog niet gescoord"
    if own is None or theirs is None:
        return f"alleen {_WHO['opdrachtnemer' if own is None else 'opdrachtgever']} oordeelde"
    if own == theirs:
        return "gelijk"
    steps = nl.aantal(abs(own - theirs), "niveau", "niveaus")
    return f"<b>{steps} verschil</b>: {_WHO['opdrachtgever' if own > theirs else 'opdrachtnemer']} oordeelt hoger"


def _levels(aspect: Aspect, latest: Mapping[str, int | None]) -> str:
    parts = []
    for level in aspect.niveaus:
        who = [_WHO[side] for side in PERSPECTIEVEN if latest[side] == level.nummer]
        mark = f" (hier staat {nl.opsomming(who)})" if who else ""
        points = "".join(f"<li>{escape(criterium.tekst)}</li>" for criterium in level.criteria)
        parts.append(f"<div><h4>Niveau {level.nummer}, {level.naam}{mark}</h4><ul>{points}</ul></div>")
    return f'<div class="naast drie">{"".join(parts)}</div>'


def _answer(state: ViewState, action: str, sent: Any) -> Answer:
    choice: _Choice = state.choice
    if action == "partner":
        return Answer(replace(choice, partner=sent, nieuw=False), tekst=f"U ziet de oordelen over {sent}.")
    if action == "datum":
        day = date.fromisoformat(sent) if sent else state.snapshot.dossier.peildatum
        return Answer(replace(choice, datum=day.isoformat()), tekst=f"U geeft oordelen met datum {nl.datum(day)}.")
    if action == "niveaus":
        number = int(sent)
        return Answer(replace(choice, aspect=0 if choice.aspect == number else number))
    if action == "nieuw":
        return Answer(replace(choice, nieuw=True))
    if action == "nieuwe_partner":
        name = sent["partner"].strip()
        if not name:
            raise geweigerd("partner", "Er is nog geen naam ingevuld.", "Vul de naam van de partner in.")
        return Answer(replace(choice, partner=name, nieuw=False), tekst=f"U kunt {name} nu een score geven.")
    if action == "score":
        return _scored(state, sent)
    return Answer(replace(choice, nieuw=False))


def _scored(state: ViewState, sent: Mapping[str, str]) -> Answer:
    partner, number, side, day = json.loads(sent["sleutel"])
    value, seen = sent["waarde"], sent["oud"]
    key = [partner, str(number), side, day]
    aspect = aspecten()[number - 1].naam
    word = f"niveau {value}, {niveaunamen()[int(value) - 1]}" if value else "geen oordeel"
    said = f"{partner}, {aspect.lower()} volgens {_WHO[side]}: {word}."
    choice = replace(state.choice, partner=partner)
    if value == seen:
        return Answer(choice)
    if not value:
        return Answer(choice, (remove_row("opdrachtgeverschap", key),), said)
    if seen:
        return Answer(choice, (set_values("opdrachtgeverschap", key, {"niveau": value}, {"niveau": seen}),), said)
    row = {"partner": partner, "aspect": str(number), "niveau": value, "perspectief": side, "datum": day}
    return Answer(choice, (add_row("opdrachtgeverschap", row),), said)


def _twin(snapshot: Snapshot) -> Blocks:
    dossier = snapshot.dossier
    if not dossier.opdrachtgeverschap:
        return Blocks((Paragraph("Er zijn nog geen oordelen over het opdrachtgeverschap."),))
    rows = []
    for partner in _partners(dossier, _Choice()):
        found = opdrachtgeverschap(_rows(dossier, partner, dossier.peildatum))
        for aspect in aspecten():
            levels = [found[side].per_aspect[aspect.nummer] for side in PERSPECTIEVEN]
            rows.append((partner, aspect.naam, *(str(level) if level else "niet gescoord" for level in levels)))
    head = ("Partner", "Aspect", "De gemeente", "De partner")
    source = zinnen.bron_geteld(dossier, len({row[0] for row in rows}), "partner", "partners")
    table = Table("Niveau per partner en aspect", head, tuple(rows), (2, 3), source=source)
    return Blocks((Paragraph("In JupyterLab kunt u deze oordelen hier geven."), table))


OPDRACHTGEVERSCHAP = View(
    "Opdrachtgeverschap scoren", _show, _answer, _twin, _Choice(), grids=("formulier", "rubriek"), opening=("nieuw",)
)
