"""What must hold of the questionnaire: its columns, its dates, how many answered, and whether it may be used at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from srm_kit import nl
from srm_kit.dossier.contract.dossier import Zorgvuldigheid
from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.raw import RawTable
from srm_kit.dossier.contract.respons import Respons
from srm_kit.dossier.contract.tabellen import Afdeling
from srm_kit.dossier.reading.personal_columns import points_at_people
from srm_kit.dossier.reading.settings import Instellingen
from srm_kit.model import CELLEN

__all__ = ["check_respons", "judge_unknown_columns", "refuse_personal_columns"]

_NAME = "respons"
_FIRST_DAY = date(2000, 1, 1)
_MANY_MOMENTS = 10
_FEWEST_PER_CELL = 3


def refuse_personal_columns(raw: RawTable, places: dict[str, int], meldingen: Meldingen) -> None:
    """Takes columns that point at people out of ``places``, each with a fault."""
    for key in [key for key in places if points_at_people(raw.kop[places[key]])]:
        place = places.pop(key)
        meldingen.fout(
            _NAME, "Deze kolom mag niet in de vragenlijst staan: zij wijst mensen aan.", "Verwijder de hele kolom.",
            rij=raw.koprij, kolom=raw.kop[place].strip(),
        )  # fmt: skip


def judge_unknown_columns(raw: RawTable, unknown: Sequence[int], asked: Collection[str], meldingen: Meldingen) -> None:
    """Names the columns that are dropped: a fault where they may be statements that we did not recognise."""
    names = [raw.kop[place].strip() for place in unknown]
    per_cell = {cell.code: sum(code.startswith(cell.code) for code in asked) for cell in CELLEN}
    thin = [code for code, count in per_cell.items() if count < _FEWEST_PER_CELL]
    if not any(per_cell.values()) or (names and thin):
        which = (
            "geen enkele stelling" if not any(per_cell.values()) else f"te weinig stellingen van {nl.opsomming(thin)}"
        )
        others = (
            f" Deze kolommen kennen wij niet: {nl.opsomming(names[:20])}{' en meer' if len(names) > 20 else ''}."
            if names
            else ""
        )
        meldingen.fout(
            _NAME, f"Wij herkennen {which}.{others}",
            "Geef elke stelling haar code als kop, zoals RS1 tot en met VL5, en verwijder kolommen die er niet in horen.",
            rij=raw.koprij,
        )  # fmt: skip
        return
    for name in names:
        meldingen.waarschuwing(
            _NAME, "Deze kolom kennen wij niet; wij bewaren hem niet.", "Verwijder de kolom of controleer de naam.",
            rij=raw.koprij, kolom=name,
        )  # fmt: skip


def check_respons(
    respons: Respons,
    rows: tuple[int, ...],
    settings: Instellingen,
    ids: Mapping[str, set[str]],
    afdelingen: Sequence[Afdeling],
    meldingen: Meldingen,
    peildatum: date | None,
) -> None:
    """Checks of the survey: keys, departments, population, and whether the answers may be used at all."""
    seen: dict[tuple[str, date], int] = {}
    for number, respondent, moment, afdeling in zip(
        rows, respons.respondent, respons.meetmoment, respons.afdeling, strict=True
    ):
        key = (respondent, moment)
        if respondent and moment is not None and key in seen:
            # The id itself stays out of the message: messages end up in logs.
            meldingen.fout(
                "respons", f"Deze rij staat er al: rij {seen[key]} heeft dezelfde respondent en hetzelfde meetmoment.",
                "Verwijder of wijzig één van beide.", rij=number, kolom="respondent + meetmoment",
            )  # fmt: skip
        seen.setdefault(key, number)
        if afdeling and "afdelingen" in ids and afdeling not in ids["afdelingen"]:
            meldingen.fout(
                "respons", "Deze code staat niet in de tabel afdelingen.", "Voeg de code toe aan afdelingen of verbeter haar.",
                rij=number, kolom="afdeling", waarde=afdeling,
            )  # fmt: skip
    _moments(respons, rows, settings, meldingen)
    _population(respons, settings, meldingen)
    _heads(respons, afdelingen, meldingen)
    _care(settings.zorgvuldigheid, peildatum, meldingen)


def _population(respons: Respons, settings: Instellingen, meldingen: Meldingen) -> None:
    if settings.populatie is None:
        return
    counts = Counter(zip(respons.meetmoment, respons.functiegroep, strict=True))
    missing: set[str] = set()
    for (moment, group), count in sorted(counts.items(), key=lambda item: (str(item[0][0]), item[0][1])):
        if not group or moment is None:
            continue
        known = settings.populatie.get(group)
        if known is None:
            if group not in missing:
                meldingen.fout(
                    "dossier", f"De populatie noemt de functiegroep {group} niet, maar er zijn wel antwoorden.",
                    f"Vul populatie.{group} in.", kolom=f"populatie.{group}",
                )  # fmt: skip
            missing.add(group)
        elif count > known:
            meldingen.fout(
                "respons", f"Op {moment.isoformat()} zijn er van {group} meer antwoorden dan de populatie van {known}.",
                f"Verbeter populatie.{group} of verwijder dubbele antwoorden.", kolom="functiegroep", waarde=group,
            )  # fmt: skip


def _heads(respons: Respons, afdelingen: Sequence[Afdeling], meldingen: Meldingen) -> None:
    """More answers of a department than it has people: one of the two is wrong."""
    heads = {row.id: row.medewerkers for row in afdelingen if row.medewerkers is not None}
    counts = Counter(zip(respons.meetmoment, respons.afdeling, strict=True))
    for (moment, name), count in sorted(counts.items(), key=lambda item: (str(item[0][0]), item[0][1])):
        if moment is not None and name in heads and count > heads[name]:
            meldingen.vermoeden(
                "respons", f"Op {moment.isoformat()} zijn er van afdeling {name} meer antwoorden dan medewerkers ({heads[name]}).",
                "Controleer afdelingen.medewerkers en de afdeling bij de antwoorden.", kolom="afdeling", waarde=name,
            )  # fmt: skip


def _moments(respons: Respons, rows: tuple[int, ...], settings: Instellingen, meldingen: Meldingen) -> None:
    """Dates that were not chosen by anyone: a default of the survey program, or the moment of each answer."""
    for number, moment in zip(rows, respons.meetmoment, strict=True):
        if moment is not None and moment < _FIRST_DAY:
            meldingen.fout(
                "respons", "Deze datum ligt voor 2000; het lijkt een datum die het vragenlijstprogramma zelf invult.",
                "Vul de datum in waarop de meting begon, voor iedereen dezelfde.", rij=number, kolom="meetmoment",
            )  # fmt: skip
    counts = Counter(moment for moment in respons.meetmoment if moment is not None and moment >= _FIRST_DAY)
    smallest = settings.zorgvuldigheid.k_min if settings.zorgvuldigheid is not None else 5
    if len(counts) >= _MANY_MOMENTS and min(counts.values()) < smallest:
        meldingen.fout(
            "respons", f"Er zijn {len(counts)} meetmomenten, en bij sommige hooguit een paar antwoorden. Zijn dit tijdstippen van invullen?",
            "Vul in meetmoment voor iedereen de datum in waarop de meting begon.", kolom="meetmoment",
        )  # fmt: skip


def _care(care: Zorgvuldigheid | None, peildatum: date | None, meldingen: Meldingen) -> None:
    def refuse(key: str, text: str, mend: str) -> None:
        meldingen.fout("dossier", text, mend, kolom=f"zorgvuldigheid.{key}")

    if care is None:
        meldingen.fout(
            "dossier", "Er zijn antwoorden van medewerkers, maar [zorgvuldigheid] ontbreekt.",
            "Vul or_geinformeerd, privacytekst en bewaartermijn_tot in.", kolom="zorgvuldigheid",
        )  # fmt: skip
        return
    if not care.or_geinformeerd:
        refuse(
            "or_geinformeerd",
            "De ondernemingsraad is niet geïnformeerd.",
            "Regel dit eerst en zet de waarde dan op ja.",
        )
    if not care.privacytekst:
        refuse("privacytekst", "Er is geen privacytekst.", "Regel dit eerst en zet de waarde dan op ja.")
    if care.bewaartermijn_tot is None:
        refuse("bewaartermijn_tot", "De bewaartermijn ontbreekt.", "Vul een datum in.")
    elif peildatum is not None and care.bewaartermijn_tot < peildatum:
        refuse(
            "bewaartermijn_tot",
            "De bewaartermijn is voorbij op de peildatum.",
            "Vernietig de antwoorden of verleng de termijn.",
        )
