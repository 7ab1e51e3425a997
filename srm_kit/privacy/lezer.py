"""What a reader can work out: the range that is left for the mean of a group nobody published.

The reader knows the rules, who has which background, and every published figure. Each published figure is a
linear statement about the sums of scores of small groups (atoms); with the limits 0 and 100 of the scale that
leaves a range for every other group. A wide range means: nothing is given away.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from srm_kit.linear_programme import Limits, smallest_of_each

__all__ = ["MINSTE_BREEDTE", "alleen", "breedte", "open_gebleven", "veilig"]

MINSTE_BREEDTE = 20.0
"""Points 0-100 that must stay open for the mean of every hidden group, and for every single answer."""

Rijen = NDArray[np.float64]

_HAIR = 1e-6
"""Machine noise: a range of 20 points is 20 however it was summed."""
_DEPENDENT = 1e-9
"""A row of length 1 of which the others leave no more than this follows from them."""
_TINY = float(np.finfo(np.float64).tiny)


def alleen(leden: Rijen, aantal: float, score: float) -> Rijen:
    """The range left for members of a group of which only the mean is known, in points (h,).

    ``leden`` (h,) of the ``aantal`` persons whose mean is ``score`` (0-100): the others may have had anything.

    >>> alleen(np.array([1.0, 4.0]), 5, 50.0).tolist(), alleen(np.array([4.0]), 5, 96.0).tolist()
    ([100.0, 25.0], [5.0])
    """
    total = score * aantal
    most = np.minimum(100.0 * leden, total)
    least = np.maximum(0.0, total - 100.0 * (aantal - leden))
    width: Rijen = (most - least) / leden
    return width


def veilig(rijen: Rijen, aantal: Rijen, som: Rijen, groepen: Rijen, eis: Rijen) -> bool:
    """Whether every group keeps the range it needs; a cheap lower limit decides, what is in doubt is worked out.

    Parameters
    ----------
    rijen
        One row per published figure, (r, a): the figure is the row times ``som``.
    aantal, som
        Persons and sum of scores (0-100) per atom, (a,).
    groepen
        One row per hidden group, (h, a): how many persons of each atom are in it.
    eis
        The points 0-100 each group must keep, (h,).

    >>> ten, half = np.array([6.0, 4.0]), np.array([300.0, 200.0])
    >>> four, twenty = np.array([[0.0, 4.0]]), np.array([20.0])
    >>> veilig(np.ones((1, 2)), ten, half, four, twenty), veilig(np.eye(2), ten, half, four, twenty)
    (True, False)
    """
    seen = _gezien(rijen, aantal, som, groepen, eis)
    return all(breedte(*seen.klassen, group) >= need for group, need in seen.twijfel())


def open_gebleven(rijen: Rijen, aantal: Rijen, som: Rijen, groepen: Rijen, eis: float) -> NDArray[np.bool_]:
    """Which groups keep the range ``eis``, (h,); the other parameters are those of ``veilig``."""
    seen = _gezien(rijen, aantal, som, groepen, np.full(groepen.shape[0], eis))
    tight = {group.tobytes() for group, need in seen.twijfel() if breedte(*seen.klassen, group) < need}
    return np.array([group.tobytes() not in tight for group in seen.leden[seen.plaats]], dtype=bool)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Gezien:
    """The problem with people whom the published figures do not tell apart in one class: smaller, nothing lost.

    ``leden``: the different groups as persons per class; ``plaats``: which of them each group is; ``nodig``: the
    points each must keep, less machine noise; ``open``: whether a cheap limit is enough to know that it keeps them.
    """

    klassen: tuple[Rijen, Rijen, Rijen]
    leden: Rijen
    plaats: NDArray[np.intp]
    nodig: Rijen
    open: NDArray[np.bool_]

    def twijfel(self) -> Iterator[tuple[Rijen, float]]:
        """The groups for which no cheap limit decides, with what they need."""
        return zip(self.leden[~self.open], self.nodig[~self.open].tolist(), strict=True)


def _gezien(rijen: Rijen, aantal: Rijen, som: Rijen, groepen: Rijen, eis: Rijen) -> _Gezien:
    _, first, kind = np.unique(rijen, axis=1, return_index=True, return_inverse=True)
    which = (kind.ravel()[:, None] == np.arange(first.size)).astype(np.float64)
    classes = (rijen[:, first], aantal @ which, som @ which)
    members, place = np.unique(groepen @ which, axis=0, return_inverse=True)
    needed = np.zeros(members.shape[0])
    np.maximum.at(needed, place.ravel(), eis - _HAIR)
    enough = _each_class_known(*classes[1:], members) >= needed
    if not enough.all():
        enough[~enough] = _lower_limit(*classes, members[~enough]) >= needed[~enough]
    return _Gezien(classes, members, place.ravel(), needed, enough)


def breedte(rijen: Rijen, aantal: Rijen, som: Rijen, groep: Rijen) -> float:
    """The range that is left for the mean of one group, by linear programming, in points 0-100.

    >>> ten, half = np.array([6.0, 4.0]), np.array([300.0, 200.0])
    >>> breedte(np.ones((1, 2)), ten, half, np.array([0.0, 4.0])), breedte(np.eye(2), ten, half, np.array([0.0, 4.0]))
    (100.0, 0.0)
    """
    goal = np.concatenate([np.ones_like(groep), np.zeros_like(groep)]) / groep.sum()
    room = 100.0 * np.concatenate([groep, aantal - groep])
    shown = rijen @ som
    limits = Limits(np.hstack([rijen, rijen]), shown, shown, np.zeros_like(room), room)
    width = 0.0
    for end in smallest_of_each((goal, -goal), limits):
        if end is None:  # numerically on the edge: nothing may be claimed to be open
            return 0.0
        width -= end.value
    return width


def _each_class_known(aantal: Rijen, som: Rijen, groepen: Rijen) -> Rijen:
    """The range left per group (h,) for who knows the sum of every class: no figures tell more than that."""
    most = np.minimum(100.0 * groepen, som)
    least = np.maximum(0.0, som - 100.0 * (aantal - groepen))
    width: Rijen = (most - least).sum(axis=1) / groepen.sum(axis=1)
    return width


def _lower_limit(rijen: Rijen, aantal: Rijen, som: Rijen, groepen: Rijen) -> Rijen:
    """A range that is certainly left, per group (h,), without solving a linear programme.

    From a point inside everything the reader knows, as far as the scale allows along the direction of Dikin's
    affine scaling: the steepest one that changes no published figure. Each class counts twice, as the members of
    the group in it and as the others.
    """
    mean = _inside(rijen, aantal, som)
    slack = np.minimum(mean, 100.0 - mean)
    size = np.hstack([groepen, aantal - groepen])
    room, inside = 100.0 * size, np.hstack([mean, mean]) * size
    weight = (np.hstack([slack, slack]) * size) ** 2
    double = np.hstack([rijen, rijen])
    # Many figures follow from others: what they leave unchanged together is that of as many rows as there are classes.
    base = np.tile(_independent(rijen), 2)
    half = groepen.shape[1]
    raw = weight.copy()
    raw[:, half:] = 0.0
    square = (base * weight[:, None, :]) @ base.T
    # A hair on the diagonal: classes at the end of the scale leave some figures nothing to be changed by.
    rows = np.arange(base.shape[0])
    square[:, rows, rows] += 1e-13 * square[:, rows, rows].max(axis=1, initial=0.0)[:, None] + _TINY
    direction = raw
    for _ in range(2):  # the second time takes away what rounding left
        multiplier = np.linalg.solve(square, (direction @ base.T)[:, :, None])[:, :, 0]
        direction = direction - weight * (multiplier @ base)
    with np.errstate(divide="ignore", invalid="ignore"):
        up = np.where(direction > 0, (room - inside) / direction, np.where(direction < 0, -inside / direction, np.inf))
        down = np.where(direction > 0, inside / direction, np.where(direction < 0, (inside - room) / direction, np.inf))
    steps = up.min(axis=1) + down.min(axis=1)
    gain = direction[:, :half].sum(axis=1)
    # What rounding leaves of a direction must not look like freedom.
    most = np.abs(direction).max(axis=1)
    real = (gain > 1e-6 * raw.sum(axis=1)) & (np.abs(direction @ double.T).max(axis=1) <= 1e-7 * most)
    kept = np.where(real & np.isfinite(steps), steps, 0.0)
    found: Rijen = kept * gain / groepen.sum(axis=1)
    return found


def _independent(rijen: Rijen) -> Rijen:
    """Perpendicular rows that span what these span, by Gram and Schmidt."""
    base = np.zeros((0, rijen.shape[1]))
    for row in rijen:
        length = np.linalg.norm(row)
        if length == 0.0 or base.shape[0] == rijen.shape[1]:
            continue
        rest = row / length
        for _ in range(2):
            rest = rest - base.T @ (base @ rest)
        if np.linalg.norm(rest) > _DEPENDENT:
            base = np.vstack([base, rest / np.linalg.norm(rest)])
    return base


def _inside(rijen: Rijen, aantal: Rijen, som: Rijen) -> Rijen:
    """Means per class with the same published figures, as near the middle of the scale as it goes."""
    true = som / aantal
    root = np.sqrt(aantal)
    seen = rijen * aantal
    middle = 50.0 + np.linalg.lstsq(seen / root, seen @ (true - 50.0), rcond=None)[0] / root
    move = middle - true
    with np.errstate(divide="ignore", invalid="ignore"):
        limit = np.where(move > 0, (100.0 - true) / move, np.where(move < 0, -true / move, np.inf))
    step = min(1.0, 0.95 * float(np.min(limit, initial=np.inf)))
    point: Rijen = np.clip(true + max(step, 0.0) * move, 0.0, 100.0)
    return point
