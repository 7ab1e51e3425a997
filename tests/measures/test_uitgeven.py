"""What a report publishes of the answers, when it may, and the account that comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.dossier import GemeenteGegevens, Zorgvuldigheid
from srm_kit.dossier.contract.tabellen import Afdeling
from srm_kit.dossier.contract.uitgiften import Cijfersoort, Gepubliceerd, Meetmomentuitgiften, Uitgiften
from srm_kit.errors import UitgifteRefused
from srm_kit.measures import measure
from srm_kit.measures.groepscijfers import groepscijfers, uitgegeven_cijfers
from srm_kit.measures.peiling import peiling, scores
from srm_kit.measures.poort import personen_van, verdeling_may_follow, vorige_cellen
from srm_kit.measures.uitgeven import bijgeschreven, vraagt_anders
from srm_kit.privacy import Privacyplan

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name

VORIG, NU = date(2025, 9, 1), date(2026, 9, 1)
SLEUTEL = "00" * 16


def mensen(bouw: Bouwer, antwoorden: Sequence[int | str], first: int = 0, code: str = "RS1", **wie: Any) -> list[Any]:
    """One person per answer, numbered from ``first``."""
    return [bouw.persoon({code: answer}, id=f"p{first + row:03}", **wie) for row, answer in enumerate(antwoorden)]


def echt(bouw: Bouwer, personen: list[Any], uitgiften: Uitgiften | None = None, **tables: Any) -> Dossier:
    """The dossier of a real municipality."""
    found: Dossier = bouw.dossier(personen, **tables)
    given = Uitgiften(SLEUTEL) if uitgiften is None else uitgiften
    return replace(found, gemeente=GemeenteGegevens("Voorbeeldstad", fictief=False), uitgiften=given)


def gaf_uit(dossier: Dossier, meetmoment: date | None = None, **more: Any) -> Uitgiften:
    return bijgeschreven(dossier, measure(dossier, meetmoment, weergave=True), **more)


def gedrukt(account: Uitgiften, code: str = "RS", day: date = NU, number: int = -1) -> list[tuple[str, float, str]]:
    figures = account.meetmomenten[day].uitgiften[number].cijfers.get(code, ())
    return [(item.soort.value, item.waarde, "+".join(item.groep)) for item in figures]


TWEE_VIER = [2, 4] * 10


def test_a_first_release_notes_the_printed_figures_and_who_counted(bouw: Bouwer) -> None:
    """Twelve of A (2 and 4 in turn, 50), ten of B (3 and 5, 75) and five of the board (50): 59.3 on the whole.

    Beside A and B the total would tell of the board, so B is not shown.
    """
    people = mensen(bouw, [2, 4] * 6, afdeling="A") + mensen(bouw, [3, 5] * 5, 12, afdeling="B")
    people += mensen(bouw, [1, 3, 5, 3, 3], 22, functiegroep="bestuur", afdeling="A")
    units = (Afdeling("A", "A"), Afdeling("B", "B"))
    dossier = echt(bouw, people, afdelingen=units)
    account = gaf_uit(dossier)
    moment = account.meetmomenten[NU]
    assert (moment.k_min, moment.afdelingen) == (5, ("A",))
    assert account.sleutel == SLEUTEL
    (release,) = moment.uitgiften
    assert release.cellen == ("RS",)
    assert len(release.personen) == 27
    assert {one.telt for one in release.personen.values()} == {"1"}
    assert sorted({(one.functiegroep, one.afdeling, one.leidinggevend) for one in release.personen.values()}) == [
        ("bestuur", "", -1),
        ("uitvoering", "A", -1),
        ("uitvoering", "B", -1),
    ]
    assert gedrukt(account) == [("totaal", 59.0, ""), ("afdeling", 50.0, "A")]
    assert gaf_uit(replace(dossier, uitgiften=account)) is account, "the same again is no other release"


def test_comparisons_limits_and_shares_are_noted_as_printed(bouw: Bouwer) -> None:
    """Policy 4.25 on average and execution 2.25: printed 2.0. All of block X agree; RB is at the top."""
    people = [
        *(bouw.persoon({"RS1": a, "X1": 4, "RB1": 5}, functiegroep="beleid", leidinggevend=row % 2 == 0)
          for row, a in enumerate([4, 4, 4, 5] * 5)),
        *(bouw.persoon({"RS1": a, "X1": 5, "RB1": 5}, leidinggevend=row % 2 == 0)
          for row, a in enumerate([2, 2, 2, 3] * 5)),
    ]  # fmt: skip
    account = gaf_uit(echt(bouw, people))
    found = dict.fromkeys(name for name, _, _ in gedrukt(account))
    assert list(found) == ["totaal", "kloof", "kloof_leiding"]
    assert ("kloof", 2.0, "") in gedrukt(account)
    assert gedrukt(account, "X")[1:] in ([], [("elk minstens", 62.5, ""), ("elk minstens", 37.5, "")])
    assert gedrukt(account, "RB") == [("minstens", 98.0, "")]
    low = gaf_uit(echt(bouw, mensen(bouw, [1] * 20)))
    assert gedrukt(low) == [("hoogstens", 2.0, "")]


def test_small_departments_are_noted_together(bouw: Bouwer) -> None:
    people = mensen(bouw, TWEE_VIER, afdeling="A") + mensen(bouw, [2, 4, 3], 20, afdeling="B")
    people += mensen(bouw, [4, 5, 5], 23, afdeling="C")
    account = gaf_uit(echt(bouw, people, afdelingen=tuple(Afdeling(name, name) for name in "ABC")))
    # 25, 75, 50, 75, 100 and 100 are 70.8 on the whole.
    assert gedrukt(account)[1:] == [("afdeling", 50.0, "A"), ("samen", 71.0, "B+C")]


def test_nothing_is_noted_of_a_fictional_place_of_no_answers_or_of_too_few(bouw: Bouwer) -> None:
    real = echt(bouw, mensen(bouw, TWEE_VIER), Uitgiften())
    fictional = replace(real, gemeente=replace(real.gemeente, fictief=True))
    assert gaf_uit(fictional) is fictional.uitgiften
    empty = replace(real, respons=None)
    assert gaf_uit(empty) is empty.uitgiften
    early = replace(real, opdracht=replace(real.opdracht, peildatum=VORIG))
    assert gaf_uit(early) is early.uitgiften, "no measurement up to the reference date"
    few = echt(bouw, mensen(bouw, [2, 4, 3, 3]), Uitgiften())
    assert gaf_uit(few) is few.uitgiften
    made = gaf_uit(real)
    assert len(made.sleutel) == 32
    assert made.meetmomenten


@pytest.mark.parametrize(("more", "allowed"), [(0, True), (1, False), (4, False), (5, True)])
def test_a_next_release_differs_in_nobody_or_in_five(bouw: Bouwer, more: int, allowed: bool) -> None:
    account = gaf_uit(echt(bouw, mensen(bouw, TWEE_VIER)))
    later = echt(bouw, mensen(bouw, [*TWEE_VIER, *[2, 4, 2, 4, 3][:more]]), account)
    if not allowed:
        with pytest.raises(UitgifteRefused, match="1 september 2026"):
            gaf_uit(later)
        return
    found = gaf_uit(later)
    assert len(found.meetmomenten[NU].uitgiften) == 1 + (more > 0)
    assert found.meetmomenten[NU].uitgiften[0] == account.meetmomenten[NU].uitgiften[0]


def test_who_can_be_counted_nowhere_any_more_is_still_held_against_what_was_published(bouw: Bouwer) -> None:
    """Of twenty, seventeen took their answers back: three are too few for a figure, and seventeen enough to differ."""
    account = gaf_uit(echt(bouw, mensen(bouw, TWEE_VIER)))
    assert gaf_uit(echt(bouw, mensen(bouw, [2, 4, 3]), account)) == account
    with pytest.raises(UitgifteRefused):
        gaf_uit(echt(bouw, mensen(bouw, ["wn", "wn", "wn", *TWEE_VIER[3:]]), account))


def test_the_first_release_chose_the_departments_and_a_later_one_keeps_them(bouw: Bouwer) -> None:
    units = (Afdeling("A", "A"), Afdeling("B", "B"))
    people = mensen(bouw, TWEE_VIER, afdeling="A")
    account = gaf_uit(echt(bouw, people, afdelingen=units))
    assert account.meetmomenten[NU].afdelingen == ("A",)
    wider = echt(bouw, people + mensen(bouw, TWEE_VIER, 20, afdeling="B"), account, afdelingen=units)
    assert gaf_uit(wider).meetmomenten[NU].afdelingen == ("A",)
    assert vraagt_anders(wider, NU) == ("de afdelingen die apart staan, zijn die van de eerste uitgave",)
    same = echt(bouw, people, account, afdelingen=units)
    assert vraagt_anders(same, NU) == ()
    strict = replace(same, zorgvuldigheid=Zorgvuldigheid(k_min=8))
    assert vraagt_anders(strict, NU) == ("het dossier vraagt k_min 8; 5 blijft gelden",)
    assert gaf_uit(strict).meetmomenten[NU].k_min == 5
    assert vraagt_anders(same, None) == ()
    assert vraagt_anders(same, VORIG) == ()
    assert vraagt_anders(replace(same, respons=None), NU) == ()
    unchosen = Uitgiften(SLEUTEL, {NU: replace(account.meetmomenten[NU], afdelingen=None)})
    assert vraagt_anders(replace(same, uitgiften=unchosen), NU) == ()
    assert gaf_uit(replace(same, uitgiften=unchosen)).meetmomenten[NU].afdelingen == ("A",)


# ------------------------------------------------------------------------------------------- two measurements


def twee(bouw: Bouwer, vorig: Sequence[int], nu: Sequence[int], **nieuw: Any) -> list[Any]:
    before = mensen(bouw, vorig, 100, meetmoment=VORIG)
    now = [bouw.persoon({"RS1": answer, **nieuw}, id=f"p{row:03}") for row, answer in enumerate(nu)]
    return before + now


def test_a_change_publishes_the_total_of_the_measurement_before(bouw: Bouwer) -> None:
    """The one before was 2 and 4, so 50; of the statements of both."""
    account = gaf_uit(echt(bouw, twee(bouw, TWEE_VIER, [3, 5] * 10)))
    assert list(account.meetmomenten) == [VORIG, NU]
    assert gedrukt(account, day=VORIG) == [("totaal", 50.0, "")]
    assert account.meetmomenten[VORIG].afdelingen is None
    assert gedrukt(account)[0] == ("totaal", 75.0, "")
    alike = gaf_uit(echt(bouw, twee(bouw, [4] * 20, [4] * 20)))
    assert list(alike.meetmomenten) == [NU], "without a change to show, nothing of the one before is published"


def test_of_part_of_the_statements_the_name_says_which(bouw: Bouwer) -> None:
    same = bouw.respons(twee(bouw, TWEE_VIER, TWEE_VIER))
    found = vorige_cellen(peiling(same, NU), peiling(same, VORIG))
    assert {code: name for code, (name, _) in found.items()} == {"RS": "RS"}
    more = bouw.respons([
        *(bouw.persoon({"RS1": 2, "RS2": 4, "RB1": 3}, meetmoment=VORIG) for _ in range(5)),
        *(bouw.persoon({"RS2": 3, "RS3": 4, "RB1": 3, "RB2": 3}) for _ in range(5)),
    ])  # fmt: skip
    found = vorige_cellen(peiling(more, NU), peiling(more, VORIG))
    assert {code: name for code, (name, _) in found.items()} == {"RS": "RS:RS2", "RB": "RB"}
    assert found["RS"][1].score == 75.0


def test_a_change_is_hidden_when_its_earlier_total_may_not_stand_beside_what_was_published(bouw: Bouwer) -> None:
    """Of the measurement before, twenty were published; now four of them do not count any more."""
    account = gaf_uit(echt(bouw, mensen(bouw, TWEE_VIER, 100, meetmoment=VORIG)))
    fewer = twee(bouw, TWEE_VIER[:16], [3, 5] * 10)
    found = measure(echt(bouw, fewer, account), weergave=True).verandering["RS"]
    assert (found.verschil, found.onderdrukt) == (None, True)
    whole = measure(echt(bouw, twee(bouw, TWEE_VIER, [3, 5] * 10), account), weergave=True).verandering["RS"]
    assert whole.verschil == 25.0
    exact = measure(echt(bouw, fewer, account)).verandering["RS"]
    assert exact.verschil == 25.0, "for the adviser"


# --------------------------------------------------------------------------------------------------- the tags


def test_a_person_has_a_tag_for_who_they_are_and_one_for_all_they_answered(bouw: Bouwer) -> None:
    account = Uitgiften(SLEUTEL)

    def van(*people: Any, code: str = "RS") -> list[Any]:
        wave = bouw.peiling(list(people))
        return list(personen_van(wave, account, {"RS": scores(wave, code), "RB": None}).items())

    one = bouw.persoon({"RS1": 3, "RB1": 4}, id="a", leidinggevend=True, afdeling="A")
    other = bouw.persoon({"RS1": "wn", "RB1": 4}, id="b", leidinggevend=False, functiegroep="bestuur", afdeling="A")
    (tag_a, first), (tag_b, second) = van(one, other)
    assert (tag_a, tag_b) == (account.merk(NU, "a"), account.merk(NU, "b"))
    assert (first.functiegroep, first.afdeling, first.leidinggevend, first.telt) == ("uitvoering", "A", 1, "1")
    assert (second.functiegroep, second.afdeling, second.leidinggevend, second.telt) == ("bestuur", "", 0, "0")
    assert first.merk == account.merk(NU, "a", "RB1=4", "RS1=3")
    assert second.merk == account.merk(NU, "b", "RB1=4", "RS1=-1"), "not to know is an answer here"
    empty = bouw.persoon({"RS1": 3}, id="c")
    silent = dict(van(one, empty))[account.merk(NU, "c")]
    assert (silent.merk, silent.leidinggevend) == (account.merk(NU, "c", "RS1=3"), -1)


@pytest.mark.parametrize(("more", "allowed"), [(0, True), (1, False), (9, False), (10, True)])
def test_shares_of_everybody_follow_only_when_ten_differ(bouw: Bouwer, more: int, allowed: bool) -> None:
    plan = Privacyplan(5, 10, frozenset())
    wave = bouw.peiling(mensen(bouw, TWEE_VIER))
    assert verdeling_may_follow(Uitgiften(SLEUTEL), wave, plan)
    account = gaf_uit(echt(bouw, mensen(bouw, TWEE_VIER)))
    later = bouw.peiling(mensen(bouw, [*TWEE_VIER, *[3] * more]))
    assert verdeling_may_follow(account, later, plan) is allowed


def test_attention_that_may_not_follow_is_not_shown(bouw: Bouwer) -> None:
    def met(number: int) -> list[Any]:
        return [bouw.persoon({"RS1": 2 + row % 3, "E1": 1 + row % 5}, id=f"p{row:03}") for row in range(number)]

    account = gaf_uit(echt(bouw, met(20)))
    shown = {
        number: measure(echt(bouw, met(number), account), weergave=True).balans.aandacht for number in (20, 27, 30)
    }
    assert [item.structuur is not None for item in shown.values()] == [True, False, True]
    assert measure(echt(bouw, met(27), account)).balans.aandacht.structuur is not None, "for the adviser"


# ------------------------------------------------------------------------------------------------ own tables


def organisatie(bouw: Bouwer) -> Dossier:
    """Twenty-two of policy in A at 50, twenty of execution in B at 75, ten of each lead."""
    people = [
        *(bouw.persoon({"RS1": a}, functiegroep="beleid", leidinggevend=row < 10, afdeling="A")
          for row, a in enumerate([2, 4] * 11)),
        *(bouw.persoon({"RS1": a}, leidinggevend=row < 10, afdeling="B") for row, a in enumerate([3, 5] * 10)),
    ]  # fmt: skip
    return echt(bouw, people, afdelingen=(Afdeling("A", "A"), Afdeling("B", "B")))


def test_groups_have_their_printed_score(bouw: Bouwer) -> None:
    found = groepscijfers(organisatie(bouw))["RS"]
    assert found[()] == 62  # (22 x 50 + 20 x 75) / 42 is 61.9
    assert (found[("functiegroep=beleid",)], found[("functiegroep=uitvoering",)]) == (50, 75)
    assert (found[("afdeling=A",)], found[("afdeling=B",)]) == (50, 75)
    # Ten at 50 and ten at 75 lead: 62.5, printed as 63. Twelve at 50 and ten at 75 do not: 61.4.
    assert (found[("leidinggevend=1",)], found[("leidinggevend=0",)]) == (63, 61)


def test_the_board_is_no_group_and_stands_in_no_department(bouw: Bouwer) -> None:
    """Twelve of the board, at 100, are in the total and not in A."""
    people = mensen(bouw, [2, 4] * 10, afdeling="A") + mensen(
        bouw, [5, 4] * 6, 20, functiegroep="bestuur", afdeling="A"
    )
    people += mensen(bouw, TWEE_VIER, 32, afdeling="B")
    found = groepscijfers(echt(bouw, people, afdelingen=(Afdeling("A", "A"), Afdeling("B", "B"))))["RS"]
    assert found[()] == 59  # (40 x 50 + 12 x 87.5) / 52 is 58.7
    assert all("bestuur" not in part for group in found for part in group)
    assert {group: score for group, score in found.items() if group == ("afdeling=A",)} == {("afdeling=A",): 50}


def test_without_answers_or_with_too_few_there_are_no_groups(bouw: Bouwer) -> None:
    found = organisatie(bouw)
    assert groepscijfers(replace(found, respons=None)) == {}
    assert groepscijfers(replace(found, opdracht=replace(found.opdracht, peildatum=VORIG))) == {}
    assert groepscijfers(echt(bouw, mensen(bouw, [2, 4, 3, 3]))) == {}
    assert groepscijfers(echt(bouw, mensen(bouw, [1] * 20))) == {}, "its total is a limit only"
    assert groepscijfers(echt(bouw, mensen(bouw, [2, 4, 3, 3, 3])))["RS"][()] == 50


def test_an_own_table_adds_its_groups_to_the_release(bouw: Bouwer) -> None:
    dossier = organisatie(bouw)
    roles = [("functiegroep",), (), ("afdeling",)]
    found = uitgegeven_cijfers(dossier, NU, roles)["RS"]
    assert found == tuple(
        Gepubliceerd(Cijfersoort.ACHTERGROND, value, (f"functiegroep={name}",))
        for name, value in (("beleid", 50.0), ("uitvoering", 75.0))
    )
    assert uitgegeven_cijfers(dossier, NU, [(), ("afdeling",)]) == {}
    account = gaf_uit(dossier, tabellen=roles)
    assert [item for item in gedrukt(account) if item[0] == "achtergrond"] == [
        ("achtergrond", 50.0, "functiegroep=beleid"),
        ("achtergrond", 75.0, "functiegroep=uitvoering"),
    ]
    plain = gaf_uit(dossier)
    both = gaf_uit(replace(dossier, uitgiften=plain), tabellen=roles)
    assert len(both.meetmomenten[NU].uitgiften) == 2, "a table that is new is another release"
    assert gaf_uit(replace(dossier, uitgiften=both)) is both, "less than was published is none"


def test_who_holds_an_account_of_another_moment_is_not_held_to_it(bouw: Bouwer) -> None:
    other = Uitgiften(SLEUTEL, {VORIG: Meetmomentuitgiften(9, ("A",))})
    found = gaf_uit(echt(bouw, mensen(bouw, TWEE_VIER), other))
    assert found.meetmomenten[VORIG] == other.meetmomenten[VORIG]
    assert found.meetmomenten[NU].k_min == 5
