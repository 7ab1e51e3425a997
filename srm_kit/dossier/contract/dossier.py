"""The dossier as a value: everything one engagement knows about one municipality (docs/dossier.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from srm_kit.dossier.contract.referentie import Referentie
from srm_kit.dossier.contract.respons import Respons
from srm_kit.dossier.contract.tabellen import (
    Afdeling,
    Beoordeling,
    Besluit,
    Betrokkenheid,
    Competentie,
    Doel,
    Indicator,
    Inspanning,
    Koppeling,
    Meting,
    Opdrachtgeverschap,
    Proces,
    Samenwerking,
    Stakeholder,
    Tekst,
)
from srm_kit.model import METHODE_ID

__all__ = ["Dossier", "GemeenteGegevens", "Opdracht", "Zorgvuldigheid"]


@dataclass(frozen=True, slots=True)
class GemeenteGegevens:
    """Which municipality; ``code`` may be empty only when ``fictief``."""

    naam: str
    code: str = ""
    fictief: bool = False


@dataclass(frozen=True, slots=True)
class Opdracht:
    """The engagement; ``peildatum`` is the date everything is looked at from, never today.

    ``methode``: the method whose statements the answers belong to.
    """

    peildatum: date
    themas: tuple[str, ...] = ()
    bureau: str = ""
    aanleiding: str = ""
    max_parallel: int = 5
    methode: str = METHODE_ID


@dataclass(frozen=True, slots=True)
class Zorgvuldigheid:
    """What must be arranged before answers of people may be used; ``k_min`` is never under 5."""

    or_geinformeerd: bool = False
    privacytekst: bool = False
    bewaartermijn_tot: date | None = None
    k_min: int = 5


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Dossier:
    """A dossier without errors. Tables keep the order of the source; a missing table is empty.

    ``populatie`` has the head count per functiegroep, or is None when it was not given.
    ``referentie`` has the norms of other municipalities that the dossier names, None without.
    ``samenwerking_eenheid`` is ``contacten`` or ``noemingen``. ``overig`` keeps unknown settings.
    Rows dated after ``opdracht.peildatum`` (metingen, beoordelingen, respons) are still in the tables;
    ``metingen_tot_peildatum`` and the measures leave them out.
    """

    gemeente: GemeenteGegevens
    opdracht: Opdracht
    zorgvuldigheid: Zorgvuldigheid = Zorgvuldigheid()
    populatie: Mapping[str, int] | None = None
    samenwerking_eenheid: str = "contacten"
    afdelingen: tuple[Afdeling, ...] = ()
    doelen: tuple[Doel, ...] = ()
    indicatoren: tuple[Indicator, ...] = ()
    metingen: tuple[Meting, ...] = ()
    inspanningen: tuple[Inspanning, ...] = ()
    processen: tuple[Proces, ...] = ()
    competenties: tuple[Competentie, ...] = ()
    koppelingen: tuple[Koppeling, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    betrokkenheid: tuple[Betrokkenheid, ...] = ()
    opdrachtgeverschap: tuple[Opdrachtgeverschap, ...] = ()
    samenwerking: tuple[Samenwerking, ...] = ()
    respons: Respons | None = None
    beoordelingen: tuple[Beoordeling, ...] = ()
    besluiten: tuple[Besluit, ...] = ()
    teksten: tuple[Tekst, ...] = ()
    referentie: Referentie | None = None
    schema: int = 1
    overig: Mapping[str, object] = field(default_factory=dict)
    digest: str = ""

    def __repr__(self) -> str:
        """Which dossier this is; a notebook keeps what it shows, so nothing of what is in it."""
        return f"Dossier({self.gemeente.naam!r}, peildatum {self.peildatum})"

    @property
    def peildatum(self) -> date:
        """The date everything is looked at from."""
        return self.opdracht.peildatum

    @property
    def doelen_die_tellen(self) -> tuple[Doel, ...]:
        """Goals that are nobody's parent (docs/maatstaven.md#doelen-die-tellen)."""
        parents = {item.bovenliggend for item in self.doelen if item.bovenliggend}
        return tuple(item for item in self.doelen if item.id not in parents)

    @property
    def inspanningen_die_tellen(self) -> tuple[Inspanning, ...]:
        """Initiatives that were not stopped."""
        return tuple(item for item in self.inspanningen if item.telt)
