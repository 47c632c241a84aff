"""The map as a Word document: an outline, and the skeleton of an essay."""

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings

from argmap.core.document import Document
from argmap.core.edits import add_to_tray, edit_text
from argmap.core.records import Inference, Kind, MapInfo, Node, Polarity, Premise
from argmap.core.references.styles import CitationStyle
from argmap.core.tree import Tree
from argmap.formats.docx_file import EPOCH
from argmap.formats.registry import export_map, format_written
from argmap.formats.report import Fate
from argmap.formats.written import Outgoing
from argmap.reasoning.sayings import sayings
from argmap.samples import sample_records
from argmap.sources import docx
from tests.core.builders import small_map
from tests.core.test_prose import tree_of
from tests.formats.docx_again import (
    WORD,
    acting,
    part,
    plain,
    read,
    words_of,
    written,
    wrong_in_essay,
    wrong_in_outline,
)
from tests.formats.generated_maps import generated_maps

SAMPLE = Tree(Document(sample_records("eu-nato")))
BOTH = pytest.mark.parametrize("format_id", ["docx", "docx-essay"])


def styled(data: bytes, style: str) -> list[str]:
    """The words of the paragraphs in a style."""
    found = (one for one in part(data).iter(f"{WORD}p"))
    return [words_of(one) for one in found if one.find(f"{WORD}pPr/{WORD}pStyle").get(f"{WORD}val") == style]


def notes_of(data: bytes) -> list[str]:
    """The words of the footnotes, each of which is referred to once and in order."""
    numbers = [one.get(f"{WORD}id") for one in part(data).iter(f"{WORD}footnoteReference")]
    notes = {one.get(f"{WORD}id"): words_of(one).strip() for one in part(data, "word/footnotes.xml")}
    assert numbers == [str(number) for number in range(1, len(notes) - 1)]
    return [notes[number] for number in numbers]


@given(generated_maps(has_lines=True))
@settings(max_examples=25, deadline=None)
def test_an_outline_reads_back_as_the_same_cards_in_order(records):
    assert wrong_in_outline(Tree(Document(records))) == []


@given(generated_maps(has_lines=True))
@settings(max_examples=25, deadline=None)
def test_an_essay_says_every_card_and_every_quote(records):
    assert wrong_in_essay(Tree(Document(records))) == []


def test_an_essay_says_what_doubts_a_step_without_cards_in_the_tray():
    build = small_map()
    build.do(add_to_tray(build.document, Kind.CLAIM, "In the tray"))
    empty = Inference(id="e" * 32, polarity=Polarity.RESTATES, target_node_id=build.id("In the tray"), order_key="a0")
    doubt = Inference(id="d" * 32, polarity=Polarity.OPPOSES, target_inference_id=empty.id, order_key="a1")
    card = Node(id="c" * 32, kind=Kind.CLAIM, text="A doubt without a place")
    premise = Premise(id="b" * 32, inference_id=doubt.id, node_id=card.id, order_key="a0")

    assert wrong_in_essay(Tree(Document([*build.document.records(), empty, doubt, card, premise]))) == []


def test_branches_can_be_found_by_words_own_headings():
    data = written(SAMPLE, "docx")

    assert styled(data, "Title") == [SAMPLE.document.info.title]
    assert styled(data, "Heading1") == [
        SAMPLE.node(SAMPLE.main_claim().node_id).text,
        "Question: How should one tell a duplicate from a complement?",
        "Sources",
    ]
    assert all(re.match(r"(Because|And with it|But|Answer)( \(.+?\))?: ", one) for one in styled(data, "Heading2"))
    assert "But (rebuttal): " in " ".join(styled(data, "ListParagraph"))


def test_an_essay_has_a_section_for_each_main_reason_and_objection():
    tree = tree_of(
        "= Main.", "  + First reason.", "    +* Proof.", "  + Second.", "  - An objection.", "    - A reply."
    )
    data = written(tree, "docx-essay")

    assert styled(data, "Title") == ["Main."]
    assert styled(data, "Heading1") == ["First reason", "Second", "Objections"]
    assert styled(data, "Heading2") == ["An objection"]
    assert styled(data, "Normal") == [
        "Main, because First reason, and because Second; but an objection.",
        "First reason, on the evidence that Proof.",
        "Second.",
        "But an objection; yet a reply.",
    ]


def test_a_document_of_a_german_map_is_german_between_its_cards():
    tree = tree_of("= Steuern wirken.", "  + Die Preise steigen.", "    +* Mexiko zeigt es.", "  - Das trifft Arme.")
    wished = Outgoing(tree, say=sayings("de"))
    essay, outline = (export_map(wished, format_written("a.docx", one)).data for one in ("docx-essay", "docx"))

    assert styled(essay, "Heading1") == ["Die Preise steigen", "Einwände"]
    assert styled(essay, "Normal") == [
        "Steuern wirken, denn die Preise steigen; aber das trifft Arme.",
        "Die Preise steigen, und der Beleg dafür ist: Mexiko zeigt es.",
        "Aber das trifft Arme.",
    ]
    assert styled(outline, "Heading2") == [
        "Denn (ein Grund): Die Preise steigen.",
        "Aber (ein Einwand): Das trifft Arme.",
    ]
    assert styled(outline, "ListParagraph") == ["Denn (ein Beleg): Mexiko zeigt es."]


