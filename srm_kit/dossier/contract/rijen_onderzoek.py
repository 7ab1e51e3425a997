"""The rows of the research itself: answers, judgements, and the consultant's own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from srm_kit.dossier.contract.kolommen import Soort, Tabel, bevestigd, extra, gedrukt, kolom, rijnummer
from srm_kit.model import Cel
from srm_kit.model.hoofdstukken import HOOFDSTUKKEN

__all__ = ["FUNCTIEGROEPEN", "PLEKKEN", "RESPONS_KOLOMMEN", "VERBODEN_KOLOMMEN", "Beoordeling", "Redactie", "Tekst"]

FUNCTIEGROEPEN = ("beleid", "uitvoering", "bedrijfsvoering", "leidinggevend", "bestuur")
PLEKKEN = tuple(hoofdstuk.anker for hoofdstuk in HOOFDSTUKKEN)
VERBODEN_KOLOMMEN = (
    "naam",
    "voornaam",
    "achternaam",
    "email",
    "mail",
    "telefoon",
    "bsn",
    "personeelsnummer",
    "geboortedatum",
    "leeftijd",
    "geslacht",
)


@dataclass(frozen=True, slots=True)
class _Responsrij:
    """The fixed columns of the survey; the statements come after these (see ``respons.py``)."""

    respondent: str = kolom("respondent", Soort.ID, "Willekeurige code, nooit een naam.")
    meetmoment: date = kolom("meetmoment", Soort.DATUM, "Datum van de meting.")
    functiegroep: str = kolom("functiegroep", Soort.KEUZE, "Functiegroep.", keuzes=FUNCTIEGROEPEN)
    domein: str = kolom("domein", Soort.TEKST, "Domein.", "")
    afdeling: str = kolom("afdeling", Soort.VERWIJZING, "Afdeling.", "", verwijst=("afdelingen",))
    leidinggevend: bool | None = kolom("leidinggevend", Soort.JANEE, "Geeft leiding? Leeg is onbekend.", None)
    open_vraag: str = kolom("open_vraag", Soort.TEKST, "Antwoord op de open vraag.", "")
    vrijgegeven: bool | None = kolom("vrijgegeven", Soort.JANEE, "Mag het open antwoord getoond worden?", None)


RESPONS_KOLOMMEN = Tabel(
    "respons", _Responsrij, ("respondent", "meetmoment"), "Antwoorden op de vragenlijst.", register=False
)


@dataclass(frozen=True, slots=True)
class Beoordeling:
    """A score of a cell from a document, interview or observation; never averaged into the survey."""

    cel: Cel = kolom("cel", Soort.CEL, "Cel, bijvoorbeeld RS.")
    bron_soort: str = kolom("bron_soort", Soort.KEUZE, "Soort bron.", keuzes=("document", "interview", "observatie"))
    bron: str = kolom("bron", Soort.TEKST, "Bron; namen van gesprekspartners komen nooit in het rapport.")
    datum: date = kolom("datum", Soort.DATUM, "Datum.")
    score: int = kolom("score", Soort.SCORE, "Score, 1 tot 5.", minimum=1, maximum=5)
    motivering: str = kolom("motivering", Soort.TEKST, "Waarom deze score, in één regel.")
    bevestigd: bool | None = bevestigd()
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()


@dataclass(frozen=True, slots=True)
class Tekst:
    """The consultant's own words at a named place, in Markdown."""

    plek: str = kolom(
        "plek",
        Soort.TEKST,
        "Plaats in het rapport: een hoofdstuk, zoals aanleiding, of een onderdeel, zoals richten.smart.",
    )
    tekst: str = kolom("tekst", Soort.MARKDOWN, "Uw tekst, in Markdown.")
    waar: str = kolom(
        "waar", Soort.KEUZE, "Voor of na de berekende tekst, of in plaats daarvan; leeg is erna.", "",
        keuzes=("ervoor", "erna", "in plaats van"),
    )  # fmt: skip
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()


@dataclass(frozen=True, slots=True)
class Redactie:
    """What the consultant decides about a finding: leave out, say in own words, put together, or bring to the front."""

    bevinding: str = kolom(
        "bevinding",
        Soort.TEKST,
        "De id van de bevinding, zoals srm diagnose --json die geeft; bij weglaten ook een hoofdstuk of onderdeel.",
    )
    keuze: str = kolom(
        "keuze", Soort.KEUZE, "Wat u met de bevinding doet.", keuzes=("weglaten", "vervangen", "samenvoegen", "vooraan")
    )
    tekst: str = kolom(
        "tekst", Soort.MARKDOWN, "Uw zin, bij vervangen; de kop waaronder bevindingen samen staan, bij samenvoegen.", ""
    )
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()
