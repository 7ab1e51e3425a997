"""A batch on a real Dask cluster: the same reports, each once, also when workers die; and clear words when it cannot."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.batch.certificates import make_certificates

Dorpen = Callable[[int], Path]
Srm = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="accepted: workers are found and killed by /proc")


def reports(out: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(out)): path.read_bytes()
        for folder in sorted(out.iterdir())
        if folder.is_dir()
        for path in sorted(folder.iterdir())
    }


def done(out: Path) -> Counter[str]:
    found = [json.loads(line) for line in (out / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    return Counter(line["naam"] for line in found if line["status"] == "klaar")


@pytest.fixture(scope="module")
def alone(srm: Srm, dorpen: Dorpen, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same batch without a cluster."""
    out = tmp_path_factory.mktemp("alleen")
    srm("batch", dorpen(4), "--out", out, "--jobs", 2)
    return out


def children(number: int) -> Iterator[int]:
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == number:
            yield int(path.parent.name)
            yield from children(int(path.parent.name))


def warm_parents(number: int) -> Iterator[tuple[int, int]]:
    """(worker, its warm parent) of the workers under a batch that are making reports."""
    for pid in children(number):
        try:
            line = Path(f"/proc/{pid}/cmdline").read_bytes()
            above = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
            if (
                b"srm_kit.engine.parent" in line
                and b"srm_kit.engine.parent" not in Path(f"/proc/{above}/cmdline").read_bytes()
            ):
                yield above, pid
        except OSError:
            continue


def test_a_cluster_makes_the_same_reports_and_goes_on_where_it_was(
    srm: Srm, dorpen: Dorpen, alone: Path, tmp_path: Path
) -> None:
    out = tmp_path / "uit"
    first = srm("batch", dorpen(4), "--out", out.as_uri(), "--cluster", 1, "--limit", 1)
    assert "4 reports: 0 done already, 1 to make" in first.stderr
    second = srm("batch", dorpen(4), "--out", out, "--cluster", 2)
    assert "1 done already, 3 to make" in second.stderr
    assert reports(out) == reports(alone)
    assert set(done(out).values()) == {1}
    assert not list(out.rglob(".srm-*"))


def test_a_worker_that_is_killed_loses_nothing(dorpen: Dorpen, alone: Path, tmp_path: Path) -> None:
    out, log = tmp_path / "uit", tmp_path / "log"
    command = [sys.executable, "-m", "srm_kit.cli", "batch", str(dorpen(4)), "--out", str(out), "--cluster", "2"]
    with log.open("w") as file:
        batch = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT, env=os.environ | {"CI": "1"})
    try:
        until = time.monotonic() + 60
        while not list(out.glob("*/.srm-*")) and batch.poll() is None and time.monotonic() < until:
            time.sleep(0.01)
        working = list(warm_parents(batch.pid))
        assert working, log.read_text()
        os.kill(working[0][0], signal.SIGKILL)
        assert batch.wait(90) == 0, log.read_text()
    finally:
        batch.kill()
        batch.wait()
    assert reports(out) == reports(alone)
    assert len(done(out)) == 4
    assert set(done(out).values()) == {1}
    assert not list(out.rglob(".srm-*"))


def test_an_interrupted_cluster_leaves_a_state_to_go_on_from(
    srm: Srm, dorpen: Dorpen, alone: Path, tmp_path: Path
) -> None:
    out = tmp_path / "uit"
    command = [sys.executable, "-m", "srm_kit.cli", "batch", str(dorpen(4)), "--out", str(out), "--cluster", "1"]
    batch = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 60
    while not list(out.glob("*/rapport.html")) and batch.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    workers = list(children(batch.pid))
    batch.send_signal(signal.SIGINT)
    _, told = batch.communicate(timeout=60)
    assert batch.returncode == 130, told
    assert "give the same command again" in told
    assert "Traceback" not in told
    until = time.monotonic() + 10
    while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < until:
        time.sleep(0.05)
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]
    srm("batch", dorpen(4), "--out", out, "--cluster", 1)
    assert reports(out) == reports(alone)
    assert not list(out.rglob(".srm-*"))


