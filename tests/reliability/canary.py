"""Canary texts everywhere in the window, under `strace`: no file that they name is opened, no address connected to."""

import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

from argmap.core.records import MapInfo, Node, Record, Source
from argmap.storage.creating import create_map
from tests.reliability.nasty_maps import nasty_map
from tests.reliability.row import Row, Tally

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 40
TRACE = ("strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=openat,connect", "-o")
NETWORK = ("AF_INET,", "AF_INET6,")


def show(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """A map of canary texts, looked at in a window of its own process. Nothing can be said without `strace`."""
    if shutil.which(TRACE[0]) is None:
        tally.count("not traced, as strace is not there")
        return
    canaries, work, trace = folder / "canaries", folder / "work", folder / "trace.txt"
    for one in (canaries, work):
        one.mkdir()
    (canaries / "a.png").write_bytes(b"")
    path = work / "a.argmap"
    create_map(path, _canary_map(number, canaries))
    command = [*TRACE, trace, sys.executable, "-m", "tests.reliability.canary_run", str(number), path, work, *without]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as ended:
        try:
            said, complained = ended.communicate(timeout=PATIENCE_S)
        except subprocess.TimeoutExpired:
            os.killpg(ended.pid, signal.SIGKILL)  # strace, and what it traces
            tally.fail(f"trial {number}: the window stood still for good, as nested tables make it")
            return
    calls = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    reached = [line for line in calls if _is_reached(line, canaries)]
    tally.count("calls traced", len(calls))
    for line in reached[:3]:
        tally.fail(f"trial {number}: {line[:200]}")
    if ended.returncode and not without:
        tally.fail(f"trial {number}: ended with {ended.returncode}: {complained[-300:]}")
    elif not ended.returncode:
        found = json.loads(said.splitlines()[-1])
        tally.measure("ms to show a card", found["worst_ms"])
        for missing in found["missing"]:
            tally.fail(f"trial {number}: {missing} opened no dialog")


def _is_reached(line: str, canaries: Path) -> bool:
    return str(canaries) in line or any(network in line for network in NETWORK)


def _canary_map(number: int, canaries: Path) -> list[Record]:
    chooser = Random(number)
    texts = _texts(canaries)
    return [_with_canaries(one, texts, chooser) for one in nasty_map(number)]


def _texts(canaries: Path) -> list[str]:
    address = canaries.as_uri()
    return [
        f'<img src="{address}/a.png">',
        f"<body background='{address}/a.png'><a href='{address}/a.png'>a</a>",
        '<img src="http://127.0.0.1:9/a.png"><link rel=stylesheet href="http://127.0.0.1:9/a.css">',
        "<table><tr><td>" * 9 + "deep",
        "\u202eturned \u2066\u2067\u2068 \u200b",
        "x" * 4_000,
        f"![a]({address}/a.png)",
    ]


def _with_canaries(one: Record, texts: list[str], chooser: Random) -> Record:
    words = chooser.choice(texts)
    short = words[:1_900]
    match one:
        case MapInfo():
            return replace(one, title=short, description=words, author=short)
        case Node():
            return replace(one, text=words, title=short, notes=words, speaker=short, tags=(short,))
        case Source():
            return replace(one, title=short, authors=short, notes=words, issued=words[:200])
    return one


ROWS = (
    Row(
        name="canary",
        what="canary texts in every part of the window: nothing opened, no connection",
        full=100,
        short=1,
        trial=show,
        defences={"plain_labels": 1},
        most={"ms to show a card": 100.0},
        least={"calls traced": 1_000},
    ),
)
