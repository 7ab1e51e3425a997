"""Kernels from the warm parent behave as kernels of their own: start, stop, die, and start without the parent."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from srm_kit.lab.warm_kernels import KernelParent, WarmProvisioner, can_fork, register_provisioner

pytestmark = pytest.mark.skipif(not can_fork(), reason="accepted: kernels are forked on Linux only")

PATIENCE = 30.0


@asynccontextmanager
async def kernel(manage: Callable[[], Any], **options: Any) -> AsyncIterator[tuple[Any, Any]]:
    """A manager and a client of one kernel."""
    manager = manage()
    await manager.start_kernel(**options)
    client = manager.client()
    client.start_channels()
    try:
        await client.wait_for_ready(timeout=PATIENCE)
        yield manager, client
    finally:
        client.stop_channels()
        if manager.has_kernel:
            await manager.shutdown_kernel(now=True)
        await manager.cleanup_resources()


async def ask(client: Any, code: str) -> str:
    """What the code prints, or the name of the error that it gives."""
    said: list[str] = []

    def hear(message: dict[str, Any]) -> None:
        said.append(message["content"].get("text") or message["content"].get("ename") or "")

    await client.execute_interactive(code, output_hook=hear, timeout=PATIENCE)
    return "".join(said)


def run(story: Coroutine[Any, Any, None]) -> None:
    """Runs it in a thread of its own: the browser of other tests keeps an event loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, story).result()


