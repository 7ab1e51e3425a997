"""A session: one dossier, measured once, as the four notebooks look at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from srm_kit import nl, resources
from srm_kit.diagnosis import Bevinding, diagnose
from srm_kit.document import Blocks, OwnWords
from srm_kit.dossier import Dossier, load
from srm_kit.dossier.contract.shielded_answers import without_answers
from srm_kit.dossier.reading.release_file import release_file
from srm_kit.errors import SrmError
from srm_kit.measures import Maten, measure
from srm_kit.parameters import Parameters, from_notebook
from srm_kit.phases.redactie import geredigeerd
from srm_kit.views.zinnen import merk_fictief

if TYPE_CHECKING:
    import pandas as pd

    from srm_kit.eigen.frame_changes import SavedFrame
    from srm_kit.eigen.register_frames import RegisterFrames
    from srm_kit.eigen.survey_frames import SurveyFrames

__all__ = ["SampleStaysAsItIs", "Sessie", "eigen_woorden", "start"]


class SampleStaysAsItIs(SrmError):
    """The shipped sample stays as it is; the message says how to get a dossier of one's own."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Sessie:
    """What every function of a phase gets: the dossier, its measures and findings, and the settings.

    The dossier has no answers of people: what is computed of them goes through the gate (docs/kwaliteit/privacy.md).
    """

    dossier: Dossier
    maten: Maten
    parameters: Parameters
    bevindingen: tuple[Bevinding, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "dossier", without_answers(self.dossier))

    @property
    def uitvoer(self) -> Path | None:
        """The folder where the phases leave their hand-over, or None."""
        return Path(self.parameters.uitvoer) if self.parameters.uitvoer else None

    @property
    def doelen(self) -> tuple[tuple[str, str], ...]:
        """(id, text) of the goals that count, in the order of the dossier."""
        return tuple((item.id, item.doel) for item in self.dossier.doelen_die_tellen)

    @property
    def plaats(self) -> Path:
        """The folder or workbook of the dossier."""
        return _place(self.parameters)

    @property
    def tabellen(self) -> RegisterFrames:
        """The register tables as DataFrames: ``sessie.tabellen.doelen``; see ``eigen.register_frames``."""
        from srm_kit.eigen.register_frames import RegisterFrames

        return RegisterFrames(self.dossier)

    @property
    def peiling(self) -> SurveyFrames:
        """What may be asked of the survey: ``sessie.peiling.gemiddelde(per=["functiegroep"])``, through the gate."""
        from srm_kit.eigen.survey_frames import SurveyFrames
        from srm_kit.views.zinnen import bron_medewerkers

        day = self.maten.meetmoment
        source = "Er is geen vragenlijst gehouden." if day is None else bron_medewerkers(self.dossier, nl.datum(day))
        return SurveyFrames(self.dossier, day, None if self.parameters.live else self.uitvoer, source)

    def maten_tabel(self) -> pd.DataFrame:
        """The figures of the report, one per row, with n, interval, and why one is absent."""
        from srm_kit.eigen.figure_frames import maten_frame

        return maten_frame(self.maten)

    def resultaten_tabel(self) -> pd.DataFrame:
        """The indicators: begin, now, target and state, one per row."""
        from srm_kit.eigen.figure_frames import resultaten_frame

        return resultaten_frame(self.maten, self.dossier)

    def context_tabel(self) -> pd.DataFrame:
        """Public figures of the municipality, its size class and the Netherlands, in euro per inhabitant."""
        from srm_kit.eigen.figure_frames import context_frame

        return context_frame(self.dossier)

    def vergelijk(self, naam: str, frame: pd.DataFrame, *, verwijder: bool = False) -> pd.DataFrame:
        """What ``bewaar`` would write: a row per changed cell; nothing is written."""
        from srm_kit.eigen.frame_changes import verschil_frame

        return verschil_frame(naam, frame, self.dossier, verwijder=verwijder)

    def bewaar(self, naam: str, frame: pd.DataFrame, *, verwijder: bool = False) -> SavedFrame:
        """Writes an edited table back into the dossier, as one version that can be undone.

        Rows that are not in the frame stay, unless ``verwijder``. Raises ``FrameRefused`` with the cells that the
        contract refuses, and ``SampleStaysAsItIs`` for the shipped sample.
        """
        from srm_kit.eigen.frame_changes import bewaar_frame

        if not self.parameters.dossier:
            raise SampleStaysAsItIs(
                "Niet bewaard: dit is het meegeleverde voorbeeld. Zet bij dossier uw eigen map of werkboek; een kopie van "
                "het voorbeeld maakt u met srm convert."
            )
        return bewaar_frame(naam, frame, self.dossier, self.plaats, verwijder=verwijder)

    def __repr__(self) -> str:
        """Which dossier this is; a notebook keeps what it shows, so nothing of what is in it."""
        return f"Sessie({self.dossier.gemeente.naam!r}, peildatum {self.dossier.peildatum})"

    def _repr_html_(self) -> str:
        """What the first cell shows to someone at work: which dossier this is, in the look of the report."""
        if not self.parameters.live:
            return ""
        from html import escape

        from srm_kit.document.house_style import load_style
        from srm_kit.document.shown_blocks import BLOCK_CLASS

        templates = resources.folder("templates")
        page = (templates / "report" / "stijl.css").read_text(encoding="utf-8")
        own = (templates / "widgets" / "blok.css").read_text(encoding="utf-8")
        style = load_style(self.parameters.huisstijl).css().replace(":root", ":scope") + page + own
        found = f"{escape(self.dossier.gemeente.naam)}, peildatum {nl.datum(self.dossier.peildatum)}.{merk_fictief(self.dossier)}"
        # Only inside our blocks: the notebook around them has a look of its own, and so has a table of pandas.
        scoped = f"@scope (.{BLOCK_CLASS}) {{{style}}}"
        return f'<style>{scoped}</style><div class="{BLOCK_CLASS}"><p><b>Dossier:</b> {found}</p></div>'


