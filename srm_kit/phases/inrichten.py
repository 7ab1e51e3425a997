"""Inrichten: are goals turned into plans, organisation and people? Called by 2_inrichten.ipynb."""

from __future__ import annotations

from fractions import Fraction

from srm_kit import nl
from srm_kit.advice.herinrichting import herinrichting as scenarios
from srm_kit.document import Block, Blocks, Heading, Paragraph, Question, Table
from srm_kit.measures import trechter_doelen
from srm_kit.model import Fase
from srm_kit.phases import gemeenschappelijk, oordeel
from srm_kit.phases.handover import bewaar_overdracht, overdracht_van
from srm_kit.phases.notebook_cells import of_measures, of_phase
from srm_kit.phases.sessie import Sessie, eigen_woorden, start
from srm_kit.views import figuren, zinnen
from srm_kit.views import maten as metingen
from srm_kit.views.over_herinrichting import herinrichting_blokken
from srm_kit.views.raster import raster

__all__ = [
    "balans",
    "beleving",
    "bevindingen",
    "competenties",
    "draag_over",
    "drie_lijnen",
    "eigen_woorden",
    "hard_en_zacht",
    "herinrichting",
    "kloof",
    "ladder",
    "ontbrekende_verbindingen",
    "opening",
    "start",
    "terugblik",
    "toerusting",
    "trechter",
    "verkokering",
    "vragen",
    "wezen",
]

opening = of_phase(gemeenschappelijk.opening, Fase.INRICHTEN, "The chapter heading: what this phase found.")
vragen = of_phase(gemeenschappelijk.vragen, Fase.INRICHTEN, "The three questions of this phase.")


def terugblik(sessie: Sessie) -> Blocks:
    """What richten handed over; nothing when nothing of it is recorded."""
    handed = overdracht_van(sessie, Fase.RICHTEN)
    known = [doel for doel in handed.doelen if doel.schakels]
    if not known:
        return Blocks(())
    words = {"effect": "een beschreven effect", "indicator": "een indicator met begin en streefwaarde"}
    ready = [item.id for item in known if item.concreet]
    not_ready = sorted((item.id for item in known if not item.concreet), key=nl.volgorde)
    what = nl.opsomming([words[name] for name in known[0].schakels])
    text = (
        f"Uit richten {'komt' if len(ready) == 1 else 'komen'} {nl.aantal(len(ready), 'doel', 'doelen')} met {what}."
        if ready
        else f"Uit richten komt nog geen doel met {what}."
    )
    if ready and not_ready:
        text += f" Nog niet zo ver: {nl.opsomming(not_ready)}."
    return Blocks((Paragraph(text),))


def trechter(sessie: Sessie) -> Blocks:
    """The funnel of goals, with the names that drop out; nothing when nobody recorded what belongs to which goal."""
    funnel = sessie.maten.concretisering.trechter
    if funnel.I is None:
        return Blocks(())
    stages = {key: ids for key, ids in trechter_doelen(sessie.dossier).items() if key != "V" or funnel.V is not None}
    finding = zinnen.zin_trechter(sessie.maten)
    heading = finding.split(".")[0]
    meanings = {"I": zinnen.trap("I", funnel.I_zonder), "V": zinnen.trap("V", funnel.V_zonder)}
    figure = figuren.trechter(
        dict(sessie.doelen), dict(stages), meanings, finding, zinnen.bron_register(sessie.dossier)
    )
    return Blocks((Heading(heading, 3, raster(("IS", "IB"))), figure))


