"""The cooperation of departments: a matrix to fill in, with the pairs that share a goal and do not work together."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from srm_kit import nl
from srm_kit.document import Blocks, Paragraph, Table
from srm_kit.dossier import Afdeling, Change, Dossier, add_row, remove_row, set_values
from srm_kit.dossier.contract.cell_text import as_typed
from srm_kit.measures.netwerk import Netwerk, netwerk
from srm_kit.measures.register import register
from srm_kit.views import zinnen
from srm_kit.widgets.controls import button, form, form_field, table_html
from srm_kit.widgets.inrichten.refusing import na
from srm_kit.widgets.live_view import Answer, View, ViewState
from srm_kit.widgets.shared_dossier import Snapshot

__all__ = ["SAMENWERKING"]

_Pair = tuple[str, str]
_AFDELING = ("naam", "domein", "soort", "medewerkers")


@dataclass(frozen=True, slots=True)
class _Choice:
    """The pair whose form is open (or the form for a department), and the pair that gets the focus back."""

    paar: _Pair = ("", "")
    afdeling: bool = False
    terug: _Pair = ("", "")


def _shared(dossier: Dossier) -> dict[_Pair, tuple[str, ...]]:
    """The goals that a pair of departments shares through initiatives, the ids of a pair sorted."""
    links = register(dossier)
    found: dict[_Pair, tuple[str, ...]] = {}
    for goal in sorted(links.doelen, key=lambda item: nl.volgorde(item.id)):
        units = sorted(set(links.afdelingen(goal.id)))
        for number, one in enumerate(units):
            for other in units[number + 1 :]:
                found[one, other] = (*found.get((one, other), ()), goal.id)
    return dict(sorted(found.items()))


def _lacks(dossier: Dossier) -> dict[_Pair, tuple[str, ...]]:
    """Pairs that share a goal and have no cooperation; the rule of the measure, also where nothing was filled in."""
    ties = netwerk(dossier.samenwerking).tussen
    return {pair: goals for pair, goals in _shared(dossier).items() if ties.get(pair, 0.0) <= 0}


def _show(state: ViewState) -> Mapping[str, str]:
    dossier, choice = state.snapshot.dossier, state.choice
    missing = _lacks(dossier)
    return {
        "uitleg": _explanation(dossier, len(missing)),
        "matrix": _matrix(dossier, missing, choice),
        "formulier": _form(state),
        "gevraagd": _asked(dossier, missing),
    }


def _explanation(dossier: Dossier, missing: int) -> str:
    add = f'<div class="knoppen">{button("afdeling", "Nieuwe afdeling")}</div>'
    if not dossier.afdelingen:
        return f"<p>Er staan nog geen afdelingen in het dossier. Voeg ze eerst toe.</p>{add}"
    unit = dossier.samenwerking_eenheid
    count = nl.capitalised(nl.aantal(missing, "verbinding mist", "verbindingen missen"))
    sentence = (
        f"<b>{count}</b>: de afdelingen delen een doel, maar werken niet samen."
        if missing
        else "<b>Er mist geen verbinding</b>: afdelingen die een doel delen, werken ook samen."
    )
    empty = "" if dossier.samenwerking else " Er is nog geen samenwerking ingevuld."
    return (
        f"<p>De getallen zijn {escape(unit)}. Tussen twee afdelingen is het getal het gemiddelde van beide kanten.{empty} "
        f"{sentence} Klik op een vak om het in te vullen.</p>{add}"
    )


def _matrix(dossier: Dossier, missing: Mapping[_Pair, Sequence[str]], choice: _Choice) -> str:
    units = dossier.afdelingen
    if not units:
        return ""
    net = netwerk(dossier.samenwerking)
    rows = [
        (
            f"<b>{escape(one.id)}</b> {escape(one.naam)}",
            *(_cell(net, one, other, missing, choice, row > column) for column, other in enumerate(units)),
        )
        for row, one in enumerate(units)
    ]
    return table_html(
        f"Wie met wie samenwerkt ({len(units)} afdelingen)", ("Afdeling", *(item.id for item in units)), rows
    )


def _cell(
    net: Netwerk, one: Afdeling, other: Afdeling, missing: Mapping[_Pair, Sequence[str]], choice: _Choice, dubbel: bool
) -> str:
    pair = _sorted(one.id, other.id)
    value = _between(net, one.id, other.id)
    number = _number(value)
    goals = missing.get(pair, ())
    text = "mist" if goals else number
    said = "niet ingevuld" if value is None else number
    where = f"binnen {one.naam}" if one.id == other.id else f"{one.naam} met {other.naam}"
    label = f"mist: {where}, gedeeld doel {nl.opsomming(goals)}, nu {said}" if goals else f"{number}: {where}"
    place = json.dumps([one.id, other.id], ensure_ascii=False)
    # Each pair stands twice in the matrix; the tab key comes once, a mouse may click either.
    once = ' tabindex="-1"' if dubbel else ""
    mark = ' data-aandacht="ja"' if choice.terug == (one.id, other.id) and choice.paar == ("", "") else ""
    opened = "true" if choice.paar == (one.id, other.id) else "false"
    return (
        f'<button type="button" class="cel{" mist" if goals else ""}" data-actie="paar" value="{escape(place)}" '
        f'id="sam-{escape(place)}" aria-label="{escape(label)}" aria-expanded="{opened}"{once}{mark}>{text}</button>'
    )


def _between(net: Netwerk, one: str, other: str) -> float | None:
    return net.binnen.get(one) if one == other else net.tussen.get(_sorted(one, other))


def _number(value: float | None) -> str:
    return "–" if value is None else nl.getal(value, 0 if value == int(value) else 1)


def _sorted(one: str, other: str) -> _Pair:
    return (one, other) if one <= other else (other, one)


def _asked(dossier: Dossier, missing: Mapping[_Pair, Sequence[str]]) -> str:
    """Which goals ask for a cooperation that is not there."""
    if not _shared(dossier):
        return (
            "<p>Er is nog geen doel waaraan twee afdelingen werken. Geef inspanningen een afdeling en koppel ze "
            "aan een doel. Dan ziet u hier welke samenwerking een doel vraagt.</p>"
        )
    if not missing:
        return ""
    names = {afdeling.id: afdeling.naam for afdeling in dossier.afdelingen}
    goals = {doel.id: doel.doel for doel in dossier.doelen}
    rows = [
        (
            f"{escape(names.get(one, one))} en {escape(names.get(other, other))}",
            "<br>".join(escape(f"{ident} {goals[ident]}") for ident in shared),
            button(
                "paar",
                "Vul in",
                json.dumps([one, other], ensure_ascii=False),
                f"Vul in: {names.get(one, one)} en {names.get(other, other)}",
            ),
        )
        for (one, other), shared in missing.items()
    ]
    return table_html("Welke doelen om samenwerking vragen", ("Afdelingen", "Gedeelde doelen", "Invullen"), rows)


def _value(dossier: Dossier, van: str, naar: str) -> str | None:
    """What stands in the dossier for one direction, as text; None when there is no row."""
    return next((as_typed(row, "waarde") for row in dossier.samenwerking if (row.van, row.naar) == (van, naar)), None)


def _form(state: ViewState) -> str:
    dossier, choice = state.snapshot.dossier, state.choice
    if choice.afdeling:
        fields = [form_field(state, "afdelingen", "id", label="Code")]
        fields += [form_field(state, "afdelingen", name) for name in _AFDELING]
        return _heading(state, "Nieuwe afdeling") + form("nieuwe_afdeling", fields, "Voeg de afdeling toe")
    one, other = choice.paar
    if not one:
        return ""
    names = {afdeling.id: afdeling.naam for afdeling in dossier.afdelingen}
    first, second = names.get(one, one), names.get(other, other)
    hidden = {"oud_heen": _value(dossier, one, other) or "", "oud_terug": _value(dossier, other, one) or ""}
    help_ = f"Aantal {dossier.samenwerking_eenheid}. Leeg: niet bekend. Nul: geen samenwerking."
    if one == other:
        title = f"Samenwerking binnen {first}"
        fields = [_number_field(state, "heen", hidden["oud_heen"], title, help_)]
    else:
        title = f"Samenwerking van {first} en {second}"
        fields = [
            _number_field(state, "heen", hidden["oud_heen"], f"{first} noemt {second}", help_),
            _number_field(state, "terug", hidden["oud_terug"], f"{second} noemt {first}", help_),
        ]
    return _heading(state, title) + form("bewaar", fields, "Bewaar", extra=hidden)


def _number_field(state: ViewState, as_name: str, held: str, label: str, help_text: str) -> str:
    field = form_field(state, "samenwerking", "waarde", held, label, as_name=as_name, help_text=help_text)
    return field.replace(" <span class='noot'>(nodig)</span>", "")  # an empty value takes the row away


def _heading(state: ViewState, title: str) -> str:
    attention = "" if state.fouten else ' data-aandacht="ja"'
    return f'<h4 tabindex="-1" id="vraag"{attention}>{escape(title)}</h4>'


def _answer(state: ViewState, action: str, sent: Any) -> Answer:
    choice: _Choice = state.choice
    if action == "paar":
        one, other = json.loads(sent)
        return Answer(_Choice((one, other)))
    if action == "afdeling":
        return Answer(_Choice(afdeling=True))
    closed = _Choice(terug=choice.paar)
    if action == "nieuwe_afdeling":
        return Answer(closed, (add_row("afdelingen", sent),), f"Afdeling {sent['naam']} is toegevoegd.")
    if action == "bewaar":
        return _save(state.snapshot.dossier, choice.paar, closed, sent)
    return Answer(closed, tekst="Er is niets gewijzigd.")


def _save(dossier: Dossier, paar: _Pair, closed: _Choice, sent: Mapping[str, str]) -> Answer:
    one, other = paar
    changes: list[Change] = []
    for name, (van, naar) in {"heen": (one, other), "terug": (other, one)}.items():
        if name not in sent or sent[name].strip() == sent[f"oud_{name}"]:
            continue
        change = _direction(dossier, van, naar, sent[name].strip(), sent[f"oud_{name}"])
        na(dossier, [change], lambda column, name=name: name if column == "waarde" else "")  # type: ignore[misc]
        changes.append(change)
    if not changes:
        return Answer(closed, tekst="Er is niets gewijzigd.")
    after = na(dossier, changes)
    value = _between(netwerk(after.samenwerking), one, other)
    where = f"binnen {one}" if one == other else f"van {one} en {other}"
    said = f"Samenwerking {where}: {'niet bekend' if value is None else _number(value)}."
    if _sorted(one, other) in _lacks(after):
        said += " De verbinding mist nog."
    return Answer(closed, tuple(changes), said)


def _direction(dossier: Dossier, van: str, naar: str, value: str, seen: str) -> Change:
    if _value(dossier, van, naar) is None:
        return add_row("samenwerking", {"van": van, "naar": naar, "waarde": value})
    if not value:
        return remove_row("samenwerking", [van, naar])
    return set_values("samenwerking", [van, naar], {"waarde": value}, {"waarde": seen})


def _twin(snapshot: Snapshot) -> Blocks:
    dossier = snapshot.dossier
    if not dossier.afdelingen:
        return Blocks((Paragraph("Er staan nog geen afdelingen in het dossier."),))
    net, missing = netwerk(dossier.samenwerking), _lacks(dossier)
    rows = []
    for one in dossier.afdelingen:
        cells = []
        for other in dossier.afdelingen:
            pair = _sorted(one.id, other.id)
            cells.append("mist" if pair in missing else _number(_between(net, one.id, other.id)))
        rows.append((f"{one.id} {one.naam}", *cells))
    head = ("Afdeling", *(afdeling.id for afdeling in dossier.afdelingen))
    source = zinnen.bron_geteld(dossier, len(rows), "afdeling", "afdelingen")
    table = Table("Wie met wie samenwerkt", head, tuple(rows), source=source)
    return Blocks((Paragraph("In JupyterLab kunt u de samenwerking hier invullen."), table))


SAMENWERKING = View(
    "Samenwerking van afdelingen", _show, _answer, _twin, _Choice(), grids=("matrix", "formulier", "gevraagd")
)
