"""Linear programmes, with or without whole numbers: the smallest value of a sum within limits, by the HiGHS solver.

HiGHS works on one thread, so that the same question gives the same answer on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Limits", "Solution", "smallest", "smallest_of_each"]

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Limits:
    """What a solution has to keep to: ``row_low <= matrix @ x <= row_high`` and ``low <= x <= high``.

    ``matrix`` is (r, c); the rows' limits are (r,) and those of the unknowns (c,). ``whole``: every unknown is a whole number.
    """

    matrix: Vector
    row_low: Vector
    row_high: Vector
    low: Vector
    high: Vector
    whole: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """The point that was found and its value; ``proved`` when there is certainly none smaller."""

    point: Vector
    value: float
    proved: bool


def smallest(goal: Vector, limits: Limits, nodes: int | None = None) -> Solution | None:
    """The smallest ``goal @ x``; None when nothing keeps to the limits.

    ``nodes`` bounds the search for whole numbers: then the best that was found until there, not proved.

    >>> one = Limits(np.ones((1, 2)), np.array([1.0]), np.array([1.0]), np.zeros(2), np.ones(2))
    >>> found = smallest(np.array([3.0, 2.0]), one)
    >>> found is not None and (found.value, found.point.tolist(), found.proved)
    (2.0, [0.0, 1.0], True)
    """
    return next(smallest_of_each([goal], limits, nodes))


def smallest_of_each(goals: Iterable[Vector], limits: Limits, nodes: int | None = None) -> Iterator[Solution | None]:
    """The same for several goals within the same limits, each begun where the one before ended."""
    import highspy

    # The class above it listens for Ctrl-C in threads of its own, and prints who made it.
    solver = highspy._Highs()  # type: ignore[attr-defined]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    if limits.whole:
        solver.setOptionValue("mip_rel_gap", 0.0)
        if nodes is not None:
            solver.setOptionValue("mip_max_nodes", nodes)
    solver.passModel(_model(highspy, limits))
    columns = np.arange(limits.low.size, dtype=np.int32)
    for goal in goals:
        solver.changeColsCost(columns.size, columns, np.asarray(goal, dtype=np.float64))
        solver.run()
        yield _solution(highspy, solver)


def _model(highspy: Any, limits: Limits) -> Any:
    rows, columns = np.nonzero(limits.matrix)
    model = highspy.HighsLp()
    model.num_row_, model.num_col_ = limits.matrix.shape
    model.col_cost_ = np.zeros(limits.low.size)
    model.col_lower_, model.col_upper_ = limits.low, limits.high
    model.row_lower_, model.row_upper_ = limits.row_low, limits.row_high
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.num_row_, model.a_matrix_.num_col_ = limits.matrix.shape
    model.a_matrix_.start_ = np.searchsorted(rows, np.arange(limits.matrix.shape[0] + 1)).astype(np.int32)
    model.a_matrix_.index_ = columns.astype(np.int32)
    model.a_matrix_.value_ = limits.matrix[rows, columns]
    if limits.whole:
        model.integrality_ = [highspy.HighsVarType.kInteger] * limits.low.size
    return model


def _solution(highspy: Any, solver: Any) -> Solution | None:
    state = solver.getModelStatus()
    proved = state == highspy.HighsModelStatus.kOptimal
    bounded = state in {highspy.HighsModelStatus.kSolutionLimit, highspy.HighsModelStatus.kIterationLimit}
    found = solver.getSolution()
    if not found.value_valid or not (proved or bounded):
        return None
    return Solution(np.array(found.col_value), float(solver.getInfo().objective_function_value), proved)