def hard_en_zacht(sessie: Sessie) -> Blocks:
    """Per goal: strategy only, with structure, with people, or all three (aantoonbare verbinding)."""
    aantoonbaar = sessie.maten.verbinding.aantoonbaar
    if aantoonbaar.aandeel is None:
        return Blocks(())
    total = len(sessie.doelen)
    counts = [
        ("Structuur én mensen", aantoonbaar.alle or 0),
        ("Alleen structuur", aantoonbaar.S_B or 0),
        ("Alleen mensen en gedrag", aantoonbaar.S_L or 0),
        ("Geen van beide", aantoonbaar.alleen_S or 0),
    ]
    both = aantoonbaar.alle or 0
    goals = nl.capitalised(zinnen.van_de(both, total, "heeft", "hebben"))
    heading = f"{goals} een maatregel voor structuur én een voor mensen"
    bars = [figuren.Staaf(name, Fraction(value, total), f"{value} van {total} doelen") for name, value in counts]
    table = Table(
        "Doelen naar soort maatregel",
        ("Maatregelen bij het doel", "Aantal doelen"),
        tuple((name, str(value)) for name, value in counts),
        (1,),
    )
    description = "; ".join(f"{name.lower()}: {value} van {total}" for name, value in counts) + "."
    figure = figuren.staven(
        "Zijn doelen hard én zacht ingericht?",
        nl.capitalised(description),
        heading + ".",
        zinnen.bron_register(sessie.dossier),
        bars,
        table,
    )
    return Blocks((Heading(heading, 3, raster(("IB", "IL"))), figure))


def balans(sessie: Sessie) -> Blocks:
    """Where people see the attention go, beside what the changes are about; nothing when neither is known."""
    found = sessie.maten.balans
    felt = found.aandacht
    known = [
        (name, nl.procent(share), word or "geen oordeel")
        for name, share, word in (
            ("Veranderingen, in aantal", found.portefeuille_aantal, found.portefeuille_aantal_label),
            ("Uren van veranderingen", found.portefeuille_uren, found.portefeuille_uren_label),
        )
        if share is not None
    ]
    blocks: list[Block] = []
    if felt.structuur is not None and felt.beide is not None and felt.gedrag is not None:
        heading = {
            "eenzijdig structuur": "Medewerkers zien dat de aandacht vooral naar structuur gaat",
            "eenzijdig gedrag": "Medewerkers zien dat de aandacht vooral naar mensen en gedrag gaat",
        }.get(felt.label or "", "Medewerkers zien geen eenzijdige aandacht")
        shares = [
            ("Vooral structuur en regels", nl.procent(felt.structuur)),
            ("Beide ongeveer evenveel", nl.procent(felt.beide)),
            ("Vooral mensen en gedrag", nl.procent(felt.gedrag)),
        ]
        title = "Waar bij veranderingen de meeste aandacht naartoe gaat"
        blocks.append(Heading(heading, 3, raster(("IB", "IL"))))
        blocks.append(
            figuren.staven(
                title,
                nl.capitalised("; ".join(f"{name.lower()}: {share}" for name, share in shares)) + ".",
                heading + ".",
                f"n = {felt.n}. {zinnen.bron_medewerkers(sessie.dossier, nl.datum(sessie.maten.meetmoment))}"
                if sessie.maten.meetmoment
                else "",
                [figuren.Staaf(name, share, share) for name, share in shares],
                Table(title, ("Antwoord", "Deel van de medewerkers"), tuple(shares), (1,)),
            )
        )
    if known:
        word = found.portefeuille_aantal_label
        heading = (
            f"De veranderingen zijn {word}" if word else "Van te weinig veranderingen is bekend waar zij over gaan"
        )
        blocks.append(Heading(heading, 3 if not blocks else 4, raster(("IB", "IL"))))
        blocks.append(figuren.balans(known, heading + ".", zinnen.bron_register(sessie.dossier)))
    return Blocks(tuple(blocks))


_LOS = (
    ("inspanning is (nog) niet aan een doel gekoppeld", "inspanningen zijn (nog) niet aan een doel gekoppeld"),
    ("doel heeft nog geen inspanning", "doelen hebben nog geen inspanning"),
    ("indicator is (nog) niet aan een doel gekoppeld", "indicatoren zijn (nog) niet aan een doel gekoppeld"),
    ("competentie is (nog) niet aan een doel gekoppeld", "competenties zijn (nog) niet aan een doel gekoppeld"),
)
"""What is linked to nothing, for one and for more, in the order of the table."""


