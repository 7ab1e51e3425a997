"""Sets srm-kit up in .venv and runs it. Needs Python 3.11 or newer with pip; nothing else.

python3 start.py report      set up, then write the report of the sample municipality to rapport/voorbeeldstad
python3 start.py test        set up with the test tools too, then run the tests
python3 start.py lab         set up, then open JupyterLab on the sample, or on the dossier you name
python3 start.py srm ...     set up, then run any srm command (try: python3 start.py srm --help)

More arguments are passed on. The exit code is that of the command. Setting up takes about a minute, once.
"""

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "srm-kit-installed.txt"  # what is installed; also the sign that start.py made this .venv
FOR_USERS, WITH_TESTS = "requirements.lock", "requirements-dev.lock"  # the second has all of the first
BUSY = "setting up"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
EXE = ".exe" if os.name == "nt" else ""
PYTHON = BIN / ("python" + EXE)


def say(text):
    print("start.py: " + text, file=sys.stderr, flush=True)


def stop(text):
    say(text)
    raise SystemExit(1)


def command(arguments):
    """Return the command to run and the folder to run it in, or None when the arguments ask for help."""
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if name == "report":
        sample = ["report", "data_samples/voorbeeldstad", "--out", "rapport/voorbeeldstad"]
        return [str(BIN / ("srm" + EXE)), *sample, *rest], ROOT
    if name == "test":
        return [str(PYTHON), "-m", "pytest", "-n", "3", "--dist", "worksteal", *rest], ROOT
    if name == "lab":
        return [str(BIN / ("srm" + EXE)), "lab", *rest], None
    if name == "srm":
        return [str(BIN / ("srm" + EXE)), *rest], None  # paths in `rest` are the user's: stay where they are
    return None


def environment():
    """Return the variables for our commands, without those that would bring in other packages."""
    unwanted = {"PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV"}
    return {name: value for name, value in os.environ.items() if name.upper() not in unwanted}


def wanted(lock):
    """Return what has to be installed, as one digest: the lock, the project and its place."""
    digest = hashlib.sha256()
    for part in (lock, "pyproject.toml"):
        digest.update((ROOT / part).read_bytes())
    digest.update(str(ROOT).encode())  # a .venv that was moved or copied does not work
    return digest.hexdigest()


def installed():
    """Return the digest of what is in .venv; empty when its Python is gone, as after a system upgrade."""
    return STAMP.read_text(encoding="utf-8").strip() if STAMP.is_file() and PYTHON.exists() else ""


@contextlib.contextmanager
def alone():
    """Let one start.py at a time set up. The system frees the lock when a run is killed."""
    with open(ROOT / ".start.lock", "a+b") as handle:
        if os.name == "nt":
            import msvcrt

            def take():
                handle.seek(0)
                msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            def take():
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

        waiting = False
        while True:
            try:
                take()
                break
            except OSError:
                if not waiting:
                    say("another start.py is setting up; waiting for it")
                waiting = True
                time.sleep(0.5)
        yield handle


def pip(lock, *arguments):
    """Run the pip of this Python on .venv, which needs no pip of its own (Debian ships none for it)."""
    options = ["-qq", "--no-input", "--disable-pip-version-check"]
    line = [sys.executable, "-m", "pip", "--python", str(PYTHON), "install", *options, *arguments]
    # pip holds the lock too: when only start.py is killed, the next run waits until pip is done.
    held = () if os.name == "nt" else (lock.fileno(),)
    if subprocess.call(line, env=environment(), cwd=ROOT, pass_fds=held) != 0:
        stop("installing failed; pip says why above. Mend that and run the same command again.")


def enough(lock):
    """Return whether .venv has what this lock asks; with the test tools it has what users need too."""
    return installed() in {wanted(lock), wanted(WITH_TESTS)}


def set_up(packages, lock):
    if importlib.util.find_spec("pip") is None:
        if Path(sys.prefix) == VENV:
            stop("run this with the Python outside .venv (first: deactivate)")
        stop("this Python has no pip. On Debian or Ubuntu: apt-get install python3-pip")
    if VENV.exists() and not STAMP.is_file() and any(VENV.iterdir()):
        stop("there is a .venv here that start.py did not make. Move it away or delete it, and try again.")
    VENV.mkdir(exist_ok=True)
    STAMP.write_text(BUSY + "\n", encoding="utf-8")  # killed from here on: the next run starts over
    for left in VENV.iterdir():
        if left != STAMP:
            shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()
    say("making .venv with Python " + sys.version.split()[0])
    venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(VENV)
    say(f"installing the packages of {packages}, each checked by its hash (about a minute)")
    pip(lock, "--require-hashes", "--only-binary", ":all:", "--requirement", packages)
    say("installing srm-kit itself")
    pip(lock, "--no-deps", "--no-index", "--no-build-isolation", "--editable", ".")
    # Its commands then start quickly from the first time on, also where Python itself may not write this.
    subprocess.call([str(PYTHON), "-m", "compileall", "-q", "srm_kit"], env=environment(), cwd=ROOT)
    STAMP.write_text(wanted(packages) + "\n", encoding="utf-8")
    say("ready")


def main(arguments):
    if sys.version_info < (3, 11):  # noqa: UP036  this line is what older Pythons are told
        stop("this needs Python 3.11 or newer; this is Python " + sys.version.split()[0])
    chosen = command(arguments)
    if chosen is None:
        print(__doc__)
        return 0 if arguments and arguments[0] in ("-h", "--help", "help") else 2
    packages = WITH_TESTS if arguments[0] == "test" else FOR_USERS
    if not enough(packages):
        try:
            with alone() as lock:
                if not enough(packages):  # the other one may just have done it
                    set_up(packages, lock)
        except OSError as error:
            stop(f"cannot set up .venv: {error}. Close programs that use it and try again.")
    line, folder = chosen
    code = subprocess.call(line, env=environment(), cwd=folder)
    return code if code >= 0 else 128 - code  # ended by a signal: the number a shell gives


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        raise SystemExit(130) from None
