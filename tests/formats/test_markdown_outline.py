"""Outlines: how people write them, and that what argmap writes reads back to the same tree."""

from contextlib import suppress
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.errors import EditRefused
from argmap.core.records import Inference, Kind, MapInfo, Node, Polarity, Premise
from argmap.core.tree import Tree
from argmap.formats import outline_writing
from argmap.formats.argmap_json import read as read_json
from argmap.formats.errors import CannotImport, EmptyImport, NoOutline
from argmap.formats.markdown_outline import parse_indented, read
from argmap.formats.outline_lines import lines_of
from argmap.intake.decoding import UnknownEncoding
from tests.core.any_edit import any_edit
from tests.core.builders import Build, counting_ids, small_map
from tests.formats.shapes import shape, shape_of


def lines(text: str) -> list[str]:
    """The tree that an outline makes, as lines: two spaces a level, + - = for the polarity, the text."""
    return outline_of(read(text.encode(), "outline.md").records)


def outline_of(records) -> list[str]:
    build = Build()
    build.document = Document(records)
    build.tree = Tree(build.document)
    return build.outline()


def node(text: str, words: str) -> Node:
    """The one card with these words."""
    (found,) = (one for one in read(text.encode(), "a.md").records if isinstance(one, Node) and one.text == words)
    return found


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_any_map_that_argmap_makes_reads_back_to_the_same_tree(seed):
    random, build = Random(seed), small_map()
    for _ in range(30):
        change = any_edit(build.document, random)
        if change:
            build.do(change)
    texts = {node.id: replace(node, text=f"{node.text} {n}") for n, node in enumerate(build.document.all(Node))}
    implicit = {one.id: replace(one, implicit=n % 5 == 0) for n, one in enumerate(texts.values())}
    tree = Tree(Document(implicit.get(one.id, one) for one in build.document.records()))

    again = read(outline_writing.write(tree), "map.md", counting_ids())

    assert shape_of(again.records) == shape(tree)


def test_the_example_map_reads_back_to_the_same_tree(shared):
    records = read_json((shared / "example" / "eu-nato.json").read_bytes(), "eu-nato.json").records
    tree = Tree(Document(records))

    again = read(outline_writing.write(tree, has_passages=True), "map.md")

    assert shape_of(again.records) == shape(tree)
    assert again.remarks == ("41 notes were passed over; an outline's notes belong to no card.",)
    assert again.records[0].title == tree.document.info.title


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("polarity", Polarity)
@pytest.mark.parametrize("target", Kind)
def test_every_kind_of_step_reads_back(kind, polarity, target):
    records = [
        MapInfo(id="1" * 32),
        Node(id="2" * 32, kind=target, text="target", order_key="a"),
        Node(id="3" * 32, kind=kind, text="premise", implicit=True),
        Node(id="4" * 32, kind=kind, text="doubt"),
        Inference(id="5" * 32, polarity=polarity, target_node_id="2" * 32),
        Inference(id="6" * 32, polarity=polarity, target_inference_id="5" * 32),
        Premise(id="7" * 32, inference_id="5" * 32, node_id="3" * 32),
        Premise(id="8" * 32, inference_id="6" * 32, node_id="4" * 32),
    ]

    assert shape_of(read(outline_writing.write(Tree(Document(records))), "map.md").records) == shape_of(records)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Pro: and con",
        "Evidence:",
        "pros",
        "- a",
        "1. first",
        "# no heading",
        "> quote",
        "two\nlines",
        "  x  ",
        "Tray",
    ],
)
def test_words_that_look_like_marks_read_back_as_words(text):
    build = Build()
    build.do(edits.add_claim(build.document, "main", new_id=build.new_id))
    build.do(edits.add_reason(build.document, build.id("main"), "reason", new_id=build.new_id))
    records = [replace(one, text=text) if isinstance(one, Node) else one for one in build.document.records()]

    again = read(outline_writing.write(Tree(Document(records))), "map.md")

    assert [one.text for one in again.records if isinstance(one, Node)] == [text, text]


@pytest.mark.parametrize("indent", ["  ", "    ", "\t", " "])
@pytest.mark.parametrize("bullet", ["- ", "* ", "+ ", "1. ", "1) ", "• ", "- [ ] ", ""])
def test_any_indentation_and_any_bullet_nest(indent, bullet):
    text = f"{bullet}main\n{indent}{bullet}reason\n{indent * 2}{bullet}deeper\n{indent}{bullet}second\n"

    assert lines(text) == ["main", "  + reason", "    + deeper", "  + second"]


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("Pro: ", "+ "),
        ("**Pro:** ", "+ "),
        ("**Pro**: ", "+ "),
        ("PRO: ", "+ "),
        ("Reason: ", "+ "),
        ("+ ", "+ "),
        ("Con: ", "- "),
        ("Objection: ", "- "),
        ("But: ", "- "),
        ("- ", "- "),
        ("− ", "- "),
        ("", "+ "),
    ],
)
def test_marks_before_the_words_say_for_or_against(mark, expected):
    assert lines(f"- main\n  - {mark}other") == ["main", f"  {expected}other"]


