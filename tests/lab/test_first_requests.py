"""A request that comes while a kernel is still starting is answered once: from the warm parent as from a fresh Python."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from queue import Empty
from typing import Any

import pytest

from srm_kit.lab.warm_kernels import KernelParent, can_fork, register_provisioner

pytestmark = pytest.mark.skipif(not can_fork(), reason="accepted: kernels are forked on Linux only")

PATIENCE = 60.0
EVERY = range(501)
SPREAD = range(0, 501, 45)
"""Milliseconds after the start."""


@pytest.fixture(params=["warm", "stock"])
def kernels(request: pytest.FixtureRequest) -> str:
    """With a warm parent that is ready, and without one."""
    kind = str(request.param)
    if kind == "warm":
        parent: KernelParent = request.getfixturevalue("parent")
        parent.fork(["--version"], ".", {}).wait()  # it answers once everything is imported
    else:
        register_provisioner(None)
    return kind


async def replies(manager: Any, moments: list[int]) -> list[tuple[str, int, str]]:
    """Status, number and value of every reply to a request at each of these milliseconds after the start."""
    loop = asyncio.get_running_loop()
    begin = loop.time()
    start = asyncio.create_task(manager.start_kernel())
    while not manager.shell_port:  # only then there is an address; the kernel does not exist yet
        await asyncio.sleep(0)
    client = manager.client()
    client.start_channels(stdin=False, hb=False, control=False)
    try:
        asked = []
        for moment in moments:
            if (left := begin + moment / 1000 - loop.time()) > 0:
                await asyncio.sleep(left)
            asked.append(client.execute("", user_expressions={"at": str(moment)}, store_history=True))
        await start
        heard: list[dict[str, Any]] = []
        while len({item["parent_header"]["msg_id"] for item in heard} & set(asked)) < len(asked):
            heard.append(await client.get_shell_msg(timeout=PATIENCE))
        last = client.execute("pass")  # what was answered twice comes before the answer to this
        while heard[-1]["parent_header"]["msg_id"] != last:
            heard.append(await client.get_shell_msg(timeout=PATIENCE))
        with pytest.raises(Empty):
            await client.get_shell_msg(timeout=0)
        answers = [item for item in heard if item["msg_type"] == "execute_reply"][:-1]
        return [
            (item["content"]["status"], asked.index(item["parent_header"]["msg_id"]), value(item)) for item in answers
        ]
    finally:
        client.stop_channels()
        await start
        await manager.shutdown_kernel(now=True)
        await manager.cleanup_resources()


def value(reply: dict[str, Any]) -> str:
    return str(reply["content"]["user_expressions"]["at"]["data"]["text/plain"])


def all_answered(manager: Any, moments: list[int]) -> None:
    # In a thread of its own: the browser of other tests keeps an event loop in this one.
    with ThreadPoolExecutor(1) as pool:
        found = pool.submit(asyncio.run, replies(manager, moments)).result()
    assert found == [("ok", number, str(moment)) for number, moment in enumerate(moments)]


def test_requests_during_the_start_are_each_answered_once_and_in_order(kernels: str, manage: Callable[[], Any]) -> None:
    all_answered(manage(), list(SPREAD))


@pytest.mark.slow
def test_a_request_at_every_millisecond_is_answered_once_and_in_order(kernels: str, manage: Callable[[], Any]) -> None:
    all_answered(manage(), list(EVERY))


@pytest.mark.slow
def test_the_first_request_may_come_at_any_millisecond(kernels: str, manage: Callable[[], Any]) -> None:
    for moment in EVERY:
        all_answered(manage(), [moment])
