"""The reader who keeps everything: any number of releases of one cell of one measurement, laid beside each other.

Written apart from the product. Each release is read by ``Lezer``; who answered the same in two releases is one unknown,
who answered otherwise is two. Hidden are the hidden groups of every release, and the few by whom releases differ.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array, eye_array, kron

sys.path.insert(0, str(Path(__file__).parent))
from lezer import Lezer, Masker, Vondst

__all__ = ["smalste_van_alle"]


def smalste_van_alle(lezers: Sequence[Lezer], k_min: int = 5) -> Vondst | None:
    """The hidden group of which somebody with all these releases knows most; None when there is nothing to go by."""
    seen = [item for item in lezers if item.n and item.ongelijk]
    if not seen:
        return None
    names = [[f"{who}={score:.6f}" for who, score in zip(item.wie, item.waar.tolist(), strict=True)] for item in seen]
    people = sorted({name for each in names for name in each})
    where = [np.array([people.index(name) for name in each]) for each in names]
    rows, limits = [], []
    low, high = np.zeros(len(people)), np.full(len(people), 100.0)
    kinds = [""] * len(people)
    for item, index in zip(seen, where, strict=True):
        for row, limit in item.ongelijk:
            full = np.zeros(len(people))
            full[index] = row
            rows.append(full)
            limits.append(limit + 1e-7)
        low[index], high[index] = np.maximum(low[index], item.laagst), np.minimum(high[index], item.hoogst)
        parts = dict(zip(index.tolist(), zip(item.groep, item.afdeling, item.leiding, strict=True), strict=True))
        kinds = [f"{kind}|{'/'.join(parts[who]) if who in parts else ''}" for who, kind in enumerate(kinds)]
    # Who cannot be told apart is one unknown with one of them set apart.
    first = {kind: kinds.index(kind) for kind in kinds}
    atom = np.array([2 * first[kind] + (first[kind] != who) for who, kind in enumerate(kinds)])
    _, place, inverse = np.unique(atom, return_index=True, return_inverse=True)
    size = np.bincount(inverse).astype(float)
    hidden = dict(_verborgen(seen, where, kinds, sorted(first.values()), k_min))
    goals = np.array([np.bincount(inverse, weights=mask / mask.sum()) for mask in hidden.values()])
    matrix = np.array(rows)[:, place] * size
    blocks = 2 * len(goals)
    found = linprog(
        np.concatenate([goals, -goals]).ravel(),
        A_ub=csr_array(kron(eye_array(blocks), matrix, format="csr")),
        b_ub=np.tile(np.array(limits), blocks),
        bounds=np.tile(np.column_stack([low[place], high[place]]), (blocks, 1)),
        method="highs",
    )
    assert found.status == 0, found.message
    values = (np.concatenate([goals, goals]) * found.x.reshape(blocks, size.size)).sum(axis=1)
    least, most = values[: len(goals)], values[len(goals) :]
    best = int(np.argmin(most - least))
    name = list(hidden)[best]
    return Vondst(name, int(hidden[name].sum()), float(least[best]), float(most[best]))


def _verborgen(
    lezers: Sequence[Lezer], waar: Sequence[np.ndarray], soorten: Sequence[str], ieder: Sequence[int], k_min: int
) -> Iterator[tuple[str, Masker]]:
    count = len(soorten)
    shown = {
        f"afdeling {name}"
        for item in lezers
        for name, cells in item.maten.groepen.afdeling.items()
        if item.dag is None and cells[item.cel].score is not None
    }
    for number, (item, index) in enumerate(zip(lezers, waar, strict=True)):
        for name, own in item.verborgen(k_min).items():
            # A large department that one release shows is known by it; who came or left since is hidden below.
            if not name.startswith("persoon") and not (name in shown and own.sum() >= k_min):
                mask = np.zeros(count, dtype=bool)
                mask[index[own]] = True
                yield f"{number}: {name}", mask
    for who in ieder:
        yield f"persoon {who}", np.arange(count) == who
    inside = [np.isin(np.arange(count), index) for index in waar]
    for one, other in combinations(range(len(lezers)), 2):
        for name, mask in (("erbij", inside[other] & ~inside[one]), ("weg", inside[one] & ~inside[other])):
            if 0 < mask.sum() < k_min:
                yield f"{name} tussen {one} en {other}", mask
            units = np.array([kind.split("|")[1 + (other if name == "erbij" else one)] for kind in soorten])
            for unit in sorted(set(units[mask])):
                few = mask & (units == unit)
                if 0 < few.sum() < k_min:
                    yield f"{name} tussen {one} en {other}: {unit}", few
