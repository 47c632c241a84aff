"""pydantic without its plugins: what checks a map's records is ours alone."""

import os
import sys
from collections.abc import Callable
from types import ModuleType


def leave_plugins_out() -> None:
    """From now on pydantic has no plugins, here and in the processes started from here.

    Looking for them takes longer than checking what a large map shows first. pydantic's own variable spares the search,
    but not the import of what would search, and with that half of Python's library for mail: 10 ms of every start. In
    its place stands what finds none, by whatever name it is asked.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    finder = ModuleType("pydantic.plugin._loader")
    finder.__dict__["__getattr__"] = _finding_none
    sys.modules[finder.__name__] = finder


def _finding_none(name: str) -> Callable[[], tuple[object, ...]]:
    if name.startswith("__"):
        raise AttributeError(name)
    return tuple
