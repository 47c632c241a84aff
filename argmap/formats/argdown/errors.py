"""What is wrong in an Argdown file, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wrong:
    """One mistake: the offset where it was noticed, and a clause that says what it is."""

    offset: int
    what: str


class SyntaxTrouble(Exception):
    """The file is no Argdown at this offset. Never shown as it is: the reader says it with line and column."""

    def __init__(self, offset: int, what: str) -> None:
        super().__init__(what)
        self.wrong = Wrong(offset, what)
