import pytest

from argmap.core import edits
from argmap.core.records import Passage, PassageState, Source
from argmap.core.references.bibliography import CitationStyle
from argmap.render.branch import branch_of
from argmap.render.face import face
from argmap.render.look import Look
from argmap.render.notes import COLUMN, COLUMN_GAP, Note, draw_notes, note_pages
from argmap.render.noting import notes_of, number_passages
from argmap.render.text import Typesetter
from argmap.render.theme import ThemeName, load_theme
from tests.core.builders import Build, small_map


def quoting() -> Build:
    """A small map in which the rebuttal and the claim rest on the same passage, the evidence on another."""
    build = small_map()
    build.add_source()
    for text, words in (
        ("rebuttal", "Nobody counted it."),
        ("evidence", "may save money"),
        ("claim", "Joint procurement"),
    ):
        build.do(edits.link_passage(build.document, build.id(text), build.quote(words), new_id=build.new_id))
    return build


def look(typesetter: Typesetter) -> Look:
    return Look(load_theme(ThemeName.PRINT), typesetter)


def many(count: int, words: int = 30) -> list[Note]:
    return [Note(str(number), "word " * words, "A source, p. 3") for number in range(1, count + 1)]


def test_passages_are_numbered_in_the_order_in_which_the_cards_are_read() -> None:
    build = quoting()
    notes = notes_of(build.document, number_passages(build.tree))

    assert [(note.label, note.quote) for note in notes] == [
        ("1", "“Joint procurement”"),
        ("2", "“may save money”"),
        ("3", "“Nobody counted it.”"),
    ]


def test_the_passages_of_a_step_are_noted_on_its_first_card() -> None:
    build = quoting()
    step = build.step("joint one").id
    build.do(edits.link_passage(build.document, step, build.quote("It could also duplicate"), new_id=build.new_id))
    numbers = number_passages(build.tree)
    quotes = {int(note.label): note.quote for note in notes_of(build.document, numbers)}
    said = {name: face(build.tree, build.place(name), numbers).step_passages for name in ("joint one", "joint two")}

    (number,) = (number for number, quote in quotes.items() if quote == "“It could also duplicate”")
    assert said == {"joint one": f"for the step: note {number}", "joint two": ""}


def test_a_branch_has_no_note_for_the_step_it_is_cut_from() -> None:
    build = quoting()
    step = build.step("objection").id
    build.do(edits.link_passage(build.document, step, build.quote("It could also duplicate"), new_id=build.new_id))
    branch = branch_of(build.tree, build.id("objection"))
    numbers = number_passages(branch)

    assert "“It could also duplicate”" not in [note.quote for note in notes_of(build.document, numbers)]
    assert face(branch, build.place("objection"), numbers).step_passages == ""


def test_a_note_names_source_page_and_state() -> None:
    build = quoting()
    (source,) = build.document.all(Source)
    build.do(edits.edit_field(build.document, source, authors="A. Writer", title="On money"))
    first = next(iter(build.document.all(Passage)))
    build.do(edits.edit_field(build.document, first, page="7", state=PassageState.CHANGED))

    notes = notes_of(build.document, number_passages(build.tree))
    assert notes[2].source == "A. Writer, On money · p. 7 · passage changed"


@pytest.mark.parametrize(
    ("style", "said", "label", "entry"),
    [
        (CitationStyle.AUTHOR_DATE, "Ríos, 2021, p. 7", "", "Ríos, A. (2021). On money."),
        (CitationStyle.NUMBERED, "[1, p. 7]", "[1]", "Ríos, A. On money. 2021."),
    ],
)
def test_in_a_style_of_citation_the_sources_are_listed_behind_the_notes(
    style: CitationStyle, said: str, label: str, entry: str
) -> None:
    build = quoting()
    (source,) = build.document.all(Source)
    build.do(edits.edit_field(build.document, source, authors="Ríos, Ana", title="On money", issued="2021"))
    build.do(edits.edit_field(build.document, next(iter(build.document.all(Passage))), page="7"))

    *_, last, listed = notes_of(build.document, number_passages(build.tree), style)
    assert last.source == said
    assert listed == Note(label, "", entry, heading="Sources")


def test_a_passage_without_pages_and_headings_names_its_paragraph() -> None:
    build = quoting()
    (source,) = build.document.all(Source)

    assert notes_of(build.document, number_passages(build.tree))[0].source == f"{source.title} · para. 1"


def test_the_list_of_sources_is_drawn_under_its_heading(typesetter: Typesetter) -> None:
    notes = [*many(1), Note("[1]", "", "Ríos, A. On money. 2021.", heading="Sources"), Note("[2]", "", "UN. 2020.")]
    groups, _ = draw_notes(notes, 0, 0, COLUMN, look(typesetter))

    runs = [run.text for group in groups for run in group.primitives]
    assert runs[-5:] == ["Sources", "[1]", "Ríos, A. On money. 2021.", "[2]", "UN. 2020."]


def test_notes_fill_the_columns_that_fit_and_about_equally(typesetter: Typesetter) -> None:
    groups, height = draw_notes(many(9), 0, 0, 3 * COLUMN + 2 * COLUMN_GAP, look(typesetter))

    lows = [max(run.baseline for run in group.primitives) for group in groups]
    assert len(groups) == 3
    assert height - min(lows) < height / 3


def test_a_note_keeps_together_where_it_can(typesetter: Typesetter) -> None:
    groups, _ = draw_notes(many(4), 0, 0, 2 * COLUMN + COLUMN_GAP, look(typesetter))

    assert all(group.primitives[0].text.isdigit() for group in groups)


def test_a_note_longer_than_a_page_goes_on_in_the_next_column(typesetter: Typesetter) -> None:
    pages = note_pages(many(1, words=2000), COLUMN, 400, look(typesetter))

    words = [word for page in pages for group in page for run in group.primitives for word in run.text.split()]
    assert len(pages) > 3
    assert words.count("word") == 2000
    assert all(run.baseline <= 400 for page in pages for group in page for run in group.primitives)
