"""What the tests of kernels share: a warm parent, a short folder, and managers that use both."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from srm_kit.lab.warm_kernels import PROVISIONER, KernelParent, register_provisioner


@pytest.fixture
def parent() -> Iterator[KernelParent]:
    made = KernelParent()
    register_provisioner(made)
    yield made
    made.stop()
    register_provisioner(None)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short path: the name of a Unix socket may be about a hundred bytes."""
    with tempfile.TemporaryDirectory(prefix="srm-") as name:
        yield Path(name)


@pytest.fixture
def manage(folder: Path) -> Callable[[], Any]:
    """``manage()``: a manager of one kernel, not started yet, that asks our provisioner for it."""

    def make() -> Any:
        from jupyter_client.manager import AsyncKernelManager

        number = len(list(folder.iterdir()))
        manager = AsyncKernelManager(
            kernel_name="python3", transport="ipc", connection_file=str(folder / f"k{number}.json")
        )
        manager.kernel_spec.metadata = {"kernel_provisioner": {"provisioner_name": PROVISIONER}}
        manager.kernel_spec.argv = [*manager.kernel_spec.argv, "--HistoryManager.enabled=False"]
        return manager

    return make
