"""Which kernel a name stands for: the Python that runs now, or another environment."""

from __future__ import annotations

import os
import sys
from pathlib import Path

__all__ = ["is_this_python"]


def is_this_python(name: str) -> bool:
    """Whether the kernel of this name is a plain ipykernel in the Python that runs now; no when there is none.

    >>> is_this_python("python3"), is_this_python("no-such-kernel")
    (True, False)
    """
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    try:
        spec = KernelSpecManager().get_kernel_spec(name)
    except NoSuchKernel:
        return False
    program = spec.argv[0] if spec.argv else ""
    # A specification with an environment or another launcher does more than start a kernel.
    plain = not spec.env and spec.language == "python" and "ipykernel_launcher" in spec.argv
    return plain and (program in _THIS or _same_environment(program))


_THIS = {"python", f"python{sys.version_info.major}", f"python{sys.version_info.major}.{sys.version_info.minor}"}
"""Names for which Jupyter itself takes the Python that runs."""


def _same_environment(program: str) -> bool:
    # Links stay as they are: the Python of every virtual environment is a link to one and the same file.
    return os.path.abspath(Path(program).parent) == os.path.abspath(Path(sys.executable).parent)
