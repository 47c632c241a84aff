"""Debian's python3-apsw, which shares the system's SQLite with Python's own module: what is put under one serves both.

The wheel of that name from PyPI brings an SQLite of its own, and cannot.
"""

import sqlite3
import sys
from functools import cache
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

DEBIAN = Path("/usr/lib/python3/dist-packages/apsw")


@cache
def why_not() -> str:
    """Why SQLite's way to the disk cannot be watched here; empty if it can."""
    try:
        apsw = load()
    except ImportError as error:
        return f"needs Debian's python3-apsw for this Python ({error})"
    probe = apsw.VFS("argmap-probe", "")
    try:
        sqlite3.connect("file:probe?mode=memory&vfs=argmap-probe", uri=True).close()
    except sqlite3.Error:
        return "needs python3-apsw and this Python to share one SQLite"
    finally:
        probe.unregister()
    return ""


def load() -> ModuleType:
    """The module, without the rest of the folder it lies in. Raises `ImportError`."""
    if "apsw" in sys.modules:
        return sys.modules["apsw"]
    built = next((DEBIAN / f"__init__{suffix}" for suffix in EXTENSION_SUFFIXES if _is_built(suffix)), None)
    spec = spec_from_file_location("apsw", built) if built else None
    if spec is None or spec.loader is None:
        raise ImportError("it is not there")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.modules["apsw"] = module
    return module


def _is_built(suffix: str) -> bool:
    return (DEBIAN / f"__init__{suffix}").is_file()
