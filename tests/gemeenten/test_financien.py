"""Finance in context: the published reference values come out, joined on code."""

from __future__ import annotations

import dataclasses

import pytest

from srm_kit.gemeenten import financien, registry

HOOFDGROEPEN = tuple(f"hoofd_{cijfer}" for cijfer in range(9))


def _klasse(id: str) -> list[str]:
    return [g.code for g in registry.alle() if g.grootteklasse_2023 == id]


def test_national_figures_are_the_published_ones() -> None:
    assert financien.lasten_per_inwoner() == pytest.approx(4220.06, abs=0.005)
    assert financien.baten_per_inwoner() == pytest.approx(4317.35, abs=0.005)
    assert financien.lasten_per_inwoner(groep="sociaal_domein") == pytest.approx(1855.37, abs=0.005)
    assert financien.lasten_per_inwoner(groep="overhead") == pytest.approx(486.36, abs=0.005)
    assert financien.overhead_aandeel() == pytest.approx(0.1152, abs=0.00005)


@pytest.mark.parametrize(
    ("klasse", "lasten", "sociaal", "overhead"),
    [
        ("0-5k", 6727, 1069, 22.4),
        ("5-10k", 3425, 1112, 17.5),
        ("10-20k", 3335, 1298, 15.3),
        ("20-50k", 3359, 1414, 12.7),
        ("50-100k", 3871, 1734, 11.8),
        ("100-150k", 4597, 2160, 10.4),
        ("150-250k", 4760, 2290, 9.5),
        ("250k+", 6345, 2665, 11.0),
    ],
)
def test_size_classes_have_the_published_reference_values(
    klasse: str, lasten: int, sociaal: int, overhead: float
) -> None:
    codes = _klasse(klasse)
    assert financien.lasten_per_inwoner(codes) == pytest.approx(lasten, abs=0.5)
    assert financien.lasten_per_inwoner(codes, "sociaal_domein") == pytest.approx(sociaal, abs=0.5)
    aandeel = financien.overhead_aandeel(codes)
    assert aandeel is not None
    assert 100 * aandeel == pytest.approx(overhead, abs=0.05)


@pytest.mark.parametrize("groep", list(financien.taakveldgroepen()))
def test_municipalities_add_up_to_the_national_row_of_the_source(groep: str) -> None:
    posten = [post for g in registry.alle() if (post := financien.bedragen(g.code, groep))]
    landelijk = financien.bedragen("NL01", groep)  # the row of the source itself
    assert landelijk is not None
    assert sum(post.lasten for post in posten) == landelijk.lasten
    assert sum(post.baten for post in posten) == landelijk.baten
    assert sum(post.salarissen or 0 for post in posten) == (landelijk.salarissen or 0)


def test_the_main_groups_make_up_the_total_without_0_10_and_0_11() -> None:
    groepen = financien.taakveldgroepen()
    delen = [taakveld for hoofd in HOOFDGROEPEN for taakveld in groepen[hoofd].taakvelden]
    assert len(delen) == len(set(delen)) == 69
    assert set(delen) == set(groepen["totaal"].taakvelden)
    assert not {"0.10", "0.11"} & set(delen)
    assert all(
        taakveld.startswith(f"{cijfer}.")
        for cijfer, hoofd in enumerate(HOOFDGROEPEN)
        for taakveld in groepen[hoofd].taakvelden
    )


def test_the_social_domain_falls_apart_into_its_five_groups_on_both_sides_of_the_code_break() -> None:
    groepen = financien.taakveldgroepen()
    for veld in ("taakvelden", "taakvelden_vanaf_2025"):
        delen = [t for groep in financien.GROEPEN_SOCIAAL_DOMEIN for t in getattr(groepen[groep], veld)]
        assert sorted(delen) == sorted(getattr(groepen["sociaal_domein"], veld))
        assert len(delen) == len(set(delen))
    assert groepen["wmo_maatwerk"].taakvelden_vanaf_2025[0] == "6.60"
    assert "6.792" in groepen["jeugd"].taakvelden_vanaf_2025
    assert "6.791" in groepen["wmo_maatwerk"].taakvelden_vanaf_2025


