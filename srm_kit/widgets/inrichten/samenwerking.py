"""The cooperation of departments: a matrix to fill in, with the pairs that share a goal and do not work together."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from srm_kit import nl
from srm_kit.document import Alinea, Reeks, Tabel
from srm_kit.dossier import Afdeling, Dossier, Wijziging, erbij, weg, zet
from srm_kit.dossier.contract.cell_text import celtekst
from srm_kit.measures.netwerk import Netwerk, netwerk
from srm_kit.measures.register import register
from srm_kit.views import zinnen
from srm_kit.widgets.blad import Antwoord, Beeld, Vorm
from srm_kit.widgets.inrichten.weigeren import na
from srm_kit.widgets.velden import formulier, knop, tabelhtml, veld
from srm_kit.widgets.werkblad import Stand

__all__ = ["SAMENWERKING"]

_Paar = tuple[str, str]
_AFDELING = ("naam", "domein", "soort", "medewerkers")


@dataclass(frozen=True, slots=True)
class _Keuze:
    """The pair whose form is open (or the form for a department), and the pair that gets the focus back."""

    paar: _Paar = ("", "")
    afdeling: bool = False
    terug: _Paar = ("", "")


def _gedeeld(dossier: Dossier) -> dict[_Paar, tuple[str, ...]]:
    """The goals that a pair of departments shares through initiatives, the ids of a pair sorted."""
    links = register(dossier)
    found: dict[_Paar, tuple[str, ...]] = {}
    for goal in sorted(links.doelen, key=lambda item: nl.volgorde(item.id)):
        units = sorted(set(links.afdelingen(goal.id)))
        for number, one in enumerate(units):
            for other in units[number + 1 :]:
                found[one, other] = (*found.get((one, other), ()), goal.id)
    return dict(sorted(found.items()))


def _mist(dossier: Dossier) -> dict[_Paar, tuple[str, ...]]:
    """Pairs that share a goal and have no cooperation; the rule of the measure, also where nothing was filled in."""
    ties = netwerk(dossier.samenwerking).tussen
    return {pair: goals for pair, goals in _gedeeld(dossier).items() if ties.get(pair, 0.0) <= 0}


def _toon(beeld: Beeld) -> Mapping[str, str]:
    dossier, keuze = beeld.stand.dossier, beeld.keuze
    missing = _mist(dossier)
    return {
        "uitleg": _uitleg(dossier, len(missing)),
        "matrix": _matrix(dossier, missing, keuze),
        "formulier": _formulier(beeld),
        "gevraagd": _gevraagd(dossier, missing),
    }


def _uitleg(dossier: Dossier, missing: int) -> str:
    add = f'<div class="knoppen">{knop("afdeling", "Nieuwe afdeling")}</div>'
    if not dossier.afdelingen:
        return f"<p>Er staan nog geen afdelingen in het dossier. Voeg ze eerst toe.</p>{add}"
    unit = dossier.samenwerking_eenheid
    count = nl.hoofdletter(nl.aantal(missing, "verbinding mist", "verbindingen missen"))
    state = (
        f"<b>{count}</b>: de afdelingen delen een doel, maar werken niet samen."
        if missing
        else "<b>Er mist geen verbinding</b>: afdelingen die een doel delen, werken ook samen."
    )
    empty = "" if dossier.samenwerking else " Er is nog geen samenwerking ingevuld."
    return (
        f"<p>De getallen zijn {escape(unit)}. Tussen twee afdelingen is het getal het gemiddelde van beide kanten.{empty} "
        f"{state} Klik op een vak om het in te vullen.</p>{add}"
    )


def _matrix(dossier: Dossier, missing: Mapping[_Paar, Sequence[str]], keuze: _Keuze) -> str:
    units = dossier.afdelingen
    if not units:
        return ""
    net = netwerk(dossier.samenwerking)
    rows = [
        (
            f"<b>{escape(one.id)}</b> {escape(one.naam)}",
            *(_cel(net, one, other, missing, keuze, row > column) for column, other in enumerate(units)),
        )
        for row, one in enumerate(units)
    ]
    return tabelhtml(
        f"Wie met wie samenwerkt ({len(units)} afdelingen)", ("Afdeling", *(item.id for item in units)), rows
    )


def _cel(
    net: Netwerk, one: Afdeling, other: Afdeling, missing: Mapping[_Paar, Sequence[str]], keuze: _Keuze, dubbel: bool
) -> str:
    pair = _gesorteerd(one.id, other.id)
    value = _tussen(net, one.id, other.id)
    number = _getal(value)
    goals = missing.get(pair, ())
    text = "mist" if goals else number
    said = "niet ingevuld" if value is None else number
    where = f"binnen {one.naam}" if one.id == other.id else f"{one.naam} met {other.naam}"
    label = f"mist: {where}, gedeeld doel {nl.opsomming(goals)}, nu {said}" if goals else f"{number}: {where}"
    place = json.dumps([one.id, other.id], ensure_ascii=False)
    # Each pair stands twice in the matrix; the tab key comes once, a mouse may click either.
    once = ' tabindex="-1"' if dubbel else ""
    mark = ' data-aandacht="ja"' if keuze.terug == (one.id, other.id) and keuze.paar == ("", "") else ""
    opened = "true" if keuze.paar == (one.id, other.id) else "false"
    return (
        f'<button type="button" class="cel{" mist" if goals else ""}" data-actie="paar" value="{escape(place)}" '
        f'id="sam-{escape(place)}" aria-label="{escape(label)}" aria-expanded="{opened}"{once}{mark}>{text}</button>'
    )


def _tussen(net: Netwerk, one: str, other: str) -> float | None:
    return net.binnen.get(one) if one == other else net.tussen.get(_gesorteerd(one, other))


def _getal(value: float | None) -> str:
    return "–" if value is None else nl.getal(value, 0 if value == int(value) else 1)


def _gesorteerd(one: str, other: str) -> _Paar:
    return (one, other) if one <= other else (other, one)


def _gevraagd(dossier: Dossier, missing: Mapping[_Paar, Sequence[str]]) -> str:
    """Which goals ask for a cooperation that is not there."""
    if not _gedeeld(dossier):
        return (
            "<p>Er is nog geen doel waaraan twee afdelingen werken. Geef inspanningen een afdeling en koppel ze "
            "aan een doel. Dan ziet u hier welke samenwerking een doel vraagt.</p>"
        )
    if not missing:
        return ""
    names = {item.id: item.naam for item in dossier.afdelingen}
    goals = {item.id: item.doel for item in dossier.doelen}
    rows = [
        (
            f"{escape(names.get(one, one))} en {escape(names.get(other, other))}",
            "<br>".join(escape(f"{ident} {goals[ident]}") for ident in shared),
            knop(
                "paar",
                "Vul in",
                json.dumps([one, other], ensure_ascii=False),
                f"Vul in: {names.get(one, one)} en {names.get(other, other)}",
            ),
        )
        for (one, other), shared in missing.items()
    ]
    return tabelhtml("Welke doelen om samenwerking vragen", ("Afdelingen", "Gedeelde doelen", "Invullen"), rows)


def _waarde(dossier: Dossier, van: str, naar: str) -> str | None:
    """What stands in the dossier for one direction, as text; None when there is no row."""
    return next((celtekst(row.waarde) for row in dossier.samenwerking if (row.van, row.naar) == (van, naar)), None)


def _formulier(beeld: Beeld) -> str:
    dossier, keuze = beeld.stand.dossier, beeld.keuze
    if keuze.afdeling:
        fields = [veld(beeld, "afdelingen", "id", label="Code")]
        fields += [veld(beeld, "afdelingen", name) for name in _AFDELING]
        return _kop(beeld, "Nieuwe afdeling") + formulier("nieuwe_afdeling", fields, "Voeg de afdeling toe")
    one, other = keuze.paar
    if not one:
        return ""
    names = {item.id: item.naam for item in dossier.afdelingen}
    first, second = names.get(one, one), names.get(other, other)
    hidden = {"oud_heen": _waarde(dossier, one, other) or "", "oud_terug": _waarde(dossier, other, one) or ""}
    help_ = f"Aantal {dossier.samenwerking_eenheid}. Leeg: niet bekend. Nul: geen samenwerking."
    if one == other:
        title = f"Samenwerking binnen {first}"
        fields = [_getalveld(beeld, "heen", hidden["oud_heen"], title, help_)]
    else:
        title = f"Samenwerking van {first} en {second}"
        fields = [
            _getalveld(beeld, "heen", hidden["oud_heen"], f"{first} noemt {second}", help_),
            _getalveld(beeld, "terug", hidden["oud_terug"], f"{second} noemt {first}", help_),
        ]
    return _kop(beeld, title) + formulier("bewaar", fields, "Bewaar", verborgen=hidden)


def _getalveld(beeld: Beeld, als: str, waarde: str, label: str, hulp: str) -> str:
    field = veld(beeld, "samenwerking", "waarde", waarde, label, als=als, hulp=hulp)
    return field.replace(" <span class='noot'>(nodig)</span>", "")  # an empty value takes the row away


def _kop(beeld: Beeld, title: str) -> str:
    attention = "" if beeld.fouten else ' data-aandacht="ja"'
    return f'<h4 tabindex="-1" id="vraag"{attention}>{escape(title)}</h4>'


def _antwoord(beeld: Beeld, actie: str, waarde: Any) -> Antwoord:
    keuze: _Keuze = beeld.keuze
    if actie == "paar":
        one, other = json.loads(waarde)
        return Antwoord(_Keuze((one, other)))
    if actie == "afdeling":
        return Antwoord(_Keuze(afdeling=True))
    closed = _Keuze(terug=keuze.paar)
    if actie == "nieuwe_afdeling":
        return Antwoord(closed, (erbij("afdelingen", waarde),), f"Afdeling {waarde['naam']} is toegevoegd.")
    if actie == "bewaar":
        return _bewaar(beeld.stand.dossier, keuze.paar, closed, waarde)
    return Antwoord(closed, tekst="Er is niets gewijzigd.")


def _bewaar(dossier: Dossier, paar: _Paar, closed: _Keuze, waarde: Mapping[str, str]) -> Antwoord:
    one, other = paar
    changes: list[Wijziging] = []
    for name, (van, naar) in {"heen": (one, other), "terug": (other, one)}.items():
        if name not in waarde or waarde[name].strip() == waarde[f"oud_{name}"]:
            continue
        change = _richting(dossier, van, naar, waarde[name].strip(), waarde[f"oud_{name}"])
        na(dossier, [change], lambda column, name=name: name if column == "waarde" else "")  # type: ignore[misc]
        changes.append(change)
    if not changes:
        return Antwoord(closed, tekst="Er is niets gewijzigd.")
    after = na(dossier, changes)
    value = _tussen(netwerk(after.samenwerking), one, other)
    where = f"binnen {one}" if one == other else f"van {one} en {other}"
    said = f"Samenwerking {where}: {'niet bekend' if value is None else _getal(value)}."
    if _gesorteerd(one, other) in _mist(after):
        said += " De verbinding mist nog."
    return Antwoord(closed, tuple(changes), said)


def _richting(dossier: Dossier, van: str, naar: str, value: str, seen: str) -> Wijziging:
    if _waarde(dossier, van, naar) is None:
        return erbij("samenwerking", {"van": van, "naar": naar, "waarde": value})
    if not value:
        return weg("samenwerking", [van, naar])
    return zet("samenwerking", [van, naar], {"waarde": value}, {"waarde": seen})


def _tweeling(stand: Stand) -> Reeks:
    dossier = stand.dossier
    if not dossier.afdelingen:
        return Reeks((Alinea("Er staan nog geen afdelingen in het dossier."),))
    net, missing = netwerk(dossier.samenwerking), _mist(dossier)
    rows = []
    for one in dossier.afdelingen:
        cells = []
        for other in dossier.afdelingen:
            pair = _gesorteerd(one.id, other.id)
            cells.append("mist" if pair in missing else _getal(_tussen(net, one.id, other.id)))
        rows.append((f"{one.id} {one.naam}", *cells))
    head = ("Afdeling", *(item.id for item in dossier.afdelingen))
    table = Tabel("Wie met wie samenwerkt", head, tuple(rows), bron=zinnen.bron_register(dossier))
    return Reeks((Alinea("In JupyterLab kunt u de samenwerking hier invullen."), table))


SAMENWERKING = Vorm("Samenwerking van afdelingen", _toon, _antwoord, _tweeling, _Keuze())
