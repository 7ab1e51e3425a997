"""A Dask cluster on this computer that nobody else can reach: TLS with keys of this run only, and no web server.

Dask runs what it is sent, as the person who started it; a port on loopback is open to every user of the computer.
"""

from __future__ import annotations

from typing import Any

from distributed import Nanny, Scheduler, Security, SpecCluster, Worker

__all__ = ["QuietScheduler", "QuietWorker", "closed_cluster"]


class QuietScheduler(Scheduler):
    """A scheduler without the pages that Dask serves on port 8787, also when its dashboard is off."""

    def start_http_server(self, *_: Any, **__: Any) -> None:
        """Serves nothing."""


class QuietWorker(Worker):
    """A worker without a web server."""

    def start_http_server(self, *_: Any, **__: Any) -> None:
        """Serves nothing."""


def closed_cluster(workers: int) -> SpecCluster:
    """So many workers of one thread. The keys are made for this run and stand in no file that stays."""
    security = Security.temporary()
    common = {"host": "127.0.0.1", "protocol": "tls://", "security": security}
    worker = {
        "cls": Nanny,
        "options": {
            **common,
            "worker_class": QuietWorker,
            "nthreads": 1,
            "memory_limit": 0,  # the memory is in the reports, which have a limit of their own
            "dashboard": False,
            "silence_logs": 51,
        },
    }
    scheduler = {"cls": QuietScheduler, "options": {**common, "port": 0, "dashboard": False, "dashboard_address": None}}
    return SpecCluster(
        workers=dict.fromkeys(range(workers), worker),
        scheduler=scheduler,
        worker=worker,
        security=security,
        silence_logs=51,
    )
