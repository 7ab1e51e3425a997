"""Editing a table as a DataFrame and putting it back."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from srm_kit.dossier import Dossier, load
from srm_kit.dossier.keeping.changes import ChangedMeanwhile
from srm_kit.dossier.keeping.history import versions_of
from srm_kit.eigen.frame_changes import FrameDoesNotFit, FrameRefused, bewaar_frame, frame_changes, verschil_frame
from srm_kit.eigen.register_frames import RegisterFrames


def test_an_untouched_frame_changes_nothing(copy: Path, gedrukt: Dossier) -> None:
    for dossier in (load(copy), gedrukt):
        tables = RegisterFrames(dossier)
        assert [name for name in dir(tables) if frame_changes(name, getattr(tables, name), dossier)] == []


def test_what_changed_is_shown_first_written_as_one_version_and_undone(copy: Path) -> None:
    before = load(copy)
    efforts = RegisterFrames(before).inspanningen
    efforts.loc[efforts.id == "E01", "budget"] = 700_000
    efforts.loc[efforts.id == "E02", "eind"] = pd.Timestamp("2027-01-31")
    efforts.loc[len(efforts)] = {"id": "E99", "naam": "Nieuw werk", "soort": "verandering"}
    seen = verschil_frame("inspanningen", efforts, before)
    assert seen.iloc[0].tolist() == ["gewijzigd", "E01", "budget", "640000", "700000"]
    assert set(seen.loc[seen.sleutel == "E99", "wat"]) == {"erbij"}
    saved = bewaar_frame("inspanningen", efforts, before, copy)
    after = {row.id: row for row in load(copy).inspanningen}
    assert (after["E01"].budget, after["E02"].eind, after["E99"].naam) == (
        700_000,
        pd.Timestamp("2027-01-31").date(),
        "Nieuw werk",
    )
    assert len(versions_of(copy)) == 1
    saved.ongedaan_maken()
    assert load(copy).inspanningen == before.inspanningen


def test_rows_outside_a_selection_stay_unless_asked(copy: Path) -> None:
    before = load(copy)
    few = RegisterFrames(before).besluiten.head(2)
    assert frame_changes("besluiten", few, before) == ()
    bewaar_frame("besluiten", few, before, copy, verwijder=True)
    assert len(load(copy).besluiten) == 2


def test_refusals_are_a_table_of_cells_and_nothing_is_written(copy: Path) -> None:
    before = load(copy)
    efforts = RegisterFrames(before).inspanningen
    efforts.loc[efforts.id == "E01", "budget"] = -5
    efforts.loc[efforts.id == "E02", "afdeling"] = "ELDERS"
    efforts.loc[efforts.id == "E03", "naam"] = "Dit mag wel"
    with pytest.raises(FrameRefused, match="twee cellen") as refused:
        bewaar_frame("inspanningen", efforts, before, copy)
    assert refused.value.cellen[["sleutel", "kolom"]].to_numpy().tolist() == [["E01", "budget"], ["E02", "afdeling"]]
    assert load(copy).inspanningen == before.inspanningen


def test_a_change_by_someone_else_is_not_overwritten(copy: Path) -> None:
    mine = load(copy)
    other = RegisterFrames(mine).doelen
    other.loc[0, "eigenaar"] = "directeur"
    bewaar_frame("doelen", other, mine, copy)
    frame = RegisterFrames(mine).doelen
    frame.loc[0, "eigenaar"] = "concernmanager"
    with pytest.raises(ChangedMeanwhile):
        bewaar_frame("doelen", frame, mine, copy)


def test_a_target_in_words_stays_as_printed_until_it_is_changed(gedrukt: Dossier) -> None:
    frame = RegisterFrames(gedrukt).indicatoren
    frame.loc[0, "naam"] = "Te laat beslist"
    (change,) = frame_changes("indicatoren", frame, gedrukt)
    assert change.waarden == {"naam": "Te laat beslist"}
    frame.loc[0, "streefwaarde"] = 8
    (change,) = frame_changes("indicatoren", frame, gedrukt)
    assert change.waarden["streefwaarde"] == "8"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda frame: frame.assign(kleur="rood"), "geen kolom kleur"),
        (lambda frame: frame.drop(columns="id"), "ontbreekt id"),
        (lambda frame: pd.concat([frame, frame.head(1)]), "meer dan eens"),
        (lambda frame: frame.assign(id=None), "geen id"),
    ],
)
def test_a_frame_that_is_no_table_is_refused_in_words(copy: Path, change: object, says: str) -> None:
    dossier = load(copy)
    assert callable(change)
    with pytest.raises(FrameDoesNotFit, match=says):
        frame_changes("doelen", change(RegisterFrames(dossier).doelen), dossier)


def test_answers_of_people_cannot_be_written(copy: Path) -> None:
    with pytest.raises(FrameDoesNotFit, match="respons"):
        frame_changes("respons", pd.DataFrame(), load(copy))
