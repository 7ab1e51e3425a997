"""Makes one report: the main job, as a story of a few steps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from srm_kit.document.formats import FORMATS, Format, Manuscript, chosen_formats
from srm_kit.document.house_style import load_style
from srm_kit.document.page import to_html
from srm_kit.document.report_value import Report
from srm_kit.document.shown_blocks import report_only
from srm_kit.dossier import load
from srm_kit.dossier.contract.shielded_answers import with_answers
from srm_kit.dossier.keeping.release_account import check_account, releasing
from srm_kit.engine import RunNotebooks, Tell, run_here
from srm_kit.errors import ReportRejected, UitgifteRefused
from srm_kit.measures.asked_tables import asked_tables
from srm_kit.measures.uitgeven import bijgeschreven, vraagt_anders
from srm_kit.parameters import Parameters
from srm_kit.phases.sessie import Sessie, open_sessie
from srm_kit.report import colophon
from srm_kit.report.checking import file_faults, page_faults
from srm_kit.report.collecting import collect, left_behind
from srm_kit.report.cover import cover_of
from srm_kit.report.forms import chapters_of, chosen_form
from srm_kit.report.own_choices import chosen_chapters, left_out, with_own_words
from srm_kit.report.own_notebooks import own_notebooks
from srm_kit.report.publishing import COLOPHON, KeptAside, Workdir, publish
from srm_kit.report.slide_story import slide_story
from srm_kit.report.steps import ReportStep, making

__all__ = ["MadeReport", "ReportOptions", "run"]


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What can be chosen for a report; ``formats`` are names of ``FORMATS``, made beside the HTML.
    ``vorm`` is a form; empty is the one of the dossier.

    ``job_key`` is the key of the job when the report is one of a batch. ``notebooks`` is the folder with the engagement's
    own copies; empty for the shipped ones.
    """

    peildatum: str = ""
    meetmoment: str = ""
    huisstijl: str = ""
    concept: bool = False
    formats: tuple[str, ...] = ()
    job_key: str = ""
    vorm: str = ""
    notebooks: str = ""


@dataclass(frozen=True, slots=True)
class MadeReport:
    """Where the report is and its title; ``formats`` maps a format to its file.

    ``fixed`` says what the dossier asks and the first release of these answers decided otherwise.
    ``stale`` are files of an earlier run that this run did not make: they may say something else. ``kept`` are files of
    Office that someone had edited: they stand beside the new ones. ``not_in_it`` says, in Dutch, which cells show what
    stays out of the report, and the mend.
    """

    html: Path
    colophon: Path
    title: str = ""
    formats: Mapping[str, Path] = field(default_factory=dict)
    stale: tuple[Path, ...] = ()
    fixed: tuple[str, ...] = ()
    kept: tuple[KeptAside, ...] = ()
    not_in_it: tuple[str, ...] = ()


def run(
    dossier: Path,
    out: Path,
    options: ReportOptions | None = None,
    tell: Tell | None = None,
    run_all: RunNotebooks = run_here,
) -> MadeReport:
    """Makes ``out/rapport.html``, the chosen formats and ``out/colofon.json``, or changes nothing at all.

    Raises ``SrmError`` with what is wrong and what to do: a dossier with faults, a folder that cannot be
    written, a notebook that stopped or cannot be read, a report that fails its own check, no browser for a PDF, or what was published
    before (``UitgifteRefused``). What this report says of answers is added to the account beside the dossier.
    """
    options = options or ReportOptions()
    tell = tell or (lambda step, done, total: None)

    tell(ReportStep.READING, 0, 1)
    style = load_style(options.huisstijl)
    own = own_notebooks(Path(options.notebooks) if options.notebooks else None)
    formats = chosen_formats(options.formats)
    for format in formats:
        format.find()  # what is missing is better said now than after the notebooks have run
    with Workdir(out) as work:
        parameters = Parameters(
            dossier=str(dossier.resolve()),
            uitvoer=str(work),
            peildatum=options.peildatum,
            meetmoment=options.meetmoment,
            huisstijl=options.huisstijl,
            concept=options.concept,
            vorm=options.vorm,
            live=False,
        )
        sessie = open_sessie(parameters)
        before = with_answers(sessie.dossier).uitgiften
        after = bijgeschreven(sessie.dossier, sessie.maten)
        check_account(dossier, before, after)

        notebooks = own.paths(work)
        with report_only():
            executed = run_all(notebooks, parameters, work, tell)
        if tables := asked_tables(work):
            after = bijgeschreven(sessie.dossier, sessie.maten, tables)
            check_account(dossier, before, after)

        tell(ReportStep.RENDERING, 0, 1)
        cover = cover_of(sessie)
        form, bureau = chosen_form(sessie), sessie.dossier.opdracht.bureau
        sections = with_own_words(collect(executed, left_out(sessie.dossier), bureau), sessie.dossier)
        chapters = chosen_chapters(chapters_of(form, sections), sessie.dossier)
        slides = slide_story(cover, chapters, form.name)
        report = Report(
            cover,
            chapters,
            colophon.as_text(sessie, style, form.label, own),
            sessie.dossier.peildatum,
            slides,
            form.name,
        )
        html = to_html(report, style)

        tell(ReportStep.CHECKING, 0, 1)
        if faults := page_faults(html, sessie.dossier, [chapter.anchor for chapter in chapters]):
            raise ReportRejected(faults)

        files = {"rapport.html": html.encode("utf-8")}
        files |= _written(Manuscript(report, html, style, work), formats, sessie, tell)

        tell(ReportStep.WRITING, 0, 1)
        account = colophon.as_json(sessie, style, notebooks, files, form.name, own, options.job_key)
        files[COLOPHON] = (json.dumps(account, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
        with releasing(dossier, before, after):
            if after.sleutel and load(dossier, parameters.peildatum_date).digest != sessie.dossier.digest:
                raise UitgifteRefused("Niet uitgegeven. Het dossier is gewijzigd tijdens het maken. Maak het opnieuw.")
            kept = publish(out, work, files)
    others = (out / format.file for format in FORMATS if format not in formats)
    return MadeReport(
        out / "rapport.html",
        out / COLOPHON,
        cover.title,
        {format.name: out / format.file for format in formats},
        tuple(path for path in others if path.is_file()),
        vraagt_anders(sessie.dossier, sessie.maten.meetmoment),
        kept,
        left_behind(executed),
    )


def _written(manuscript: Manuscript, formats: tuple[Format, ...], sessie: Sessie, tell: Tell) -> dict[str, bytes]:
    """The files beside the HTML. Another program prints while the files of Office are made."""
    files: dict[str, bytes] = {}
    with ThreadPoolExecutor(1) as beside:
        running = {format: beside.submit(format.write, manuscript) for format in formats if format.outside}
        for format in sorted(formats, key=lambda format: format.outside):
            tell(making(format.name), 0, 1)
            future = running.get(format)
            files[format.file] = data = future.result() if future else format.write(manuscript)
            if faults := file_faults(format.name, data, sessie.dossier):
                raise ReportRejected(faults)
    return files