def test_a_municipality_stands_beside_its_class_and_the_netherlands() -> None:
    uitkomst = financien.financieel_beeld("GM0344")
    beeld = uitkomst.waarde
    assert beeld is not None
    assert uitkomst.reden is None
    assert beeld.gemeente.naam == "Utrecht"
    assert beeld.aantal_in_klasse == 4
    totaal = beeld.lasten[0]
    assert totaal.grootteklasse == pytest.approx(6345, abs=0.5)
    assert totaal.nederland == pytest.approx(4220.06, abs=0.005)
    assert 4220 < totaal.gemeente < 6345
    assert beeld.overhead_aandeel.nederland == pytest.approx(0.1152, abs=0.00005)
    assert beeld.baten.nederland == pytest.approx(4317.35, abs=0.005)
    assert beeld.bron.startswith("Bron: CBS, Iv3 2023 jaarrekening (tabel 45063NED); bewerking")


def test_amounts_come_from_the_code_so_namesakes_keep_their_own() -> None:
    noord_holland, limburg = (financien.financieel_beeld(code).waarde for code in ("GM0373", "GM0893"))
    assert noord_holland is not None
    assert limburg is not None
    assert (noord_holland.inwoners, limburg.inwoners) == (30138, 13119)
    assert (noord_holland.grootteklasse.id, limburg.grootteklasse.id) == ("20-50k", "10-20k")
    assert financien.bedragen("GM0373", "totaal") != financien.bedragen("GM0893", "totaal")


def test_the_class_is_that_of_the_year_of_the_accounts() -> None:
    waalwijk = financien.financieel_beeld("GM0867").waarde
    assert waalwijk is not None
    assert waalwijk.grootteklasse.id == "20-50k"
    assert waalwijk.gemeente.grootteklasse == "50-100k"


@pytest.mark.parametrize("code", ["", None])
def test_a_fictional_municipality_gets_a_reason_instead_of_figures(code: str | None) -> None:
    uitkomst = financien.financieel_beeld(code)
    assert uitkomst.waarde is None
    assert uitkomst.reden is not None
    assert "fictief" in uitkomst.reden


def test_an_old_or_unknown_code_gets_its_own_reason() -> None:
    assert "Maashorst (GM1991)" in (financien.financieel_beeld("GM0856").reden or "")
    assert "GM9999" in (financien.financieel_beeld("GM9999").reden or "")


def test_a_municipality_without_accounts_is_not_shown_as_zero_and_others_are_told() -> None:
    assert [g.naam for g in financien.zonder_levering()] == ["Vijfheerenlanden"]
    eigen = financien.financieel_beeld("GM1961")
    assert eigen.waarde is None
    assert "geen jaarrekening" in (eigen.reden or "")
    assert financien.lasten_per_inwoner(["GM1961"]) is None
    assert financien.overhead_aandeel(["GM1961"]) is None
    zelfde_klasse, ander = (financien.financieel_beeld(code).waarde for code in ("GM0402", "GM0363"))
    assert zelfde_klasse is not None
    assert ander is not None
    assert any("Vijfheerenlanden" in regel and "grootteklasse" in regel for regel in zelfde_klasse.toelichting)
    assert any("Vijfheerenlanden" in regel and "grootteklasse" not in regel for regel in ander.toelichting)


def test_leaving_out_who_did_not_deliver_raises_the_national_figure_a_little() -> None:
    ruim, streng = financien.lasten_per_inwoner(), financien.lasten_per_inwoner(alleen_geleverd=True)
    assert ruim is not None
    assert streng is not None
    assert streng / ruim == pytest.approx(17_811_291 / (17_811_291 - 60_052))


def test_an_unknown_code_in_a_selection_is_an_error_not_a_silent_gap() -> None:
    with pytest.raises(registry.GemeenteUnknown, match="GM0457"):
        financien.lasten_per_inwoner(["GM0363", "GM0457"])


def test_salaries_that_were_never_booked_are_none_and_not_zero() -> None:
    posten = [financien.bedragen(g.code, groep) for g in registry.alle() for groep in ("waterstaat", "totaal")]
    assert any(post is not None and post.salarissen is None for post in posten)
    assert all(post.salarissen for post in posten[1::2] if post is not None)


def test_results_cannot_be_changed() -> None:
    beeld = financien.financieel_beeld("GM0344").waarde
    assert beeld is not None
    with pytest.raises(dataclasses.FrozenInstanceError):
        beeld.jaar = 2024  # type: ignore[misc]
