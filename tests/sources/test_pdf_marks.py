"""Highlights and notes in a PDF say which words of the source they mark."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.sources.page import page_spans
from argmap.sources.pdf_mark import PdfMark
from argmap.sources.pdf_pages import OpenPdf
from argmap.sources.reading import read_source
from tests.sources.pdf_making import column, pdf

LINES = column("The levy raises forty million", "euros every year, they say.", top=700, size=10, leading=12)
FIRST = (72, 698, 240, 708)  # the first line, in points: left, bottom, right, top
SECOND = (72, 686, 240, 696)


def quads(*boxes: tuple[float, float, float, float]) -> str:
    """Quadrilaterals as Acrobat orders their corners."""
    return " ".join(
        f"{left} {top} {right} {top} {left} {bottom} {right} {bottom}" for left, bottom, right, top in boxes
    )


def highlight(*boxes: tuple[float, float, float, float], kind: str = "Highlight", more: str = "") -> str:
    return f"<< /Type /Annot /Subtype /{kind} /Rect [72 686 240 708] /QuadPoints [{quads(*boxes)}] {more} >>"


def note(words: str, more: str = "") -> str:
    return f"<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents ({words}) {more} >>"


def annotated(*annotations: str, pages=(LINES,)) -> bytes:
    named = " ".join(f"{100 + number} 0 R" for number in range(len(annotations)))
    return pdf(*pages, objects=annotations, page=f"/Annots [{named}]")


def marks_in(data: bytes, stored: list[str] | None = None) -> list[PdfMark]:
    document = read_source(data, "a.pdf")
    spans = page_spans(document.text, document.locators)
    opened = OpenPdf(data, "a.pdf")
    found = opened.marks(stored or [document.text[span.start : span.end] for span in spans])
    opened.close()
    return found


def marked(*annotations: str) -> list[str]:
    """The words that each annotation marks."""
    data = annotated(*annotations)
    text = read_source(data, "a.pdf").text
    return [" | ".join(text[start:end] for start, end in mark.stretches) for mark in marks_in(data)]


def test_a_text_of_which_nobody_says_where_pages_begin_has_none():
    assert page_spans("No pages.", ((0, "heading1", "No pages."),)) == []


def test_a_highlight_marks_the_words_under_it():
    assert marked(highlight((72 + 17.8, 698, 143, 708))) == ["levy raises"]


def test_a_highlight_over_a_line_end_marks_one_stretch():
    assert marked(highlight((143, 698, 240, 708), (72, 686, 98, 696))) == ["forty million euros"]


def test_two_places_of_one_highlight_are_two_stretches():
    assert marked(highlight((72, 698, 89, 708), (72, 686, 98, 696))) == ["The | euros"]


@pytest.mark.parametrize("kind", ["Highlight", "Underline", "Squiggly", "StrikeOut"])
def test_all_that_marks_words_is_read(kind):
    (mark,) = marks_in(annotated(highlight(FIRST, kind=kind)))
    assert (mark.kind, mark.stretches) == (kind.lower(), ((0, 29),))


def test_comments_come_along():
    (mark,) = marks_in(
        annotated(highlight(FIRST, more=r"/Contents (Who says so?\rAsk.) /CreationDate (D:20240131081500Z)"))
    )
    assert (mark.comment, mark.created) == ("Who says so?\nAsk.", "2024-01-31T08:15:00")


def test_a_comment_that_only_repeats_the_words_is_none():
    (mark,) = marks_in(annotated(highlight(FIRST, more="/Contents (The levy raises  forty million)")))
    assert mark.comment == ""


def test_a_note_that_marks_no_words_is_kept_with_its_page():
    (mark,) = marks_in(annotated(note("Compare chapter 3")))
    assert (mark.kind, mark.page, mark.comment, mark.stretches) == ("note", 0, "Compare chapter 3", ())


def test_a_reply_to_a_reply_stands_with_what_both_answer():
    (mark,) = marks_in(annotated(note("Is it so?"), note("No", "/IRT 100 0 R"), note("Yes", "/IRT 101 0 R")))
    assert mark.replies == (("No", ""), ("Yes", ""))


def test_a_reply_to_what_is_no_mark_stands_for_itself():
    bare = highlight((400, 10, 500, 20))
    first, second = marks_in(annotated(bare, note("No", "/IRT 100 0 R"), note("Round", "/IRT 102 0 R")))
    assert [first.comment, second.comment] == ["No", "Round"]


def test_replies_stand_with_what_they_answer():
    answer = "/IRT 100 0 R /M (D:20240201)"
    (mark,) = marks_in(annotated(highlight(FIRST), note("I doubt it", answer), note("So do I", answer)))
    assert mark.replies == (("I doubt it", ""), ("So do I", ""))


@pytest.mark.parametrize(
    "annotation",
    [
        "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] >>",
        "<< /Type /Annot /Subtype /Popup /Rect [0 0 9 9] /Contents (x) >>",
        "<< /Type /Annot /Subtype /Ink /Rect [0 0 9 9] >>",
        note("  "),
        note("Hidden", "/F 2"),
        note("Accepted", "/StateModel (Review) /State (Accepted)"),
        highlight((400, 100, 500, 110)),
        "<< >>",
        "null",
    ],
)
def test_what_says_nothing_is_passed_over(annotation):
    assert marks_in(annotated(annotation)) == []


def test_a_name_that_the_program_gave_is_the_key_and_else_place_and_words_are():
    named, unnamed, again, elsewhere = (
        marks_in(annotated(one))[0].key
        for one in (highlight(FIRST, more="/NM (zotero-7)"), highlight(FIRST), highlight(FIRST), highlight(SECOND))
    )
    assert named == "zotero-7"
    assert unnamed == again != elsewhere


def test_marks_come_in_the_order_of_the_text():
    assert marked(highlight(SECOND), highlight(FIRST)) == [
        "The levy raises forty million",
        "euros every year, they say.",
    ]


def test_pages_are_counted_and_progress_is_told():
    data = annotated(highlight(FIRST), pages=(LINES, [], LINES))
    told = []
    marks = OpenPdf(data, "a.pdf").marks([read_source(data, "a.pdf").text[:57], "", ""], lambda *one: told.append(one))
    assert [mark.page for mark in marks] == [0, 2]
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_where_the_page_says_other_words_than_are_stored_they_are_told_to_be_sought():
    (mark,) = marks_in(annotated(highlight(FIRST)), stored=["The levy raises ninety million euros every year."])
    assert (mark.stretches, mark.words) == ((), "The levy raises forty million")


def test_a_mark_without_quadrilaterals_marks_what_lies_in_its_frame():
    annotation = "<< /Type /Annot /Subtype /Highlight /Rect [72 698 240 708] >>"
    assert marked(annotation) == ["The levy raises forty million"]


@settings(deadline=None)
@given(st.text(st.sampled_from("<>[]()/ QuadPoints0123456789.-\n"), max_size=60))
def test_a_broken_annotation_does_no_harm(body):
    for mark in marks_in(annotated(f"<< /Type /Annot /Subtype /Highlight /Rect [72 698 240 708] {body} >>")):
        assert replace(mark, key="").page == 0


def test_the_annotations_of_the_corpus_are_found(shared):
    data = (shared / "corpora" / "doc-pdf" / "annotated_pdf.pdf").read_bytes()
    text = read_source(data, "a.pdf").text
    found = [(mark.kind, mark.comment, [text[start:end] for start, end in mark.stretches]) for mark in marks_in(data)]
    assert found == [
        ("note", "This is a text annotation.", []),
        ("ink", "Hello world!", []),
        ("highlight", "Highlight comment", ["Line 1 Line 2"]),
    ]
