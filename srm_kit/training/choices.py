"""What a class can choose, and what there is to say of each choice: made from the findings, never from thin air."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from srm_kit import nl
from srm_kit.diagnosis import regels
from srm_kit.model import CELLEN, Cel
from srm_kit.model.interventies import Interventie, interventie, interventies
from srm_kit.phases.sessie import Sessie
from srm_kit.simulation.storing import Storing
from srm_kit.training.choice import Choice
from srm_kit.training.evidence import maat_van
from srm_kit.training.gemeente import geraakt
from srm_kit.training.rounds import Round
from srm_kit.training.scenarios import patroon

__all__ = ["cellen", "ingrepen", "patronen"]

_COUNT = 4


def cellen(ronde: Round, sessie: Sessie, random: np.random.Generator) -> tuple[Choice, ...]:
    """Which cell is it about: the right one, one more that the fault reaches, and others that it does not."""
    reached = ronde.cellen | geraakt(ronde.storing)
    wrong = [cel for cel in CELLEN if cel.code not in reached]
    # The lowest other score tempts most: a low score is not yet a finding.
    low = sorted(wrong, key=lambda cel: (sessie.maten.cellen[cel.code].score or 101.0, cel.code))[:1]
    rest = [cel for cel in wrong if cel not in low]
    drawn = [rest[index] for index in sorted(random.permutation(len(rest))[: _COUNT - 1 - len(low)].tolist())]
    also = [
        Cel.van_code(code) for code in sorted(ronde.cellen - {ronde.cel.code}) or sorted(reached - {ronde.cel.code})
    ]
    picked = [*low, *drawn]
    if also and len(picked) == _COUNT - 1:
        picked[-1] = also[0]
    options = [Choice(_cell_name(ronde.cel), "goed", _cell_right(ronde, sessie))]
    for cel in picked:
        fits = "deels" if cel.code in reached else "niet"
        options.append(Choice(_cell_name(cel), fits, _cell_other(cel, ronde, sessie)))
    return _shuffled(options, random)


def _cell_name(cel: Cel) -> str:
    return f"{nl.capitalised(cel.fase.naam)}: {cel.spoor.naam}"


def _state(cel: Cel, sessie: Sessie) -> str:
    score = sessie.maten.cellen[cel.code]
    if score.score is None:
        return "Deze cel is niet te tonen."
    return f"Deze cel scoort {nl.getal(score.score)} ({score.label})."


def _cell_right(ronde: Round, sessie: Sessie) -> str:
    text = _state(ronde.cel, sessie)
    if not ronde.gevonden:
        return f"{text} Hier zit de storing, maar de diagnose kan haar niet aantonen."
    name = ronde.bevindingen[0].regel.naam
    return f"{text} De diagnose zegt hier: ‘{name}’."


def _cell_other(cel: Cel, ronde: Round, sessie: Sessie) -> str:
    text = _state(cel, sessie)
    own = [bevinding for bevinding in ronde.bevindingen if bevinding.cel == cel.code]
    if own:
        return f"{text} Ook hier laat het patroon zich zien: ‘{own[0].regel.naam}’. Het begint ergens anders."
    if cel.code in geraakt(ronde.storing):
        return f"{text} Ook deze cel is geraakt, maar het bewijs begint ergens anders."
    other = [bevinding for bevinding in sessie.bevindingen if bevinding.cel == cel.code]
    if other:
        return f"{text} Er is hier iets te zien (‘{other[0].regel.naam}’), maar dat hoort niet bij dit beeld."
    return f"{text} De diagnose vindt hier niets dat opvalt."


def patronen(
    ronde: Round, geplant: Sequence[Storing], afleiders: Sequence[Storing], sessie: Sessie, random: np.random.Generator
) -> tuple[Choice, ...]:
    """Which pattern is it: the planted one, and others that would show in other figures."""
    own = patroon(ronde.storing)
    options = [Choice(own.naam, "goed", f"{own.uitleg} {maat_van(ronde.storing, sessie)}")]
    wrong = [item for item in afleiders if item is not ronde.storing and item not in geplant][: _COUNT - 1]
    for storing in wrong:
        clues = [bevinding for bevinding in sessie.bevindingen if bevinding.regel.faalmodus == storing.value]
        shown = bool(clues)
        end = (
            f" Er is wel een aanwijzing (‘{clues[0].regel.naam}’), maar niet de sterkste."
            if clues
            else " Voor dit patroon is hier dus geen bewijs."
        )
        options.append(Choice(patroon(storing).naam, "deels" if shown else "niet", maat_van(storing, sessie) + end))
    return _shuffled(options, random)


def ingrepen(ronde: Round, sessie: Sessie, random: np.random.Generator) -> tuple[Choice, ...]:
    """What to do first: what the finding points at, and others from the library with why they fit less."""
    right = ronde.ingreep
    pointed = {bevinding.interventie for bevinding in sessie.bevindingen}
    pointed |= {regel.interventie for regel in regels() if regel.faalmodus == ronde.storing.value}
    side = [bevinding.interventie for bevinding in ronde.bevindingen if bevinding.interventie != right.id]
    partly = [interventie(ident) for ident in dict.fromkeys(side)][:1]
    # Something for the same cell from the other side, and something that mends another fault.
    near = [
        item
        for item in interventies()
        if item.cel == right.cel and item.aard != right.aard and item.bouwt and not item.themas
    ]
    far = [
        item
        for item in interventies()
        if item.cel[0] != right.cel[0] and item.faalmodus not in ("none", ronde.storing.value) and not item.themas
    ]
    options = [Choice(right.naam, "goed", f"{right.waarvoor} {_kind(right)}")]
    for item in partly:
        options.append(Choice(item.naam, "deels", f"{item.waarvoor} De diagnose noemt dit ook, maar niet als eerste."))
    for group in (near, far, far, far):
        left = [item for item in group if item.id not in pointed and item.naam not in {each.tekst for each in options}]
        if left and len(options) < _COUNT:
            item = left[int(random.integers(len(left)))]
            options.append(
                Choice(item.naam, "deels", _other_side(item))
                if group is near
                else Choice(item.naam, "niet", _not(item, ronde))
            )
    return _shuffled(options, random)


def _kind(item: Interventie) -> str:
    if item.aard == "hard":
        return "Dit is een harde maatregel: vraag ook wat mensen erbij nodig hebben."
    return "Dit is een zachte maatregel: vraag ook welke afspraak of welk proces erbij hoort."


def _other_side(item: Interventie) -> str:
    side = "zachte" if item.aard == "zacht" else "harde"
    return f"Dit werkt aan dezelfde cel, vanaf de {side} kant. Als tweede stap maakt dit de ingreep verbonden."


def _not(item: Interventie, ronde: Round) -> str:
    found = f"Gevonden is hier: ‘{ronde.bevindingen[0].regel.naam}’. " if ronde.bevindingen else ""
    return f"{found}Daar helpt dit niet bij: dit gaat over {Cel.van_code(item.cel).naam}. {item.wanneer_niet}"


def _shuffled(options: Sequence[Choice], random: np.random.Generator) -> tuple[Choice, ...]:
    return tuple(options[index] for index in random.permutation(len(options)).tolist())
