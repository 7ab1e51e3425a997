"""The settings of a dossier: dossier.toml, or the sheet ``dossier``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from srm_kit.dossier.contract.dossier import GemeenteGegevens, Opdracht, Zorgvuldigheid
from srm_kit.dossier.contract.kolommen import Kolom, Soort
from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.tabellen import FUNCTIEGROEPEN
from srm_kit.dossier.reading.cell_values import Onleesbaar, Schrijfwijze, lees, tekst_van
from srm_kit.model import METHODE_EERDER, METHODE_ID

__all__ = ["SCHEMA", "Instellingen", "lees_instellingen"]

SCHEMA = 1
_TABLE = "dossier"
_KNOWN = {
    "": {"schema", "gemeente", "opdracht", "zorgvuldigheid", "populatie", "samenwerking", "referentie"},
    "gemeente": {"naam", "code", "fictief"},
    "opdracht": {"themas", "bureau", "aanleiding", "peildatum", "max_parallel", "methode"},
    "zorgvuldigheid": {"or_geinformeerd", "privacytekst", "bewaartermijn_tot", "k_min"},
    "populatie": set(FUNCTIEGROEPEN),
    "samenwerking": {"eenheid"},
    "referentie": {"bestand"},
}


@dataclass(frozen=True, slots=True)
class Instellingen:
    """The settings as values; ``opdracht`` is None when there is no peildatum.

    ``methode``: as the dossier names it, the present one when it names none. ``referentie``: a file name or nothing.
    """

    gemeente: GemeenteGegevens
    opdracht: Opdracht | None
    zorgvuldigheid: Zorgvuldigheid | None
    populatie: Mapping[str, int] | None
    eenheid: str
    overig: Mapping[str, Any]
    schema: int
    methode: str = METHODE_ID
    referentie: str = ""


def lees_instellingen(raw: Mapping[str, Any], meldingen: Meldingen, peildatum: date | None) -> Instellingen:
    """Reads and checks the settings; ``peildatum`` overrules the dossier's."""
    overig = _unknown(raw, meldingen)
    reader = _Reader(raw, meldingen)
    schema = reader.get("", "schema", Soort.SCORE, 1, minimum=1)
    if schema > SCHEMA:
        meldingen.fout(
            _TABLE, f"Dit dossier heeft schema {schema}; dit programma kent schema {SCHEMA}.",
            "Werk de werkbank bij.", kolom="schema", waarde=schema,
        )  # fmt: skip
    own = reader.get("opdracht", "peildatum", Soort.DATUM, None)
    moment = peildatum or own
    if moment is None:
        meldingen.fout(
            _TABLE,
            "De peildatum ontbreekt.",
            "Vul opdracht.peildatum in, of geef --peildatum.",
            kolom="opdracht.peildatum",
        )
    opdracht = None
    if moment is not None:
        opdracht = Opdracht(
            peildatum=moment,
            themas=reader.list("opdracht", "themas"),
            bureau=reader.get("opdracht", "bureau", Soort.TEKST, ""),
            aanleiding=reader.get("opdracht", "aanleiding", Soort.MARKDOWN, ""),
            max_parallel=reader.get("opdracht", "max_parallel", Soort.SCORE, 5, minimum=1),
        )
    return Instellingen(
        gemeente=_gemeente(reader, meldingen),
        opdracht=opdracht,
        zorgvuldigheid=_zorgvuldigheid(raw, reader, meldingen),
        populatie=_populatie(raw, reader),
        eenheid=reader.get("samenwerking", "eenheid", Soort.KEUZE, "contacten", keuzes=("contacten", "noemingen")),
        overig=overig,
        schema=schema,
        methode=_methode(reader, meldingen),
        referentie=reader.get("referentie", "bestand", Soort.TEKST, ""),
    )


def _methode(reader: _Reader, meldingen: Meldingen) -> str:
    found: str = reader.get("opdracht", "methode", Soort.TEKST, METHODE_ID)
    if found not in (METHODE_ID, METHODE_EERDER):
        meldingen.fout(
            _TABLE, f"Deze methode kennen wij niet; dit programma rekent met {METHODE_ID}.", "Werk de werkbank bij.",
            kolom="opdracht.methode", waarde=found,
        )  # fmt: skip
    return found


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
        if value is None or tekst_van(value).strip() == "" or isinstance(value, (Mapping, list)):
            if isinstance(value, (Mapping, list)):
                self._refuse(section, key, value, "Hier hoort één waarde.", "Schrijf één waarde.")
            return default
        try:
            return lees(Kolom(key, soort, "", **limits), value, Schrijfwijze())
        except Onleesbaar as error:
            self._refuse(section, key, value, error.tekst, error.herstel)
            return default

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

    naam = reader.get("gemeente", "naam", Soort.TEKST, "")
    code = reader.get("gemeente", "code", Soort.ID, "").upper()
    fictief = reader.get("gemeente", "fictief", Soort.JANEE, False)
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
    elif code and registry.op_code(code) is None:
        refuse("Deze gemeentecode bestaat niet.", "Zoek de code op in data_samples/open/gemeenten.csv.", "code", code)
    elif code and naam and not registry.naam_past_bij_code(naam, code):
        known = registry.op_code(code)
        meldingen.waarschuwing(
            _TABLE,
            f"Bij {code} hoort de naam {known.naam if known else ''}.",
            "Controleer naam en code.",
            kolom="gemeente.naam",
            waarde=naam,
        )
    return GemeenteGegevens(naam, code, fictief)


def _zorgvuldigheid(raw: Mapping[str, Any], reader: _Reader, meldingen: Meldingen) -> Zorgvuldigheid | None:
    k_min = reader.get("zorgvuldigheid", "k_min", Soort.SCORE, 5)
    if k_min < 5:
        meldingen.fout(
            _TABLE, "De kleinste groep waarover een cijfer mag, is vijf.", "Zet zorgvuldigheid.k_min op 5 of hoger.",
            kolom="zorgvuldigheid.k_min", waarde=k_min,
        )  # fmt: skip
    if "zorgvuldigheid" not in raw:
        return None
    return Zorgvuldigheid(
        or_geinformeerd=reader.get("zorgvuldigheid", "or_geinformeerd", Soort.JANEE, False),
        privacytekst=reader.get("zorgvuldigheid", "privacytekst", Soort.JANEE, False),
        bewaartermijn_tot=reader.get("zorgvuldigheid", "bewaartermijn_tot", Soort.DATUM, None),
        k_min=max(k_min, 5),
    )


def _populatie(raw: Mapping[str, Any], reader: _Reader) -> Mapping[str, int] | None:
    if "populatie" not in raw or not reader.section("populatie"):
        return None
    counts = {group: reader.get("populatie", group, Soort.AANTAL, None, minimum=0) for group in FUNCTIEGROEPEN}
    given = {group: count for group, count in counts.items() if count is not None}
    return given or None


def _unknown(raw: Mapping[str, Any], meldingen: Meldingen) -> dict[str, Any]:
    """Settings we do not know: kept, and named in a warning."""
    found: dict[str, Any] = {}
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
