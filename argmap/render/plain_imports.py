"""PySide6 without what only its makers need: a look into the source of every module, and a writer of type stubs."""

import builtins
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

STUB_WRITER = "shibokensupport.signature.lib.pyi_generator"


def import_plainly() -> None:
    """Import PySide6, and from now on modules as Python does it.

    PySide6 reads and splits the source of each, to see whether it might ask for other names of Qt's methods
    (`__feature__`), which no module here does. Reading 300 files takes 30 ms, and they are kept in memory. And with
    every start it imports what writes the stubs of its own packages: 7 ms, most of it for two regular expressions.
    """
    empty = _Empty()
    sys.meta_path.insert(0, empty)
    import PySide6.QtCore  # noqa: F401  # what replaces the import of Python

    sys.meta_path.remove(empty)
    builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)


class _Empty:
    """Finds the writer of stubs, as a module with nothing in it."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        return ModuleSpec(name, self) if name == STUB_WRITER else None  # type: ignore[arg-type]  # it loads

    def create_module(self, spec: ModuleSpec) -> None:
        """As Python makes any module."""

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is in it."""
