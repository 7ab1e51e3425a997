"""What someone finds who looks around from an own cell: no attribute of a session leads to a single person."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from srm_kit import resources
from srm_kit.dossier import Dossier, load, write_folder
from srm_kit.dossier.contract.shielded_answers import with_answers, without_answers
from srm_kit.measures import measure
from srm_kit.measures.uitgeven import bijgeschreven
from srm_kit.parameters import Parameters
from srm_kit.phases import bijlagen
from srm_kit.phases.sessie import Sessie, open_sessie
from srm_kit.widgets.shared_dossier import open_shared_dossier

SAMPLE = resources.folder("data_samples") / "voorbeeldstad"


@pytest.fixture
def client(tmp_path: Path) -> Path:
    """The sample as a real client: with an account of what was published, and a row that misses something required."""
    target = tmp_path / "klant"
    shutil.copytree(SAMPLE, target)
    settings = target / "dossier.toml"
    text = settings.read_text(encoding="utf-8").replace('code = ""', 'code = "GM0344"', 1)
    settings.write_text(text.replace("fictief = true", "fictief = false"), "utf-8")
    return target


def reachable(value: Any, seen: dict[int, Any]) -> Iterator[Any]:
    """Everything that public attributes, items and calls without an argument lead to."""
    if id(value) in seen or isinstance(value, (type, int, float, bytes)) or value is None:
        return
    seen[id(value)] = value
    yield value
    if isinstance(value, (str, np.ndarray, pd.DataFrame, pd.Series, Path)):
        return
    if isinstance(value, dict) or hasattr(value, "items"):
        for key, item in list(value.items()):
            yield from reachable(key, seen)
            yield from reachable(item, seen)
        return
    if isinstance(value, (tuple, list, set, frozenset)):
        for item in value:
            yield from reachable(item, seen)
        return
    if not type(value).__module__.startswith("srm_kit"):
        return
    for name in dir(value):
        if not name.startswith("_") and name not in {"bewaar", "apply", "undo", "refresh", "subscribe"}:
            found = getattr(value, name)
            if callable(found) and type(found).__name__ == "method":
                try:
                    found = found()
                except TypeError:
                    continue
            yield from reachable(found, seen)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, pd.DataFrame):
        yield from value.astype("string").fillna("").to_numpy().ravel().tolist()


def told(value: Any) -> set[str]:
    return {text for item in reachable(value, {}) for text in texts(item)}


def test_no_public_attribute_leads_to_a_respondent(client: Path) -> None:
    full = load(client)
    assert full.respons is not None
    account = bijgeschreven(full, measure(full, weergave=True))
    (moment, *_) = account.meetmomenten.values()
    tags = set(moment.uitgiften[0].personen)
    row = {"respondent": "r9999", "open_vraag": "mijn chef pest mij"}
    full = replace(full, uitgiften=account, weggelaten={"respons": (row,)})
    secret = {*full.respons.respondent, *filter(None, full.respons.open_vraag), *row.values(), *tags, account.sleutel}
    assert secret <= told(full.respons) | told(full.weggelaten) | told(full.uitgiften), (
        "the search must find what is there"
    )

    sessie = Sessie(full, measure(full, weergave=True), Parameters(dossier=str(client)))
    shared = open_shared_dossier(sessie)
    for item in (sessie, shared, shared.snapshot):
        everything = list(reachable(item, {}))
        assert len(everything) > 500, "the whole dossier must be walked through"
        assert not secret & {text for one in everything for text in texts(one)}, type(item)
        arrays = [one for one in everything if isinstance(one, np.ndarray)]
        assert not any(one.size for one in arrays), "no array with a row per person"


def test_what_is_computed_of_it_stays_the_same() -> None:
    full, sessie = load(SAMPLE), open_sessie(Parameters())
    shown = sessie.dossier
    assert shown.respons is not None
    assert full.respons is not None
    assert (len(shown.respons), shown.respons.stellingen) == (0, full.respons.stellingen)
    assert shown.respons.aantallen == full.respons.aantallen
    again, before = measure(shown, weergave=True), measure(full, weergave=True)
    assert (again.cellen, again.groepen, again.kloof) == (before.cellen, before.groepen, before.kloof)
    assert bijlagen.open_antwoorden(sessie).blocks, "released answers go through the gate as before"


def test_a_changed_dossier_keeps_its_answers_and_a_written_one_loses_none(tmp_path: Path) -> None:
    full = load(SAMPLE)
    shown = without_answers(full)
    changed = replace(copy.deepcopy(shown), doelen=shown.doelen[:1])
    assert measure(changed).meetmoment == measure(full).meetmoment
    write_folder(shown, tmp_path / "geschreven")
    assert rows(load(tmp_path / "geschreven")) == rows(full) == rows(with_answers(shown)) > 0


def rows(dossier: Dossier) -> int:
    return 0 if dossier.respons is None else len(dossier.respons)
