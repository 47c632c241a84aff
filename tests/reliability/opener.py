"""A process that opens the files it is told of, each in a child of its own, and says what that came to and cost."""

import json
import os
import resource
import select
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from argmap.core import edits
from argmap.core.errors import MapError
from argmap.core.records import Kind
from argmap.session import SaveState, open_session
from argmap.storage import checks, companions, glimpse, opening, verify
from argmap.storage import tables as _loaded_with_the_first_map_made
from argmap.storage.occupancy import NOBODY, claim
from argmap.storage.salvage import salvage

__all__ = ["_loaded_with_the_first_map_made", "main"]
KILLED_AFTER_S = 60
MEMORY = 4 << 30
PATIENCE_S = 0.02  # with another program's journal: nobody is about to take it away here
OPENED, FOR_READING = "opened", "opened for reading"
Said = dict[str, Any]


def main() -> None:
    """Answer each line, an order in JSON, with a line of JSON."""
    for line in sys.stdin:
        print(json.dumps(_in_a_child(json.loads(line))), flush=True)


def _in_a_child(order: Said) -> Said:
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        with os.fdopen(writer, "w") as answer:
            json.dump(_open(order), answer)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        is_told, _, _ = select.select([answer], [], [], KILLED_AFTER_S)
        if not is_told:
            os.kill(child, signal.SIGKILL)
        said = answer.read() if is_told else ""
    _, status = os.waitpid(child, 0)
    return json.loads(said) if said else {"outcome": f"ended by {status}"}


def _open(order: Said) -> Said:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.environ["ARGMAP_DATA"] = order["data"]
    path = Path(order["path"])
    companions.PATIENCE_S = PATIENCE_S
    for defence in order["without"]:
        _leave_out(defence)
    if order["is_ours"]:
        _leave_claimed(path)
    said: Said = {}
    for name, look in (("open", _edit), ("verify", _verify), ("salvage", _salvage)):
        start, memory = time.process_time(), _most_memory()
        outcome = _outcome(look, path, Path(order["data"]))
        said[name] = {
            "outcome": outcome,
            "seconds": time.process_time() - start,
            "megabytes": (_most_memory() - memory) / 1_000,
        }
    return said


def _most_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _outcome(look: Callable[[Path, Path], str | None], path: Path, data: Path) -> str:
    """What was told: an error of a named class, with a sentence, or that all went well."""
    try:
        return look(path, data) or OPENED
    except MapError as error:
        is_sentence = str(error).endswith(".") and "\n" not in str(error).replace(path.name, "")
        return type(error).__name__ if is_sentence else f"no sentence: {error}"
    except BaseException as error:  # whatever it is, it is to be told
        return f"unexpected {type(error).__name__}: {error}"[:500]


def _edit(path: Path, _data: Path) -> str:
    """What a window does: a first look, the map, an edit, and the end."""
    glimpse.glimpse(path)
    session = open_session(path)
    if not session.is_read_only:
        session.commit(edits.add_to_tray(session.document, Kind.CLAIM, "A card"))
        session.flush()
    refusal = session.refusal
    is_saved, is_read_only = session.save_state is SaveState.SAVED, session.is_read_only
    session.close()
    if not is_saved:
        raise refusal or MapError("Not saved.")
    return FOR_READING if is_read_only else OPENED


def _verify(path: Path, _data: Path) -> None:
    verify.verify(path)


def _salvage(path: Path, data: Path) -> None:
    salvage(path, data / "salvaged.argmap")


def _leave_out(defence: str) -> None:
    match defence:
        case "schema comparison":
            for module in (checks, glimpse):
                module.check_schema = _no_check  # type: ignore[attr-defined]
        case "companion guard":
            for module in (opening, verify):
                module.check_companions = _no_check  # type: ignore[attr-defined]


def _no_check(*_: object, **__: object) -> None:
    """Nothing is looked at."""


def _leave_claimed(path: Path) -> None:
    """As after a crash of ours with the map open."""
    from argmap import settings
    from argmap.storage import occupancy

    claim(path, settings.open_maps_folder()).release()
    with occupancy._records(settings.open_maps_folder()) as connection:
        state = path.stat()
        key = (str(state.st_dev), str(state.st_ino), NOBODY, 0.0)
        connection.execute("INSERT OR REPLACE INTO open_maps VALUES (?, ?, ?, ?)", key)


if __name__ == "__main__":
    main()
