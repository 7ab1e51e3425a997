"""A server that was stopped is gone, and its port is told apart from a free one."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from srm_kit.loopback import PortTaken, free_port, require_free, temporary_files_in

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


STOPPED = """
import signal, sys, time
from srm_kit.loopback import on_interrupt

ended = []
with on_interrupt(lambda: ended.append("tidied")):
    print("ready", flush=True)
    while not ended:
        time.sleep(0.01)
print(ended[0], signal.getsignal(signal.SIGINT) is signal.default_int_handler)
"""


@pytest.mark.skipif(os.name != "posix", reason="accepted: other signals on this system")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_ctrl_c_a_closed_terminal_and_an_order_to_end_all_tidy_up(name: str) -> None:
    with subprocess.Popen([sys.executable, "-c", STOPPED], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(getattr(signal, name))
        assert process.stdout.read() == "tidied True\n"
        assert process.wait(30) == 0


def test_temporary_files_go_with_the_server_but_not_those_of_a_browser(tmp_path: Path) -> None:
    before, former = os.environ.get("TMPDIR"), tempfile.tempdir
    shown = "import tempfile; print(tempfile.gettempdir())"
    try:
        with temporary_files_in(tmp_path):
            inside = subprocess.check_output([sys.executable, "-c", shown], text=True)
        outside = subprocess.check_output([sys.executable, "-c", shown], text=True)
        assert Path(tempfile.mkdtemp()).parent == tmp_path
    finally:
        tempfile.tempdir = former
    assert inside.strip() == str(tmp_path)
    assert outside.strip() != str(tmp_path)
    assert os.environ.get("TMPDIR") == before


def test_a_taken_port_is_told_with_the_mend() -> None:
    port = free_port()
    require_free(port)
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        with pytest.raises(PortTaken, match=f"Port {port} is taken.*--port"):
            require_free(port)
