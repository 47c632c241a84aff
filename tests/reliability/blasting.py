"""A process that takes in one file as the window does, and says how that ended, when, and with how much memory.

With `--unlimited` the limits are left out: no deadline, no watchdog, no counted archives.
"""

import gc
import json
import resource
import sys
import time
from pathlib import Path

from argmap.core.annotations import known_in
from argmap.core.document import Document
from argmap.core.errors import MapError
from argmap.core.ids import new_id
from argmap.core.records import MapInfo
from argmap.formats.annotations.arriving import arrive, fresh_ones
from argmap.formats.annotations.shelf import Shelf
from argmap.formats.imported import Incoming
from argmap.sources.document import SourceDocument
from argmap.sources.page import Original, page_spans
from argmap.sources.source_records import source_records
from argmap.storage.creating import create_map
from argmap.storage.files import read_foreign
from argmap.worker.client import Worker
from argmap.worker.importing import import_map, read_annotations, read_references
from argmap.worker.page_reader import PageReader

UNLIMITED = (
    "from argmap.intake import archives\n"
    "archives.MEMBERS = archives.INFLATED = archives.RATIO = 10**12\n"
    "from argmap.worker.serving import main\n"
    "main()\n"
)
WIDTH = 1_000  # pixels of a page


def take_in(worker: Worker, how: str, path: Path) -> None:
    """Do all that comes before a change of the map is made of a file."""
    data = read_foreign(path)
    match how:
        case "source":
            source_records(worker.read_source(data, path.name), path.name, new_id)
        case "page":
            PageReader(worker).page(_original(data, path), 0, WIDTH)
        case "highlights":
            document = worker.read_source(data, path.name)
            PageReader(worker).marks(_original(data, path), _stored(document))
        case "map":
            create_map(path.with_suffix(".argmap"), import_map(worker, Incoming(data, path.name)).records)
        case "annotations":
            document = Document([MapInfo("0" * 32)])
            read = read_annotations(worker, data, path.name)
            arrive(fresh_ones(read.annotations, known_in(document)), Shelf(document))
        case "references":
            read_references(worker, data, path.name)


def _original(data: bytes, path: Path) -> Original:
    return Original("", path.name, lambda: data)


def _stored(document: SourceDocument) -> list[str]:
    return [document.text[span.start : span.end] for span in page_spans(document.text, document.locators)]


def main(how: str, path: Path, *options: str) -> None:
    gc.disable()  # as a window does, which collects by itself while it has nothing else to do
    is_limited = "--unlimited" not in options
    worker = Worker() if is_limited else Worker([sys.executable, "-P", "-c", UNLIMITED], 3_600, 2**50)
    begin = time.monotonic()
    try:
        take_in(worker, how, path)
        said = ""
    except MapError as error:
        said = str(error)
    seconds = time.monotonic() - begin
    worker.close()
    worst = max(_own_peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    print(json.dumps({"said": said, "seconds": seconds, "megabytes": worst / 1_024}))


def _own_peak() -> int:
    """The most memory this process had, in KB. What `getrusage` says of it is what its parent had, if that was more."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
