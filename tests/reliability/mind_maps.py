"""Mind maps and outlines in Freeplane: it shows the words of each card, where it stands, and computes none of them."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest

from argmap.core.document import Document
from argmap.core.records import Node, Record
from argmap.core.tree import Tree
from argmap.formats import freeplane_writing, opml_writing
from argmap.formats.registry import export_map, format_written
from argmap.formats.written import Outgoing
from tests.conftest import ROOT
from tests.reliability.elsewhere_maps import records_of
from tests.reliability.row import Row, Tally

SCRIPT = Path(__file__).with_suffix(".groovy")
MAPS = 1_000
AT_ONCE = 50  # in one trial: Freeplane takes half a minute to start
FOLDER = "1.7.x"  # of the settings of the version that Debian has
SETTINGS = "\n".join(
    ["load_last_maps=false", "single_instance=false", "execute_scripts_without_asking=true"]
    + [f"execute_scripts_without_{one}_restriction=true" for one in ("file", "write", "exec", "network")]
)
"""So that a text that is a formula is computed, whatever it says."""
TAKEN = ("", "=1+1", "<html><img src='http://a.example/b.png'>x", "\\latex x^2", " = node.text", "<HTML x>\n a  b", "=")
GIVEN_UP_S = 300
SUFFIXES = (".mm", ".opml")
PREFIX = re.compile(r"^(?:Pro|Con|Answer|Inotherwords):")  # of OPML
Shown = list[tuple[int, str]]


def open_in_freeplane(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Write some maps for Freeplane in both formats, and compare what it shows of them."""
    numbers = range(number * AT_ONCE, (number + 1) * AT_ONCE)
    names = [f"{one}{suffix}" for one in numbers for suffix in SUFFIXES]
    with pytest.MonkeyPatch.context() as patch:
        for name in without:
            SWITCHES[name](patch)
        for name in names:
            tree = Tree(Document(_records(_number(name))))
            (folder / name).write_bytes(export_map(Outgoing(tree), format_written(name)).data)
    found = _shown_by_freeplane(names, folder)
    if len(found) < len(names):
        tally.break_off(f"maps from {numbers.start}: Freeplane opened {len(found)} of {len(names)} files")
    for name, shown in zip(names, found, strict=False):
        tally.count(f"{Path(name).suffix} files")
        for complaint in _complaints(folder / name, shown):
            tally.fail(f"map {name}: {complaint}")


def _records(number: int) -> list[Record]:
    """The map of that number; the first card of most says what Freeplane computes, or draws."""
    records = records_of(number)
    first = next(one for one in records if isinstance(one, Node))
    said = TAKEN[number % len(TAKEN)] or first.text
    return [replace(one, text=said) if one is first else one for one in records]


def _shown_by_freeplane(names: list[str], folder: Path) -> list[Any]:
    """What it says of each file; of fewer if it ended before."""
    scripts = folder / "home" / FOLDER / "scripts" / "init"
    scripts.mkdir(parents=True)
    (scripts / SCRIPT.name).write_bytes(SCRIPT.read_bytes())
    (folder / "home" / FOLDER / "auto.properties").write_text(SETTINGS)
    (folder / "files").write_text("\n".join(names))
    (folder / "first.mm").write_text('<map version="freeplane 1.7.0"><node TEXT="first"/></map>')
    shows = [sys.executable, str(ROOT / "scripts" / "with_display.py"), "freeplane"]
    subprocess.run(
        [*shows, f"-U{folder / 'home'}", str(folder / "first.mm")],
        env=os.environ | {"ARGMAP_FOLDER": str(folder)},
        capture_output=True,
        timeout=GIVEN_UP_S,
        check=False,
    )
    found = folder / "found"
    return [json.loads(line) for line in found.read_text(encoding="utf-8").splitlines()] if found.exists() else []


def _complaints(path: Path, shown: Any) -> Iterator[str]:  # whatever JSON says
    if not isinstance(shown, list):
        yield f"Freeplane says {shown[:200]!a}"
        return
    found = [(depth, _plain(text)) for depth, text in shown]
    wanted = list(_said_by(path))
    if [depth for depth, _ in found] != [depth for depth, _ in wanted]:
        yield f"{len(found)} nodes are shown of {len(wanted)}, which stand elsewhere"
    elif other := next((one for one in zip(found, wanted, strict=True) if one[0] != one[1]), None):
        yield f"{other[0][1]!a} is shown for {other[1][1]!a}"
    words = Counter(PREFIX.sub("", text) for _, text in found)
    cards = Counter(_plain(one.text) for one in _records(_number(path.name)) if isinstance(one, Node))
    if missing := [card for card in cards if card not in words and PREFIX.sub("", card) not in words]:
        yield f"{len(missing)} cards are not shown, {missing[0]!a} first"


def _said_by(path: Path) -> Iterator[tuple[int, str]]:
    """The nodes of a file as it says them, whoever wrote it: how deep each stands, and its words."""
    root = fromstring(path.read_text(encoding="utf-8"))
    tag = "node" if path.suffix == ".mm" else "outline"
    if path.suffix == ".opml":
        yield 0, _plain(root.findtext("head/title") or "")
    top = root if path.suffix == ".mm" else root.find("body")
    waiting = [(0 if path.suffix == ".mm" else 1, one) for one in reversed(top.findall(tag) if top is not None else [])]
    while waiting:
        depth, one = waiting.pop()
        yield depth, _plain(_words(one))
        waiting += [(depth + 1, child) for child in reversed(one.findall(tag))]


def _words(one: Element) -> str:
    rich = one.find("richcontent[@TYPE='NODE']")
    return "".join(rich.itertext()) if rich is not None else one.get("TEXT") or one.get("text") or ""


def _plain(text: str) -> str:
    """A text without spaces, line ends and what nobody sees, which Java counts otherwise than Python."""
    return re.sub(r"[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\x00-\x1f]+", "", text)


def _number(name: str) -> int:
    return int(name.partition(".")[0])


def why_not() -> str:
    missing = [one for one in ("freeplane", "Xvfb", "openbox") if shutil.which(one) is None]
    return f"{missing[0]} is not installed" if missing else ""


def _unguarded(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(freeplane_writing, "FORMULA", "\0")
    patch.setattr(opml_writing, "shielded", lambda text: text)


def _drawn(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(freeplane_writing, "DRAWN", re.compile("\0"))


SWITCHES: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "guards against formulas": _unguarded,
    "guards against pages": _drawn,
}
ROWS = (
    Row(
        name="freeplane",
        what=f"mind maps and OPML opened in Freeplane: samples and nasty maps, {MAPS:,} in all, {AT_ONCE} in a trial",
        full=MAPS // AT_ONCE,
        short=0,
        trial=open_in_freeplane,
        defences=dict.fromkeys(SWITCHES, 1),
        processes=1,
        why_not=why_not,
    ),
)
