"""What the bundled application does before all else: its own libraries are kept from the programs that it starts.

A browser or a file manager would find the bundle's where it needs the system's.
"""

import os

os.environ.pop("LD_LIBRARY_PATH", None)
if "LD_LIBRARY_PATH_ORIG" in os.environ:
    os.environ["LD_LIBRARY_PATH"] = os.environ.pop("LD_LIBRARY_PATH_ORIG")
os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"  # the worker is argmap again, and has to find them anew
