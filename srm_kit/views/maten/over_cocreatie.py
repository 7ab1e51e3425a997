"""Do partners take part: in finding solutions (richten), and in execution (verrichten)?"""

from __future__ import annotations

from fractions import Fraction

from srm_kit import nl
from srm_kit.document.blocks import Block, Heading, Paragraph, Table
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten
from srm_kit.measures.cocreatie import KWADRANTEN
from srm_kit.model import Fase
from srm_kit.views import figuren, zinnen

__all__ = ["cocreatie", "krachtenveld"]

_FIELDS = {
    "nauw_betrekken": ("Nauw betrekken", (True, True)),
    "tevreden_houden": ("Tevreden houden", (False, True)),
    "geinformeerd_houden": ("Laten meedoen en informeren", (True, False)),
    "volgen": ("Volgen", (False, False)),
}


def cocreatie(dossier: Dossier, maten: Maten, fase: Fase) -> tuple[Block, ...]:
    """The share of goals on which a partner co-produces in this phase, beside the other phase."""
    found = maten.cocreatie
    here = found.dekking_R if fase is Fase.RICHTEN else found.dekking_V
    doing = "denken" if fase is Fase.RICHTEN else "doen"
    if here is None:
        return ()
    total = (found.bekend_R if fase is Fase.RICHTEN else found.bekend_V) or 0
    count = round(here * total)
    heading = f"Bij {zinnen.van_de(count, total)} {doing} partners echt mee"
    text = (
        "Echt meedoen begint bij coproduceren: partners en gemeente maken het samen (trede 4 of hoger van de "
        "participatieladder). "
    )
    if fase is Fase.VERRICHTEN and found.dekking_R is not None:
        before = round(found.dekking_R * (found.bekend_R or 0))
        text += f"Bij het richten was dat zo bij {zinnen.van_de(before, found.bekend_R or 0)} waarvan dit bekend is."
    if fase is Fase.VERRICHTEN and found.gewogen_kloof is not None:
        text += (
            f" Gewogen naar belang en invloed blijft de deelname gemiddeld {nl.getal(found.gewogen_kloof, 1)} trede "
            "achter bij wat gewenst is."
        )
    people = found.inwoners_R if fase is Fase.RICHTEN else found.inwoners_V
    if people is not None:
        with_people = round(people * total)
        text += f" Inwoners, cliënten of een adviesraad {doing} mee bij {zinnen.van_de(with_people, total)}."
    bars = [
        (label, share, known)
        for label, share, known in (
            ("Bij het richten", found.dekking_R, found.bekend_R),
            ("Bij het verrichten", found.dekking_V, found.bekend_V),
        )
        if share is not None and known and (fase is Fase.VERRICHTEN or label == "Bij het richten")
    ]
    rows = [(label, round(share * known), known) for label, share, known in bars]
    title = "Doelen waarbij een partner coproduceert"
    figure = figuren.staven(
        title,
        nl.capitalised("; ".join(f"{label.lower()}: {number} van {known}" for label, number, known in rows)) + ".",
        heading + ".",
        zinnen.bron_register(dossier),
        [
            figuren.Staaf(label, Fraction(number, known), f"{number} van {known} doelen")
            for label, number, known in rows
        ],
        Table(
            title,
            ("Fase", "Aantal doelen", "Doelen waarvan dit bekend is"),
            tuple((label, str(number), str(known)) for label, number, known in rows),
            (1, 2),
        ),
    )
    return (Heading(heading, 3), Paragraph(text.strip()), figure)


def krachtenveld(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """Who has an interest and who has influence; nothing when no party has both."""
    fields = maten.cocreatie.kwadranten
    if not fields or not any(fields.values()):
        return ()
    names = {stakeholder.id: stakeholder.naam for stakeholder in dossier.stakeholders}
    placed = {key: [names.get(ident, ident) for ident in sorted(fields[key], key=nl.volgorde)] for key in KWADRANTEN}
    quiet = placed["geinformeerd_houden"]
    heading = (
        f"{nl.capitalised(nl.aantal(len(quiet), 'partij heeft', 'partijen hebben'))} een groot belang maar weinig invloed"
        if quiet
        else "Wie een groot belang heeft, heeft ook invloed"
    )
    text = (
        "Partijen met een groot belang en weinig invloed zijn vaak inwoners en cliënten. Een gemeente mag hen niet "
        "alleen volgen: zorg dat zij mee kunnen doen."
    )
    words = "; ".join(f"{_FIELDS[key][0].lower()}: {nl.opsomming(items) or 'niemand'}" for key, items in placed.items())
    title = "Krachtenveld: belang en invloed"
    figure = figuren.kwadranten(
        title,
        nl.capitalised(words) + ".",
        heading + ".",
        zinnen.bron_geteld(dossier, sum(map(len, placed.values())), "partij", "partijen"),
        {_FIELDS[key][1]: (_FIELDS[key][0], items) for key, items in placed.items()},
        Table(
            title,
            ("Hoe de gemeente met hen omgaat", "Aantal", "Partijen"),
            tuple((_FIELDS[key][0], str(len(items)), nl.opsomming(items) or "–") for key, items in placed.items()),
            (1,),
        ),
    )
    return (Heading(heading, 3), *((Paragraph(text),) if quiet else ()), figure)
