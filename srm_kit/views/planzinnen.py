"""Sentences and headings about the plan, made from its figures."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.advice.plan import Plan
from srm_kit.advice.plan_reasons import open_per_cel
from srm_kit.model import drempels
from srm_kit.views.zinnen import waarom

__all__ = ["kop_plan", "open_per_cel", "zin_plan", "zin_ruimte", "zin_schakel", "zin_uitkomst"]


def zin_schakel() -> str:
    """What a broken link is, in two sentences."""
    return (
        "Elk doel heeft negen schakels: in elke fase één voor strategie, één voor organisatie en één voor mensen. "
        "Een schakel is heel als het dossier hem laat zien of als een inspanning in die fase en dat spoor is "
        "afgerond; anders is hij gebroken."
    )


def zin_plan() -> str:
    """What the plan tries to do."""
    return (
        zin_schakel() + " Het plan sluit zo veel mogelijk gebroken schakels; de eerste gebroken schakel van een doel "
        f"telt {_times(drempels().plan_eerste_schakel)}."
    )


def _times(number: int) -> str:
    return {1: "gewoon", 2: "dubbel"}.get(number, f"{nl.telwoord(number)} keer")


def kop_plan(plan: Plan) -> str:
    """The finding of the plan, for after a colon."""
    if plan.status == "niet te bepalen":
        return "er is nog geen plan te maken"
    if not plan.gebroken:
        return "er is geen gebroken schakel"
    count = len(plan.nieuw)
    if count:
        when = f"de eerste in {plan.nieuw[0].kwartaal}" if count > 1 else f"in {plan.nieuw[0].kwartaal}"
        return f"{nl.aantal(count, 'nieuwe inspanning', 'nieuwe inspanningen')}, {when}"
    causes = {item.oorzaak for item in plan.niet_gekozen}
    if "budget" in causes:
        return "er past niets nieuws in het budget"
    if "max_parallel" in causes:
        return "er is geen ruimte voor iets nieuws"
    if "onbegroot" in causes:
        return "begroot eerst wat er gepland is"
    return "er is nog niets nieuws dat een gebroken schakel sluit"


def zin_uitkomst(plan: Plan) -> str:
    """How many links the plan closes and what it costs."""
    if plan.status == "niet te bepalen":
        return f"Er is nog geen plan te maken: {waarom(plan.reden)}."
    if not plan.gebroken:
        return f"Alle {nl.getal(plan.schakels)} schakels zijn heel."
    new = {item.id for item in plan.nieuw}
    by_new = sum(item.door in new for item in plan.gesloten)
    by_running = len(plan.gesloten) - by_new
    text = (
        f"Van de {nl.getal(plan.schakels)} schakels {_is(plan.gebroken)} er {nl.getal(plan.gebroken)} gebroken. "
        f"Wat nu loopt, sluit er {nl.telwoord(by_running)}; wat het plan toevoegt, sluit er {nl.telwoord(by_new)}. "
        f"Dan {'blijft' if len(plan.open) == 1 else 'blijven'} er {nl.telwoord(len(plan.open))} open."
    )
    if new:
        text += f" De nieuwe inspanningen kosten samen {nl.euro(plan.kosten)}."
        if plan.aandeel_zacht is not None:
            text += f" Daarvan gaat {nl.procent(plan.aandeel_zacht)} naar mensen en gedrag."
    return text


def _is(number: int) -> str:
    return "is" if number == 1 else "zijn"


def zin_ruimte(plan: Plan) -> list[str]:
    """The limits that decided: room, budget, floor, and whether the best plan was proved."""
    if plan.status == "niet te bepalen":
        return []
    found = []
    most, now = plan.max_parallel, plan.bezetting[0].lopend
    can = f"de organisatie kan er {nl.telwoord(most)} tegelijk aan"
    if now >= most:
        free = next((item.kwartaal for item in plan.bezetting if item.lopend < most), None)
        when = f"ruimte voor iets nieuws komt er pas in {free}" if free else "in deze periode komt er geen ruimte"
        found.append(
            f"In {plan.bezetting[0].kwartaal} {'loopt' if now == 1 else 'lopen'} er "
            f"{nl.aantal(now, 'inspanning', 'inspanningen')} en {can}: {when}."
        )
    else:
        found.append(
            f"In {plan.bezetting[0].kwartaal} {'loopt' if now == 1 else 'lopen'} er {nl.aantal(now, 'inspanning', 'inspanningen')} en {can}."
        )
    if plan.budget is not None:
        found.append(f"Voor nieuwe inspanningen is er {nl.euro(plan.budget)}.")
    else:
        found.append("Er is geen grens aan het budget opgegeven.")
    blank = sum(item.oorzaak == "onbegroot" for item in plan.niet_gekozen)
    if blank:
        found.append(
            f"{nl.hoofdletter(nl.aantal(blank, 'inspanning heeft', 'inspanningen hebben'))} nog geen budget en "
            f"{'is' if blank == 1 else 'zijn'} daarom niet gewogen."
        )
    if plan.ondergrens_losgelaten:
        found.append(f"{nl.hoofdletter(plan.ondergrens_losgelaten)}.")
    if plan.status == "goed":
        found.append(
            "Er was te veel om alles tegen elkaar af te wegen: dit is een goed plan, misschien niet het beste."
        )
    return found
