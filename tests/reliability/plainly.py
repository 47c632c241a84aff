"""Runs a program of a row with its imports as argmap's own are: `python -m tests.reliability.plainly NAME ARGUMENT…`.

Else PySide6 reads the source of each module that is imported, and of those that come late in a turn of the window.
"""

import runpy
import sys

from argmap.render.plain_imports import import_plainly

if __name__ == "__main__":
    import_plainly()
    del sys.argv[0]
    runpy.run_module(f"tests.reliability.{sys.argv[0]}", run_name="__main__", alter_sys=True)
