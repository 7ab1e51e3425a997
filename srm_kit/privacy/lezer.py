"""What a reader can work out: the range that is left for the mean of a group nobody published.

The reader knows the rules, who has which background, and every published figure. Each published figure is a
linear statement about the sums of scores of small groups (atoms); with the limits 0 and 100 of the scale that
leaves a range for every other group. A wide range means: nothing is given away.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["MINSTE_BREEDTE", "breedtes", "te_berekenen", "veilig"]

MINSTE_BREEDTE = 20.0
"""Points 0-100 that must stay open for the mean of every hidden group, and for every single answer."""

Rijen = NDArray[np.float64]


def veilig(aantal: Rijen, som: Rijen, bekend: Rijen, verborgen: NDArray[np.bool_]) -> bool:
    """Whether every hidden group keeps at least ``MINSTE_BREEDTE``; see ``breedtes``.

    A cheap lower limit decides first; only what stays in doubt is worked out exactly.
    """
    if verborgen.size == 0:
        return True
    doubtful = _lower_limit(aantal, som, bekend, verborgen) < MINSTE_BREEDTE
    return all(_exact(aantal, som, bekend, group) >= MINSTE_BREEDTE - 1e-6 for group in verborgen[doubtful])


def te_berekenen(bekend: Rijen, verborgen: NDArray[np.bool_]) -> bool:
    """Whether some hidden group can be computed exactly from published figures, whatever the answers are.

    >>> te_berekenen(np.array([[1.0, 1.0], [1.0, 0.0]]), np.array([[False, True]]))
    True
    >>> te_berekenen(np.array([[1.0, 1.0]]), np.array([[False, True]]))
    False
    """
    groups = verborgen.astype(float)
    rest = groups - groups @ np.linalg.pinv(bekend) @ bekend
    return bool(np.any(np.abs(rest).max(axis=1, initial=0.0) < 1e-8))


def breedtes(aantal: Rijen, som: Rijen, bekend: Rijen, verborgen: NDArray[np.bool_]) -> Rijen:
    """The width of the range that is left for the mean of each hidden group, by linear programming.

    Parameters
    ----------
    aantal, som
        Persons and sum of scores (0-100) per atom, (v,).
    bekend
        One row per published figure, (r, v): the figure is the row times ``som``.
    verborgen
        One row per hidden group, (h, v): which atoms it has.

    Returns
    -------
    array
        Points 0-100 per hidden group, (h,).

    >>> ten = np.array([6.0, 4.0])
    >>> both, four = np.ones((1, 2)), np.array([[False, True]])
    >>> breedtes(ten, np.array([300.0, 200.0]), both, four).tolist()
    [100.0]
    >>> breedtes(ten, np.array([300.0, 200.0]), np.eye(2), four).tolist()
    [0.0]
    """
    return np.array([_exact(aantal, som, bekend, group) for group in verborgen])


def _exact(aantal: Rijen, som: Rijen, bekend: Rijen, group: NDArray[np.bool_]) -> float:
    from scipy.optimize import linprog

    persons = float(aantal[group].sum())
    ends = []
    for sign in (1.0, -1.0):
        found = linprog(
            sign * group / persons,
            A_eq=bekend,
            b_eq=bekend @ som,
            bounds=np.column_stack([np.zeros_like(aantal), 100.0 * aantal]),
            method="highs",
        )
        if found.status != 0:  # numerically on the edge: nothing may be claimed to be open
            return 0.0
        ends.append(float(found.fun))
    return -ends[0] - ends[1]


def _lower_limit(aantal: Rijen, som: Rijen, bekend: Rijen, verborgen: NDArray[np.bool_]) -> Rijen:
    """A width that is certainly left, per hidden group (h,).

    From a point inside everything the reader knows, one step as far as the scale allows, along the direction
    of Dikin's affine scaling: the steepest one that changes no published figure.
    """
    room = 100.0 * aantal
    inside = _inside(room, som, bekend)
    slack = np.minimum(inside, room - inside)
    weight = slack**2
    groups = verborgen.astype(float)
    raw = groups * weight
    seen = bekend * weight
    direction = raw - (raw @ bekend.T) @ np.linalg.pinv(seen @ bekend.T) @ seen
    with np.errstate(divide="ignore", invalid="ignore"):
        up = np.where(direction > 0, (room - inside) / direction, np.where(direction < 0, -inside / direction, np.inf))
        down = np.where(direction > 0, inside / direction, np.where(direction < 0, (inside - room) / direction, np.inf))
    steps = np.min(up, axis=1) + np.min(down, axis=1)
    gain = np.einsum("hv,hv->h", groups, direction)
    # What is left of a direction by rounding must not look like freedom.
    real = gain > 1e-6 * raw.sum(axis=1)
    kept = np.abs(direction @ bekend.T).max(axis=1, initial=0.0) <= 1e-7 * np.abs(direction).max(axis=1, initial=0.0)
    finite = np.where(np.isfinite(steps), steps, 0.0)
    width: Rijen = np.where(real & kept, finite * gain, 0.0) / (groups @ aantal)
    return width


def _inside(room: Rijen, som: Rijen, bekend: Rijen) -> Rijen:
    """A point with the same published figures, as near the middle of the scale as it goes."""
    middle = room / 2
    seen = bekend * room**2
    point = middle + np.linalg.pinv(seen @ bekend.T) @ (bekend @ (som - middle)) @ seen
    move = point - som
    with np.errstate(divide="ignore", invalid="ignore"):
        limit = np.where(move > 0, (room - som) / move, np.where(move < 0, -som / move, np.inf))
    step = min(1.0, 0.95 * float(np.min(limit, initial=np.inf)))
    return np.clip(som + max(step, 0.0) * move, 0.0, room)
