"""The sample maps: a copy of one is opened, never the sample itself."""

from argmap.core.records import MapInfo, Record
from argmap.formats.argmap_json import read
from argmap.resources import sample_path
from argmap.ui.opening import create
from argmap.ui.window import Window


def open_sample(window: Window, name: str) -> None:
    """Make a map of the sample in the user's maps folder and show it."""
    records = sample_records(name)
    title = next(one.title for one in records if isinstance(one, MapInfo))
    create(window, title, records)


def sample_records(name: str) -> tuple[Record, ...]:
    """The records of a sample, with the texts that lie beside it."""
    folder = sample_path(name)
    texts = {path.name: path.read_bytes() for path in folder.glob("*.txt")}
    return read((folder / "map.json").read_bytes(), f"{name}.json", texts).records
