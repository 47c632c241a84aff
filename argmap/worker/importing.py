"""Files of other programs read in a worker process: maps, annotations, references."""

from collections.abc import Callable
from typing import TypeVar

from argmap.formats.annotations.annotation import ReadAnnotations
from argmap.formats.imported import Imported, Incoming
from argmap.sources.citations.item import Item
from argmap.worker.client import IsCancelled, Worker, never
from argmap.worker.frames import Frame
from argmap.worker.import_messages import annotations_of, import_request, map_of, references_of
from argmap.worker.messages import ANNOTATIONS, MAP, REFERENCES

USUAL = 20_000_000  # bytes; beyond them a map may take longer than a batch of a document
BYTES_PER_SECOND = 5_000_000  # a quarter of what a map's JSON takes on a machine of today

T = TypeVar("T")


def import_map(worker: Worker, incoming: Incoming, format_id: str = "", is_cancelled: IsCancelled = never) -> Imported:
    """The map in a file of any known format, or of the one that is named.

    Blocks; raises what `formats.registry.import_map` and `Worker.ask` do.
    """
    return _ask(worker, MAP, incoming, map_of, is_cancelled, format_id)


def read_annotations(
    worker: Worker, data: bytes, name: str, format_name: str = "", is_cancelled: IsCancelled = never
) -> ReadAnnotations:
    """The annotations in a file. Blocks; raises what `annotation_formats.read_annotations` and `Worker.ask` do."""
    return _ask(worker, ANNOTATIONS, Incoming(data, name), annotations_of, is_cancelled, format_name)


def read_references(worker: Worker, data: bytes, name: str, is_cancelled: IsCancelled = never) -> tuple[Item, ...]:
    """The references in a file. Blocks; raises what `citations.reading.read_references` and `Worker.ask` do."""
    return _ask(worker, REFERENCES, Incoming(data, name), references_of, is_cancelled)


def _ask(
    worker: Worker,
    wants: str,
    incoming: Incoming,
    take: Callable[[Frame], T],
    is_cancelled: IsCancelled,
    format_id: str = "",
) -> T:
    size = len(incoming.data) + sum(map(len, incoming.beside.values()))
    seconds = worker.batch_seconds + max(0, size - USUAL) / BYTES_PER_SECOND
    asked = import_request(wants, incoming, seconds, format_id)
    return worker.ask(asked, incoming.name, take, is_cancelled=is_cancelled, batch_seconds=seconds)
