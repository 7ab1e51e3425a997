"""A server that was stopped is gone, and its port is told apart from a free one."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

from srm_kit.loopback import PortTaken, free_port, require_free

SERVER = """
import asyncio, sys, anyio.to_thread
from srm_kit.loopback import let_finish

loop = asyncio.new_event_loop()

async def answer():
    await anyio.to_thread.run_sync(int)
    loop.stop()  # the loop ends before it has said that this is done

async def for_ever():
    await asyncio.sleep(3600)

async def start():
    return [loop.create_task(for_ever()), loop.create_task(answer())]

kept = loop.run_until_complete(start())
loop.run_forever()
let_finish(loop)
print([task.cancelled() for task in kept])
"""


def test_a_stopped_server_leaves_no_thread_to_wait_for() -> None:
    done = subprocess.run([sys.executable, "-c", SERVER], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "[True, False]\n")


def test_a_taken_port_is_told_with_the_mend() -> None:
    port = free_port()
    require_free(port)
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        with pytest.raises(PortTaken, match=f"Port {port} is taken.*--port"):
            require_free(port)
