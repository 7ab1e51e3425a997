"""Why something is in the plan or not, in Dutch: one sentence for each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from srm_kit import nl
from srm_kit.advice.kandidaten import Kandidaat
from srm_kit.advice.keuze import can_replace
from srm_kit.advice.schakels import Schakel, gesorteerd
from srm_kit.advice.solver import Opgave, possible_starts, soft_shares
from srm_kit.diagnosis import Bevinding
from srm_kit.model import CELLEN

__all__ = [
    "OORZAKEN",
    "Grenzen",
    "bewust_niet",
    "gekozen_omdat",
    "loopt_omdat",
    "niet_omdat",
    "open_per_cel",
    "stop_omdat",
]

OORZAKEN = {
    "geen_cel": "fase of spoor is niet ingevuld; daarom is niet te zien wat dit toevoegt",
    "geen_doel": "dit hoort (nog) niet bij een doel dat meetelt",
    "niets_open": "dit vult op papier geen leeg vak; bespreek of het toch nodig is",
    "dubbel": "een ander pakket doet hier al hetzelfde",
    "minder_ernstig": "de gaten waar dit bij past, zijn al in het plan, en de bevinding erbij is minder ernstig",
    "onbegroot": "het budget is niet ingevuld en er is wel een grens aan het budget",
    "horizon": "dit begint pas na de periode van het plan",
    "budget": "dit past niet meer in het budget",
    "max_parallel": "er is geen plek naast wat al loopt",
    "ondergrens": "hiermee gaat het plan te veel over alleen structuur of alleen gedrag",
    "pakketten": "het plan is vol; meer tegelijk beginnen maakt de kans kleiner dat iets afkomt",
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
        return tuple(kandidaat for kandidaat in self.opgave.kandidaten if kandidaat.id in self.start)

    @property
    def kosten(self) -> float:
        """The cost of what was chosen."""
        return sum(keuze.kosten or 0.0 for keuze in self.gekozen)

    def vrij(self) -> tuple[int, ...]:
        """How many more initiatives fit in each quarter."""
        return tuple(
            room - sum(self.start[keuze.id] <= place < self.start[keuze.id] + keuze.kwartalen for keuze in self.gekozen)
            for place, room in enumerate(self.opgave.ruimte)
        )


def _at_goals(number: int, rest: str) -> str:
    return f"Dit {rest.format('bij ' + nl.aantal(number, 'doel', 'doelen'))}."


def _helps(item: Kandidaat, first: Collection[Schakel], weight: Mapping[Schakel, int]) -> list[str]:
    """What something does for goals: the next gap of some, a later one of others."""
    goals = {link.doel for link in item.sluit if link in weight}
    next_up = {link.doel for link in item.sluit if link in first}
    if item.breed:
        return [
            f"Dit hangt aan {nl.telwoord(len(item.doelen))} doelen. Het plan telt het als hulp voor één doel: spreek per "
            "doel af wat het bijdraagt."
        ]
    said = []
    if next_up:
        said.append(_at_goals(len(next_up), "pakt {} het eerstvolgende gat aan"))
    if later := goals - next_up:
        said.append(
            _at_goals(len(later), "helpt {} bij een later gat" if not next_up else "helpt ook {} een later gat vullen")
        )
    return said


def gekozen_omdat(
    item: Kandidaat, answers: Sequence[Bevinding], first: Collection[Schakel], weight: Mapping[Schakel, int]
) -> str:
    """Why a new initiative is in the plan; ``answers`` are the findings it answers."""
    said = []
    names = list(dict.fromkeys(f"‘{finding.regel.naam}’" for finding in answers))
    if names:
        said.append(f"Dit is de stap bij {nl.opsomming(names)}.")
    said += _helps(item, first, weight)
    if item.bestaand:
        said.insert(0, "Dit is een eigen project van de gemeente.")
    return " ".join(said)


def loopt_omdat(item: Kandidaat, running: Sequence[Kandidaat]) -> str:
    """Why a running initiative stays, and what to talk about when that is not clear from the dossier."""
    if item.over_tijd:
        return "Dit had volgens de einddatum al klaar moeten zijn. Vraag of het af is of nog loopt."
    if item.cel is None:
        return "Dit loopt door. Fase of spoor is niet ingevuld; daarom is niet te zien wat het voor de doelen doet."
    if not item.gekoppeld:
        return "Dit loopt door. Of het bij een doel hoort, is niet vastgelegd."
    if not item.doelen:
        return "Dit loopt door, voor een doel dat hier niet meetelt."
    if item.breed:
        return _helps(item, (), {})[0]
    if not item.sluit:
        return "Dit loopt door. Op papier is het vak waar het aan werkt al gevuld."
    others = [other for other in running if other is not item and set(other.sluit) & set(item.sluit)]
    if set(item.sluit) <= {link for other in others for link in other.sluit}:
        names = nl.opsomming([f"‘{other.naam}’" for other in others])
        return f"Dit loopt door en werkt aan hetzelfde als {names}. Bespreek hoe die samenhangen."
    return "Dit loopt door en " + _at_goals(len({link.doel for link in item.sluit}), "vult {} een gat")[4:]


def stop_omdat(item: Kandidaat) -> str:
    """Why a running initiative is on the list of work without a goal."""
    money = f" Er is {nl.euro(item.kosten)} mee gemoeid." if item.kosten else ""
    return f"Dit loopt, maar is (nog) niet aan een doel gekoppeld. Koppel het aan een doel of stop ermee.{money}"


def bewust_niet(finding: Bevinding, choices: Sequence[Kandidaat], limits: Grenzen, names: Sequence[str]) -> str:
    """Why a serious finding has no step in the first quarters: one sentence."""
    if not choices:
        return "Bewust niet, omdat er bij dit punt geen stap was om uit te kiezen."
    late = [choice for choice in choices if choice.id in limits.start]
    if late:
        item = min(late, key=lambda each: limits.start[each.id])
        return (
            f"Bewust niet eerder dan {names[limits.start[item.id]]}, omdat er voor ‘{item.naam}’ eerder geen plek is."
        )
    asked = [choice for choice in choices if choice.id == finding.interventie]
    item = asked[0] if asked else min(choices, key=lambda each: each.id)
    word, detail = _cause(item, limits)
    because = {
        "pakketten": f"het plan al {nl.aantal(len(limits.start), 'pakket', 'pakketten')} heeft. Is er weer "
        f"plek, dan is ‘{item.naam}’ de eerste stap",
        "budget": f"‘{item.naam}’ niet meer in het budget past ({detail})",
        "max_parallel": f"er voor ‘{item.naam}’ geen plek is naast wat al loopt",
        "ondergrens": f"het plan met ‘{item.naam}’ te veel over alleen structuur of alleen gedrag gaat",
    }.get(word, f"‘{item.naam}’ niet in het plan past")
    return f"Bewust niet, omdat {because}."


def niet_omdat(item: Kandidaat, grenzen: Grenzen) -> tuple[str, str]:
    """Why a candidate is not in the plan: the fixed word, and the sentence."""
    word, detail = _cause(item, grenzen)
    return word, f"Niet gekozen: {OORZAKEN[word]}{f' ({detail})' if detail else ''}."


def _cause(item: Kandidaat, limits: Grenzen) -> tuple[str, str]:
    task, room = limits.opgave, limits.vrij()
    gain = [link for link in item.sluit if link in task.gewicht]
    if item.cel is None:
        return "geen_cel", ""
    if not item.doelen and item.bestaand:
        return "geen_doel", ""
    if not gain and not item.antwoord:
        return "niets_open", ""
    others = _same(item, gain, limits)
    if others:
        return "dubbel", f"namelijk {nl.opsomming([f'‘{other.naam}’' for other in others])}"
    cost = item.kosten
    if cost is None and task.budget is not None:
        return "onbegroot", ""
    if item.vroegst >= len(task.ruimte):
        return "horizon", ""
    if task.budget is not None and cost is not None and limits.kosten + cost > task.budget:
        return "budget", f"kost {nl.euro(cost)}, er is nog {nl.euro(max(task.budget - limits.kosten, 0.0))} over"
    if not possible_starts(item, room):
        return "max_parallel", ""
    if not limits.losgelaten and _breaks_floor(item, limits):
        return "ondergrens", ""
    if task.pakketten is not None and len(limits.start) < task.pakketten:
        return "minder_ernstig", ""
    return "pakketten", ""


def _same(item: Kandidaat, gain: Sequence[Schakel], limits: Grenzen) -> list[Kandidaat]:
    """What was chosen that does the same: all the same gaps for a project, the same fault or findings for a step."""
    if item.interventie is None:
        fills = [other for other in limits.gekozen if not other.breed and set(gain) & set(other.sluit)]
        closed = {link for other in fills for link in other.sluit}
        return fills if set(gain) <= closed else []
    if item.antwoord:
        answers = [other for other in limits.gekozen if other.antwoord & item.antwoord]
        covered = frozenset(number for other in answers for number in other.antwoord)
        return answers if item.antwoord <= covered else []
    return [
        other
        for other in limits.gekozen
        if other.interventie is not None and can_replace(item.interventie, other.interventie)
    ]


def _breaks_floor(item: Kandidaat, limits: Grenzen) -> bool:
    if item.zacht is None:
        return False
    parts = soft_shares((*limits.gekozen, item))
    soft = sum(parts)
    return round(min(soft, len(parts) - soft) - limits.opgave.ondergrens * len(parts), 9) < 0


def open_per_cel(links: Sequence[Schakel]) -> dict[str, tuple[str, ...]]:
    """The goals per cell, cells in the order of the model."""
    ordered = gesorteerd(links)
    found = {cel.code: tuple(link.doel for link in ordered if link.cel == cel.code) for cel in CELLEN}
    return {code: goals for code, goals in found.items() if goals}
