"""The sample maps: argmap JSON beside the texts it rests on. What is opened is a copy, never the sample itself."""

import json
from dataclasses import replace

from argmap.core.errors import MapError
from argmap.core.ids import NewId, new_id
from argmap.core.records import MapInfo, Record
from argmap.formats.argmap_json import read
from argmap.resources import sample_path

MAP = "map.json"


class NoSuchSample(MapError):
    """A name that none of the samples has."""


def sample_names() -> list[str]:
    """The names of the samples, in alphabetical order."""
    return sorted(path.parent.name for path in sample_path().glob(f"*/{MAP}"))


def sample_title(name: str) -> str:
    """The title of a sample. Raises `NoSuchSample`."""
    title: str = json.loads(_map_bytes(name))["map_info"]["title"]
    return title


def sample_records(name: str) -> tuple[Record, ...]:
    """The records of a sample, with its texts. Raises `NoSuchSample`."""
    data = _map_bytes(name)
    texts = {path.name: path.read_bytes() for path in sample_path(name).iterdir() if path.name != MAP}
    return read(data, f"{name}/{MAP}", texts).records


def sample_copy(name: str, new_id: NewId = new_id) -> tuple[Record, ...]:
    """The records of a map of its own that says which sample it comes from. Raises `NoSuchSample`."""
    return tuple(
        replace(one, id=new_id(), origin_id=one.id) if isinstance(one, MapInfo) else one for one in sample_records(name)
    )


def _map_bytes(name: str) -> bytes:
    if name not in sample_names():
        raise NoSuchSample(f"There is no sample “{name}”; “argmap samples” lists them.")
    return (sample_path(name) / MAP).read_bytes()
