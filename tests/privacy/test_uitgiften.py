"""Somebody who keeps every release cannot narrow a hidden group, nor find a single answer, by laying them side by side."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from srm_kit.dossier import Dossier, Respons
from srm_kit.dossier.contract.uitgiften import GEEN_UITGIFTEN, Cijfersoort
from srm_kit.dossier.reading.release_file import as_bytes
from srm_kit.eigen.survey_frames import SurveyFrames
from srm_kit.errors import UitgifteRefused
from srm_kit.measures import Maten, measure
from srm_kit.measures.uitgeven import bijgeschreven, vraagt_anders
from srm_kit.privacy.uitgifte import zijden

sys.path.insert(0, str(Path(__file__).parent))
from lezer import Lezer
from stapel import smalste_van_alle
from test_lezer import LEAST, dossier, random_dossier

LATER = date(2026, 10, 1)
Stap = tuple[Dossier, date | None]


def klant(found: Dossier) -> Dossier:
    """The same organisation as a real client: of a fictional one nothing has to be kept."""
    return replace(found, gemeente=replace(found.gemeente, fictief=False))


def met(found: Dossier, **values: object) -> Dossier:
    """Other answers or other people."""
    assert found.respons is not None
    return replace(found, respons=replace(found.respons, **values))


def zonder(found: Dossier, weg: np.ndarray) -> Dossier:
    """Without these rows of the answers."""
    assert found.respons is not None
    return replace(found, respons=found.respons.keuze(~weg))


def k_min(found: Dossier, value: int) -> Dossier:
    return replace(found, zorgvuldigheid=replace(found.zorgvuldigheid, k_min=value))


class Lade:
    """Everything that was released, and the account that came of it."""

    def __init__(self) -> None:
        self.account = GEEN_UITGIFTEN
        self.uitgegeven: list[tuple[Respons, Maten, tuple[pd.DataFrame, ...]]] = []

    def geef_uit(
        self, found: Dossier, meetmoment: date | None = None, tabellen: Sequence[tuple[str, ...]] = ()
    ) -> Maten | None:
        """The measures when they may be released, with own tables of these kinds; None when they are refused."""
        with_account = replace(found, uitgiften=self.account)
        maten = measure(with_account, meetmoment, weergave=True)
        try:
            self.account = bijgeschreven(with_account, maten, tabellen)
        except UitgifteRefused:
            return None
        assert found.respons is not None
        survey = SurveyFrames(with_account, maten.meetmoment)
        self.uitgegeven.append((found.respons, maten, tuple(survey.gemiddelde(per) for per in tabellen)))
        return maten

    def smalst(self) -> float:
        """The narrowest range that is left in any cell of any measurement, for who has it all."""
        least = 100.0
        for day, moment in self.account.meetmomenten.items():
            for cel in sorted({code[:2] for respons, *_ in self.uitgegeven for code in respons.stellingen}):
                readers = []
                for respons, maten, tables in self.uitgegeven:
                    if maten.meetmoment == day:
                        readers.append(Lezer(respons, maten, cel, tabellen=tables))
                    elif (
                        maten.meetmoment is not None
                        and max((one for one in respons.meetmomenten if one < maten.meetmoment), default=None) == day
                    ):
                        readers.append(Lezer(respons, maten, cel, dag=day))
                assert all(reader.eerlijk() for reader in readers), "what is shown is not true"
                found = smalste_van_alle(readers, moment.k_min)
                if found is not None:
                    assert found.breedte >= LEAST - 1e-4, (cel, day, found)
                    least = min(least, found.breedte)
        return least


# ------------------------------------------------------------------------------------------- sequences by chance


def stappen(seed: int, maak: Callable[[int], Dossier] = random_dossier) -> Iterator[Stap]:
    """Up to five wishes of one consultant: late respondents, mended departments and answers, another k_min, a second wave."""
    random = np.random.default_rng([seed, 7])
    whole = klant(maak(seed))
    assert whole.respons is not None
    late = np.zeros(len(whole.respons), dtype=bool)
    late[random.permutation(late.size)[: int(random.integers(0, min(14, late.size)))]] = True
    now, asked = zonder(whole, late), None
    if now.respons is None or not len(now.respons):
        return
    yield now, None
    for _ in range(int(random.integers(1, 5))):
        kind = random.choice(["late", "late", "left", "department", "answers", "k_min", "wave", "earlier", "same"])
        respons = now.respons
        assert respons is not None
        who = random.permutation(len(respons))[: int(random.choice([1, 2, 4, 5, 6, 9]))]
        asked = None
        if kind == "late":
            waiting = np.flatnonzero(late)
            late[random.permutation(waiting)[: int(random.integers(1, 12))]] = False
            if respons.meetmomenten[-1] != LATER:
                now = replace(now, respons=zonder(whole, late).respons)
        elif kind == "left" and len(who) < len(respons):
            now = zonder(now, np.isin(np.arange(len(respons)), who))
        elif kind == "department":
            units = list(respons.afdeling)
            for row in who:
                units[row] = str(random.choice(sorted(set(units))))
            now = met(now, afdeling=tuple(units))
        elif kind == "answers":
            answers = respons.antwoorden.copy()
            answers[who] = np.clip(answers[who] + random.choice([-2, -1, 1, 3]), 1, 5)
            now = met(now, antwoorden=answers)
        elif kind == "k_min":
            now = k_min(now, int(random.choice([5, 6, 8])))
        elif kind == "wave" and LATER not in respons.meetmomenten:
            now = replace(now, respons=_again(respons, random))
        elif kind == "earlier":
            asked = respons.meetmomenten[0]
        yield now, asked


def _again(respons: Respons, random: np.random.Generator) -> Respons:
    """The last wave once more, a month later, with answers that moved a little."""
    last = respons.keuze(np.array([day == respons.meetmomenten[-1] for day in respons.meetmoment]))
    answers = np.clip(last.antwoorden + random.integers(-1, 2, last.antwoorden.shape), 1, 5)
    both = {
        name: getattr(respons, name) + getattr(last, name)
        for name in ("respondent", "functiegroep", "domein", "afdeling", "leidinggevend", "open_vraag", "vrijgegeven")
    }
    return replace(
        respons,
        **both,
        meetmoment=respons.meetmoment + (LATER,) * len(last),
        antwoorden=np.vstack([respons.antwoorden, answers]),
        weet_niet=np.vstack([respons.weet_niet, last.weet_niet]),
        nvt=np.vstack([respons.nvt, last.nvt]),
    )


def reeks(seed: int) -> tuple[int, int, float]:
    """One sequence: how many releases were made and refused, and the narrowest range for who has them all."""
    drawer, refused = Lade(), 0
    for found, asked in stappen(seed):
        refused += drawer.geef_uit(found, asked) is None
    return len(drawer.uitgegeven), refused, drawer.smalst()


@pytest.mark.parametrize("first", [0, 1_141])
def test_no_sequence_of_releases_narrows_a_hidden_group(first: int) -> None:
    """A few of the ten thousand; one of 1,141 once gave four people away who were there in the third release only."""
    made = [reeks(number) for number in range(first, first + 6)]
    assert sum(count for count, _, _ in made) > 6, "releases must happen, or nothing is tested"


@pytest.mark.slow
@pytest.mark.parametrize("part", range(20))
def test_no_sequence_out_of_ten_thousand_narrows_a_hidden_group(part: int) -> None:
    made = [reeks(number) for number in range(1_000 + part * 500, 1_500 + part * 500)]
    assert sum(count > 1 for count, _, _ in made) > 100
    assert sum(refused for _, refused, _ in made) > 100


# ------------------------------------------------------------------------------------------------ cases with a name


def rij(n: int, afdeling: str = "", groep: str = "uitvoering") -> list[tuple[str, str]]:
    return [(groep, afdeling)] * n


def mensen(*delen: list[tuple[str, str]]) -> Dossier:
    """People in a row, who answer 2 and 4 in turn."""
    rows = [one for part in delen for one in part]
    answers = np.array([[2.0 + 2 * (row % 2)] * 5 for row in range(len(rows))])
    return klant(dossier([group for group, _ in rows], [unit for _, unit in rows], [None] * len(rows), answers))


@pytest.mark.parametrize(("eerst", "later"), [(5, 6), (15, 16), (200, 204), (16, 15)])
def test_a_few_people_more_or_less_is_no_new_release(eerst: int, later: int) -> None:
    drawer = Lade()
    assert drawer.geef_uit(mensen(rij(eerst))) is not None
    before = drawer.account
    assert drawer.geef_uit(mensen(rij(later))) is None
    assert drawer.account == before


def test_the_refusal_says_why_and_what_to_do_and_not_how_many() -> None:
    drawer = Lade()
    drawer.geef_uit(mensen(rij(15)))
    found = replace(mensen(rij(17)), uitgiften=drawer.account)
    with pytest.raises(UitgifteRefused) as refused:
        bijgeschreven(found, measure(found, weergave=True))
    text = str(refused.value)
    assert "1 september 2026" in text
    assert "uitrekenen wat die mensen antwoordden" in text
    assert "wacht tot er bij ten minste 5 mensen" in text
    assert " 2 " not in text.replace("2026", "")


def test_the_same_again_is_the_same_release() -> None:
    drawer, found = Lade(), mensen(rij(9, "A"), rij(12, "B", "beleid"))
    first = drawer.geef_uit(found)
    account = drawer.account
    again = drawer.geef_uit(found)
    assert first is not None
    assert again is not None
    assert (again.cellen, again.groepen, again.kloof) == (first.cellen, first.groepen, first.kloof)
    assert drawer.account == account


def test_enough_late_people_are_a_new_release_but_not_per_department_where_they_are_few() -> None:
    drawer = Lade()
    first = drawer.geef_uit(mensen(rij(20, "A"), rij(20, "B")))
    assert first is not None
    assert first.groepen.afdeling["A"]["RS"].score is not None
    later = drawer.geef_uit(mensen(rij(20, "A"), rij(20, "B"), rij(3, "A"), rij(4, "B")))
    assert later is not None
    assert later.cellen["RS"].score is not None
    assert {name: cells["RS"].score for name, cells in later.groepen.afdeling.items()} == {"A": None, "B": None}
    assert later.cellen["RS"].eens is None, "of seven people no share can be worked out"
    assert drawer.smalst() >= LEAST - 1e-4


def met_aandacht(n: int) -> Dossier:
    codes = ("RS1", "RS2", "RS3", "E1")
    answers = np.array([[2.0 + 2 * (row % 2)] * 3 + [1.0 + row % 5] for row in range(n)])
    return klant(dossier(["uitvoering"] * n, [""] * n, [None] * n, answers, codes=codes))


def test_of_fewer_than_ten_people_no_department_says_anything_of_leaders() -> None:
    answers = np.array([[2.0 + 2 * (row % 2)] * 3 for row in range(9)])
    found = klant(dossier(["uitvoering"] * 9, ["A"] * 9, [None] * 9, answers, codes=("RL1", "RL2", "RL3")))
    released = Lade().geef_uit(found)
    assert released is not None
    assert released.cellen["RL"].score is not None
    assert released.groepen.afdeling["A"]["RL"].score is None


@pytest.mark.parametrize(("erbij", "getoond"), [(0, True), (7, False), (12, True)])
def test_shares_of_everybody_need_ten_who_differ(erbij: int, getoond: bool) -> None:
    drawer = Lade()
    drawer.geef_uit(met_aandacht(30))
    later = drawer.geef_uit(met_aandacht(30 + erbij))
    assert later is not None
    assert later.cellen["RS"].score is not None
    assert (later.balans.aandacht.beide is not None) is getoond


def test_who_left_and_whose_answers_are_gone_stays_hidden() -> None:
    """Six of thirty leave: what they answered is no longer in the dossier, only what was printed."""
    drawer, found = Lade(), mensen(rij(30))
    drawer.geef_uit(found)
    after = drawer.geef_uit(zonder(found, np.arange(30) < 6))
    assert after is not None
    assert after.cellen["RS"].score == 50.0, "six who answered 2 and 4 in turn could have answered anything"
    extreme = met(mensen(rij(30)), antwoorden=np.where(np.arange(30)[:, None] < 6, 5.0, 2.0) * np.ones((30, 5)))
    other = Lade()
    other.geef_uit(extreme)
    later = other.geef_uit(zonder(extreme, np.arange(30) < 6))
    assert later is not None
    assert later.cellen["RS"].score is None, "all six gave the highest answer, and the two totals would say so"
    assert min(drawer.smalst(), other.smalst()) >= LEAST - 1e-4


def test_another_k_min_on_the_same_answers_changes_nothing() -> None:
    """The case of the issue: 8 and 11 shown, a group of three hidden between two minimums."""
    drawer, found = Lade(), mensen(rij(8, "A"), rij(8, "B", "beleid"), rij(5, "C"), rij(6, "D", "beleid"))
    first = drawer.geef_uit(found)
    later = drawer.geef_uit(k_min(found, 8))
    assert first is not None
    assert later is not None
    assert (later.groepen, later.cellen) == (first.groepen, first.cellen)
    asks = vraagt_anders(replace(k_min(found, 8), uitgiften=drawer.account), later.meetmoment)
    assert "k_min 8; 5 blijft gelden" in asks[0]


def test_one_corrected_department_is_no_new_release_and_a_whole_new_import_is() -> None:
    drawer, found = Lade(), mensen(rij(20, "A"), rij(20, "B"))
    drawer.geef_uit(found)
    assert found.respons is not None
    units = ("B", *found.respons.afdeling[1:])
    assert drawer.geef_uit(met(found, afdeling=units)) is None
    answers = found.respons.antwoorden.copy()
    answers[0] = 5
    assert drawer.geef_uit(met(found, antwoorden=answers)) is None
    assert drawer.geef_uit(met(found, antwoorden=6 - found.respons.antwoorden)) is not None
    assert drawer.smalst() >= LEAST - 1e-4


def test_a_fictional_organisation_and_one_without_answers_keep_no_account() -> None:
    found = mensen(rij(9))
    fictional = replace(found, gemeente=replace(found.gemeente, fictief=True))
    for each in (fictional, replace(found, respons=None)):
        assert bijgeschreven(each, measure(each, weergave=True)) == GEEN_UITGIFTEN


def test_the_account_holds_no_answer_and_no_name_of_a_respondent() -> None:
    drawer = Lade()
    drawer.geef_uit(mensen(rij(12, "A")))
    text = as_bytes(drawer.account).decode()
    assert "r0003" not in text
    (moment,) = drawer.account.meetmomenten.values()
    people = moment.uitgiften[0].personen.values()
    assert len({one.merk for one in people}) == len(people), "equal answers must not show as equal"


def test_the_reader_of_the_proof_catches_who_keeps_no_account() -> None:
    """Without an account, releases that differ in a few people do narrow them: the reader must see that."""
    found = [mensen(rij(5)), mensen(rij(6))]
    seen = [Lezer(each.respons, measure(each, weergave=True), "RS") for each in found if each.respons is not None]
    narrow = smalste_van_alle(seen)
    assert narrow is not None
    assert narrow.breedte < LEAST


@pytest.mark.parametrize(
    ("agree", "disagree", "told"),
    [
        (0.5, 0.25, []),
        (1.0, 0.0, [Cijfersoort.ELK_MINSTENS, Cijfersoort.ELK_MINSTENS]),
        (0.0, 1.0, [Cijfersoort.ELK_HOOGSTENS, Cijfersoort.ELK_HOOGSTENS]),
        (0.0, 0.5, [Cijfersoort.ELK_HOOGSTENS]),
    ],
)
def test_a_share_of_nobody_or_of_all_says_something_of_every_person(
    agree: float, disagree: float, told: list[Cijfersoort]
) -> None:
    assert [item.soort for item in zijden(agree, disagree)] == told
