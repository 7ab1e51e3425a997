"""Sentences and headings about the plan, made from its figures."""

from __future__ import annotations

from collections.abc import Sequence

from srm_kit import nl
from srm_kit.advice.plan import Gekozen, NietGekozen, Plan
from srm_kit.advice.plan_reasons import OORZAKEN, open_per_cel
from srm_kit.views.zinnen import waarom

__all__ = [
    "doelen_in_woorden",
    "kop_plan",
    "kosten",
    "niet_gekozen_per_reden",
    "open_per_cel",
    "zin_ondernemingsraad",
    "zin_pakket",
    "zin_ruimte",
    "zin_uitkomst",
    "zin_vak",
]

_MOST = 15


def zin_vak() -> str:
    """What a gap is, in a few sentences."""
    return (
        "Elk doel heeft negen vakken: in elke fase één voor strategie, één voor organisatie en één voor mensen. "
        "Een vak is gevuld als het dossier dat laat zien of als een inspanning in die fase en dat spoor is afgerond. "
        "Een gat is een vak dat is vastgelegd en toch leeg is."
    )


def kop_plan(plan: Plan) -> str:
    """The finding of the plan, for after a colon."""
    if plan.status == "niet te bepalen":
        return "er is nog geen plan te maken"
    count = len(plan.nieuw)
    if count:
        start = plan.kwartalen[min(item.start for item in plan.nieuw)]
        when = f"het eerste begint in {start}" if count > 1 else f"het begint in {start}"
        return f"{nl.aantal(count, 'pakket', 'pakketten')}, {when}"
    if not plan.gebroken:
        return "er is geen gat in wat is vastgelegd"
    causes = {left_out.oorzaak for left_out in plan.niet_gekozen}
    if "budget" in causes:
        return "er past niets nieuws in het budget"
    if "max_parallel" in causes:
        return "er is geen ruimte voor iets nieuws"
    if "onbegroot" in causes:
        return "begroot eerst wat er gepland is"
    return "er is nog niets nieuws dat een gat vult"


def zin_uitkomst(plan: Plan) -> str:
    """What the plan does about the gaps and the serious findings, and what it costs."""
    if plan.status == "niet te bepalen":
        return f"Er is nog geen plan te maken: {waarom(plan.reden)}."
    text = []
    if plan.gebroken:
        new = {item.id for item in plan.nieuw}
        by_new = sum(item.door in new for item in plan.gesloten)
        by_running = len(plan.gesloten) - by_new
        text.append(
            f"De doelen samen hebben {nl.aantal(plan.gebroken, 'gat', 'gaten')}. Wat nu loopt, vult er "
            f"{_count(by_running)}; wat het plan toevoegt, vult er {_count(by_new)}."
        )
    else:
        text.append("Er is geen gat in wat is vastgelegd.")
    if plan.onbekend:
        text.append(
            f"Van {nl.aantal(plan.onbekend, 'vak', 'vakken')} is niet vastgelegd of het gevuld is; "
            f"{'dat telt' if plan.onbekend == 1 else 'die tellen'} niet mee."
        )
    if plan.antwoorden:
        done = sum(antwoord.stap is not None for antwoord in plan.antwoorden)
        total = len(plan.antwoorden)
        if done == total:
            who = (
                "De ernstige bevinding krijgt"
                if total == 1
                else f"{'Beide' if total == 2 else f'Alle {nl.telwoord(total)}'} ernstige bevindingen krijgen"
            )
            text.append(f"{who} een stap in de eerste drie kwartalen.")
        else:
            text.append(
                f"Van de {nl.telwoord(total)} ernstige bevindingen "
                f"{'krijgt er geen' if not done else 'krijgt er één' if done == 1 else f'krijgen er {nl.telwoord(done)}'} "
                "een stap in de eerste drie kwartalen. "
                + ("Onderaan staat waarom niet." if not done else "Bij de andere staat waarom niet.")
                if total > 1
                else "De ernstige bevinding krijgt geen stap in de eerste drie kwartalen; onderaan staat waarom niet."
            )
    if plan.nieuw:
        known = [item for item in plan.nieuw if item.kosten is not None]
        if known:
            text.append(f"Wat nieuw is, kost samen ongeveer {nl.euro(plan.kosten)}.")
        if len(known) < len(plan.nieuw):
            blank = len(plan.nieuw) - len(known)
            text.append(f"Van {nl.aantal(blank, 'pakket', 'pakketten')} zijn de kosten niet ingevuld.")
        text += _soft(plan)
    return " ".join(text)


def _count(number: int) -> str:
    return "geen" if number == 0 else nl.telwoord(number)


