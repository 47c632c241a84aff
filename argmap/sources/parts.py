"""The parts of a document, pages or chapters' files, to one text."""

from collections.abc import Sequence

BETWEEN_PARTS = "\n\n"


def joined(texts: Sequence[str]) -> str:
    """The parts that hold text, an empty line between them."""
    return BETWEEN_PARTS.join(text for text in texts if text)


def starts_of(texts: Sequence[str]) -> list[int]:
    """Where each part begins in the joined text; an empty one, where the next begins."""
    starts = []
    offset = 0
    for text in texts:
        starts.append(offset)
        offset += len(text) + len(BETWEEN_PARTS) if text else 0
    end = max(0, offset - len(BETWEEN_PARTS))
    return [min(start, end) for start in starts]
