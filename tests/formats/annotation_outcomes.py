"""What becomes of a file of annotations, in the words of the table in docs/formats/annotations.md."""

from pathlib import Path

from argmap.core.errors import MapError
from argmap.formats import hypothesis_json, refi_qda, web_annotation

READERS = {"web-annotation": web_annotation.read, "hypothesis-json": hypothesis_json.read, "qdpx": refi_qda.read}
"""By the folders of the corpora."""


def outcome(path: Path) -> str:
    """How many annotations it has and how many of them mark words, or why it is refused."""
    try:
        found = READERS[path.parent.name](path.read_bytes(), path.name)
    except MapError as refusal:
        return f"refused: {str(refusal).partition('” ')[2]}"
    with_words = sum(any(target.exact for target in one.targets) for one in found.annotations)
    said = [f"{len(found.annotations)} read, {with_words} with words", *found.remarks]
    return ". ".join(one.rstrip(".") for one in said) + "."
