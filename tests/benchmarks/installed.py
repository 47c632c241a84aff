"""The application as a user starts it: the installed command, and Python's compiled files kept from one start on."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OURS = str(Path(sys.executable).with_name("argmap"))


@contextmanager
def installed() -> Iterator[dict[str, str]]:
    """An environment in which the second start finds what the first one compiled, and nobody's data."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        data = {"HOME": folder, "ARGMAP_DATA": f"{folder}/argmap", "XDG_RUNTIME_DIR": folder}
        yield environment | data | {"PYTHONPYCACHEPREFIX": f"{folder}/compiled"}
