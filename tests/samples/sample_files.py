"""The sample maps as they lie in samples/: JSON beside the texts they rest on."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from argmap.core.document import Document
from argmap.core.roles import Role, role_at
from argmap.core.tree import Tree
from argmap.formats.json_records import LISTS
from argmap.samples import sample_records

__all__ = ["LISTS", "SAMPLES", "Sample", "sample", "slugs"]

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@dataclass(frozen=True)
class Sample:
    """One sample: its JSON as it stands, the bytes of its texts by file name, and the map they make."""

    slug: str
    data: dict
    texts: dict[str, bytes]
    document: Document

    @property
    def tree(self) -> Tree:
        return Tree(self.document)

    def all(self, record_type: type) -> list:
        return list(self.document.all(record_type))

    def roles(self) -> list[Role]:
        """The role at every place, in drawing order."""
        tree = self.tree
        return [role_at(tree, place) for place, _ in tree.walk()]


def slugs() -> list[str]:
    """The names of the sample folders, in order."""
    return sorted(path.parent.name for path in SAMPLES.glob("*/map.json"))


@cache
def sample(slug: str) -> Sample:
    """The sample of that name. Raises `CannotImport` for a record that does not validate."""
    folder = SAMPLES / slug
    data = json.loads((folder / "map.json").read_text(encoding="utf-8"))
    texts = {entry["text_file"]: (folder / entry["text_file"]).read_bytes() for entry in data["source_texts"]}
    return Sample(slug, data, texts, Document(sample_records(slug)))