def test_sources_of_a_german_map_are_cited_in_german():
    wished = Outgoing(SAMPLE, say=sayings("de"))
    data = export_map(wished, format_written("a.docx", "docx-essay")).data

    assert notes_of(data)[0] == "„Complement or duplicate? EU defence…“, 2025, „Summary“."
    assert styled(data, "Heading1")[-1] == "Quellen"


def test_a_title_heads_the_section_of_its_card_and_is_told_as_lost_elsewhere():
    tree = tree_of("= Main.", "  + A reason.", "    + Deeper.")
    records = [replace(one, title=one.text[0]) if isinstance(one, Node) else one for one in tree.document.records()]
    exported = export_map(Outgoing(Tree(Document(records))), format_written("a.docx", "docx-essay"))
    lost = [one.place for one in exported.report.of(Fate.DROPPED) if one.what == "titles of cards"]

    assert styled(exported.data, "Heading1") == ["A"]
    assert lost == ["Main.", "Deeper."]


def test_footnotes_of_an_essay_cite_the_source_and_the_place():
    data = written(SAMPLE, "docx-essay")
    notes = notes_of(data)

    assert len(notes) > 30
    assert all("2025, “" in one and one.endswith(".") for one in notes)
    assert notes[0] == "“Complement or duplicate? EU defence…”, 2025, “Summary”."
    assert [one for one in styled(data, "Quote") if not re.fullmatch("“.+”", one)] == []
    assert styled(data, "Bibliography") == ["Complement or duplicate? EU defence integration and NATO (2025)."]


def test_sources_are_cited_as_wished():
    wished = Outgoing(Tree(Document(sample_records("sugar-tax"))), citations=CitationStyle.NUMBERED)
    data = export_map(wished, format_written("a.docx", "docx-essay")).data

    assert all(re.search(r"\[\d+(, .+)?]\.$", one) for one in notes_of(data))
    assert [one[:4] for one in styled(data, "Bibliography")] == ["[1] ", "[2] "]


@BOTH
def test_the_same_map_gives_the_same_bytes_without_author_or_day(format_id):
    data = written(SAMPLE, format_id)
    found = docx.read(data, "a.docx")

    assert written(SAMPLE, format_id) == data
    assert (found.title, found.authors, found.issued) == (SAMPLE.document.info.title, "", "")
    assert not re.search(rb"python-docx|Macintosh|creator|dcterms:(created|modified)>|rsid", b"".join(members(data)))


def members(data: bytes) -> list[bytes]:
    with ZipFile(BytesIO(data)) as archive:
        assert {one.date_time for one in archive.infolist()} == {EPOCH}
        return [archive.read(name) for name in archive.namelist()]


@BOTH
def test_words_are_never_taken_for_markup_fields_or_commands(format_id):
    build = small_map()
    node = next(iter(build.document.all(Node)))
    text = '</w:t><w:p/> & { HYPERLINK "http://a.example" } \x01\x0b\ufffe a\u202eb\u2066c ' + "x" * 5_000
    build.document.apply(edit_text(build.document, node.id, text))
    tree = Tree(build.document)
    exported = export_map(Outgoing(tree), format_written("a.docx", format_id))

    assert plain(text.replace("\x0b", " ")) in read(exported.data)
    assert acting(exported.data) == []
    assert [one.reason for one in exported.report.of(Fate.APPROXIMATED)] == [
        "XML cannot say a control character in it, which is written as �."
    ]


def test_words_that_run_from_right_to_left_are_set_from_the_right():
    tree = tree_of("= Main.", "  + القطارات تصل متأخرة.")
    found = [
        words_of(one) for one in part(written(tree, "docx")).iter(f"{WORD}p") if one.find(f".//{WORD}bidi") is not None
    ]

    assert found == ["Because (reason): القطارات تصل متأخرة."]


@BOTH
def test_a_map_without_cards_is_a_document_all_the_same(format_id):
    tree = Tree(Document([MapInfo(id="f" * 32, title="Nothing yet")]))

    assert styled(written(tree, format_id), "Title") == ["Nothing yet"]


@BOTH
def test_a_branch_a_thousand_cards_deep_is_written(format_id):
    tree = tree_of(*(f"{'  ' * depth}+ Card {depth}." for depth in range(1_000)))

    assert "Card 999" in read(written(tree, format_id))


@BOTH
def test_a_step_of_five_thousand_joint_reasons_is_written(format_id):
    records = [*tree_of("= Main.", "  + Reason 1.").document.records()]
    nodes = [Node(id=f"d{number:031x}", kind="claim", text=f"Reason {number}.") for number in range(2, 5_000)]
    step = next(one for one in records if isinstance(one, Inference))
    joint = [Premise(id=f"e{one.id[1:]}", inference_id=step.id, node_id=one.id, order_key="z") for one in nodes]
    tree = Tree(Document([*records, *nodes, *joint]))

    assert "Reason 4999" in read(written(tree, format_id))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_an_essay_with_its_footnotes(tmp_path):
    """Reading our own XML again cannot show that a word processor takes it."""
    (tmp_path / "essay.docx").write_bytes(written(SAMPLE, "docx-essay"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path), "essay.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    said = (tmp_path / "essay.txt").read_text("utf-8-sig")

    assert said.startswith(SAMPLE.node(SAMPLE.main_claim().node_id).text)
    assert said.count("\n“") > 10
