"""The plan follows the diagnosis: every serious finding is answered, and a small change changes little."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import pytest

from srm_kit.advice.keuze import can_replace, doelen_van, gewicht, passend, stappen_voor
from srm_kit.advice.plan import Plan, make_plan
from srm_kit.advice.schakels import Schakel
from srm_kit.diagnosis import Bevinding, diagnose
from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.measures import measure
from srm_kit.model.interventies import interventie, interventies
from srm_kit.simulation import voorbeeldstad


@pytest.fixture(scope="module")
def story() -> Dossier:
    return voorbeeldstad()


@pytest.fixture(scope="module")
def findings(story: Dossier) -> tuple[Bevinding, ...]:
    return diagnose(measure(story, weergave=True), story)


def made(dossier: Dossier, found: tuple[Bevinding, ...], **limits: float) -> Plan:
    return make_plan(dossier, passend(found), bevindingen=found, **limits)


@pytest.fixture(scope="module")
def plan(story: Dossier, findings: tuple[Bevinding, ...]) -> Plan:
    return made(story, findings)


def test_every_serious_finding_has_a_step_in_three_quarters_or_a_reason(
    plan: Plan, findings: tuple[Bevinding, ...]
) -> None:
    serious = [item for item in findings if item.ernst == "ernstig"]
    assert serious
    assert [(item.bevinding, item.cel) for item in plan.antwoorden] == [(item.id, item.cel) for item in serious]
    packages = {item.id: item for item in plan.nieuw}
    for answer, finding in zip(plan.antwoorden, serious, strict=True):
        if answer.stap is None:
            assert (answer.reden or "").startswith("Bewust niet, omdat ")
            continue
        assert packages[answer.stap].start < 3
        assert answer.kwartaal == packages[answer.stap].kwartaal
        assert answer.stap in stappen_voor(finding, interventies())
        assert answer.reden is None
    # The room of the sample is enough for most of them.
    assert sum(item.stap is not None for item in plan.antwoorden) >= 0.75 * len(serious)


def test_without_money_every_serious_finding_says_why_not(story: Dossier, findings: tuple[Bevinding, ...]) -> None:
    poor = made(story, findings, budget=0.0)
    assert poor.nieuw == ()
    assert all("niet meer in het budget past" in (item.reden or "") for item in poor.antwoorden)


def test_the_plan_is_eight_packages_a_client_recognises_own_projects_first(plan: Plan) -> None:
    assert len(plan.nieuw) <= 8
    own = [item.bestaand for item in plan.nieuw]
    assert own == sorted(own, reverse=True)
    assert any(own)
    assert len({item.naam for item in plan.nieuw}) == len(plan.nieuw)
    for item in plan.nieuw:
        assert item.rol
        assert item.reden
        assert "sluit" not in item.reden
        assert "schakel" not in item.reden


def test_a_package_names_only_findings_it_is_a_step_for(plan: Plan, findings: tuple[Bevinding, ...]) -> None:
    for package in plan.nieuw:
        fitting = {each.regel.naam for each in findings if package.id in stappen_voor(each, interventies())}
        assert set(package.bevindingen) <= fitting
    assert any(package.bevindingen for package in plan.nieuw)


def _copies(story: Dossier) -> Iterator[Dossier]:
    """Copies with one effort uncoupled, or one budget shifted by a fifth, in turn."""
    links = [link for link in story.koppelingen if link.soort == "inspanning"]
    money = [item for item in story.inspanningen if item.budget]
    for place, (link, effort) in enumerate(zip(links, money, strict=False)):
        yield replace(story, koppelingen=tuple(item for item in story.koppelingen if item != link))
        factor = 0.8 if place % 2 else 1.2
        yield replace(
            story,
            inspanningen=tuple(
                replace(item, budget=(item.budget or 0.0) * factor) if item.id == effort.id else item
                for item in story.inspanningen
            ),
        )


def test_twenty_small_changes_keep_most_packages(story: Dossier, plan: Plan) -> None:
    before = {item.id for item in plan.nieuw}
    copies = list(islice(_copies(story), 20))
    assert len(copies) == 20
    kept = []
    for copy in copies:
        found = diagnose(measure(copy, weergave=True), copy)
        kept.append(len(before & {item.id for item in made(copy, found).nieuw}) / len(before))
    assert min(kept) >= 0.7


def test_only_the_same_fault_replaces() -> None:
    asked = interventie("uitvoeringsagenda")
    for other in interventies():
        if can_replace(asked, other):
            assert other.faalmodus == asked.faalmodus
    assert not can_replace(asked, interventie("keten-dichten"))  # the same cell, another fault


def test_a_link_weighs_more_for_each_finding_that_points_at_it(findings: tuple[Bevinding, ...]) -> None:
    sample = findings[0]
    serious = replace(sample, ernst="ernstig", cel="IL", bewijs={"x": 1})
    important = replace(sample, ernst="belangrijk", cel="IL", bewijs={"x": ["D2"]})
    note = replace(sample, ernst="let_op", cel="IL", bewijs={})
    goals = ("D1", "D2")
    assert doelen_van(important, goals) == {"D2"}
    assert gewicht(Schakel("D1", "IL"), (serious, important, note), goals) == 3
    assert gewicht(Schakel("D2", "IL"), (serious, important, note), goals) == 4
    assert gewicht(Schakel("D2", "VL"), (serious, important, note), goals) == 1
