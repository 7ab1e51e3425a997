"""The settings of a dossier: dossier.toml, or the sheet ``dossier``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from srm_kit.dossier.contract.dossier import (
    SECTIES,
    GemeenteGegevens,
    Middeleneenheid,
    Opdracht,
    Rapportkeuzes,
    Referentiebestand,
    Samenwerkingsvorm,
    Vastlegging,
    Zorgvuldigheid,
    instellingvelden,
)
from srm_kit.dossier.contract.kolommen import Kolom, Soort
from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.tabellen import FUNCTIEGROEPEN
from srm_kit.dossier.reading.cell_values import Notation, Unreadable, read_value, text_of_value
from srm_kit.dossier.reading.limits import MOST_UNKNOWN
from srm_kit.errors import DossierUnreadable
from srm_kit.model import METHODE_EERDER, METHODE_ID

__all__ = ["SCHEMA", "Instellingen", "read_instellingen"]

SCHEMA = 1
_TABLE = "dossier"
_SECTIONS = {
    **{name: tuple(column.naam for column in instellingvelden(kind)) for name, kind in SECTIES.items()},
    "populatie": FUNCTIEGROEPEN,
}
_KNOWN: dict[str, set[str]] = {"": {"schema", *_SECTIONS}, **{name: set(keys) for name, keys in _SECTIONS.items()}}


@dataclass(frozen=True, slots=True)
class Instellingen:
    """The settings as values; ``opdracht`` is None when there is no peildatum."""

    gemeente: GemeenteGegevens
    opdracht: Opdracht | None
    zorgvuldigheid: Zorgvuldigheid | None
    populatie: Mapping[str, int] | None
    samenwerking_vorm: Samenwerkingsvorm
    vastlegging: Vastlegging
    middelen_vorm: Middeleneenheid
    referentie_bestand: Referentiebestand
    rapport: Rapportkeuzes
    overig: Mapping[str, Any]
    schema: int


def read_instellingen(raw: Mapping[str, Any], meldingen: Meldingen, peildatum: date | None) -> Instellingen:
    """Reads and checks the settings; ``peildatum`` overrules the dossier's."""
    overig = _unknown(raw, meldingen)
    reader = _Reader(raw, meldingen)
    schema = reader.get("", "schema", Soort.SCORE, 1, minimum=1)
    if schema > SCHEMA:
        meldingen.fout(
            _TABLE, f"Dit dossier heeft schema {schema}; dit programma kent schema {SCHEMA}.",
            "Werk de werkbank bij.", kolom="schema", waarde=schema,
        )  # fmt: skip
    own = reader.section_value("opdracht", Opdracht)
    moment = peildatum or own.get("peildatum")
    if moment is None:
        meldingen.fout(
            _TABLE,
            "De peildatum ontbreekt.",
            "Vul opdracht.peildatum in, of geef --peildatum.",
            kolom="opdracht.peildatum",
        )
    _methode(own.get("methode", METHODE_ID), meldingen)
    opdracht = None if moment is None else Opdracht(**{**own, "peildatum": moment})
    return Instellingen(
        gemeente=_gemeente(reader, meldingen),
        opdracht=opdracht,
        zorgvuldigheid=_zorgvuldigheid(raw, reader, meldingen),
        populatie=_populatie(raw, reader),
        samenwerking_vorm=Samenwerkingsvorm(**reader.section_value("samenwerking", Samenwerkingsvorm)),
        vastlegging=Vastlegging(**reader.section_value("vastlegging", Vastlegging)),
        middelen_vorm=Middeleneenheid(**reader.section_value("middelen", Middeleneenheid)),
        referentie_bestand=Referentiebestand(**reader.section_value("referentie", Referentiebestand)),
        rapport=Rapportkeuzes(**reader.section_value("rapport", Rapportkeuzes)),
        overig=overig,
        schema=schema,
    )


def _methode(found: str, meldingen: Meldingen) -> None:
    if found not in (METHODE_ID, METHODE_EERDER):
        meldingen.fout(
            _TABLE, f"Deze methode kennen wij niet; dit programma rekent met {METHODE_ID}.", "Werk de werkbank bij.",
            kolom="opdracht.methode", waarde=found,
        )  # fmt: skip


