"""Does the diagnosis work? Measures and rules over simulated dossiers of which the truth is known.

Run: ``python benchmarks/validity.py`` (about ten minutes on two cores), or fewer draws with ``--trekkingen 40
--dekking 200``. ``--doc docs/kwaliteit/validiteit.md`` writes the tables into that page. The same seeds give the
same tables, whatever the number of processes.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from datetime import timedelta
from math import sqrt
from pathlib import Path

import numpy as np

from srm_kit.diagnosis import diagnose
from srm_kit.dossier import Dossier, GemeenteGegevens, Opdracht
from srm_kit.measures import measure
from srm_kit.measures.balans import balans
from srm_kit.measures.celmaten import celmaten, fasen, sporen
from srm_kit.measures.concretisering import concretisering
from srm_kit.measures.kloof import kloof, kloof_leiding
from srm_kit.measures.onzekerheid import trekkingen
from srm_kit.measures.peiling import cellen_van, peiling
from srm_kit.measures.realisatiekracht import meetkundig, realisatiekracht
from srm_kit.measures.register import register
from srm_kit.measures.verandering import verandering
from srm_kit.model import CELLEN, Fase, Spoor
from srm_kit.privacy import Privacybesluit, plan
from srm_kit.simulation import Storing, draw, peiling_van, simulate, verwacht, verwacht_per_functiegroep
from srm_kit.simulation.gezond import PEILDATUM

FAULTS = tuple(item for item in Storing if item is not Storing.GEZOND)
SIZES = (30, 80, 200)
STRENGTHS = (1.0, 0.5)
WORLDS = (Storing.GEZOND, Storing.BELEID_UITVOERING)
"""Where the intervals are tested: no differences at all, and two true gaps of one point."""
TARGET = 80
CHUNK = 20
_START, _END = "<!-- tabellen: begin -->", "<!-- tabellen: einde -->"


# ------------------------------------------------------------------------------------------------- detection


@dataclass
class Detection:
    """Counts over the draws of one fault, strength and size."""

    draws: int = 0
    all: Counter[str] = field(default_factory=Counter)
    survey: Counter[str] = field(default_factory=Counter)
    register: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)

    def add(self, other: Detection) -> None:
        self.draws += other.draws
        for name in ("all", "survey", "register", "rules"):
            getattr(self, name).update(getattr(other, name))


def detect(storing: Storing, strength: float, n: int, seeds: Sequence[int]) -> Detection:
    """In how many draws each family of findings stands, from all sources and from survey or registers alone.

    ``any`` counts draws with a finding of any family; ``rules`` counts draws per rule.
    """
    found = Detection(draws=len(seeds))
    for seed in seeds:
        dossier = simulate(storing, strength, n, seed)
        findings = diagnose(measure(dossier), dossier)
        families = [(item.regel.faalmodus, item.regel.bron) for item in findings if item.regel.faalmodus]
        for counter, sources in (
            (found.all, {"vragenlijst", "register", "beide"}),
            (found.survey, {"vragenlijst"}),
            (found.register, {"register"}),
        ):
            there = {family for family, source in families if source in sources}
            counter.update(there)
            counter["any"] += bool(there)
        found.rules.update({item.id for item in findings})
    return found


# -------------------------------------------------------------------------------------------------- coverage


@dataclass
class Coverage:
    """Per interval: how many were given, how many held the truth; per kind the share held in each draw."""

    given: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)
    draws: dict[str, list[float]] = field(default_factory=dict)

    def add(self, other: Coverage) -> None:
        self.given.update(other.given)
        self.held.update(other.held)
        for kind, shares in other.draws.items():
            self.draws.setdefault(kind, []).extend(shares)


def truths(world: Storing, n: int) -> dict[str, float]:
    """The true value of everything with an interval; names are ``kind`` or ``kind.cell``."""
    wave = peiling_van(world, 1.0, n)
    cells, groups = verwacht(wave), verwacht_per_functiegroep(wave)
    phases = [sum(cells[cel.code] for cel in fase.cellen) / 3 for fase in Fase]
    hard, soft = (sum(cells[cel.code] for cel in spoor.cellen) / 3 for spoor in (Spoor.BESTURING, Spoor.LEIDERSCHAP))
    found = {"realisatiekracht": meetkundig(phases), "balans": (hard - soft) / (hard + soft)}
    for spoor in Spoor:
        found[f"verloop.{spoor.value}"] = cells[f"V{spoor.value}"] - cells[f"R{spoor.value}"]
    # The same questionnaire among the others only, so that chances to count are weighed as in the whole.
    others = replace(wave, aantallen={key: value for key, value in wave.aantallen.items() if key != "leidinggevend"})
    rest = verwacht(others)
    for cel in CELLEN:
        code = cel.code
        found[f"kloof.{code}"] = groups["beleid"][code] - groups["uitvoering"][code]
        if "leidinggevend" in groups:
            found[f"kloof_leiding.{code}"] = groups["leidinggevend"][code] - (1 + rest[code] / 25)
        found[f"verandering.{code}"] = 0.0
    return found


def intervals(world: Storing, n: int, seed: int) -> dict[str, tuple[float, float]]:
    """Every interval of one drawn measurement, by the functions that the measures use; absent when not given."""
    wave = peiling_van(world, 1.0, n)
    earlier = replace(wave, meetmoment=wave.meetmoment - timedelta(days=365))
    random = np.random.default_rng([seed, n, 7])
    now, before = (peiling(draw(item, random), item.meetmoment) for item in (wave, earlier))
    dossier = Dossier(GemeenteGegevens("Simulatiestad", "", fictief=True), Opdracht(PEILDATUM))
    privacy, links, persons = plan(dossier), register(dossier), cellen_van(now)
    codes = frozenset(persons)
    everything = Privacybesluit(
        kloof=codes, kloof_leiding=codes
    )  # coverage is about the interval, not about who may see it
    cells = celmaten(persons, now, privacy)
    draws = trekkingen(persons)
    found = {
        "realisatiekracht": realisatiekracht(cells, fasen(cells), draws).interval,
        "balans": balans(sporen(cells), draws, dossier).interval,
    }
    course = concretisering(dossier, links, cells, draws).verloop
    found |= {f"verloop.{spoor}": item.interval for spoor, item in course.items()}
    found |= {f"kloof.{code}": item.interval for code, item in kloof(now, persons, privacy, everything).items()}
    found |= {
        f"kloof_leiding.{code}": item.interval
        for code, item in kloof_leiding(now, persons, privacy, everything).items()
    }
    found |= {f"verandering.{code}": item.interval for code, item in verandering(now, before, privacy).items()}
    return {name: bounds for name, bounds in found.items() if bounds is not None}


def cover(world: Storing, n: int, seeds: Sequence[int]) -> Coverage:
    """How often the intervals hold the truth."""
    true, found = truths(world, n), Coverage()
    for seed in seeds:
        shares: dict[str, list[bool]] = {}
        for name, (low, high) in intervals(world, n, seed).items():
            inside = low <= true[name] <= high
            found.given[name] += 1
            found.held[name] += inside
            shares.setdefault(name.split(".")[0], []).append(inside)
        for kind, values in shares.items():
            found.draws.setdefault(kind, []).append(sum(values) / len(values))
    return found


# ------------------------------------------------------------------------------------------------- the study


@dataclass
class Study:
    """All outcomes, by what was drawn."""

    detection: dict[tuple[Storing, float, int], Detection] = field(default_factory=dict)
    coverage: dict[tuple[Storing, int], Coverage] = field(default_factory=dict)


def run(
    draws: int, coverage: int, sizes: Sequence[int], strengths: Sequence[float], workers: int, seed: int = 1
) -> Study:
    """The study; ``draws`` per fault, strength and size, ``coverage`` per world and size."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    tasks: list[tuple[tuple, Callable, tuple]] = []
    for n in sizes:
        for strength in strengths:
            # A healthy municipality has no strength: drawn once, but as often as all faults together per strength.
            for storing in (*FAULTS, Storing.GEZOND) if strength == strengths[0] else FAULTS:
                count = draws * 5 if storing is Storing.GEZOND else draws
                for chunk in _chunks(seed, count):
                    tasks.append(((storing, strength, n), detect, (storing, strength, n, chunk)))
        for world in WORLDS:
            for chunk in _chunks(seed, coverage):
                tasks.append(((world, n), cover, (world, n, chunk)))
    study = Study()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    parts: dict[int, Detection | Coverage] = {}
    with Progress(*columns) as progress:
        bar = progress.add_task("Draws", total=sum(len(args[-1]) for _, _, args in tasks))
        if workers == 1:
            for place, (_, work, args) in enumerate(tasks):
                parts[place] = work(*args)
                progress.advance(bar, len(args[-1]))
        else:
            with ProcessPoolExecutor(workers) as pool:
                waiting = {pool.submit(work, *args): place for place, (_, work, args) in enumerate(tasks)}
                for done in as_completed(waiting):
                    place = waiting[done]
                    parts[place] = done.result()
                    progress.advance(bar, len(tasks[place][2][-1]))
    # In the order of the tasks and not of who was first: sums of floats then never differ.
    for place, (key, _, _) in enumerate(tasks):
        part = parts[place]
        if isinstance(part, Detection):
            study.detection.setdefault(key, Detection()).add(part)
        else:
            study.coverage.setdefault(key, Coverage()).add(part)
    return study


