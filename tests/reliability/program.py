"""Runs a program of a row in a process of its own, which says in the last line it prints what it found."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.reliability.row import Tally

ROOT = Path(__file__).resolve().parents[2]


def found_by(
    module: str, arguments: Sequence[str], folder: Path, trial: str, tally: Tally, patience_s: float
) -> Mapping[str, Any]:
    """What a module of the rows found, run with its data in `folder`; if it died, nothing and a failure."""
    command = [sys.executable, "-m", "tests.reliability.plainly", module, *arguments]
    environment = {**os.environ, "ARGMAP_DATA": str(folder / "data")}
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=patience_s, check=False
    )
    if ended.returncode:
        tally.fail(f"{trial}: died with {ended.returncode}: {ended.stderr[-300:]}")
        return {}
    found: Mapping[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return found