class _Reader:
    """Reads one setting at a time with the rules of table cells."""

    def __init__(self, raw: Mapping[str, Any], meldingen: Meldingen) -> None:
        self.raw = raw
        self.meldingen = meldingen

    def section(self, name: str) -> Mapping[str, Any]:
        """The settings under one heading."""
        found = self.raw if name == "" else self.raw.get(name, {})
        if not isinstance(found, Mapping):
            self.meldingen.fout(
                _TABLE, "Hier horen instellingen onder te staan.", f"Schrijf [{name}] met regels eronder.", kolom=name
            )
            return {}
        return found

    def get(self, section: str, key: str, soort: Soort, default: Any, **limits: Any) -> Any:
        """The value, or the default when it is empty or wrong (then there is a message)."""
        value = self.section(section).get(key)
        if value is None or text_of_value(value).strip() == "" or isinstance(value, (Mapping, list)):
            if isinstance(value, (Mapping, list)):
                self._refuse(section, key, value, "Hier hoort één waarde.", "Schrijf één waarde.")
            return default
        try:
            return read_value(Kolom(key, soort, "", **limits), value, Notation())
        except Unreadable as error:
            self._refuse(section, key, value, error.tekst, error.herstel)
            return default

    def section_value(self, section: str, kind: type) -> dict[str, Any]:
        """Every setting of a section that is filled in and right, by name."""
        found: dict[str, Any] = {}
        for column in instellingvelden(kind):
            if column.soort is Soort.LIJST:
                value: Any = self.list(section, column.naam)
            else:
                limits = {"keuzes": column.keuzes, "minimum": column.minimum, "maximum": column.maximum}
                value = self.get(section, column.naam, column.soort, None, **limits)
            if value not in (None, ()):
                found[column.naam] = value
        return found

    def list(self, section: str, key: str) -> tuple[str, ...]:
        """A list of texts; a workbook writes it with commas."""
        value = self.section(section).get(key)
        if value is None:
            return ()
        parts = value if isinstance(value, (list, tuple)) else str(value).split(",")
        return tuple(text for part in parts if (text := str(part).strip()))

    def _refuse(self, section: str, key: str, value: Any, text: str, mend: str) -> None:
        self.meldingen.fout(_TABLE, text, mend, kolom=f"{section}.{key}".lstrip("."), waarde=value)


def _gemeente(reader: _Reader, meldingen: Meldingen) -> GemeenteGegevens:
    from srm_kit.gemeenten import registry

    given = GemeenteGegevens(**reader.section_value("gemeente", GemeenteGegevens))
    naam, code, fictief = given.naam, given.code.upper(), given.fictief
    refuse: Callable[[str, str, str, str], None] = lambda text, mend, key, value: meldingen.fout(  # noqa: E731
        _TABLE, text, mend, kolom=f"gemeente.{key}", waarde=value
    )
    if not naam:
        refuse("De naam van de gemeente ontbreekt.", "Vul gemeente.naam in.", "naam", naam)
    if fictief and code:
        refuse("Een fictieve gemeente heeft geen code.", "Maak gemeente.code leeg of zet fictief op nee.", "code", code)
    elif not fictief and not code:
        refuse(
            "De code van de gemeente ontbreekt.", "Vul een code in zoals GM0344, of zet fictief op ja.", "code", code
        )
    elif code and not registry.is_geldige_code(code):
        refuse("Dit is geen gemeentecode.", "Schrijf GM en vier cijfers, bijvoorbeeld GM0344.", "code", code)
    elif code:
        known = registry.op_code(code)
        if known is None:
            refuse(
                "Deze gemeentecode bestaat niet.", "Zoek de code op in data_samples/open/gemeenten.csv.", "code", code
            )
        elif naam and not registry.naam_past_bij_code(naam, code):
            meldingen.waarschuwing(
                _TABLE,
                f"Bij {code} hoort de naam {known.naam}.",
                "Controleer naam en code.",
                kolom="gemeente.naam",
                waarde=naam,
            )
    return GemeenteGegevens(naam, code, fictief)


def _zorgvuldigheid(raw: Mapping[str, Any], reader: _Reader, meldingen: Meldingen) -> Zorgvuldigheid | None:
    given = Zorgvuldigheid(**reader.section_value("zorgvuldigheid", Zorgvuldigheid))
    if given.k_min < 5:
        meldingen.fout(
            _TABLE, "De kleinste groep waarover een cijfer mag, is vijf.", "Zet zorgvuldigheid.k_min op 5 of hoger.",
            kolom="zorgvuldigheid.k_min", waarde=given.k_min,
        )  # fmt: skip
    return replace(given, k_min=max(given.k_min, 5)) if "zorgvuldigheid" in raw else None


def _populatie(raw: Mapping[str, Any], reader: _Reader) -> Mapping[str, int] | None:
    if "populatie" not in raw or not reader.section("populatie"):
        return None
    counts = {group: reader.get("populatie", group, Soort.AANTAL, None, minimum=0) for group in FUNCTIEGROEPEN}
    given = {group: count for group, count in counts.items() if count is not None}
    return given or None


def _unknown(raw: Mapping[str, Any], meldingen: Meldingen) -> dict[str, Any]:
    """Settings we do not know: kept, and named in a warning."""
    found: dict[str, Any] = {}
    unknown = sum(key not in _KNOWN[""] for key in raw)
    unknown += sum(len(value) for value in raw.values() if isinstance(value, Mapping))
    if unknown > MOST_UNKNOWN:
        raise DossierUnreadable(
            f"dossier.toml heeft {unknown} instellingen, en zoveel kennen wij er niet. Verwijder wat er niet in hoort."
        )
    for key, value in raw.items():
        if key not in _KNOWN[""]:
            found[key] = value
            meldingen.waarschuwing(_TABLE, "Deze instelling kennen wij niet.", "Controleer de naam.", kolom=key)
        elif key in _KNOWN and isinstance(value, Mapping):
            for inner, content in value.items():
                if inner not in _KNOWN[key]:
                    found[f"{key}.{inner}"] = content
                    meldingen.waarschuwing(
                        _TABLE, "Deze instelling kennen wij niet.", "Controleer de naam.", kolom=f"{key}.{inner}"
                    )
    return found