async def until(condition: Callable[[], bool]) -> None:
    """Waits for something that has to happen."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        await asyncio.sleep(0.02)


async def until_dead(manager: Any) -> None:
    """Waits until the manager itself says that its kernel is gone."""
    end = time.monotonic() + PATIENCE
    while await manager.is_alive():
        assert time.monotonic() < end, "nobody noticed"
        await asyncio.sleep(0.02)


def parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])


def runs(pid: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    return False


def test_a_kernel_is_forked_in_its_own_folder_and_environment(
    parent: KernelParent, folder: Path, manage: Callable[[], Any]
) -> None:
    async def story() -> None:
        place = folder / "werk"
        place.mkdir()
        environment = {**os.environ, "JPY_SESSION_NAME": "1_richten.ipynb", "EIGEN": "ja"}
        async with kernel(manage, cwd=str(place), env=environment) as (manager, client):
            assert parent_of(manager.provisioner.pid) == parent.pid
            assert await ask(client, "import os; print(os.getcwd())") == f"{place}\n"
            assert await ask(client, "print(os.environ['JPY_SESSION_NAME'], os.environ['EIGEN'])") == (
                "1_richten.ipynb ja\n"
            )
            assert await ask(client, "import sys; print('srm_kit.phases.richten' in sys.modules)") == "True\n"
            assert await ask(client, "print('OPENBLAS_NUM_THREADS' in os.environ)") == (
                f"{'OPENBLAS_NUM_THREADS' in os.environ}\n"
            )

    run(story())


def test_kernels_share_nothing(parent: KernelParent, manage: Callable[[], Any]) -> None:
    async def story() -> None:
        draw = "import random, numpy; print(random.random(), numpy.random.random())"
        async with kernel(manage) as (_, one), kernel(manage) as (_, two):
            await ask(one, "geheim = 1")
            assert await ask(two, "geheim") == "NameError"
            assert await ask(one, draw) != await ask(two, draw)

    run(story())


def test_interrupt_stops_the_cell_and_not_the_kernel(
    parent: KernelParent, folder: Path, manage: Callable[[], Any]
) -> None:
    async def story() -> None:
        async with kernel(manage) as (manager, client):
            await ask(client, "kept = 5")
            started = folder / "begonnen"
            asked = asyncio.create_task(
                ask(client, f"import time, pathlib; pathlib.Path({str(started)!r}).touch(); time.sleep(600)")
            )
            await until(started.exists)
            await manager.interrupt_kernel()
            assert await asked == "KeyboardInterrupt"
            assert await ask(client, "print(kept)") == "5\n"

    run(story())


def test_restart_gives_a_clean_kernel_on_the_same_connection(parent: KernelParent, manage: Callable[[], Any]) -> None:
    async def story() -> None:
        async with kernel(manage) as (manager, client):
            await ask(client, "kept = 5")
            first = manager.provisioner.pid
            await manager.restart_kernel()
            await client.wait_for_ready(timeout=PATIENCE)
            assert manager.provisioner.pid != first
            assert not runs(first)
            assert await ask(client, "kept") == "NameError"

    run(story())


def test_what_a_kernel_left_unanswered_keeps_nobody_from_the_next(
    parent: KernelParent, manage: Callable[[], Any]
) -> None:
    """Jupyter Server keeps its question for a kernel there, and lets every window wait a minute for the answer."""

    async def story() -> None:
        async with kernel(manage) as (manager, _):
            manager._kernel_info_future = asked = Future[Any]()
            await manager.restart_kernel()
            assert asked.result(timeout=0) == {}  # who waited goes on
            assert not hasattr(manager, "_kernel_info_future")  # who comes now asks the new kernel

    run(story())


@pytest.mark.parametrize(
    ("code", "expected"), [("import os; os.kill(os.getpid(), 9)", -9), ("import os; os._exit(7)", 7)]
)
def test_a_kernel_that_dies_is_noticed_with_how_it_ended(
    parent: KernelParent, manage: Callable[[], Any], code: str, expected: int
) -> None:
    async def story() -> None:
        async with kernel(manage) as (manager, client):
            client.execute(code)
            await until_dead(manager)
            assert await manager.provisioner.poll() == expected

    run(story())


def test_a_polite_shutdown_ends_the_process(parent: KernelParent, manage: Callable[[], Any]) -> None:
    async def story() -> None:
        async with kernel(manage) as (manager, _):
            pid = manager.provisioner.pid
            await manager.shutdown_kernel()
            assert not runs(pid)

    run(story())


def test_when_the_parent_dies_kernels_live_on_and_new_ones_start_the_usual_way(
    parent: KernelParent, manage: Callable[[], Any]
) -> None:
    async def story() -> None:
        async with kernel(manage) as (manager, client):
            await ask(client, "kept = 5")
            os.kill(parent.pid, signal.SIGKILL)
            await until(lambda: not parent.alive)
            assert await ask(client, "print(kept)") == "5\n"
            assert await manager.is_alive()
            async with kernel(manage) as (other, second):
                assert parent_of(other.provisioner.pid) == os.getpid()
                assert await ask(second, "print(6)") == "6\n"
            os.kill(manager.provisioner.pid, signal.SIGKILL)
            await until_dead(manager)

    run(story())


def test_without_a_parent_a_kernel_starts_the_usual_way(manage: Callable[[], Any]) -> None:
    async def story() -> None:
        register_provisioner(None)
        assert WarmProvisioner.warm_parent is None
        async with kernel(manage) as (_, client):
            assert await ask(client, "print(1 + 1)") == "2\n"

    run(story())


_SERVER = """
import asyncio, sys
from jupyter_client.manager import AsyncKernelManager
from srm_kit.lab.warm_kernels import PROVISIONER, KernelParent, register_provisioner

async def main():
    register_provisioner(KernelParent())
    manager = AsyncKernelManager(kernel_name="python3", transport="ipc", connection_file=sys.argv[1])
    manager.kernel_spec.metadata = {"kernel_provisioner": {"provisioner_name": PROVISIONER}}
    await manager.start_kernel()
    print(manager.provisioner.pid, flush=True)
    await asyncio.sleep(600)

asyncio.run(main())
"""


def test_no_kernel_outlives_a_server_that_is_killed(folder: Path) -> None:
    server = subprocess.Popen(
        [sys.executable, "-c", _SERVER, str(folder / "k.json")], stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    pid = int(server.stdout.readline())
    warm = parent_of(pid)
    assert runs(pid)
    server.kill()
    server.wait()
    server.stdout.close()
    run(until(lambda: not runs(pid) and not runs(warm)))
