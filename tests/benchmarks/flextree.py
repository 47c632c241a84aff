"""The npm package d3-flextree as a peer: tidy trees of cards of any size, in JavaScript, where it is installed."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median

PROGRAM = Path(__file__).with_suffix(".cjs")
VERSION = "require('d3-flextree/package.json').version"


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds: reading a tree and placing it, and placing it alone."""

    whole: float
    placed: float


def version() -> str | None:
    """None where the package or node is not installed."""
    said = on_node("-p", VERSION)
    return said.strip() if said is not None else None


def times(tree: str, runs: int) -> Times | None:
    """The medians over so many layouts of a tree, as JSON, in one process; None where it is not installed."""
    said = on_node(str(PROGRAM), str(runs), given=tree) if version() is not None else None
    if said is None:
        return None
    taken = [Times(**one) for one in json.loads(said)]
    return Times(median(one.whole for one in taken), median(one.placed for one in taken))


def on_node(*arguments: str, given: str = "") -> str | None:
    """What node prints, with the packages that npm installed for everybody; None if it fails."""
    if shutil.which("node") is None:
        return None
    environment = os.environ | {"NODE_PATH": _packages()}
    said = subprocess.run(
        ["node", *arguments], input=given, env=environment, text=True, capture_output=True, check=False
    )
    return said.stdout if said.returncode == 0 else None


@cache
def _packages() -> str:
    if shutil.which("npm") is None:
        return ""
    return subprocess.run(["npm", "root", "-g"], text=True, capture_output=True, check=True).stdout.strip()