@pytest.mark.parametrize("where", [("--jobs", 2), pytest.param(("--cluster", 1), marks=pytest.mark.slow)])
def test_the_same_failure_many_times_in_a_row_stops_the_batch(
    srm: Srm, dorpen: Dorpen, tmp_path: Path, where: tuple[str, int]
) -> None:
    source, out = tmp_path / "bron", tmp_path / "uit"
    for number in range(18):
        shutil.copytree(dorpen(4) / f"dorp-{number % 4}", source / f"d{number:02d}")
    browser = shutil.which("false")
    assert browser
    ended = srm("batch", source, "--out", out, "--pdf", *where, check=3, SRM_BROWSER=browser)
    assert "Stopped early: the same failure 10 times in a row" in ended.stderr
    ends = [json.loads(line)["status"] for line in (out / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    assert 10 <= len(ends) < 18


def test_a_scheduler_that_does_not_answer_is_said(srm: Srm, dorpen: Dorpen, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tls://127.0.0.1:{free.getsockname()[1]}"
    where = ("--out", tmp_path / "uit", "--scheduler", address, *make_certificates(tmp_path / "keys"))
    ended = srm("batch", dorpen(4), *where, check=2, SRM_CLUSTER_GEDULD="1")
    assert address in ended.stderr
    assert "Check the address" in ended.stderr
    assert "Traceback" not in ended.stderr


class Cluster:
    """A scheduler and workers that somebody else started."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"tls://127.0.0.1:{port}"
        self.started: list[subprocess.Popen[bytes]] = []
        self.keys = make_certificates(folder / "keys")
        self.scheduler = self._start("scheduler", "--host", self.address)

    def worker(self, *options: str, **environment: str) -> subprocess.Popen[bytes]:
        return self._start("worker", self.address, "--nthreads", "1", "--no-nanny", *options, **environment)

    def _start(self, *words: str, **environment: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:], *self.keys, "--no-dashboard"]
        with (self._folder / "dask.log").open("ab") as log:
            made = subprocess.Popen(
                command, stdout=log, stderr=log, env=os.environ | environment, cwd=self._folder, start_new_session=True
            )
        self.started.append(made)
        return made


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path)
    yield made
    for process in reversed(made.started):
        process.kill()
        process.wait()


def begun(dorpen: Path, out: Path, cluster: Cluster, **environment: str) -> subprocess.Popen[str]:
    """A batch on that cluster with its first report made."""
    where = ["--out", str(out), "--scheduler", cluster.address, *cluster.keys]
    command = [sys.executable, "-m", "srm_kit.cli", "batch", str(dorpen), *where]
    batch = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=os.environ | environment
    )
    until = time.monotonic() + 90
    while not list(out.glob("*/rapport.html")) and batch.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    return batch


@pytest.mark.slow
def test_a_batch_killed_on_a_cluster_goes_on_and_tells_of_every_report(
    srm: Srm, dorpen: Dorpen, alone: Path, tmp_path: Path, cluster: Cluster
) -> None:
    out = tmp_path / "uit"
    worker = cluster.worker()
    batch = begun(dorpen(4), out, cluster)
    batch.kill()
    batch.communicate()
    assert list(out.glob(".srm-loopt-*"))
    srm("batch", dorpen(4), "--out", out, "--scheduler", cluster.address, *cluster.keys)
    assert reports(out) == reports(alone)
    assert set(done(out).values()) == {1}
    assert len(done(out)) == 4
    assert not list(out.rglob(".srm-*"))
    assert not list(children(worker.pid))  # also the warm parent of the run that was killed


@pytest.mark.parametrize(
    ("lost", "words"),
    [pytest.param("worker", "had no workers for 2 seconds", marks=pytest.mark.slow), ("scheduler", "was lost")],
)
def test_a_cluster_that_goes_away_ends_the_batch_with_words(
    srm: Srm, dorpen: Dorpen, alone: Path, tmp_path: Path, cluster: Cluster, lost: str, words: str
) -> None:
    out = tmp_path / "uit"
    worker = cluster.worker()
    batch = begun(dorpen(4), out, cluster, SRM_CLUSTER_GEDULD="2" if lost == "worker" else "30")
    (worker if lost == "worker" else cluster.scheduler).kill()
    _, told = batch.communicate(timeout=60)
    assert batch.returncode == 2, told
    assert words in told
    assert "give the same command again" in told
    assert "Traceback" not in told
    srm("batch", dorpen(4), "--out", out)
    assert reports(out) == reports(alone)


def test_a_worker_without_this_program_is_said_before_anything_is_made(
    srm: Srm, dorpen: Dorpen, tmp_path: Path, cluster: Cluster
) -> None:
    (tmp_path / "zonder.py").write_text("import sys\nsys.modules['srm_kit'] = None\n", encoding="utf-8")
    cluster.worker("--preload", str(tmp_path / "zonder.py"))
    ended = srm("batch", dorpen(4), "--out", tmp_path / "uit", "--scheduler", cluster.address, *cluster.keys, check=2)
    assert "cannot load srm-kit" in ended.stderr
    assert "requirements.lock" in ended.stderr
    assert not list((tmp_path / "uit").glob("*/"))


def test_a_scheduler_without_tls_or_certificates_is_refused_before_anything_is_sent(
    srm: Srm, dorpen: Dorpen, tmp_path: Path
) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        place = f"127.0.0.1:{listener.getsockname()[1]}"
        where = ("batch", dorpen(4), "--out", tmp_path / "uit", "--scheduler")
        assert "has no TLS" in srm(*where, f"tcp://{place}", check=2).stderr
        assert "has no TLS" in srm(*where, place, check=2).stderr
        assert "--tls-ca-file" in srm(*where, f"tls://{place}", check=2).stderr
        gone = ("--tls-ca-file", tmp_path / "weg.pem", "--tls-cert", "x", "--tls-key", "y")
        assert "weg.pem" in srm(*where, f"tls://{place}", *gone, check=2).stderr
        listener.setblocking(False)
        with pytest.raises(BlockingIOError):
            listener.accept()


def test_a_certificate_of_another_authority_opens_no_scheduler(
    srm: Srm, dorpen: Dorpen, tmp_path: Path, cluster: Cluster
) -> None:
    cluster.worker()
    where = ("--out", tmp_path / "uit", "--scheduler", cluster.address, *make_certificates(tmp_path / "other"))
    ended = srm("batch", dorpen(4), *where, check=2, SRM_CLUSTER_GEDULD="3")
    assert "No Dask scheduler with workers answers" in ended.stderr
    assert "Traceback" not in ended.stderr


def listening(pids: set[int]) -> set[int]:
    """The TCP ports on which these processes listen."""
    inodes = set()
    for pid in pids:
        for handle in Path(f"/proc/{pid}/fd").glob("*"):
            with suppress(OSError):
                inodes.add(str(handle.readlink()).removeprefix("socket:[").removesuffix("]"))
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return {int(row[1].rpartition(":")[2], 16) for row in rows if row[3] == "0A" and row[9] in inodes}


def test_nobody_else_on_this_computer_can_use_or_look_into_a_cluster(dorpen: Dorpen, tmp_path: Path) -> None:
    (tmp_path / "stands").mkdir()
    # What a worker imports first, before anything has taken the folder off its path.
    (tmp_path / "stands" / "multiprocessing.py").write_text("open('code-ran', 'w')\n", encoding="utf-8")
    command = [program("srm"), "batch", str(dorpen(4)), "--out", str(tmp_path / "uit"), "--cluster", "1"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    batch = subprocess.Popen(
        command, cwd=tmp_path / "stands", env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    ports: set[int] = set()
    until = time.monotonic() + 90
    while not list(tmp_path.glob("uit/*/rapport.html")) and batch.poll() is None and time.monotonic() < until:
        ports |= listening({batch.pid, *children(batch.pid)})
        time.sleep(0.05)
    answers = {port: what_a_stranger_gets(port) for port in listening({batch.pid, *children(batch.pid)})}
    _, told = batch.communicate(timeout=120)
    assert batch.returncode == 0, told
    assert not (tmp_path / "stands" / "code-ran").exists()
    assert len(answers) >= 3, "the scheduler, the worker and its nanny"
    assert 8787 not in ports
    assert set(answers.values()) == {"refused"}, answers


def what_a_stranger_gets(port: int) -> str:
    """Asks for a web page, and calls as a client of Dask with keys of its own; what comes of it."""
    from distributed import Client, Security

    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=2) as line:
        line.sendall(b"GET /info/main/workers.html HTTP/1.0\r\n\r\n")
        if line.recv(100).startswith(b"HTTP"):
            return "a page"
    for address, keys in ((f"tcp://127.0.0.1:{port}", None), (f"tls://127.0.0.1:{port}", Security.temporary())):
        with suppress(OSError, TimeoutError), Client(address, security=keys, timeout=2, set_as_default=False):
            return f"a connection at {address}"
    return "refused"


def program(name: str) -> str:
    return str(Path(sys.executable).parent / name)


@pytest.mark.parametrize("place", ["memory://uit", "s3://emmer/uit", "niets://uit"])
def test_a_place_that_cannot_lock_is_refused(srm: Srm, dorpen: Dorpen, place: str) -> None:
    ended = srm("batch", dorpen(4), "--out", place, "--cluster", 1, check=2)
    assert "no file system that can rename and lock" in ended.stderr


def test_without_dask_the_extra_is_named(dorpen: Dorpen, tmp_path: Path) -> None:
    hide = "import sys; sys.modules['distributed'] = None; from srm_kit.cli import main; main()"
    command = ["batch", str(dorpen(4)), "--out", str(tmp_path / "uit"), "--cluster", "1"]
    ended = subprocess.run([sys.executable, "-c", hide, *command], capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "extra dask" in ended.stderr