def _chunks(seed: int, count: int) -> list[range]:
    first = seed * 1_000_000
    return [range(first + start, first + min(start + CHUNK, count)) for start in range(0, count, CHUNK)]


# ---------------------------------------------------------------------------------------------------- tables


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95% interval of a share (Wilson 1927).

    >>> [round(bound, 3) for bound in wilson(0, 200)]
    [0.0, 0.019]
    """
    z, share = 1.959964, hits / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    reach = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return max(middle - reach, 0.0), min(middle + reach, 1.0)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, figures to the right."""
    lines = ["| " + " | ".join(head) + " |", "|---|" + "---:|" * (len(head) - 1)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def _share(hits: int, total: int) -> str:
    low, high = wilson(hits, total)
    return f"{hits / total:.3f} ({low:.3f}-{high:.3f})"


def _healthy(study: Study, n: int) -> Detection:
    return next(
        value for (storing, _, size), value in study.detection.items() if (storing, size) == (Storing.GEZOND, n)
    )


def confusion(study: Study, strength: float, n: int) -> str:
    """Planted fault by family of findings, shares of the draws."""
    names = [item.value for item in FAULTS]
    rows = []
    for storing in (*FAULTS, Storing.GEZOND):
        found = _healthy(study, n) if storing is Storing.GEZOND else study.detection[storing, strength, n]
        cells = [f"{found.all[name] / found.draws:.2f}" for name in names]
        rows.append(
            [storing.value, *(f"**{c}**" if name == storing.value else c for c, name in zip(cells, names, strict=True))]
        )
    return table(["planted \\ found", *names], rows)


def sensitivity(study: Study, strengths: Sequence[float], sizes: Sequence[int]) -> str:
    """Sensitivity per fault, from everything and from the survey or the registers alone."""
    rows = []
    for storing in FAULTS:
        for strength in strengths:
            for n in sizes:
                found, name = study.detection[storing, strength, n], storing.value
                rows.append(
                    [
                        name, str(strength), str(n), _share(found.all[name], found.draws),
                        f"{found.survey[name] / found.draws:.3f}", f"{found.register[name] / found.draws:.3f}",
                    ]
                )  # fmt: skip
    return table(["fault", "strength", "n", "found (95%)", "survey alone", "registers alone"], rows)


def alarms(study: Study, sizes: Sequence[int]) -> str:
    """What fires on healthy dossiers: any family, and every rule that rests on chance."""
    from srm_kit.diagnosis import regels

    chance = {item.id: item.faalmodus or "none" for item in regels() if item.toeval == "interval"}
    rows = []
    for n in sizes:
        found = _healthy(study, n)
        rows.append(["**any fault, all rules together**", str(n), _share(found.all["any"], found.draws)])
        for rule, family in chance.items():
            if found.rules[rule]:
                rows.append([f"{rule} (fault: {family})", str(n), _share(found.rules[rule], found.draws)])
    return table(["on a healthy municipality", "n", "share of dossiers (95%)"], rows)


def covered(study: Study, sizes: Sequence[int]) -> str:
    """Coverage per kind of interval, with the Monte Carlo error, and the cell that does worst and best."""
    rows = []
    for (world, n), found in study.coverage.items():
        for kind, shares in found.draws.items():
            values = np.array(shares)
            error = float(values.std(ddof=1)) / sqrt(values.size)
            mean = float(values.mean())
            each = [found.held[name] / found.given[name] for name in found.given if name.split(".")[0] == kind]
            z = (mean - 0.95) / error if error else 0.0
            rows.append(
                [
                    kind, world.value, str(n), f"{mean * 100:.1f} ± {1.96 * error * 100:.1f}",
                    f"{min(each) * 100:.1f}-{max(each) * 100:.1f}", str(values.size), "yes" if abs(z) > 1.96 else "no",
                ]
            )  # fmt: skip
    head = ["interval", "world", "n", "coverage % (± Monte Carlo)", "per cell", "draws", "differs from 95%"]
    order = {kind: place for place, kind in enumerate(dict.fromkeys(row[0] for row in rows))}
    return table(head, sorted(rows, key=lambda row: (order[row[0]], row[1], int(row[2]))))


def report(study: Study, sizes: Sequence[int], strengths: Sequence[float]) -> str:
    """All tables as Markdown."""
    middle = TARGET if TARGET in sizes else sizes[0]
    parts = [
        f"### Confusion: strength {strengths[0]}, n = {middle}\n\n{confusion(study, strengths[0], middle)}",
        f"### Sensitivity\n\n{sensitivity(study, strengths, sizes)}",
        f"### False alarms\n\n{alarms(study, sizes)}",
        f"### Coverage of the 95% intervals\n\n{covered(study, sizes)}",
    ]
    return "\n\n".join(parts)


def main() -> None:
    """Runs the study and prints its tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--trekkingen", type=int, default=200, help="dossiers per fault, strength and size")
    parser.add_argument("--dekking", type=int, default=2000, help="draws per world and size for the intervals")
    parser.add_argument("--n", type=int, nargs="+", default=list(SIZES), help="respondents")
    parser.add_argument("--sterkte", type=float, nargs="+", default=list(STRENGTHS), help="points on the 1-5 scale")
    parser.add_argument("--processen", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--zaad", type=int, default=1)
    parser.add_argument("--doc", type=Path, help="a page with markers, to write the tables into")
    chosen = parser.parse_args()
    study = run(chosen.trekkingen, chosen.dekking, chosen.n, chosen.sterkte, chosen.processen, chosen.zaad)
    text = report(study, chosen.n, chosen.sterkte)
    print(text)
    if chosen.doc:
        page = chosen.doc.read_text(encoding="utf-8")
        before, _, rest = page.partition(_START)
        _, _, after = rest.partition(_END)
        chosen.doc.write_text(f"{before}{_START}\n\n{text}\n\n{_END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
