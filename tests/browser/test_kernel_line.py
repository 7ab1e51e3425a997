"""What a page says to its kernel while the server closes the line is still heard, and costs no memory."""

from __future__ import annotations

import base64
import json
import os
import re
import socket
import struct
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

AGREED = "v1.kernel.websocket.jupyter.org"
"""The language that JupyterLab asks for."""


@contextmanager
def line(address: str, kernel: str, token: str) -> Iterator[socket.socket]:
    """A line as a page opens it; every line here has the same name, so that each next one takes the place of the last."""
    host, port = address.split(":")
    asked = (
        f"GET /api/kernels/{kernel}/channels?session_id=een&token={token} HTTP/1.1\r\nHost: {address}\r\n"
        f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}\r\nSec-WebSocket-Protocol: {AGREED}\r\n\r\n"
    )
    with socket.create_connection((host, int(port)), 60) as opened:
        opened.sendall(asked.encode())
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += opened.recv(4096)
        assert answer.startswith(b"HTTP/1.1 101")
        assert AGREED.encode() in answer
        yield opened


def request(code: str) -> bytes:
    """A request to run code, in the agreed language and in one frame."""
    from jupyter_client.session import Session
    from jupyter_server.services.kernels.connection.base import serialize_msg_to_ws_v1

    said = Session().msg("execute_request", {"code": code, "silent": False})
    data = serialize_msg_to_ws_v1(said, "shell", lambda part: json.dumps(part, default=str).encode())
    mask = os.urandom(4)
    return b"\x82\xfe" + struct.pack("!H", len(data)) + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(data))


@pytest.fixture(scope="module")
def kernel(lab: Any) -> Iterator[tuple[Any, str, str, str]]:
    """A lab that runs, its address, its token, and a kernel in it."""
    running = lab()
    address, token = re.findall(r"//([\d.:]+)/.*token=(\w+)", running.url)[0]
    made = ask(address, token, "")["id"]
    yield running, address, made, token
    running.stop()


def ask(address: str, token: str, what: str) -> Any:
    """Asks the server for a kernel, or for something to be done with one."""
    secret = {"Authorization": f"token {token}"}
    asked = Request(f"http://{address}/api/kernels{what}", b'{"name": "python3"}', secret, method="POST")
    with urlopen(asked, timeout=60) as answer:
        return json.load(answer)


def heard(written: Path, times: int) -> list[int]:
    """What the kernel wrote down: as soon as it is so much, or after a while."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        lines = written.read_text().split() if written.exists() else []
        if len(lines) >= times:
            break
        time.sleep(0.05)
    return [int(text) for text in lines]


@pytest.mark.browser
def test_what_is_said_on_a_line_that_the_server_closes_is_heard(kernel: Any, tmp_path: Path) -> None:
    running, *where = kernel
    written = tmp_path / "gehoord"
    with line(*where) as old, line(*where):
        old.sendall(request(f"print(7, file=open({str(written)!r}, 'a'))"))
        assert heard(written, 1) == [7]
    most = re.findall(r"VmHWM:\s+(\d+)", Path(f"/proc/{running.process.pid}/status").read_text())
    assert int(most[0]) < 1_000_000


@pytest.mark.browser
def test_all_that_is_said_on_a_line_that_opens_during_a_restart_is_heard_once(kernel: Any, tmp_path: Path) -> None:
    _, *where = kernel
    written = tmp_path / "gehoord"
    address, name, token = where
    with line(*where), ThreadPoolExecutor(1) as beside:
        restarting = beside.submit(ask, address, token, f"/{name}/restart")
        with line(*where) as newest:
            restarting.result()
            for number in range(20):
                newest.sendall(request(f"print({number}, file=open({str(written)!r}, 'a'))"))
                time.sleep(0.05)
            assert heard(written, 20) == list(range(20))
