"""A dossier to show has nobody's answers in it, and gives them back to what computes."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import date

import numpy as np

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.respons import Respons
from srm_kit.dossier.contract.shielded_answers import with_answers, without_answers
from srm_kit.dossier.contract.uitgiften import Meetmomentuitgiften, Uitgifte, Uitgiften
from srm_kit.simulation import voorbeeldstad

EARLY, LATE = date(2025, 3, 1), date(2026, 3, 1)


def answers() -> Respons:
    return Respons(
        respondent=("r1", "r2", "r3"),
        meetmoment=(LATE, EARLY, LATE),
        functiegroep=("beleid", "uitvoering", "beleid"),
        domein=("", "", ""),
        afdeling=("", "", ""),
        leidinggevend=(True, False, None),
        stellingen=("RS1",),
        antwoorden=np.array([[1.0], [2.0], [3.0]]),
        weet_niet=np.zeros((3, 1), dtype=bool),
        nvt=np.zeros((3, 1), dtype=bool),
        open_vraag=("woord", "", ""),
        vrijgegeven=(True, False, False),
    )


def dossier(**left_out: tuple[dict[str, str], ...]) -> Dossier:
    moment = Meetmomentuitgiften(5, ("A1",), (Uitgifte(("RS",), {}, {}),))
    return replace(voorbeeldstad(), respons=answers(), weggelaten=left_out, uitgiften=Uitgiften("00", {LATE: moment}))


def test_nothing_of_single_people_is_in_what_is_shown() -> None:
    row = ({"respondent": "r9"},)
    shown = without_answers(dossier(respons=row, doelen=({"id": "D9"},)))
    assert shown.respons is not None
    assert len(shown.respons) == 0
    assert shown.respons.aantallen == {EARLY: 1, LATE: 2}
    assert shown.respons.meetmomenten == (EARLY, LATE)
    assert shown.respons.stellingen == ("RS1",)
    assert repr(shown.respons) == "Respons(achter de privacypoort)"
    assert dict(shown.weggelaten) == {"doelen": ({"id": "D9"},)}
    assert shown.uitgiften == Uitgiften(meetmomenten={LATE: Meetmomentuitgiften(5, ("A1",))})


def test_what_computes_gets_all_of_it_back_from_a_copy_too() -> None:
    whole = dossier(respons=({"respondent": "r9"},), doelen=({"id": "D9"},))
    for shown in (without_answers(whole), copy.deepcopy(without_answers(whole))):
        again = with_answers(shown)
        assert again.respons is whole.respons
        assert again.uitgiften == whole.uitgiften  # a copy is held against what was published, like the first
        assert dict(again.weggelaten) == dict(whole.weggelaten)
    assert dict(with_answers(without_answers(dossier(doelen=({"id": "D9"},)))).weggelaten) == {
        "doelen": ({"id": "D9"},)
    }


def test_an_account_that_changed_meanwhile_stays() -> None:
    fresh = Uitgiften("11")
    assert with_answers(replace(without_answers(dossier()), uitgiften=fresh)).uitgiften is fresh
    assert with_answers(without_answers(dossier())).uitgiften.sleutel == "00"


def test_what_has_no_answers_or_none_to_hide_stays_as_it_is() -> None:
    bare = replace(dossier(), respons=None)
    assert without_answers(bare) is with_answers(bare) is bare
    shown = without_answers(dossier())
    assert without_answers(shown) is shown
    plain = dossier()
    assert with_answers(plain) is plain


def test_the_rows_of_one_measurement_date() -> None:
    assert answers().op(LATE).respondent == ("r1", "r3")
    assert answers().op(EARLY).antwoorden.tolist() == [[2.0]]
