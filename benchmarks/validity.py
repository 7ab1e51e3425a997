"""Validity study: planted faults are found, healthy municipalities are left alone, and intervals hold the truth.

``python benchmarks/validity.py --doc docs/kwaliteit/validiteit.md`` runs all and writes the tables into the page;
``--regels 1000`` only counts how often each rule fires on healthy dossiers. The tests run the same functions with a few
draws.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import repeat
from math import exp, log, sqrt
from pathlib import Path

from srm_kit.diagnosis import diagnose
from srm_kit.diagnosis.regels import regels
from srm_kit.dossier import Dossier
from srm_kit.measures import measure
from srm_kit.model import CELLEN, Spoor
from srm_kit.simulation import Storing, peiling_van, simulate, verwacht, verwacht_per_functiegroep
from srm_kit.simulation.werelden import PLANNING_EN_CONTROL, Wereld, karig, lastig, twee_storingen
from srm_kit.training.gemeente import lesgemeente
from srm_kit.training.scenarios import scenarios

FAULTS = tuple(item for item in Storing if item is not Storing.GEZOND)
SHARES = (0.2, 0.5, 0.9)
FIRST_SEED = 2_000_000
"""Fresh: the rules were mended on what the seeds from 0 and from 1,000,000 showed."""
GOALS = 16
"""Goals of a dossier made of budgets and accounts."""
_START, _END = "<!-- tabellen: begin -->", "<!-- tabellen: einde -->"
_RULES_START, _RULES_END = "<!-- regels: begin -->", "<!-- regels: einde -->"
_MOST = ("ernstig", "belangrijk")


# ------------------------------------------------------------------------------------------------- the worlds


def healthy(n: int) -> Callable[[int], Dossier]:
    return partial(simulate, Storing.GEZOND, 1.0, n)


def awkward(world: Wereld, n: int = 80) -> Callable[[int], Dossier]:
    return lambda seed: lastig(world, n, seed)


def healthy_lesson(seed: int) -> Dossier:
    """The municipality of a lesson in which nothing was planted."""
    names = [item.gemeente for item in scenarios()]
    return lesgemeente(names[seed % len(names)], (), 0.0, seed)


def sparse(share: float, tables: tuple[str, ...] = ()) -> Callable[[int], Dossier]:
    return lambda seed: karig(simulate(Storing.GEZOND, 1.0, 0, seed, n_doelen=GOALS), share, seed, tabellen=tables)


def planted(fault: Storing, strength: float, n: int) -> Callable[[int], Dossier]:
    return lambda seed: simulate(fault, strength, n, seed)


def drifting(seed: int) -> Dossier:
    """Half is recorded; of three in four measured indicators the latest value lies further away than the first."""
    whole = simulate(Storing.GEZOND, 1.0, 0, seed, n_doelen=GOALS)
    worse = {row.id for place, row in enumerate(whole.indicatoren) if place % 4}
    rows = {row.id: row for row in whole.indicatoren}
    values = []
    for row in whole.metingen:
        of = rows[row.indicator]
        first = (of.nulmeting and of.nulmeting.getal) or 0.0
        target = (of.streefwaarde and of.streefwaarde.getal) or 0.0
        back = first - 0.2 * (target - first)
        values.append(replace(row, waarde=replace(row.waarde, getal=back)) if row.indicator in worse else row)
    columns = ("nulmeting", "nulmeting_datum", "streefwaarde", "streefdatum", "richting")
    fixed = tuple(f"indicatoren.{name}" for name in columns)
    return karig(replace(whole, metingen=tuple(values)), 0.5, seed, tabellen=PLANNING_EN_CONTROL, vast=fixed)


def no_targets(seed: int) -> Dossier:
    """Half is recorded; three in four indicators have no target where targets are recorded."""
    whole = simulate(Storing.GEZOND, 1.0, 0, seed, n_doelen=GOALS)
    rows = tuple(
        replace(row, streefwaarde=None, streefdatum=None) if place % 4 else row
        for place, row in enumerate(whole.indicatoren)
    )
    fixed = ("indicatoren.streefwaarde", "indicatoren.richting")
    return karig(replace(whole, indicatoren=rows), 0.5, seed, tabellen=PLANNING_EN_CONTROL, vast=fixed)


def no_owner(seed: int) -> Dossier:
    """Half is recorded; three in four goals have no owner where owners are recorded."""
    whole = simulate(Storing.GEZOND, 1.0, 0, seed, n_doelen=GOALS)
    rows = tuple(replace(row, eigenaar="") if place % 4 else row for place, row in enumerate(whole.doelen))
    return karig(replace(whole, doelen=rows), 0.5, seed, tabellen=PLANNING_EN_CONTROL, vast=("doelen.eigenaar",))


AWKWARD: Mapping[str, Wereld] = {
    **{
        f"statements differ {spread}, verrichten {phase} harder": Wereld(moeilijk=spread, fase=phase)
        for spread in (0.3, 0.4, 0.5)
        for phase in (0.0, 0.3)
    },
    "groups read cells up to 0.3 apart": Wereld(lezing=0.3),
    "one in seven answers without reading": Wereld(slordig=0.15),
    "the less content answer sooner": Wereld(selectief=1.0),
    "the more content answer sooner": Wereld(selectief=-1.0),
}
SPARSE_FAULTS: Mapping[str, tuple[Callable[[int], Dossier], str]] = {
    "results drift": (drifting, "resultaat_verder_weg"),
    "no targets": (no_targets, "zonder_streefwaarde"),
    "no owner": (no_owner, "zonder_eigenaar"),
}
PAIRS = (
    (Storing.VERKOKERING, Storing.GEEN_COCREATIE),
    (Storing.KOERS_ZONDER_LANDING, Storing.OPDRACHTGEVERSCHAP),
    (Storing.EENZIJDIG_STRUCTUUR, Storing.BELEID_UITVOERING),
)


# ------------------------------------------------------------------------------------------------- counting


@dataclass
class Count:
    """Over the draws of one world: how many had a finding that is ernstig or belangrijk, which, and which rule fired."""

    draws: int = 0
    any: int = 0
    weighty: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    survey: Counter[str] = field(default_factory=Counter)
    register: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)


def count(make: Callable[[int], Dossier], seeds: Sequence[int], apart: bool = False) -> Count:
    """Diagnoses a dossier per seed; ``apart``: from the survey alone and from the registers alone too."""
    found = Count(draws=len(seeds))
    for seed in seeds:
        dossier = make(seed)
        findings = diagnose(measure(dossier), dossier)
        weighty = [item for item in findings if item.ernst in _MOST]
        found.any += bool(weighty)
        found.weighty.update({item.id for item in weighty})
        found.faults.update({item.regel.faalmodus for item in weighty if item.regel.faalmodus})
        found.rules.update({item.id for item in findings})
        if apart:
            for part, counter in (
                (only_survey(dossier), found.survey),
                (replace(dossier, respons=None), found.register),
            ):
                own = diagnose(measure(part), part)
                counter.update({i.regel.faalmodus for i in own if i.ernst in _MOST and i.regel.faalmodus})
    return found


def only_survey(dossier: Dossier) -> Dossier:
    """The answers and nothing else that is counted."""
    names = (
        "indicatoren", "metingen", "inspanningen", "processen", "competenties", "koppelingen", "stakeholders",
        "betrokkenheid", "opdrachtgeverschap", "samenwerking", "beoordelingen", "besluiten",
    )  # fmt: skip
    return replace(dossier, **dict.fromkeys(names, ()))


# ------------------------------------------------------------------------------------------------- intervals


def truths(n: int) -> dict[str, float]:
    """The true value of everything with an interval in a healthy municipality."""
    wave = peiling_van(Storing.GEZOND, 1.0, n)
    cells, groups = verwacht(wave), verwacht_per_functiegroep(wave)
    found = {"ervaren": exp(sum(log(cells[cel.code]) for cel in CELLEN) / 9), "beleefd": cells["X"]}
    found |= {f"verloop.{one.value}": cells[f"V{one.value}"] - cells[f"R{one.value}"] for one in Spoor}
    return found | {f"kloof.{cel.code}": groups["beleid"][cel.code] - groups["uitvoering"][cel.code] for cel in CELLEN}


def intervals(n: int, seed: int) -> dict[str, tuple[float, float]]:
    """Every interval of one drawn survey; absent when not given."""
    maten = measure(only_survey(simulate(Storing.GEZOND, 1.0, n, seed)))
    found = {"ervaren": maten.realisatiekracht.interval, "beleefd": maten.verbinding.beleefd.interval}
    found |= {f"verloop.{spoor}": item.interval for spoor, item in maten.concretisering.verloop.items()}
    found |= {f"kloof.{code}": item.interval for code, item in maten.kloof.items()}
    return {name: bounds for name, bounds in found.items() if bounds is not None}


def covered(n: int, seeds: Sequence[int]) -> dict[str, list[float]]:
    """Per kind of interval, in each draw the share that holds the truth."""
    true, found = truths(n), {}
    for seed in seeds:
        shares: dict[str, list[bool]] = {}
        for name, (low, high) in intervals(n, seed).items():
            shares.setdefault(name.split(".")[0], []).append(low <= true[name] <= high)
        for kind, held in shares.items():
            found.setdefault(kind, []).append(sum(held) / len(held))
    return found


# ------------------------------------------------------------------------------------------------- tables


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95% interval of a share (Wilson 1927).

    >>> [round(bound, 3) for bound in wilson(0, 200)]
    [0.0, 0.019]
    """
    z, share = 1.959964, hits / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    reach = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return max(middle - reach, 0.0), min(middle + reach, 1.0)


