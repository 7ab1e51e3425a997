"""Somebody who also sees own tables, any ten of them or all there are, cannot narrow a hidden group or find an answer."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.uitgiften import Cijfersoort
from srm_kit.eigen.survey_frames import PeilingvraagUnknown, SurveyFrames
from srm_kit.measures import measure

sys.path.insert(0, str(Path(__file__).parent))
from lezer import Lezer
from test_lezer import LEAST, dossier, organisatie, random_dossier, vorm
from test_uitgiften import Lade, klant, mensen, met, rij, stappen

FIELDS = ("functiegroep", "afdeling", "leidinggevend")
EVERY = tuple(kind for size in range(4) for kind in combinations(FIELDS, size))
"""Every table there is. With all cells in each, the reader of these eight knows what any ten tables say."""


def tabellen(found: Dossier) -> tuple[pd.DataFrame, ...]:
    survey = SurveyFrames(found, measure(found, weergave=True).meetmoment)
    return tuple(survey.gemiddelde(per) for per in EVERY)


def cellen(found: Dossier) -> list[str]:
    assert found.respons is not None
    return sorted({code[:2] for code in found.respons.stellingen} - {"E1"})


def lezers(found: Dossier) -> Iterator[Lezer]:
    assert found.respons is not None
    maten, tables = measure(found, weergave=True), tabellen(found)
    for cel in cellen(found):
        yield Lezer(found.respons, maten, cel, tabellen=tables)


def grote_organisatie(seed: int) -> Dossier:
    """Of two in three enough people, who do not all agree, to show groups at all; the others of any kind."""
    if seed % 3 == 0:
        return random_dossier(seed)
    random = np.random.default_rng([seed, 13])
    return organisatie(
        replace(
            vorm(seed),
            n=int(random.integers(30, 160)),
            afdelingen=int(random.integers(1, 5)),
            niveau=float(random.choice([2.0, 3.0, 4.0, 4.7])),
            spreiding=float(random.choice([0.7, 1.5])),
        )
    )


def proef(first: int, count: int) -> tuple[int, float]:
    """How many rows per background were shown, and the narrowest range that was left for anybody hidden."""
    rows, least = 0, 100.0
    for number in range(first, first + count):
        found = grote_organisatie(number)
        for reader in lezers(found):
            if not reader.n:
                continue
            assert reader.eerlijk(), (number, reader.cel, "what is shown is not true")
            for table in reader.tabellen:
                kind = [name for name in FIELDS if name in table]
                for row in table[table["cel"] == reader.cel].to_dict("records"):
                    size = int(reader.groep_van(row).sum())
                    assert size >= (10 if len(kind) > 1 else found.zorgvuldigheid.k_min), (number, row)
                    rows += bool(kind) and kind != ["afdeling"]
            seen = reader.smalste(found.zorgvuldigheid.k_min)
            if seen is not None:
                assert seen.breedte >= LEAST - 1e-4, (number, reader.cel, seen)
                least = min(least, seen.breedte)
    return rows, least


def test_no_table_narrows_a_hidden_group() -> None:
    rows, _ = proef(24, 24)
    assert rows > 48, "groups must be shown, or nothing is tested"


@pytest.mark.slow
@pytest.mark.parametrize("part", range(10))
def test_no_table_out_of_five_thousand_organisations_narrows_a_hidden_group(part: int) -> None:
    rows, least = proef(20_000 + part * 500, 500)
    print(f"part {part}: {rows} rows, narrowest {least:.2f}")
    assert rows > 500


def reeks(seed: int) -> tuple[int, int]:
    """A sequence of releases with tables by chance: how many were made, and how many of their tables had a row."""
    drawer, random = Lade(), np.random.default_rng([seed, 11])
    for found, asked in stappen(seed, grote_organisatie):
        chosen = [EVERY[place] for place in random.permutation(len(EVERY))[: int(random.integers(0, 9))]]
        drawer.geef_uit(found, asked, chosen)
    drawer.smalst()
    return len(drawer.uitgegeven), sum(len(one) > 0 for *_, tables in drawer.uitgegeven for one in tables)


def test_no_sequence_of_releases_with_tables_narrows_a_hidden_group() -> None:
    made = [reeks(number) for number in range(37, 41)]
    assert sum(count > 1 for count, _ in made) > 1
    assert sum(tables for _, tables in made) > 10


@pytest.mark.slow
@pytest.mark.parametrize("part", range(10))
def test_no_sequence_with_tables_out_of_a_thousand_narrows_a_hidden_group(part: int) -> None:
    made = [reeks(number) for number in range(30_000 + part * 100, 30_100 + part * 100)]
    assert sum(count > 1 for count, _ in made) > 20


# ------------------------------------------------------------------------------------------------ cases with a name


def groepen(found: Dossier, *per: str) -> set[str]:
    """The groups of the cell RS in a table."""
    maten = measure(found, weergave=True)
    table = SurveyFrames(found, maten.meetmoment).gemiddelde(per, van="RS")
    return {" ".join(map(str, row)) for row in table[list(per)].to_numpy().tolist()}


def test_a_group_under_the_minimum_is_absent_and_so_is_what_would_tell_of_it() -> None:
    found = mensen(rij(20), rij(12, groep="beleid"), rij(4, groep="bedrijfsvoering"))
    assert groepen(found, "functiegroep") == {"uitvoering"}, "the total less two groups would be the four"
    pair = mensen(rij(20), rij(12, groep="beleid"), rij(9, groep="bedrijfsvoering"))
    assert groepen(pair, "functiegroep") == {"uitvoering", "beleid", "bedrijfsvoering"}


def test_a_department_of_one_function_group_gives_no_small_rest_over_two_tables() -> None:
    """Of fourteen people ten are in A, where nobody else works: per functiegroep less per afdeling would be four."""
    rest = [*rij(30, "B"), *rij(4, "C", "bedrijfsvoering"), *rij(26, "C")]
    found = mensen(rij(10, "A", "bedrijfsvoering"), rest)
    one, other = groepen(found, "functiegroep"), groepen(found, "afdeling")
    assert other >= {"A", "B"}
    assert one == set()
    assert groepen(found, "functiegroep", "afdeling") == {"bedrijfsvoering A", "uitvoering B"}, "no part of C"
    assert all(reader.smalste().breedte >= LEAST - 1e-4 for reader in lezers(found))  # type: ignore[union-attr]


def test_both_backgrounds_together_are_shown_where_ten_people_are_behind_it_and_behind_the_rest() -> None:
    found = mensen(rij(20, "A"), rij(20, "A", "beleid"), rij(20, "B"), rij(20, "B", "beleid"))
    assert groepen(found, "functiegroep", "afdeling") == {"uitvoering A", "beleid A", "uitvoering B", "beleid B"}
    small = mensen(rij(20, "A"), rij(9, "A", "beleid"), rij(20, "B"), rij(20, "B", "beleid"))
    assert "beleid A" not in groepen(small, "functiegroep", "afdeling")
    assert "uitvoering A" not in groepen(small, "functiegroep", "afdeling")


def test_which_tables_are_asked_and_in_what_order_changes_no_figure() -> None:
    found = random_dossier(8)
    maten = measure(found, weergave=True)
    one, other = (SurveyFrames(found, maten.meetmoment) for _ in range(2))
    forward = [one.gemiddelde(per) for per in EVERY]
    back = [other.gemiddelde(per) for per in reversed(EVERY)]
    assert all(table.equals(same) for table, same in zip(forward, reversed(back), strict=True))
    assert sum(map(len, forward)) > 0


def test_what_people_say_of_leaders_is_not_crossed_with_their_department() -> None:
    rows = [*rij(20, "A"), *rij(20, "A", "beleid"), *rij(20, "B"), *rij(20, "B", "beleid")]
    answers = np.array([[2.0 + 2 * (row % 2)] * 10 for row in range(len(rows))])
    codes = tuple(f"{cell}{number}" for cell in ("RS", "RL") for number in range(1, 6))
    found = klant(dossier([g for g, _ in rows], [a for _, a in rows], [None] * len(rows), answers, codes=codes))
    table = SurveyFrames(found, measure(found).meetmoment).gemiddelde(["functiegroep", "afdeling"])
    assert set(table["cel"]) == {"RS"}
    assert set(SurveyFrames(found, measure(found).meetmoment).gemiddelde("functiegroep")["cel"]) == {"RS", "RL"}


def test_groups_in_which_all_agree_are_not_shown_beside_the_spread_of_the_cell() -> None:
    """Two means and the spread of the whole say that everybody in a group gave the same answer."""
    found = mensen(rij(20), rij(20, groep="beleid"))
    assert found.respons is not None
    equal = np.repeat([2.0, 4.0], 20)[:, None] * np.ones((40, 5))
    assert groepen(found, "functiegroep") == {"uitvoering", "beleid"}
    assert groepen(met(found, antwoorden=equal), "functiegroep") == set()


@pytest.mark.parametrize(("answer", "shown"), [(3.0, set()), (4.0, {"uitvoering", "beleid"})])
def test_groups_that_nearly_agree_need_somebody_who_stands_far_off(answer: float, shown: set[str]) -> None:
    """One in each group of twenty gives another answer than all others (2 and 4).

    Both a point off makes 2 x 19/20 x 25² = 1188 around the two means, one of them two points off 594 + 2375; to leave
    20 points to four people of a part of five takes 100 x 4 x 5 = 2000.
    """
    found = mensen(rij(20), rij(20, groep="beleid"))
    answers = np.repeat([2.0, 4.0], 20)[:, None] * np.ones((40, 5))
    answers[0], answers[39] = answer, 3.0
    assert groepen(met(found, antwoorden=answers), "functiegroep") == shown


def test_a_released_table_is_in_the_account_and_binds_the_next_release() -> None:
    drawer, found = Lade(), mensen(rij(30), rij(20, groep="beleid"))
    looked = SurveyFrames(replace(found, uitgiften=drawer.account), measure(found).meetmoment)
    assert len(looked.gemiddelde("functiegroep"))
    assert not drawer.account.meetmomenten, "who only looks publishes nothing"
    drawer.geef_uit(found, tabellen=[("functiegroep",)])
    (moment,) = drawer.account.meetmomenten.values()
    noted = {
        item.groep: item.waarde for item in moment.uitgiften[0].cijfers["RS"] if item.soort is Cijfersoort.ACHTERGROND
    }
    assert noted == {("functiegroep=uitvoering",): 50.0, ("functiegroep=beleid",): 50.0}
    account = drawer.account
    drawer.geef_uit(found, tabellen=[("functiegroep",)])
    assert drawer.account == account, "the same again is the same release"
    assert drawer.geef_uit(mensen(rij(31), rij(20, groep="beleid")), tabellen=[("functiegroep",)]) is None
    # Eight came, of whom three in policy: the total goes on, the groups give way.
    answers = [*rij(30), *rij(20, groep="beleid"), *rij(5), *rij(3, groep="beleid")]
    later = drawer.geef_uit(mensen(answers), tabellen=[("functiegroep",)])
    assert later is not None
    assert later.cellen["RS"].score is not None
    assert not len(drawer.uitgegeven[-1][2][0])
    drawer.smalst()


def test_the_reader_of_the_proof_sees_a_table_that_was_not_decided() -> None:
    """A table of all groups, as pandas makes it, does give people away: the reader must see that."""
    found = mensen(rij(20), rij(4, groep="beleid"))
    assert found.respons is not None
    table = pd.DataFrame({"cel": ["RS", "RS"], "functiegroep": ["uitvoering", "beleid"], "score": [50, 50]})
    seen = Lezer(found.respons, measure(found, weergave=True), "RS", tabellen=(table,)).smalste()
    assert seen is not None
    assert seen.breedte < LEAST


@pytest.mark.parametrize(
    ("per", "van", "said"), [("respondent", "cellen", "functiegroep, afdeling en leidinggevend"), ([], "E1", "RS")]
)
def test_an_unknown_question_says_what_can_be_asked(per: object, van: str, said: str) -> None:
    with pytest.raises(PeilingvraagUnknown, match=said):
        SurveyFrames(mensen(rij(20))).gemiddelde(per, van)  # type: ignore[arg-type]