def test_plus_and_minus_as_bullets_say_for_and_against():
    assert lines("Main\n  + quiet\n  - detours\n    - not many") == [
        "Main",
        "  + quiet",
        "  - detours",
        "    - not many",
    ]


def test_bullets_of_another_shape_on_each_level_are_only_bullets():
    assert lines("* main\n  + one\n    - two") == ["main", "  + one", "    + two"]


def test_a_paragraph_before_a_list_is_the_claim_above_it():
    assert lines("Main claim.\n\n- one\n- two\n") == ["Main claim.", "  + one", "  + two"]


def test_headings_of_pros_and_cons_say_how_their_bullets_bear_on_the_title():
    text = "# Close the street\n\n## Pros\n- quiet\n  - Con: only at night\n## Cons:\n- detours\n"

    assert lines(text) == ["Close the street", "  + quiet", "    - only at night", "  - detours"]


def test_pros_and_cons_without_a_claim_bear_on_the_title():
    assert lines("# Close the street\n- Pro: quiet\n- Con: detours") == ["Close the street", "  + quiet", "  - detours"]


def test_several_headings_are_reasons_for_the_title():
    assert lines("# Main\n## One\n- a\n## Two\n- b\n") == ["Main", "  + One", "    + a", "  + Two", "    + b"]


def test_a_title_above_a_claim_is_the_title_alone():
    imported = read(b"# A title\n\n- claim\n  - reason\n", "a.md")

    assert imported.records[0].title == "A title"
    assert outline_of(imported.records) == ["claim", "  + reason"]


def test_the_title_of_the_front_matter_wins():
    assert read(b"---\ntitle: Streets\n---\n- claim\n  - reason\n", "a.md").records[0].title == "Streets"


def test_joint_reasons_and_doubts_are_read():
    text = "- main\n  - Reason: one\n  - And: two\n    - Doubt: why\n  - And (implicit): three\n"
    records = read(text.encode(), "a.md").records
    step, doubt = (one for one in records if isinstance(one, Inference))

    assert [one.inference_id for one in records if isinstance(one, Premise)] == [step.id, step.id, doubt.id, step.id]
    assert doubt.target_inference_id == step.id
    assert node(text, "three").implicit


def test_a_quote_is_evidence_for_what_it_stands_under():
    text = "- main\n  - reason\n    > quoted\n    > words\n  - other\n"

    assert lines(text) == ["main", "  + reason", "    + quoted words", "  + other"]
    assert (node(text, "quoted words").kind, node(text, "quoted words").basis) == ("evidence", "quotation")


def test_a_quote_at_the_margin_stands_under_the_last_bullet_there():
    assert lines("- main\n  - reason\n\n> quoted\n") == ["main", "  + reason", "  + quoted"]


def test_a_quote_as_a_bullet_is_evidence_that_others_can_bear_on():
    text = "- main\n  - > quoted\n    - Con: misread\n"

    assert lines(text) == ["main", "  + quoted", "    - misread"]
    assert node(text, "quoted").basis == "quotation"


def test_an_underlined_line_is_a_heading():
    imported = read(b"A title\n=======\n\nMain claim\n----------\n- reason\n", "a.md")

    assert imported.records[0].title == "A title"
    assert outline_of(imported.records) == ["Main claim", "  + reason"]


@pytest.mark.parametrize(
    "text",
    [
        "- a\n" + "> q\n\n" * 20_000,
        "- a\n" + "b\n" * 200_000,
        "- " + "[" * 9_000,
        "- " + "![[" * 3_000,
        "- " + "**a*_" * 2_000,
        "- " + "<a" * 5_000,
    ],
)
@pytest.mark.timeout(20)
def test_hostile_text_takes_no_longer_than_its_length(text):
    with suppress(EditRefused):
        parse_indented(text)


def test_answers_stand_under_questions():
    assert lines("- Question: why?\n  - so\n  - Pro: thus\n  - Con: not\n") == ["why?", "  = so", "  = thus", "  - not"]


def test_what_continues_a_line_belongs_to_it():
    text = "- main\n  goes on\n\n  and has a second paragraph\n  - reason\nlazily continued\n"

    assert lines(text) == ["main goes on\nand has a second paragraph", "  + reason lazily continued"]


def test_a_number_that_begins_a_wrapped_line_is_no_bullet():
    assert lines("- the treaty of\n  2009. And more\n- other") == ["the treaty of 2009. And more", "other"]


def test_links_become_their_words_and_the_address_a_note():
    found = node("- See [the report](https://example.org)\n  - a", "See the report")

    assert found.notes == "https://example.org"


def test_cards_under_the_heading_of_the_tray_are_in_the_tray():
    document = Document(read(b"- main\n  - reason\n\n## Tray\n\n- loose\n  - under it\n", "a.md").records)

    assert [document.find(Node, one).text for one in document.tray_ids] == ["loose"]


CITED = "# T\n\n- main\n  - Reason: a[^1]\n\n## Sources\n\n- UN (2020). Prices.\n- Ríos, A. (2021). Air.\n"