def mean_within(shares: Sequence[float], errors: float = 1.959964) -> tuple[float, float]:
    """The limits of a mean over draws, so many standard errors wide.

    >>> [round(bound, 3) for bound in mean_within([1.0, 0.9, 1.0, 0.9])]
    [0.893, 1.007]
    """
    mean = sum(shares) / len(shares)
    spread = sqrt(sum((value - mean) ** 2 for value in shares) / max(len(shares) - 1, 1))
    reach = errors * spread / sqrt(len(shares))
    return mean - reach, mean + reach


def _share(hits: int, total: int) -> str:
    low, high = wilson(hits, total)
    return f"{hits / total:.3f} ({low:.3f}-{high:.3f})"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, figures to the right."""
    lines = ["| " + " | ".join(head) + " |", "|---|" + "---:|" * (len(head) - 1)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


Task = tuple[str, str, int, range]
"""A kind of study, its world, respondents, and the seeds."""


def _worlds() -> dict[str, Callable[[int], Dossier]]:
    found = {f"healthy, n = {n}": healthy(n) for n in (30, 80, 200)}
    found |= {name: awkward(world) for name, world in AWKWARD.items()}
    for share in SHARES:
        found[f"budgets and accounts, {share:.0%} recorded"] = sparse(share, PLANNING_EN_CONTROL)
        found[f"every table by chance, {share:.0%} recorded"] = sparse(share)
    return found


def _study(task: Task) -> Count | dict[str, list[float]]:
    kind, name, n, seeds = task
    if kind == "alarm":
        return count(_worlds()[name], seeds)
    if kind == "fault":
        return count(planted(Storing(name), 1.0, n), seeds, apart=True)
    if kind == "weak":
        return count(planted(Storing(name), 0.5, n), seeds)
    if kind == "sparse":
        return count(SPARSE_FAULTS[name][0], seeds)
    if kind == "pair":
        one, other = PAIRS[int(name)]
        return count(lambda seed: twee_storingen(one, other, 1.0, n, seed), seeds)
    return covered(n, seeds)


def tasks(draws: int, first: int = FIRST_SEED) -> list[Task]:
    """What is run: ``draws`` dossiers for every world and fault, ten times as many surveys for the intervals."""
    seeds, many = range(first, first + draws), range(first, first + 10 * draws)
    found = [("alarm", name, 80, seeds) for name in _worlds()]
    found += [("sparse", name, 0, seeds) for name in SPARSE_FAULTS]
    found += [("fault", item.value, 80, seeds) for item in FAULTS]
    found += [("pair", str(place), 80, seeds) for place in range(len(PAIRS))]
    found += [("weak", item.value, 80, seeds) for item in FAULTS]
    return found + [("cover", "", n, many) for n in (12, 30, 80, 200)]


def run(draws: int, workers: int, first: int = FIRST_SEED) -> dict[Task, Count | dict[str, list[float]]]:
    """The whole study."""
    todo = tasks(draws, first)
    if workers == 1:
        return {task: _study(task) for task in todo}
    with ProcessPoolExecutor(workers) as pool:
        return dict(zip(todo, pool.map(_study, todo), strict=True))


def rule_rates(draws: int, workers: int, first: int = 5_000_000) -> str:
    """How often each rule fires on healthy dossiers, and on lessons in which nothing was planted (a fifth as many)."""
    parts = [range(first + start, first + min(start + 50, draws)) for start in range(0, draws, 50)]
    with ProcessPoolExecutor(workers) as pool:
        plain = together(pool.map(count, repeat(healthy(80)), parts))
        lessons = together(pool.map(count, repeat(healthy_lesson), parts[: max(len(parts) // 5, 1)]))
    fired = {*plain.rules, *lessons.rules}
    rows = [
        [rule, _share(plain.rules[rule], plain.draws), _share(lessons.rules[rule], lessons.draws)]
        for rule in sorted(fired, key=lambda rule: (-plain.rules[rule], rule))
    ]
    rest = len({rule.id for rule in regels()} - fired)
    rows.append([f"the other {rest} rules, each", _share(0, plain.draws), _share(0, lessons.draws)])
    head = [
        "rule (any weight)",
        f"healthy, n = 80, {plain.draws} draws",
        f"lesson without a fault, {lessons.draws} draws",
    ]
    return table(head, rows)


def together(counts: Iterable[Count]) -> Count:
    """Counts of the same world added up."""
    found = Count()
    for item in counts:
        found.draws += item.draws
        found.any += item.any
        found.rules.update(item.rules)
    return found


def report(study: Mapping[Task, Count | dict[str, list[float]]]) -> str:
    """All tables as Markdown."""
    of: dict[str, list[tuple[Task, Count]]] = {}
    for task, found in study.items():
        if isinstance(found, Count):
            of.setdefault(task[0], []).append((task, found))
    alarms = [
        [task[1], str(found.draws), _share(found.any, found.draws), ", ".join(f"{k} {v}" for k, v in found.weighty.most_common(3)) or "-"]
        for task, found in of["alarm"]
    ]  # fmt: skip
    plain = next(found for task, found in of["alarm"] if task[1] == "healthy, n = 80")
    rates = [[rule, _share(hits, plain.draws)] for rule, hits in plain.rules.most_common(8)]
    faults = [
        [task[1], str(found.draws), *(_share(part[task[1]], found.draws) for part in (found.faults, found.survey, found.register))]
        for task, found in of["fault"]
    ]  # fmt: skip
    weak = [[task[1], str(found.draws), _share(found.faults[task[1]], found.draws)] for task, found in of["weak"]]
    thin = [
        [task[1], str(found.draws), _share(found.weighty[SPARSE_FAULTS[task[1]][1]], found.draws)] for task, found in of["sparse"]
    ]  # fmt: skip
    pairs = []
    for task, found in of["pair"]:
        one, other = (item.value for item in PAIRS[int(task[1])])
        pairs.append(
            [
                f"{one} and {other}",
                str(found.draws),
                *(_share(found.faults[item], found.draws) for item in (one, other)),
            ]
        )
    holds = []
    for task, shares in study.items():
        if not isinstance(shares, Count):
            for kind, values in shares.items():
                low, high = mean_within(values)
                limits = f"{(low + high) / 2:.3f} ({low:.3f}-{high:.3f})"
                holds.append([kind, str(task[2]), str(len(values)), limits, "no" if low <= 0.95 <= high else "yes"])
    return "\n\n".join(
        (
            "### False alarms\n\n" + table(["healthy world", "draws", "a finding ernstig or belangrijk (95%)", "which, times"], alarms),
            "### Rules on healthy dossiers, n = 80\n\n" + table(["rule (any weight)", "share of dossiers (95%)"], rates or [["none", "0"]]),
            "### Sensitivity, strength 1.0, n = 80\n\n" + table(["fault", "draws", "found (95%)", "survey alone", "registers alone"], faults),
            "### Sensitivity, strength 0.5, n = 80\n\n" + table(["fault", "draws", "found (95%)"], weak),
            "### Sensitivity in budgets and accounts, 50% recorded\n\n" + table(["fault", "draws", "found (95%)"], thin),
            "### Two faults at once, strength 1.0, n = 80\n\n" + table(["faults", "draws", "the first (95%)", "the second (95%)"], pairs),
            "### Coverage of the 95% intervals, healthy world\n\n" + table(["interval", "n", "draws", "coverage (95%)", "0.95 outside"], sorted(holds, key=lambda row: (row[0], int(row[1])))),
        )
    )  # fmt: skip


def main() -> None:
    """Runs the study and prints its tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--trekkingen", type=int, default=200, help="dossiers per healthy world; other parts in proportion"
    )
    parser.add_argument("--processen", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--doc", type=Path, help="a page with markers, to write the tables into")
    parser.add_argument("--regels", type=int, default=0, help="only how often each rule fires, over so many dossiers")
    chosen = parser.parse_args()
    if chosen.regels:
        text = f"Made on {date.today().isoformat()}.\n\n{rule_rates(chosen.regels, chosen.processen)}"
        print(text)
        if chosen.doc:
            _put(chosen.doc, _RULES_START, _RULES_END, text)
        return
    text = f"Made on {date.today().isoformat()}.\n\n" + report(run(chosen.trekkingen, chosen.processen))
    print(text)
    if chosen.doc:
        _put(chosen.doc, _START, _END, text)


def _put(doc: Path, start: str, end: str, text: str) -> None:
    page = doc.read_text(encoding="utf-8")
    before, _, rest = page.partition(start)
    _, _, after = rest.partition(end)
    doc.write_text(f"{before}{start}\n\n{text}\n\n{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
