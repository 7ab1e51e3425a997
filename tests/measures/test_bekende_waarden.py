"""The statistics against known outcomes: other software, published figures, and other ways to the same number."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from srm_kit.dossier.contract.tabellen import Samenwerking
from srm_kit.measures.kloof import hedges_g
from srm_kit.measures.meetkwaliteit import alpha
from srm_kit.measures.onzekerheid import holm
from srm_kit.measures.register import register
from srm_kit.measures.verkokering import Verkokering, verkokering
from srm_kit.simulation import Storing, draw, peiling_van

# -------------------- the network


def _club(communities: Sequence[set[int]]) -> Verkokering:
    """Zachary's karate club with its communities as departments, as a matrix of counted ties."""
    from srm_kit.dossier.contract.dossier import Dossier, GemeenteGegevens, Opdracht
    from srm_kit.simulation.gezond import PEILDATUM

    of = {member: f"A{number}" for number, members in enumerate(communities) for member in members}
    ties = Counter(tuple(sorted((of[one], of[other]))) for one, other in nx.karate_club_graph().edges())
    for name in set(of.values()):
        ties.setdefault((name, name), 0)
    rows = tuple(Samenwerking(one, other, float(count)) for (one, other), count in sorted(ties.items()))
    dossier = Dossier(GemeenteGegevens("Voorbeeldstad", fictief=True), Opdracht(PEILDATUM), samenwerking=rows)
    return verkokering(register(dossier))


def test_the_karate_club_as_it_split() -> None:
    graph = nx.karate_club_graph()
    halves = [{node for node, club in graph.nodes(data="club") if club == name} for name in ("Mr. Hi", "Officer")]
    found = _club(halves)
    crossing = nx.cut_size(graph, *halves)
    assert found.q == pytest.approx(nx.community.modularity(graph, halves, weight=None), abs=1e-12)
    assert found.ei == pytest.approx((2 * crossing - 78) / 78, abs=1e-12)


def test_the_karate_club_in_three() -> None:
    # Clauset, Newman and Moore (2004) find three groups with a modularity of 0.381.
    graph = nx.karate_club_graph()
    groups = [set(group) for group in nx.community.greedy_modularity_communities(graph, weight=None)]
    found = _club(groups)
    assert found.q == pytest.approx(0.381, abs=5e-4)
    assert found.q == pytest.approx(nx.community.modularity(graph, groups, weight=None), abs=1e-12)
    for number, group in enumerate(groups):
        outside = nx.cut_size(graph, group)
        inside = graph.subgraph(group).number_of_edges()
        assert found.per_afdeling is not None
        assert found.per_afdeling[f"A{number}"] == pytest.approx((outside - inside) / (outside + inside))


def test_ties_only_at_home_are_fully_siloed() -> None:
    from srm_kit.dossier.contract.dossier import Dossier, GemeenteGegevens, Opdracht
    from srm_kit.simulation.gezond import PEILDATUM

    rows = tuple(Samenwerking(name, name, 5.0) for name in "ABC")
    dossier = Dossier(GemeenteGegevens("Voorbeeldstad", fictief=True), Opdracht(PEILDATUM), samenwerking=rows)
    found = verkokering(register(dossier))
    assert (found.ei, found.q_ratio) == (-1.0, 1.0)
    assert found.q == pytest.approx(2 / 3)


# -------------------- reliability


def test_alpha_is_hoyts_analysis_of_variance() -> None:
    # Hoyt (1941): alpha = 1 - residual mean square / mean square of persons, in persons x items without replication.
    answers = draw(peiling_van(Storing.GEZOND, 1.0, 80), 5).antwoorden[:, :5]
    answers = answers[~np.isnan(answers).any(axis=1)]
    persons, items = answers.shape
    whole = answers.mean()
    by_person = items * ((answers.mean(axis=1) - whole) ** 2).sum()
    by_item = persons * ((answers.mean(axis=0) - whole) ** 2).sum()
    residual = ((answers - whole) ** 2).sum() - by_person - by_item
    hoyt = 1 - (residual / ((persons - 1) * (items - 1))) / (by_person / (persons - 1))
    assert alpha(answers) == pytest.approx(hoyt, abs=1e-12)


# -------------------- two groups


def _sample(mean: float, sd: float, n: int) -> np.ndarray:
    values = np.random.default_rng(n).normal(size=n)
    return mean + sd * (values - values.mean()) / values.std(ddof=1)


def test_hedges_g_of_a_textbook() -> None:
    # Borenstein et al. (2009), Introduction to Meta-Analysis, chapter 4: means 103 and 100, SDs 5.5 and 4.5, 50 each.
    assert hedges_g(_sample(103, 5.5, 50), _sample(100, 4.5, 50)) == pytest.approx(0.5924, abs=5e-5)


@pytest.mark.parametrize("sizes", [(5, 5), (7, 73), (16, 44)])
def test_the_small_sample_correction_is_close_to_the_exact_one(sizes: tuple[int, int]) -> None:
    # The exact factor is a ratio of gamma functions (Hedges 1981); the simple one is used everywhere.
    one, other = _sample(1.0, 1.0, sizes[0]), _sample(0.0, 1.0, sizes[1])
    freedom = sum(sizes) - 2
    exact = math.exp(math.lgamma(freedom / 2) - math.lgamma((freedom - 1) / 2)) / math.sqrt(freedom / 2)
    assert hedges_g(one, other) == pytest.approx(exact, rel=2e-3)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=6))
def test_holm_is_the_closed_test_of_bonferroni(values: list[float]) -> None:
    # A hypothesis goes only if every set of hypotheses with it goes (Marcus, Peritz and Gabriel 1976).
    names = [f"h{number}" for number in range(len(values))]
    p = dict(zip(names, values, strict=True))
    found = holm(p)
    for name in names:
        sets = (subset for size in range(1, len(names) + 1) for subset in combinations(names, size) if name in subset)
        assert found[name] == pytest.approx(
            max(min(1.0, len(subset) * min(p[each] for each in subset)) for subset in sets)
        )
