"""The colophon: with which versions, settings and input a report was made."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from srm_kit import __version__, nl
from srm_kit.document.house_style import HouseStyle
from srm_kit.measures import Maten
from srm_kit.phases.sessie import Sessie
from srm_kit.report.headline_figures import headline_figures
from srm_kit.report.own_choices import in_words
from srm_kit.report.own_notebooks import CellDifference, OwnNotebooks
from srm_kit.report.publishing import digest

__all__ = ["as_json", "as_text"]

_PACKAGES = ("papermill", "nbconvert", "ipykernel", "numpy", "openpyxl")


def as_json(
    sessie: Sessie,
    style: HouseStyle,
    notebooks: list[Path],
    files: Mapping[str, bytes],
    form: str,
    own: OwnNotebooks,
    job_key: str = "",
) -> dict[str, Any]:
    """Everything needed to make the same report again; no local path and no user name.

    ``files`` maps the names of the files to their bytes: the colophon vouches for each. ``job_key`` is the key
    of the job in a batch, by which a later batch knows that this report is done. ``own`` says which cells are not as
    they are shipped; the digest of such a notebook is of its cells as they were run, without what they showed.
    """
    return {
        "schema": 1,
        "programma": {"naam": "srm-kit", "versie": __version__, "methode": sessie.maten.methode},
        "versies": {"python": platform.python_version(), **{name: metadata.version(name) for name in _PACKAGES}},
        "parameters": {
            "gemeente": sessie.dossier.gemeente.naam,
            "code": sessie.dossier.gemeente.code,
            "peildatum": sessie.dossier.peildatum.isoformat(),
            "meetmoment": sessie.maten.meetmoment.isoformat() if sessie.maten.meetmoment else None,
            "huisstijl": style.naam,
            "vorm": form,
            "concept": sessie.parameters.concept,
        },
        "kerncijfers": dict(headline_figures(sessie)),
        "invoer": {
            "dossier": sessie.dossier.digest,
            "notebooks": {path.name: digest(path.read_bytes()) for path in notebooks},
            **(
                {"eigen_cellen": [_difference(difference) for difference in own.differences]} if own.differences else {}
            ),
        },
        "uitvoer": {name: digest(data) for name, data in sorted(files.items())},
        **({"taak": job_key} if job_key else {}),
    }


def _difference(item: CellDifference) -> dict[str, Any]:
    return {"notebook": item.notebook, "cel": item.number or None, "onderdeel": item.name or None, "wat": item.what}


def as_text(sessie: Sessie, style: HouseStyle, form: str, own: OwnNotebooks) -> tuple[tuple[str, str], ...]:
    """The colophon as it stands in the report: label and value."""
    maten: Maten = sessie.maten
    return (
        ("Programma", f"SRM Werkbank {__version__}, methode {maten.methode}"),
        ("Peildatum", nl.datum(sessie.dossier.peildatum)),
        ("Meetmoment", nl.datum(maten.meetmoment) if maten.meetmoment else nl.NIET_GEMETEN),
        ("Vorm", form),
        ("Huisstijl", style.naam),
        ("Controlegetal van het dossier", sessie.dossier.digest),
        *in_words(sessie.dossier),
        *((("Cellen die afwijken", own.in_words),) if own.differences else ()),
    )