def _soft(plan: Plan) -> list[str]:
    """How many of the new steps are about people, of those that are about structure or people at all."""
    counted = [item.zacht for item in plan.nieuw if item.zacht is not None]
    soft = sum(share >= 0.5 for share in counted)
    if len(counted) < 2:
        return []
    if soft in {0, len(counted)}:
        about = "structuur" if soft == 0 else "mensen en gedrag"
        every = "Beide" if len(counted) == 2 else f"Alle {nl.telwoord(len(counted))}"
        return [f"{every} nieuwe stappen over structuur of gedrag gaan vooral over {about}."]
    return [
        f"Van de {nl.telwoord(len(counted))} nieuwe stappen over structuur of gedrag "
        f"{'gaat' if soft == 1 else 'gaan'} er {nl.telwoord(soft)} vooral over mensen en gedrag."
    ]


def zin_ruimte(plan: Plan) -> list[str]:
    """The limits that decided: room, budget, floor, and whether the best plan was proved."""
    if plan.status == "niet te bepalen":
        return []
    now, most = plan.bezetting[0].lopend, plan.max_parallel
    quarter = plan.bezetting[0].kwartaal
    running = "loopt er nog niets" if now == 0 else f"{'loopt' if now == 1 else 'lopen'} er al "
    if now:
        running += nl.aantal(now, "inspanning", "inspanningen")
    busy = f"In {quarter} {running}"
    if most is None:
        found = [f"{busy}. Hoeveel de organisatie er tegelijk aankan, is niet opgegeven."]
    else:
        can = f"de organisatie kan er {nl.telwoord(most)} tegelijk aan"
        if now >= most:
            free = next((item.kwartaal for item in plan.bezetting if item.lopend < most), None)
            when = f"ruimte voor iets nieuws komt er pas in {free}" if free else "in deze periode komt er geen ruimte"
            found = [f"{busy} en {can}: {when}."]
        else:
            found = [f"{busy} en {can}."]
    found.append(
        f"Voor nieuwe inspanningen is er {nl.euro(plan.budget)}."
        if plan.budget is not None
        else "Er is geen grens aan het budget opgegeven."
    )
    blank = sum(left_out.oorzaak == "onbegroot" for left_out in plan.niet_gekozen)
    if blank:
        found.append(
            f"{nl.capitalised(nl.aantal(blank, 'inspanning heeft', 'inspanningen hebben'))} nog geen budget en "
            f"{'is' if blank == 1 else 'zijn'} daarom niet gewogen."
        )
    if plan.ondergrens_losgelaten:
        found.append(f"{nl.capitalised(plan.ondergrens_losgelaten)}.")
    if plan.status == "goed":
        found.append(
            "Er was te veel om alles tegen elkaar af te wegen: dit is een goed plan, misschien niet het beste."
        )
    return found


def kosten(item: Gekozen | NietGekozen) -> str:
    """The cost as it is printed: the range of an intervention, the budget of a project."""
    bounds = item.kosten_van_tot if isinstance(item, Gekozen) else None
    if bounds is not None:
        return f"{nl.euro(bounds[0])} tot {nl.euro(bounds[1])}"
    return nl.euro(item.kosten) if item.kosten is not None else "niet ingevuld"


def zin_ondernemingsraad(item: Gekozen) -> str:
    """What the works council has to say about a package; empty when nothing."""
    if not item.ondernemingsraad:
        return ""
    return f"Ondernemingsraad: {item.ondernemingsraad}, {item.ondernemingsraad_bij}. Laat een jurist dit bevestigen."


def zin_pakket(item: Gekozen, plan: Plan) -> str:
    """Why a package is in the plan, what it depends on, and what the works council has to say."""
    needed = [other for other in plan.gekozen if other.id in item.hangt_af_van]
    said = [item.reden]
    before = [f"‘{other.naam}’" for other in needed if other.start <= item.start]
    after = [f"‘{other.naam}’" for other in needed if other.start > item.start]
    if before:
        said.append(f"Dit hangt af van {nl.opsomming(before)}.")
    if after:
        said.append(f"Stem dit af op {nl.opsomming(after)}; dat begint later.")
    return " ".join(part for part in (*said, zin_ondernemingsraad(item)) if part)


def niet_gekozen_per_reden(plan: Plan) -> list[tuple[str, list[str]]]:
    """What is not in the plan, grouped: the reason said once, then a line each with its goals, own projects first."""
    found = []
    for word, reason in OORZAKEN.items():
        items = [left_out for left_out in plan.niet_gekozen if left_out.oorzaak == word]
        items.sort(key=lambda item: (not item.bestaand, nl.volgorde(item.id)))
        if items:
            lines = [f"{item.naam}{f' ({doelen_in_woorden(item.doelen)})' if item.doelen else ''}" for item in items]
            found.append((f"{nl.capitalised(reason)}:", lines))
    return found


def doelen_in_woorden(goals: Sequence[str]) -> str:
    """Goals in one phrase, no more than a reader takes in.

    >>> doelen_in_woorden(["SD1", "SD2"])
    'SD1 en SD2'
    """
    shown = list(goals)
    return nl.opsomming(shown) if len(shown) <= _MOST else f"{', '.join(shown[:_MOST])} en nog {len(shown) - _MOST}"
