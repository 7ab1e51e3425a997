"""The registry: every municipality once, found by code or by any usual spelling of its name."""

from __future__ import annotations

from collections import Counter

import pytest

from srm_kit.errors import SrmError
from srm_kit.gemeenten import registry


def test_there_are_342_municipalities_in_twelve_provinces_sorted_by_code() -> None:
    codes = [gemeente.code for gemeente in registry.alle()]
    assert len(codes) == 342
    assert codes == sorted(set(codes))
    assert {g.provinciecode for g in registry.alle()} == {f"PV{nummer}" for nummer in range(20, 32)}
    assert len({(g.provinciecode, g.provincie) for g in registry.alle()}) == 12


def test_populations_are_the_published_totals() -> None:
    assert sum(g.inwoners_2023 for g in registry.alle()) == 17_811_291
    assert sum(g.inwoners for g in registry.alle()) == 18_045_532


def test_size_classes_of_2025_have_the_published_counts() -> None:
    telling = Counter(g.grootteklasse for g in registry.alle())
    assert [telling[klasse.id] for klasse in registry.grootteklassen()] == [5, 6, 55, 180, 64, 14, 14, 4]


def test_a_size_class_has_an_id_and_a_dutch_label() -> None:
    assert registry.grootteklasse("20-50k").naam == "20.000 tot 50.000 inwoners"
    with pytest.raises(KeyError):
        registry.grootteklasse("20000tot50000inwoners")


def test_the_classes_of_the_ministry_have_the_published_counts() -> None:
    centrum = Counter(g.centrumfunctie for g in registry.alle())
    assert centrum == {"sterk": 70, "redelijk": 91, "weinig": 118, "zonder": 59, None: 4}
    sociaal = Counter(g.sociale_structuur for g in registry.alle())
    assert sociaal == {"goed": 128, "redelijk": 112, "matig": 58, "zwak": 44}
    assert {g.code for g in registry.alle() if g.centrumfunctie is None} == {
        "GM0363",
        "GM0599",
        "GM0518",
        "GM0344",
    }


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("GM0344", "GM0344"),
        ("gm0344", "GM0344"),
        (" 0344 ", "GM0344"),
        ("344", "GM0344"),
        ("14", "GM0014"),
        ("Utrecht", "GM0344"),
        ("Utrecht (gemeente)", "GM0344"),
        ("gemeente Utrecht", "GM0344"),
        ("Groningen (gemeente)", "GM0014"),
        ("Den Haag", "GM0518"),
        ("den haag", "GM0518"),
        ("'s-Gravenhage", "GM0518"),
        ("’s-Gravenhage (gemeente)", "GM0518"),
        ("s Gravenhage", "GM0518"),
        ("Den Bosch", "GM0796"),
        ("'S-HERTOGENBOSCH", "GM0796"),
        ("Hengelo (O.)", "GM0164"),
        ("Hengelo", "GM0164"),
        ("Laren (NH.)", "GM0417"),
        ("Rijswijk (ZH.)", "GM0603"),
        ("Middelburg (Z.)", "GM0687"),
        ("Beek (L.)", "GM0888"),
        ("Stein (L.)", "GM0971"),
        ("Nuenen", "GM0820"),
        ("Nuenen, Gerwen en Nederwetten", "GM0820"),
        ("Sudwest-Fryslan", "GM1900"),
        ("Súdwest Fryslân", "GM1900"),
        ("Su\u0301dwest-Frysla\u0302n", "GM1900"),
        ("De Friese Meren", "GM1940"),
        ("Noardeast-Fryslân", "GM1970"),
        ("Bergen (L.)", "GM0893"),
        ("Bergen Limburg", "GM0893"),
        ("Bergen (NH)", "GM0373"),
        ("Bergen (Noord-Holland)", "GM0373"),
        ("Bergen op Zoom", "GM0748"),
    ],
)
def test_every_usual_spelling_finds_its_municipality(tekst: str, code: str) -> None:
    assert registry.find_gemeente(tekst).code == code


def test_each_official_name_and_each_iv3_name_finds_its_own_code() -> None:
    for gemeente in registry.alle():
        assert registry.find_gemeente(gemeente.naam) == gemeente
        assert registry.find_gemeente(gemeente.naam_iv3) == gemeente
        assert registry.find_gemeente(gemeente.code) == gemeente


def test_bergen_alone_is_ambiguous_and_the_message_lists_both() -> None:
    with pytest.raises(registry.GemeenteAmbiguous, match=r"(?s)GM0373.*GM0893") as fout:
        registry.find_gemeente("bergen")
    assert {g.provincie for g in fout.value.kandidaten} == {"Noord-Holland", "Limburg"}
    assert isinstance(fout.value, SrmError)


def test_a_typing_error_gets_the_closest_name() -> None:
    with pytest.raises(registry.GemeenteUnknown, match="Amersfoort") as fout:
        registry.find_gemeente("Amersfort")
    assert fout.value.suggesties[0] == "Amersfoort (GM0307)"


@pytest.mark.parametrize("tekst", ["Weesp", "GM0457"])
def test_a_merged_municipality_is_unknown_but_the_message_says_where_it_went(tekst: str) -> None:
    with pytest.raises(registry.GemeenteUnknown, match=r"2022 op in Amsterdam \(GM0363\)") as fout:
        registry.find_gemeente(tekst)
    assert fout.value.suggesties == ()


@pytest.mark.parametrize("tekst", ["", "   ", "Voorbeeldstad", "GM9999", "gemeente"])
def test_what_does_not_exist_is_an_error_and_never_a_guess(tekst: str) -> None:
    with pytest.raises(registry.GemeenteUnknown):
        registry.find_gemeente(tekst)


def test_a_planned_merger_changes_nothing_yet() -> None:
    assert registry.find_gemeente("Wijdemeren").code == "GM1696"


@pytest.mark.parametrize("code", ["GM0344", "GM9999"])
def test_the_form_of_a_code_is_gm_and_four_digits(code: str) -> None:
    assert registry.is_geldige_code(code)


@pytest.mark.parametrize("code", ["", "344", "gm0344", "GM344", "GM03444", " GM0344", "GM0344\n", "GM٠٣٤٤"])
def test_other_forms_are_not_a_code(code: str) -> None:
    assert not registry.is_geldige_code(code)


def test_op_code_takes_the_exact_code_only() -> None:
    utrecht = registry.op_code("GM0344")
    assert utrecht is not None
    assert (utrecht.naam, utrecht.provincie, utrecht.stedelijkheid) == ("Utrecht", "Utrecht", 1)
    assert registry.op_code("gm0344") is None
    assert registry.op_code("GM0457") is None


@pytest.mark.parametrize(
    ("naam", "code", "past"),
    [
        ("Den Haag", "GM0518", True),
        ("Utrecht (gemeente)", "GM0344", True),
        ("Bergen", "GM0373", True),
        ("Bergen", "GM0893", True),
        ("Bergen (L.)", "GM0373", False),
        ("Utrecht", "GM0014", False),
        ("Voorbeeldstad", "GM0344", False),
    ],
)
def test_a_name_is_held_against_a_code(naam: str, code: str, past: bool) -> None:
    assert registry.naam_past_bij_code(naam, code) is past
