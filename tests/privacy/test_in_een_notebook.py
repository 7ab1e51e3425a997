"""A notebook keeps what its cells show: nothing that Python shows of a dossier tells of a respondent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from srm_kit import resources
from srm_kit.diagnosis import diagnose
from srm_kit.dossier import Dossier, load
from srm_kit.dossier.lezen import read
from srm_kit.measures import measure
from srm_kit.phases.parameters import Parameters
from srm_kit.phases.sessie import Sessie
from srm_kit.widgets.werkblad import Stand

SAMPLE = resources.folder("data_samples") / "voorbeeldstad"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return load(SAMPLE)


def shown(dossier: Dossier) -> Iterator[Any]:
    maten = measure(dossier, weergave=True)
    yield from (dossier, dossier.respons, [dossier.respons], read(SAMPLE), maten)
    yield Sessie(dossier, maten, Parameters(), diagnose(maten, dossier))
    yield Stand(dossier, Parameters())


def test_what_python_shows_has_no_respondent_and_no_answer(dossier: Dossier) -> None:
    assert dossier.respons is not None
    secret = {*dossier.respons.respondent, *filter(None, dossier.respons.open_vraag)}
    for item in shown(dossier):
        text = repr(item)
        assert not [word for word in secret if word in text], type(item)
        assert "array(" not in text, type(item)
