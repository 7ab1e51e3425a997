"""What a consultant gets when they ask the session for a table."""

from __future__ import annotations

import pandas as pd
import pytest

from srm_kit.dossier import Dossier
from srm_kit.eigen.register_frames import GEDRUKT, RegisterFrames, TableUnknown
from srm_kit.simulation import voorbeeldstad


@pytest.fixture(scope="module")
def tables() -> RegisterFrames:
    return RegisterFrames(voorbeeldstad())


def test_columns_have_real_types(tables: RegisterFrames) -> None:
    efforts = tables.inspanningen
    assert {name: str(kind) for name, kind in efforts.dtypes.items()} | {
        "id": "string",
        "budget": "Float64",
        "start": "datetime64[s]",
        "doorlopend": "boolean",
        "spoor": "category",
    } == {name: str(kind) for name, kind in efforts.dtypes.items()}
    assert efforts["spoor"].cat.categories.tolist() == ["S", "B", "L"]
    assert efforts.groupby("spoor", observed=True)["budget"].sum().index.tolist() == ["S", "B", "L"]


def test_missing_is_not_zero(tables: RegisterFrames) -> None:
    indicators = tables.indicatoren
    assert indicators["streefwaarde"].isna().any()
    assert indicators["streefwaarde"].min() > 0


def test_what_is_done_to_a_frame_does_not_change_the_dossier(tables: RegisterFrames) -> None:
    frame = tables.doelen
    frame.loc[:, "doel"] = "iets anders"
    assert "iets anders" not in set(tables.doelen["doel"])


def test_no_table_has_rows_of_respondents(tables: RegisterFrames) -> None:
    respons = tables.dossier.respons
    assert respons is not None
    persons = set(respons.respondent)
    for name in dir(tables):
        frame = getattr(tables, name)
        assert not persons & set(frame.astype("string").to_numpy().ravel().tolist())
    with pytest.raises(TableUnknown, match="niet per persoon"):
        _ = tables.respons
    with pytest.raises(TableUnknown, match="doelen"):
        _ = tables.goals
    assert not hasattr(tables, "antwoorden")


def test_a_printed_form_stands_beside_its_number(gedrukt: Dossier) -> None:
    frame = RegisterFrames(gedrukt).indicatoren.set_index("id")
    assert frame.loc["I1", "streefwaarde"] == 10
    assert frame.loc["I1", "streefwaarde" + GEDRUKT] == "minder dan 10%"
    assert pd.isna(frame.loc["I2", "streefwaarde" + GEDRUKT])