def test_a_list_of_sources_before_footnotes_is_no_card_and_is_said():
    imported = read(f"{CITED}\n[^1]: “a” (UN, 2020)\n".encode(), "a.md")

    assert outline_of(imported.records) == lines("- main\n  - Reason: a[^1]\n")
    assert imported.remarks == ("3 notes were passed over; an outline's notes belong to no card.",)


@pytest.mark.parametrize(
    "outline",
    [
        CITED,  # no footnotes
        "# Sources\n\n- UN\n- Ríos\n\n[^1]: a\n",
        f"{CITED}  - It says so.\n\n[^1]: a\n",
        f"{CITED}\n## More\n\n- b\n\n[^1]: a\n",
    ],
)
def test_what_only_looks_like_a_list_of_sources_is_cards(outline):
    assert any("UN" in line for line in lines(outline))


def test_a_card_seen_above_stands_in_a_second_place():
    records = read(b"- main\n  - Reason: a\n  - Reason: b\n    - Reason (see above): a\n", "a.md").records

    assert outline_of(records) == ["main", "  + a", "  + b", "    + [a]"]


def test_a_card_below_itself_is_read_as_another_card():
    imported = read(b"- main\n  - Reason: a\n    - Reason (see above): a\n", "a.md")

    assert outline_of(imported.records) == ["main", "  + a", "    + a"]
    assert imported.remarks == ("Line 3: It names no card that could stand here too, so it is a new one.",)


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("- main\n  - And: alone\n", "Line 2: There is nothing before it to stand together with."),
        ("- main\n  - Doubt: what\n", "Line 2: It doubts a step, but the line above it stands in none."),
    ],
)
def test_marks_that_cannot_be_followed_are_said(text, remark):
    assert read(text.encode(), "a.md").remarks == (remark,)


@pytest.mark.parametrize("text", ["Just a page\nof prose.\n\nIn two paragraphs.\n", "# Only\n\n## headings\n"])
def test_prose_is_no_outline(text):
    with pytest.raises(NoOutline, match="holds no outline"):
        read(text.encode(), "a.md")


def test_an_empty_outline_is_refused():
    with pytest.raises(EmptyImport):
        read(b"\n \n", "a.md")


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(UnknownEncoding):
        read(bytes(range(256)) * 4, "a.md")


def test_a_title_too_long_for_a_map_is_named():
    with pytest.raises(CannotImport, match="its title has 2,001 characters; a map's has at most 2,000"):
        read(b"# " + b"a" * 2_001 + b"\n\n- main\n  - reason\n", "a.md")


def test_a_line_too_long_for_a_card_is_named():
    with pytest.raises(CannotImport, match="line 2 has 10,001 characters; a card holds at most 10,000"):
        read(b"- main\n  - " + b"a" * 10_001, "a.md")


def test_an_outline_deeper_than_argmap_draws_is_named_by_its_line():
    text = "\n".join("  " * level + "- card" for level in range(1_001))

    with pytest.raises(CannotImport, match="line 1,001 stands deeper than the 1,000 cards"):
        read(text.encode(), "a.md")


def test_an_outline_as_deep_as_argmap_draws_is_read():
    text = "\n".join("  " * level + f"- {level}" for level in range(1_000))

    assert sum(isinstance(one, Node) for one in read(text.encode(), "a.md").records) == 1_000


def test_pasted_text_has_its_first_line_at_the_top():
    fragment = parse_indented("Main\n\tfirst\n\t\tdeeper\n\tCon: second\n")

    assert [one.text for one in fragment.records if isinstance(one, Node)] == ["Main", "first", "deeper", "second"]
    assert [len(top.node_ids) for top in fragment.tops] == [1]
    assert fragment.tops[0].node_ids[0] == fragment.records[0].id


def test_the_mark_of_a_pasted_top_says_how_it_will_bear():
    assert parse_indented("Con: no\n  because").tops[0].polarity is Polarity.OPPOSES


def test_pasted_branches_bear_on_what_they_are_pasted_under():
    build = small_map()
    build.do(edits.paste(build.document, parse_indented("- Con: no\n  - since"), build.id("claim")))

    assert build.outline()[-2:] == ["  - no", "    + since"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("  \n", "no words"),
        ("a" * 10_001, "line 1 has 10,001 characters"),
        ("a\n\n" + "b" * 70_000, "line 3 has 70,000"),
    ],
)
def test_text_that_cannot_be_pasted_is_refused_in_words(text, says):
    with pytest.raises(EditRefused, match=says):
        parse_indented(text)


def test_reading_ends_where_no_map_holds_more():
    assert len(lines_of("- a\n" * 100_500).lines) == 100_001
    assert len(lines_of("- a\n" + "a" * 1_000 + "\n" + "b\n" * 100_000 + "- c").lines) == 1


def test_more_lines_than_a_map_holds_cards_are_refused():
    with pytest.raises(CannotImport, match="more than 100,000 lines"):
        read(b"- a\n  - b\n" * 60_000, "a.md")