def wezen(sessie: Sessie) -> Blocks:
    """What is linked to nothing: wishes without work, work without a goal."""
    found = sessie.maten.concretisering.wezen
    names = {inspanning.id: inspanning.naam for inspanning in sessie.dossier.inspanningen}
    names |= {indicator.id: indicator.naam for indicator in sessie.dossier.indicatoren}
    names |= {competentie.id: competentie.naam for competentie in sessie.dossier.competenties} | dict(sessie.doelen)
    every = (
        ("Inspanningen die (nog) niet aan een doel zijn gekoppeld", found.inspanningen_zonder_doel),
        ("Doelen zonder inspanning", found.doelen_zonder_inspanning),
        ("Indicatoren die (nog) niet aan een doel zijn gekoppeld", found.indicatoren_zonder_doel),
        ("Competenties die (nog) niet aan een doel zijn gekoppeld", found.competenties_zonder_doel),
    )
    kinds = [(kind, ids) for kind, ids in every if ids is not None]
    if not kinds:
        return Blocks(())
    rows = tuple(
        (
            kind,
            str(len(ids)),
            nl.opsomming([f"{names.get(item, '')} ({item})".strip() for item in sorted(ids, key=nl.volgorde)]) or "–",
        )
        for kind, ids in kinds
    )
    loose = found.inspanningen_zonder_doel
    missing = [(what, len(ids)) for (_, ids), what in zip(every, _LOS, strict=True) if ids]
    if not missing:
        return Blocks(())
    (one, more), number = missing[0]
    heading = nl.capitalised(nl.aantal(number, one, more))
    table = Table(
        "Wat niet gekoppeld is", ("Wat", "Aantal", "Welke"), rows, (1,), source=zinnen.bron_register(sessie.dossier)
    )
    blocks: tuple[Block, ...] = (Heading(heading, 3, raster(("IS",))), table)
    if loose:
        text = "Bespreek per inspanning of er een doel bij hoort, of dat het gewone dienstverlening is."
        blocks += (Paragraph(text),)
    return Blocks(blocks)


beleving = of_phase(
    gemeenschappelijk.beleving, Fase.INRICHTEN, "What employees say about the three cells of this phase."
)
kloof = of_measures(metingen.kloof, "Whether policy and execution see the plans alike.", Fase.INRICHTEN)
verkokering = of_measures(metingen.verkokering, "Who works with whom, department by department.")
ontbrekende_verbindingen = of_measures(
    metingen.ontbrekende_verbindingen, "Departments that share a goal and do not work together."
)
competenties = of_measures(metingen.competenties, "Whether people can do what the plans ask.")
drie_lijnen = of_measures(metingen.drie_lijnen, "What the work under besturing & organisatie is about.")
ladder = of_measures(metingen.ladder, "How far goals have come on the ladder, per strand.", Fase.INRICHTEN)
toerusting = of_measures(metingen.twee_bij_twee, "What management and employees miss, in competences and knowledge.")
bevindingen = of_phase(oordeel.fase, Fase.INRICHTEN, "What the rules found in this phase, with a question for each.")


def herinrichting(sessie: Sessie) -> Blocks:
    """What bringing departments together around goals would mean; only when the consultant asks for it."""
    if "herinrichting" not in sessie.dossier.rapport.met:
        return Blocks(())
    return herinrichting_blokken(scenarios(sessie.dossier), sessie.dossier)


def draag_over(sessie: Sessie) -> Blocks:
    """Hands over to verrichten."""
    handed = overdracht_van(sessie, Fase.INRICHTEN)
    bewaar_overdracht(sessie, handed)
    question = Question(
        "Welke collega’s uit de uitvoering zaten aan tafel toen de plannen van dit jaar werden gemaakt?"
    )
    return gemeenschappelijk.stand(sessie, handed) + Blocks((question,))
