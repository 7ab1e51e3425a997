"""Why an initiative is in the plan or not, in Dutch: one sentence for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from srm_kit import nl
from srm_kit.advice.kandidaten import Kandidaat
from srm_kit.advice.schakels import Schakel, gesorteerd
from srm_kit.advice.solver import Opgave, basis, mogelijke_starts
from srm_kit.model import Cel

__all__ = [
    "OORZAKEN",
    "Grenzen",
    "gekozen_omdat",
    "loopt_omdat",
    "niet_omdat",
    "open_per_cel",
    "schakels_in_woorden",
    "stop_omdat",
]

OORZAKEN = {
    "geen_cel": "fase of spoor is niet ingevuld",
    "geen_doel": "hoort bij geen doel",
    "niets_open": "sluit niets wat nog open is",
    "dubbel": "een andere inspanning sluit hetzelfde",
    "onbegroot": "het budget is niet ingevuld",
    "horizon": "begint na de periode van het plan",
    "budget": "past niet in het budget",
    "max_parallel": "er is geen ruimte naast wat al loopt",
    "ondergrens": "maakt hard of zacht te klein",
    "rekengrens": "is niet meer gewogen",
}
"""The fixed words for why something is left out, and what they mean."""


@dataclass(frozen=True, slots=True)
class Grenzen:
    """The limits a plan was made within, and what it chose."""

    opgave: Opgave
    start: Mapping[str, int]
    losgelaten: bool

    @property
    def gekozen(self) -> tuple[Kandidaat, ...]:
        """What was chosen, by id."""
        return tuple(item for item in self.opgave.kandidaten if item.id in self.start)

    @property
    def kosten(self) -> float:
        """The cost of what was chosen."""
        return sum(item.kosten or 0.0 for item in self.gekozen)

    def vrij(self) -> tuple[int, ...]:
        """How many more initiatives fit in each quarter."""
        return tuple(
            room - sum(self.start[item.id] <= place < self.start[item.id] + item.kwartalen for item in self.gekozen)
            for place, room in enumerate(self.opgave.ruimte)
        )


def schakels_in_woorden(links: Sequence[Schakel]) -> str:
    """Links as they stand in a sentence: per cell the goals.

    >>> schakels_in_woorden([Schakel("D1", "IB"), Schakel("D2", "IB")])
    'inrichten, besturing & organisatie (D1 en D2)'
    """
    per_cell: dict[str, list[str]] = {}
    for link in links:
        per_cell.setdefault(link.cel, []).append(link.doel)
    return "; ".join(f"{Cel.van_code(cell).naam} ({nl.opsomming(goals)})" for cell, goals in per_cell.items())


def gekozen_omdat(item: Kandidaat, picked: Sequence[Kandidaat], weight: Mapping[Schakel, int]) -> str:
    """Why a new initiative is in the plan."""
    gain = [link for link in item.sluit if link in weight]
    others = {link for other in picked if other is not item for link in other.sluit}
    alone = [link for link in gain if link not in others]
    if not alone:
        return "Gekozen omdat hard en zacht zo allebei genoeg deel hebben."
    first = sorted(link.doel for link in alone if weight[link] > 1)
    text = f"Gekozen omdat zij {nl.aantal(len(gain), 'gebroken schakel', 'gebroken schakels')} sluit"
    if not first:
        return text + "."
    return f"{text}, bij {nl.opsomming(first)} de eerste die ontbreekt."


def loopt_omdat(item: Kandidaat, running: Sequence[Kandidaat]) -> str:
    """Why a running initiative stays, and what to talk about when it closes nothing of its own."""
    if not item.sluit:
        return "Loopt al en blijft; de schakel waar zij aan werkt, staat in het dossier al vast."
    others = [other for other in running if other is not item and set(other.sluit) & set(item.sluit)]
    if set(item.sluit) <= {link for other in others for link in other.sluit}:
        names = nl.opsomming([other.id for other in others])
        return f"Loopt al en blijft; werkt aan dezelfde schakel als {names}. Bespreek hoe zij samenhangen."
    return f"Loopt al, blijft en sluit {nl.aantal(len(item.sluit), 'gebroken schakel', 'gebroken schakels')}."


def stop_omdat(item: Kandidaat) -> str:
    """Why a running initiative is on the stop list."""
    money = f" Er is {nl.euro(item.kosten)} mee gemoeid." if item.kosten else ""
    return f"Loopt, maar hoort bij geen enkel doel. Koppel haar aan een doel of stop ermee.{money}"


def niet_omdat(item: Kandidaat, grenzen: Grenzen) -> tuple[str, str]:
    """Why a candidate is not in the plan: the fixed word, and the sentence."""
    word, detail = _cause(item, grenzen)
    return word, f"Niet gekozen: {OORZAKEN[word]}{f' ({detail})' if detail else ''}."


def _cause(item: Kandidaat, limits: Grenzen) -> tuple[str, str]:
    task, room = limits.opgave, limits.vrij()
    if item.cel is None:
        return "geen_cel", "daarom is niet te zien welke schakel zij sluit"
    if not item.doelen:
        return "geen_doel", ""
    gain = [link for link in item.sluit if link in task.gewicht]
    if not gain:
        return "niets_open", f"{Cel.van_code(item.cel).naam}; bespreek wat zij toevoegt"
    closed = {link for other in limits.gekozen for link in other.sluit}
    if all(link in closed for link in gain):
        return "dubbel", _instead(item, gain, limits)
    if item.kosten is None:
        return "onbegroot", "begroot haar eerst, dan is zij te wegen"
    if item.vroegst >= len(task.ruimte):
        return "horizon", ""
    if task.budget is not None and limits.kosten + item.kosten > task.budget:
        left = max(task.budget - limits.kosten, 0.0)
        return "budget", f"kost {nl.euro(item.kosten)}, er is nog {nl.euro(left)} over"
    if not mogelijke_starts(item, room):
        length = nl.aantal(item.kwartalen, "kwartaal", "kwartalen")
        return "max_parallel", f"zij duurt {length} en er is nergens zo lang een plek vrij"
    if not limits.losgelaten and _breaks_floor(item, limits):
        return "ondergrens", f"hard en zacht houden elk ten minste {nl.procent(task.ondergrens)}"
    return "rekengrens", "andere inspanningen sluiten meer in dezelfde tijd"


def _instead(item: Kandidaat, gain: Sequence[Schakel], limits: Grenzen) -> str:
    closers = [other for other in limits.gekozen if any(link in other.sluit for link in gain)]
    cheaper = sum(other.kosten or 0.0 for other in closers) < (item.kosten or 0.0)
    # An initiative of the dossier is known by its id; a general intervention by its name.
    names = nl.opsomming(list(dict.fromkeys(other.id if other.bestaand else f"‘{other.naam}’" for other in closers)))
    return f"namelijk {names}, voor minder geld" if cheaper else f"namelijk {names}"


def _breaks_floor(item: Kandidaat, limits: Grenzen) -> bool:
    weights = basis(limits.opgave.kandidaten)
    if item.id not in weights:
        return False
    picked = (*limits.gekozen, item)
    total = sum(weights.get(other.id, 0.0) for other in picked)
    soft = sum(weights.get(other.id, 0.0) * (other.zacht or 0.0) for other in picked)
    floor = limits.opgave.ondergrens * total
    return soft < floor - 1e-9 or total - soft < floor - 1e-9


def open_per_cel(links: Sequence[Schakel]) -> dict[str, tuple[str, ...]]:
    """The goals per cell, cells in the order of the model."""
    found: dict[str, tuple[str, ...]] = {}
    for link in sorted(gesorteerd(links), key=lambda each: "RIV".index(each.cel[0]) * 3 + "SBL".index(each.cel[1])):
        found[link.cel] = (*found.get(link.cel, ()), link.doel)
    return found
