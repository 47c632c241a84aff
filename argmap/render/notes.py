"""Numbered notes in columns, below a map or on pages of their own."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from argmap.render import words
from argmap.render.drawing import Group, Lines, Text, text_runs
from argmap.render.fonts import Style
from argmap.render.look import Look

COLUMN = 330.0
COLUMN_GAP = 32.0
NUMBER_ROOM = 30.0
NOTE_GAP = 10.0


class Note(NamedTuple):
    """A passage under its number: the quoted words in quotation marks, and the source they are from.

    Or a source of the list behind them, without quoted words; the first of these stands under a heading.
    """

    label: str
    quote: str
    source: str
    heading: str = ""


class NoteRow(NamedTuple):
    """One line of a note, its runs drawn from (0, 0)."""

    runs: tuple[Text | Lines, ...]
    height: float


def draw_notes(notes: Iterable[Note], left: float, top: float, width: float, look: Look) -> tuple[list[Group], float]:
    """The notes in as many columns as fit the width, as equal as they can be; and how high they are in all."""
    rows = [note_rows(note, look) for note in notes]
    columns = columns_in(width)
    total = sum(map(_height, rows))
    limit = max([total / columns, *map(_height, rows)], default=0.0)
    while len(placed := _flow(rows, limit)) > columns:
        limit += Style.NOTE.pitch
    groups = [_column(column, left + index * (COLUMN + COLUMN_GAP), top) for index, column in enumerate(placed)]
    return groups, limit


def note_pages(notes: Iterable[Note], width: float, height: float, look: Look) -> list[list[Group]]:
    """The notes on pages of that size, in columns, from (0, 0)."""
    columns = [column for column in _flow([note_rows(note, look) for note in notes], height) if column]
    count = columns_in(width)
    pages = [columns[first : first + count] for first in range(0, len(columns), count)]
    return [
        [_column(column, index * (COLUMN + COLUMN_GAP), 0.0) for index, column in enumerate(page)] for page in pages
    ]


def columns_in(width: float) -> int:
    return max(1, int((width + COLUMN_GAP) // (COLUMN + COLUMN_GAP)))


def note_rows(note: Note, look: Look) -> list[NoteRow]:
    """The lines of a note, the gap to the next one in the last."""
    room = COLUMN - NUMBER_ROOM
    label = text_runs(look.typesetter.wrap(note.label, Style.WORD), 0, 0, Style.WORD, look.theme.text)
    quote = [*_rows(note.quote, look, look.theme.text, room)] if note.quote else []
    rows = [*quote, *_rows(note.source, look, look.theme.muted, room)]
    rows[0] = rows[0]._replace(runs=(*label, *rows[0].runs))
    rows[-1] = rows[-1]._replace(height=rows[-1].height + NOTE_GAP)
    return [*_heading_row(note, look), *rows]


def _heading_row(note: Note, look: Look) -> Iterator[NoteRow]:
    if note.heading:
        block = look.typesetter.wrap(note.heading, Style.SUBTITLE)
        yield NoteRow(tuple(text_runs(block, 0, 0, Style.SUBTITLE, look.theme.muted)), block.height + NOTE_GAP)


def _rows(text: str, look: Look, colour: str, room: float) -> Iterator[NoteRow]:
    block = look.typesetter.wrap(text, Style.NOTE, room)
    lines, bottom = block.lines, 0.0
    for index, line in enumerate(lines):
        following = lines[index + 1].baseline if index + 1 < len(lines) else None
        height = following - line.baseline if following is not None else block.height - bottom
        single = block._replace(parts=(line._replace(baseline=line.baseline - bottom),))
        yield NoteRow(tuple(text_runs(single, NUMBER_ROOM, 0, Style.NOTE, colour)), height)
        bottom += height


def _height(rows: list[NoteRow]) -> float:
    return sum(row.height for row in rows)


def _flow(notes: Iterable[list[NoteRow]], limit: float) -> list[list[NoteRow]]:
    """Rows in columns no higher than the limit; a note goes on in the next column only if none could hold it."""
    columns: list[list[NoteRow]] = [[]]
    left = limit
    for rows in notes:
        if left < _height(rows) <= limit:
            columns.append([])
            left = limit
        for row in rows:
            if row.height > left and columns[-1]:
                columns.append([])
                left = limit
            columns[-1].append(row)
            left -= row.height
    return columns


def _column(rows: list[NoteRow], x: float, top: float) -> Group:
    runs: list[Text | Lines] = []
    for row in rows:
        runs += [run._replace(x=run.x + x, baseline=run.baseline + top) for run in row.runs]
        top += row.height
    return Group("notes", "", words.notes_title(), tuple(runs))
