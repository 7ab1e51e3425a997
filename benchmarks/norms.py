"""What the protection of norms costs: how wide a comparison becomes, and whether it still holds what it should.

``python benchmarks/norms.py --doc docs/normen.md`` writes the table into the page.
"""

from __future__ import annotations

import argparse
from fractions import Fraction
from pathlib import Path
from random import Random

import numpy as np
from scipy.stats import t

from srm_kit.norms.norm_release import release

SIZES = (10, 20, 30, 50, 100)
EPSILONS = (1, 2, 3, 6)
_BETWEEN = 3.0
_OWN = 2.0
"""Standard error of a cell of the municipality that compares itself: some eighty answers."""
_NEW = 20
_START, _END = "<!-- tabel: begin -->", "<!-- tabel: einde -->"


def world(m: int, random: np.random.Generator) -> np.ndarray:
    """Cells from their mean: statements differ 4.5 points, those of verrichten are 5 harder, municipalities differ 3."""
    cells = random.normal(0.0, 4.5, 9) - np.repeat([0.0, 0.0, 5.0], 3) + random.normal(0.0, _BETWEEN, (m, 9))
    return np.asarray(cells - cells.mean(axis=1, keepdims=True))


def width(m: int, sd: np.ndarray | float) -> np.ndarray:
    """Half the interval that the reader makes of a norm."""
    return np.asarray(t.ppf(0.975, m - 1) * np.sqrt(np.square(sd) * (1 + 1 / m) + _OWN**2))


def study(m: int, epsilon: int, draws: int) -> tuple[float, float, float, float]:
    """Half the width without noise and with it, and how often a new municipality lies inside: a cell, and a course."""
    random, noise = np.random.default_rng([m, epsilon]), Random(100 * m + epsilon)
    plain, wide, inside, course = [], [], [], []
    for _ in range(draws):
        cells = world(m + _NEW, random)
        people, new = cells[:m], cells[m:] + random.normal(0.0, _OWN, (_NEW, 9))
        norms = release(
            [tuple(np.rint(row * 100).astype(int).tolist()) for row in people], Fraction(epsilon), noise
        ).norms
        means = np.array([norm.gemiddelde for norm in norms])
        plain.append(width(m, people.std(axis=0, ddof=1)).mean())
        wide.append(float(width(m, norms[0].sd)))
        inside.append((np.abs(new - means[:9]) < wide[-1]).mean())
        reach = t.ppf(0.975, m - 1) * np.sqrt(norms[9].sd ** 2 * (1 + 1 / m) + 2 * _OWN**2)
        course.append((np.abs(new[:, 6:] - new[:, :3] - means[9:]) < reach).mean())
    return float(np.mean(plain)), float(np.mean(wide)), float(np.mean(inside)), float(np.mean(course))


def table(draws: int) -> str:
    """A row per number of municipalities and epsilon, in Dutch for docs/normen.md."""
    rows = [
        "| gemeenten | epsilon | zonder ruis | met ruis | binnen het interval: vak | verloop |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    for m in SIZES:
        for epsilon in EPSILONS:
            plain, wide, inside, course = study(m, epsilon, draws)
            figures = f"± {plain:.1f} | ± {wide:.1f} | {inside * 100:.1f}% | {course * 100:.1f}%".replace(".", ",")
            rows.append(f"| {m} | {epsilon} | {figures} |")
    return "\n".join(rows)


def main() -> None:
    """Prints the table, and writes it into the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--trekkingen", type=int, default=300)
    parser.add_argument("--doc", type=Path, help="a page with markers, to write the table into")
    chosen = parser.parse_args()
    text = table(chosen.trekkingen)
    print(text)
    if chosen.doc:
        page = chosen.doc.read_text(encoding="utf-8")
        before, _, rest = page.partition(_START)
        _, _, after = rest.partition(_END)
        chosen.doc.write_text(f"{before}{_START}\n\n{text}\n\n{_END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
