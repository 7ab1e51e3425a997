"""The figures as a tidy table: as printed, with why one is absent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from srm_kit.dossier import Dossier
from srm_kit.eigen.figure_frames import context_frame, maten_frame, resultaten_frame
from srm_kit.measures import measure
from srm_kit.simulation import voorbeeldstad


@pytest.fixture(scope="module")
def story() -> Dossier:
    return voorbeeldstad()


def test_figures_are_as_printed(story: Dossier) -> None:
    maten = measure(story, weergave=True)
    frame = maten_frame(maten)
    scores = frame[frame.maat == "score"].set_index("waar")
    exact = maten.cellen["RS"].score
    assert exact is not None
    assert scores.loc["RS", "waarde"] == round(exact)
    assert scores.loc["RS", "n"] == maten.cellen["RS"].n
    points = frame[frame.eenheid == "0-100"]
    assert (points.waarde.dropna() % 1 == 0).all()


def test_suppressed_not_measured_and_known_are_apart(story: Dossier) -> None:
    frame = maten_frame(measure(story, weergave=True))
    per_department = frame[frame.maat == "score per afdeling"]
    hidden = per_department[per_department.status == "onderdrukt"]
    assert hidden.waarde.isna().all()
    assert hidden.n.isna().all()
    bare = maten_frame(measure(replace(story, respons=None), weergave=True))
    scores = bare[bare.maat == "score"]
    assert (scores.status != "bekend").all()
    assert scores.reden.notna().all()


def test_results_have_one_row_per_indicator(story: Dossier) -> None:
    frame = resultaten_frame(measure(story, weergave=True), story).set_index("indicator")
    assert frame.loc["SD1-I1", ["begin", "nu", "streef_laag"]].tolist() == [48, 55, 60]
    assert frame.loc["SD1-I1", "staat"] == "op_weg"


def test_public_figures_or_the_reason_why_not(story: Dossier) -> None:
    assert "fictief" in context_frame(story).attrs["reden"]
    utrecht = replace(story, gemeente=replace(story.gemeente, naam="Utrecht", code="GM0344", fictief=False))
    frame = context_frame(utrecht)
    assert (frame.gemeente > 0).all()
    assert "CBS" in frame.attrs["bron"]
    assert frame.attrs["soortgenoten"]
