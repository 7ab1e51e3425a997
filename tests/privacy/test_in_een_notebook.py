"""A notebook keeps what its cells show: nothing that Python shows of a dossier tells of a respondent."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from srm_kit import resources
from srm_kit.diagnosis import diagnose
from srm_kit.dossier import Dossier, load
from srm_kit.dossier.reading.reader import read
from srm_kit.measures import measure
from srm_kit.parameters import Parameters
from srm_kit.phases.sessie import Sessie
from srm_kit.widgets.shared_dossier import Snapshot

SAMPLE = resources.folder("data_samples") / "voorbeeldstad"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return load(SAMPLE)


def shown(dossier: Dossier) -> Iterator[Any]:
    maten = measure(dossier, weergave=True)
    yield from (dossier, dossier.respons, [dossier.respons], read(SAMPLE), maten)
    yield Sessie(dossier, maten, Parameters(), diagnose(maten, dossier))
    yield Snapshot(dossier, Parameters())


def test_what_python_shows_has_no_respondent_and_no_answer(dossier: Dossier) -> None:
    assert dossier.respons is not None
    secret = {*dossier.respons.respondent, *filter(None, dossier.respons.open_vraag)}
    for item in shown(dossier):
        text = repr(item)
        assert not [word for word in secret if word in text], type(item)
        assert "array(" not in text, type(item)


WORDS = "mijn chef Jan Jansen pest mij"


def test_a_shifted_row_does_not_put_someone_s_words_in_a_message(tmp_path: Path) -> None:
    """One separator too many in an open answer, and the words stand in a column that asks for a code."""
    shutil.copytree(SAMPLE, tmp_path / "d")
    table = tmp_path / "d" / "respons.csv"
    head, first, *rest = table.read_text(encoding="utf-8").splitlines()
    names = head.split(";")
    for name in ("vrijgegeven", "afdeling", "functiegroep", "RS1", "meetmoment", "leidinggevend"):
        cells = first.split(";")
        cells[names.index(name)] = WORDS
        table.write_text("\n".join([head, ";".join(cells), *rest]) + "\n", encoding="utf-8")
        outcome = read(tmp_path / "d")
        assert any(item.kolom == name for item in outcome.fouten), name
        assert "Jansen" not in repr(outcome) + " ".join(map(str, outcome.meldingen)), name


def test_answers_without_a_header_are_not_taken_for_names_of_columns(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "d")
    table = tmp_path / "d" / "respons.csv"
    _, first, *rest = table.read_text(encoding="utf-8").splitlines()
    shifted = ";".join([*first.split(";")[:-2], WORDS, "ja"])
    table.write_text("\n".join([shifted, *rest]) + "\n", encoding="utf-8")
    outcome = read(tmp_path / "d")
    assert outcome.fouten
    assert "Jansen" not in " ".join(map(str, outcome.meldingen))
