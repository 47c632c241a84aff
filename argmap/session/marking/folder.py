"""A folder of hand-ins against keys: each marked and copied, then the gradebook, the report and the heat maps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from argmap.core.errors import MapError
from argmap.core.printable import printable
from argmap.core.stopping import Check, unchecked
from argmap.reasoning.marking.naming import refuse_unknown
from argmap.reasoning.marking.remarks import annotated
from argmap.reasoning.marking.results import Result, result_of
from argmap.reasoning.marking.rubric import Rubric, read_rubric
from argmap.session.marking.hand_in import HandIn, read_hand_in
from argmap.session.marking.hand_ins import hand_ins_in
from argmap.session.marking.kept import keep_keys
from argmap.session.marking.keys import Key
from argmap.session.marking.marked import MARKED, Marked, MarkedFile, Reach, reaching, unread
from argmap.session.marking.outputs import Draw, Targets, write_outputs
from argmap.storage.creating import create_map
from argmap.storage.errors import AlreadyThere, NoFolder, named_errors
from argmap.storage.files import is_there
from argmap.storage.placing import make_folder

MOST = 0.9  # of the work, until only the pictures and the report are to be made


class NotEmpty(MapError):
    """A folder in which something lies already."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is marked, by what, and where all that is made goes; gradebook and report elsewhere if that is asked for."""

    folder: Path
    keys: tuple[Key, ...]
    rubric: Rubric
    out: Path
    theme: str = "print"
    table: Path | None = None
    page: Path | None = None

    @property
    def targets(self) -> Targets:
        out = self.out
        return Targets(self.table or out / "gradebook.csv", self.page or out / "report.html", out / "heat-map")


def rubric_for(keys: Sequence[Key], path: Path | None) -> Rubric:
    """The rubric in the file, else that of the first exercise among the keys, else the usual one.

    Raises `BrokenRubric`.
    """
    if path is not None:
        return read_rubric(path)
    return next((key.rubric for key in keys if key.rubric is not None), Rubric())


def mark_folder(task: Task, reach: Reach, draw: Draw, check: Check = unchecked) -> Marked:
    """Mark each map of the folder and make all files. What cannot be read is told of in its result, and stops nothing.

    `draw` makes a heat map. Raises `BrokenRubric`, `NothingToMark`, `NotEmpty` or a `StorageError` before anything is
    made. `reach` is told how far it is, and `check` is called many times a second; what either raises leaves the copies
    that are finished.
    """
    refuse_unknown((one.tree for one in task.keys), task.rubric)
    hand_ins = hand_ins_in(task.folder, (*(one.path for one in task.keys), task.out))
    _refuse_elsewhere(one for one in (task.table, task.page) if one is not None and one.parent != task.out)
    _make_empty(task.out)
    created = datetime.now(UTC)
    paths = reaching(hand_ins, lambda fraction: reach(MOST * fraction))
    files = tuple(_marked(path, task, created, check) for path in paths)
    marked = Marked(task.out, task.keys, files)
    keep_keys(task.out, task.keys, task.rubric, check)
    write_outputs(marked.results, task.keys, task.targets, lambda key, found: draw(key, found, task.theme), check)
    reach(1.0)
    return marked


def _refuse_elsewhere(paths: Iterable[Path]) -> None:
    """Raises `NoFolder` before the work for what could not be written after it, `AlreadyThere` for what it replaced."""
    for path in paths:
        if is_there(path):
            raise AlreadyThere(path)
        if not path.parent.is_dir():
            raise NoFolder(path)


def _make_empty(out: Path) -> None:
    """Make the folders. Raises `NotEmpty` where something lies there: what was handed back once is never replaced.

    Raises `FolderNotMade` where a file does.
    """
    with named_errors(out):
        if out.is_dir() and any(out.iterdir()):
            raise NotEmpty(f"“{out.name or out}” is not empty; name a new folder, so that nothing is replaced.")
    make_folder(out)
    make_folder(out / MARKED)


def _marked(path: Path, task: Task, created: datetime, check: Check) -> MarkedFile:
    """One file, marked and copied."""
    place = path.relative_to(task.folder)
    name, keys = printable(place.as_posix()), [one.tree for one in task.keys]
    try:
        hand_in = read_hand_in(path, check)
    except MapError as error:
        check()  # it may be what ends the work
        return unread(name, error)
    check()
    found = result_of(name, keys, hand_in.tree, task.rubric, check)
    copy = task.out / MARKED / place
    _write_copy(copy, hand_in, found, task, created, check)
    return MarkedFile(found, copy)


def _write_copy(copy: Path, hand_in: HandIn, found: Result, task: Task, created: datetime, check: Check) -> None:
    if found.best is None:
        raise ValueError("a map without a mark has no copy")
    key = task.keys[found.best.key].tree
    with named_errors(copy.parent):
        copy.parent.mkdir(parents=True, exist_ok=True)
    records = annotated(hand_in.tree, key, found.best.mark, task.rubric, created, check=check)
    create_map(copy, records, hand_in.originals, check=check)
