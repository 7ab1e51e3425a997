"""A cluster on this computer: workers of one thread that only this run can reach, without pages or words of their own."""

from __future__ import annotations

from typing import Any

import pytest

from srm_kit.batch import closed_cluster as module
from srm_kit.batch.closed_cluster import QuietScheduler, QuietWorker, closed_cluster


def test_a_cluster_listens_to_this_computer_alone_and_leaves_memory_to_the_reports(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "SpecCluster", lambda **words: words)
    made: Any = closed_cluster(3)
    assert made["security"].require_encryption
    assert list(made["workers"].values()) == [made["worker"]] * 3
    for part, kind in (("worker", "worker_class"), ("scheduler", "cls")):
        options = made[part]["options"]
        assert (options["host"], options["protocol"], options["dashboard"]) == ("127.0.0.1", "tls://", False)
        assert options["security"] is made["security"]
        assert (made[part] | options)[kind] in {QuietWorker, QuietScheduler}
    worker, scheduler = made["worker"]["options"], made["scheduler"]["options"]
    assert (worker["nthreads"], worker["memory_limit"]) == (1, 0)
    assert scheduler["port"] == 0  # any that is free: two batches go beside each other
    assert {made["silence_logs"], worker["silence_logs"]} == {51}  # above the gravest level there is