def start(names: Mapping[str, Any]) -> Sessie:
    """Opens the dossier that the parameters of a notebook name.

    ``names`` are the notebook's ``globals()``. An empty dossier means the shipped sample. A dossier with
    faults raises ``DossierHasFaults``, which lists them all.
    """
    parameters = from_notebook(names)
    return open_sessie(parameters)


def open_sessie(parameters: Parameters) -> Sessie:
    """The session of these parameters; the dossier is read and measured once per state of its files."""
    path = _place(parameters)
    return _session(path.resolve(), _stamp(path), parameters)


def _place(parameters: Parameters) -> Path:
    return Path(parameters.dossier) if parameters.dossier else resources.folder("data_samples") / "voorbeeldstad"


def _stamp(path: Path) -> tuple[tuple[str, int, int], ...]:
    """Changes when a file of the dossier does, so that a consultant who edits it sees the new figures."""
    files = sorted(path.iterdir()) if path.is_dir() else [path, release_file(path)]
    return tuple((file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in files if file.is_file())


@lru_cache(maxsize=2)
def _session(path: Path, stamp: tuple[tuple[str, int, int], ...], parameters: Parameters) -> Sessie:
    """One value for all notebooks of a report, so that what is made of it can be kept with it."""
    dossier, maten, bevindingen = _measured(path, stamp, parameters.peildatum, parameters.meetmoment)
    return Sessie(dossier, maten, parameters, bevindingen)


@lru_cache(maxsize=2)
def _measured(
    path: Path, stamp: tuple[tuple[str, int, int], ...], peildatum: str, meetmoment: str
) -> tuple[Dossier, Maten, tuple[Bevinding, ...]]:
    settings = Parameters(peildatum=peildatum, meetmoment=meetmoment)
    dossier = load(path, settings.peildatum_date)
    maten = measure(dossier, settings.meetmoment_date, weergave=True)
    return without_answers(dossier), maten, geredigeerd(diagnose(maten, dossier), dossier)


def eigen_woorden(sessie: Sessie, plek: str) -> Blocks:
    """The consultant's own words for this place, or nothing."""
    found = [tekst.tekst for tekst in sessie.dossier.teksten if tekst.plek == plek and tekst.tekst.strip()]
    if plek == "aanleiding" and not found and sessie.dossier.opdracht.aanleiding.strip():
        found = [sessie.dossier.opdracht.aanleiding]
    return Blocks(tuple(OwnWords(text, sessie.dossier.opdracht.bureau) for text in found))
