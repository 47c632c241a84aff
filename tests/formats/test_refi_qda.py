"""Projects of other programs are read in the counting they use; what is written is read back equal."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from argmap.core.anchoring import Quote
from argmap.core.annotations import known_in
from argmap.core.document import Document
from argmap.core.edits import add_claim, add_reason, edit_text, link_passage, move_to_root, source_text
from argmap.core.errors import MapError
from argmap.core.records import (
    Comment,
    Foreign,
    Inference,
    Kind,
    Node,
    Passage,
    PassageLink,
    PassageState,
    Premise,
    Source,
)
from argmap.core.tree import Tree
from argmap.formats.annotations import json_files
from argmap.formats.annotations.arriving import fresh_ones
from argmap.formats.annotations.leaving import leaving
from argmap.formats.refi_qda import fits, read
from argmap.formats.refi_qda_writing import takes, write
from argmap.intake import archives
from argmap.intake.countings import Counting
from argmap.samples import sample_names, sample_records
from tests.core.builders import Build, small_map
from tests.formats.annotations.bringing import TEXT, bring, build_with_source, passages, the_passage, the_text, titles
from tests.formats.qdpx_making import CODES, CODING, TEXT_GUID, archive, described, selection, source, xml

RENTS = "Rents in the city have doubled in ten years."
PROGRAMS = [
    (Counting.CODE_POINTS, b""),
    (Counting.CODE_POINTS_LF, b""),
    (Counting.UTF16, b"\xef\xbb\xbf"),
    (Counting.UTF16_LF, b"\xef\xbb\xbf"),
]


def project(*selections: str, text: bytes | None = TEXT.encode(), **said: str) -> bytes:
    return archive(xml(source(selections), **said), text)


def refusal(data: bytes, name: str = "x.qdpx") -> str:
    with pytest.raises(MapError) as caught:
        read(data, name)
    return str(caught.value)


def xml_of(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as packed:
        return packed.read("project.qde").decode()


@pytest.mark.parametrize(("counting", "mark"), PROGRAMS, ids=[one.value for one, _ in PROGRAMS])
def test_the_counting_that_a_program_uses_is_found_out(counting, mark):
    marked = [
        selection(TEXT, words, counting, name="", number=number)
        for number, words in enumerate([RENTS, "nobody was content.\r\nRents", "wages, and nobody"], 1)
    ]

    found = read(project(*marked, text=mark + TEXT.encode()), "x.qdpx")

    assert [one.targets[0].exact for one in found.annotations] == [
        RENTS,
        "nobody was content.\r\nRents",
        "wages, and nobody",
    ]
    said = [one for one in found.remarks if "counted" in one]
    assert said == ([] if counting is Counting.CODE_POINTS else [f"Its places are counted in {counting.value}."])


def test_a_name_that_is_the_quote_tells_the_counting_where_words_do_not():
    text = "𝕏 ab\r\nab ab ab"
    marked = selection(text, "b\r\nab a", Counting.UTF16_LF)

    (found,) = read(project(marked, text=text.encode()), "x.qdpx").annotations

    assert found.targets[0].exact == "b\r\nab a"


def test_a_selection_becomes_a_card_with_its_codes_on_the_text_that_the_project_brings():
    build = Build()

    bring(build, *read(project(selection(TEXT, RENTS, inner=described("Dear."))), "x.qdpx").annotations)

    assert build.node("Dear.").tags == ("cost",)
    assert (the_passage(build).exact, the_passage(build).state) == (RENTS, PassageState.EXACT)
    assert (the_text(build).text, titles(build)) == (TEXT, ["A report.txt"])


def test_a_source_that_the_map_has_under_the_same_name_is_that():
    build = build_with_source("Before. " + TEXT)

    bring(build, *read(project(selection(TEXT, RENTS)), "x.qdpx").annotations)

    assert titles(build) == ["A report"]
    assert the_passage(build).start == len("Before. ") + TEXT.index(RENTS)


@pytest.mark.parametrize(
    ("name", "inner", "text"),
    [
        (RENTS, CODING, RENTS),
        (RENTS[:20] + "…", CODING, RENTS),
        ("", CODING, RENTS),
        ("On rents", CODING, "On rents"),
        ("On rents", described("Dear."), "Dear."),
        (RENTS, "", RENTS),
    ],
)
def test_a_card_says_the_description_else_a_name_that_was_given_else_the_quote(name, inner, text):
    build = Build()

    bring(build, *read(project(selection(TEXT, RENTS, name=name, inner=inner)), "x.qdpx").annotations)

    assert build.tray() == [text]


def test_codes_called_as_roles_say_the_kind_of_the_card():
    codes = CODES.replace('"cost"', '"Counter-Evidence"')

    (found,) = read(project(selection(TEXT, RENTS), codes=codes), "x.qdpx").annotations

    assert (found.kind, found.tags) == (Kind.EVIDENCE, ())


def test_codes_within_codes_are_tags_of_their_own():
    codes = f'<Code guid="0F8A1907-7E42-4739-8610-A676B4D1B69F" name="all" isCodable="false">{CODES}</Code>'

    (found,) = read(project(selection(TEXT, RENTS), codes=codes), "x.qdpx").annotations

    assert found.tags == ("cost",)


def test_a_note_on_a_selection_is_a_comment_and_a_note_of_its_own_is_none():
    ref = '<NoteRef targetGUID="{CE15250D-46AD-42C2-B90F-A509B8D64EC8}"/>'
    notes = (
        '<Notes><Note guid="CE15250D-46AD-42C2-B90F-A509B8D64EC8"><PlainTextContent>Is it?</PlainTextContent>'
        '<PlainTextSelection guid="A" startPosition="x" endPosition="1"/></Note></Notes>'
    )
    build = Build()

    bring(build, *read(project(selection(TEXT, RENTS, inner=CODING + ref), rest=notes), "x.qdpx").annotations)

    assert [one.text for one in build.document.all(Comment)] == ["Is it?"]


def test_a_stretch_of_a_pdf_that_stands_there_twice_is_one_card_with_its_page():
    guid = "00000000-0000-0000-0000-000000000001"
    on_page = (
        f'<PDFSelection guid="{guid}" name="Rents" page="2" firstX="1" firstY="1" secondX="2" secondY="2">'
        f"<Representation guid='{TEXT_GUID}'><PlainTextContent>Rents in</PlainTextContent></Representation>"
        f"{CODING}</PDFSelection>"
    )
    in_text = selection(TEXT, RENTS)
    held = f'<Representation guid="{TEXT_GUID}" plainTextPath="internal://{TEXT_GUID}.txt">{in_text}</Representation>'
    pdf = f'<PDFSource guid="9D260347-8F7D-4161-89F7-DCC93CC34170" name="a.pdf">{on_page}{held}</PDFSource>'
    alone = f'<PDFSource guid="9D260347-8F7D-4161-89F7-DCC93CC34170" name="a.pdf">{on_page}</PDFSource>'

    (found,) = read(archive(xml(pdf), TEXT.encode()), "x.qdpx").annotations
    (bare,) = read(archive(xml(alone)), "x.qdpx").annotations

    assert (found.targets[0].exact, found.targets[0].page, found.tags) == (RENTS, "3", ("cost",))
    assert (bare.targets[0].exact, bare.targets[0].page) == ("Rents in", "3")


def test_what_is_marked_in_pictures_and_sound_is_passed_over_and_said():
    picture = (
        '<PictureSource guid="9D260347-8F7D-4161-89F7-DCC93CC34170" name="a.png">'
        f'<PictureSelection guid="A" firstX="1" firstY="1" secondX="2" secondY="2">{CODING}</PictureSelection>'
        "</PictureSource>"
    )

    found = read(archive(xml(picture, source([selection(TEXT, RENTS)])), TEXT.encode()), "x.qdpx")

    assert len(found.annotations) == 1
    assert "1 marked in pictures, sound or film: passed over." in found.remarks


def test_a_text_that_lies_in_the_xml_itself_is_read():
    inline = (
        f'<TextSource guid="{TEXT_GUID}" name="a"><PlainTextContent>One Two Three</PlainTextContent>'
        f"{selection('One Two Three', 'Two')}</TextSource>"
    )

    (found,) = read(xml(inline), "x.qde").annotations

    assert found.targets[0].exact == "Two"


@pytest.mark.parametrize("path", ["relative:///x.txt", "absolute:///etc/passwd", "internal://../../etc/passwd", ""])
def test_a_text_that_lies_elsewhere_is_not_opened(path):
    data = archive(xml(source([selection(TEXT, RENTS)], path=path)), None)

    found = read(data, "x.qdpx")

    assert found.annotations[0].targets[0].source.text is None
    assert found.annotations[0].targets[0].exact == RENTS
    assert found.remarks == ("1 of its 1 marked sources come without a text.",)


def test_a_text_outside_is_not_taken_for_one_inside_of_the_same_name():
    data = archive(xml(source([selection(TEXT, RENTS)], path=f"relative://{TEXT_GUID}.txt")), b"Something else.")

    assert read(data, "x.qdpx").annotations[0].targets[0].source.text is None


def test_a_selection_beyond_its_text_marks_no_words():
    beyond = selection(TEXT, RENTS).replace('endPosition="', 'endPosition="9')

    (found,) = read(project(beyond), "x.qdpx").annotations

    assert found.targets[0].exact == ""


def test_the_same_project_again_doubles_nothing_however_its_guids_are_written():
    build = Build()
    data = project(selection(TEXT, RENTS))
    bring(build, *read(data, "x.qdpx").annotations)
    given = xml(source([selection(TEXT, RENTS)]))
    braced = re.sub(rb'guid="([0-9A-F-]{36})"', lambda found: b'guid="{%s}"' % found[1].lower(), given)

    assert bring(build, *read(archive(braced), "x").annotations).cards == ()
    assert build.document.count(Node) == 1


@pytest.mark.parametrize("name", sample_names())
def test_every_passage_of_a_sample_goes_out_and_comes_back_with_its_text(name):
    original = Build(sample_records(name))
    build = Build()

    bring(build, *read(write(original.tree), "x.qdpx").annotations)

    assert {(one.start, one.end, one.exact) for one in passages(build)} == {
        (one.start, one.end, one.exact) for one in passages(original)
    }
    going = leaving(original.tree)
    assert sorted(one.text for one in going) == sorted(one.text for one in build.document.all(Node))
    assert sorted(one.kind for one in going) == sorted(one.kind for one in build.document.all(Node))
    assert fresh_ones(read(write(original.tree), "x.qdpx").annotations, known_in(original.document)) == []


def test_what_is_written_is_read_back_equal_though_the_text_is_difficult():
    text = '\ufeff𝕏 <One> & "Two"\r\nThree\u2028\x0bFour'
    build = small_map()
    build.add_source(text)
    for words in ('<One> & "Two"\r\nThree', "𝕏", "Four"):
        build.do(link_passage(build.document, build.id("reason"), build.quote(words), new_id=build.new_id))
    build.do(edit_text(build.document, build.id("reason"), "a <b> & 'c'\nd \x1b"))

    found = read(write(build.tree), "x.qdpx").annotations

    assert [one.targets[0].exact for one in found] == ["𝕏", '<One> & "Two"\r\nThree', "Four"]
    assert {one.text for one in found} == {"a <b> & 'c'\nd \N{REPLACEMENT CHARACTER}"}


def test_the_same_map_gives_the_same_bytes():
    build = Build(sample_records("sugar-tax"))

    assert write(build.tree) == write(build.tree)


def test_a_relation_between_marked_cards_is_a_link():
    build = build_with_source()
    build.do(add_claim(build.document, "main", build.quote("Rents"), new_id=build.new_id))
    build.do(add_reason(build.document, build.id("main"), "why", build.quote("doubled"), new_id=build.new_id))

    written = xml_of(write(build.tree))

    (link,) = re.findall(r"<Link [^>]*>", written)
    assert 'name="supports" direction="OneWay"' in link
    guids = [one.replace("-", "") for one in re.findall(r'(?:origin|target)GUID="([^"]+)" ?', link)]
    cards = {one.id: one.node_id for one in build.document.all(PassageLink)}
    assert [cards[guid] for guid in guids] == [build.id("why"), build.id("main")]


@pytest.mark.parametrize(
    ("name", "outline"),
    [
        ("supports", ["Rents", "  + wages"]),
        ("Contradicts", ["Rents", "  - wages"]),
        ("is part of", ["Rents", "wages"]),
    ],
)
def test_a_link_with_a_known_name_is_a_step_from_card_to_card(name, outline):
    ends = [selection(TEXT, words, number=number) for number, words in enumerate(["Rents", "wages"], 1)]
    one, other = (f"00000000-0000-0000-0000-00000000000{number}" for number in (2, 1))
    link = f'<Links><Link guid="{TEXT_GUID}" name="{name}" originGUID="{one}" targetGUID="{{{other}}}"/></Links>'
    build = Build()

    found = read(project(*ends, rest=link), "x.qdpx")
    bring(build, *found.annotations, relations=found.relations)

    build.do(move_to_root(build.document, sorted(build.document.tray_ids)))
    assert sorted(build.outline()) == sorted(outline)


def test_links_in_a_circle_leave_out_the_one_that_would_close_it():
    ends = [selection(TEXT, words, number=number) for number, words in enumerate(["Rents", "wages"], 1)]
    guids = [f"00000000-0000-0000-0000-00000000000{number}" for number in (1, 2)]
    circle = "".join(
        f'<Link guid="{TEXT_GUID}" name="supports" originGUID="{one}" targetGUID="{other}"/>'
        for one, other in [guids, guids[::-1], [guids[0], guids[0]]]
    )
    build = Build()

    found = read(project(*ends, rest=f"<Links>{circle}</Links>"), "x.qdpx")
    bring(build, *found.annotations, relations=found.relations)

    assert build.document.count(Inference) == 1


def test_the_structure_between_marked_cards_comes_back():
    original = Build(sample_records("eu-nato"))
    found = read(write(original.tree), "x.qdpx")
    build = Build()

    bring(build, *found.annotations, relations=found.relations)

    def steps(one: Build) -> set[tuple[str, str, str]]:
        return {
            (one.tree.node(premise.node_id).text, step.polarity, one.tree.node(step.target_node_id).text)
            for step in one.document.all(Inference)
            for premise in one.document.where(Premise, "inference_id", step.id)
            if step.target_node_id is not None
        }

    assert steps(build) <= steps(original)
    assert len(steps(build)) > 25


def test_only_passages_with_a_place_go_out():
    build = build_with_source()
    bring(build, *read(project(selection(TEXT, RENTS)), "x.qdpx").annotations)
    lost = replace(the_passage(build), start=None, end=None, state=PassageState.LOST)
    build.document = Document([lost if isinstance(one, Passage) else one for one in build.document.records()])
    tree = Tree(build.document)

    assert [takes(one) for one in leaving(tree)] == [False]
    assert "PlainTextSelection" not in xml_of(write(tree))


def test_what_came_in_keeps_its_guid_its_name_and_the_color_of_its_code():
    build = Build()
    bring(build, *read(project(selection(TEXT, RENTS, name="On rents")), "x.qdpx").annotations)

    written = xml_of(write(build.tree))

    assert 'guid="00000000-0000-0000-0000-000000000001" name="On rents"' in written
    assert '<Code guid="85d17f60-7bb0-481e-b742-b4861dd669df" name="cost" isCodable="true" color="#F00082"' in written


def test_two_versions_of_a_source_are_two_texts_with_names_of_their_own():
    build = build_with_source()
    build.do(add_claim(build.document, "old", build.quote("Rents"), new_id=build.new_id))
    newer = source_text("5" * 32, "Rents again.", 2, new_id=build.new_id)
    build.document = Document([*build.document.records(), newer])
    build.tree = Tree(build.document)
    again = Quote(newer.id, 6, 11)
    build.do(add_claim(build.document, "new", again, new_id=build.new_id))

    written = xml_of(write(build.tree))

    assert re.findall(r'<TextSource [^>]*name="([^"]+)"', written) == ["A report", "A report (2)"]


def test_what_another_program_kept_under_the_same_name_changes_nothing():
    build = Build()
    bring(build, *read(project(selection(TEXT, RENTS)), "x.qdpx").annotations)
    (kept,) = build.document.all(Foreign)
    broken = replace(kept, data=kept.data.replace('"codes":[[', '"codes":[["x"],9,[').replace('"key":"0', '"key":"<'))
    build.document = Document([*(one for one in build.document.records() if one != kept), broken])
    build.tree = Tree(build.document)

    (link,) = build.document.all(PassageLink)
    (found,) = read(write(build.tree), "x.qdpx").annotations
    assert found.said.link_id == link.id


def test_a_map_without_passages_is_a_project_without_sources():
    assert read(write(small_map().tree), "x.qdpx").annotations == ()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("startPosition=", "begin="), "startPosition is not a whole number from 0"),
        (('startPosition="', 'startPosition="-'), "startPosition is not a whole number from 0"),
        (('endPosition="', 'endPosition="9999999999999999999'), "endPosition is not a whole number from 0"),
        (('guid="00000000', 'id="00000000'), "has no guid"),
    ],
)
def test_a_wrong_selection_is_refused_and_named(change, says):
    assert says in refusal(project(selection(TEXT, RENTS).replace(*change)))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<html/>", "it is XML, but no REFI-QDA project: it begins with html"),
        (b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>', "no REFI-QDA project: it begins with CodeBook"),
        (b"<Project>", "no REFI-QDA project: it begins with Project"),
        (b"<?xml?>", "is damaged: its XML cannot be read at line 1, column"),
        (archive(xml(), name="x.txt"), "holds no REFI-QDA project (.qde)"),
        (archive(xml())[:-30], "is damaged: its archive cannot be opened"),
    ],
)
def test_what_is_no_project_is_refused(data, says):
    assert says in refusal(data)


def test_entities_are_refused():
    laughs = "".join(f'<!ENTITY a{one + 1} "{f"&a{one};" * 10}">' for one in range(9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY a0 "ha">{laughs}]>'.encode()

    assert "is refused as unsafe: its XML declares entities" in refusal(bomb + xml()[38:].replace(b"p", b"&a9;", 1))


def test_a_file_on_the_disk_is_not_read_through_an_entity(tmp_path):
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    entity = f'<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    inner = "<Description>&x;</Description>"

    assert "refused as unsafe" in refusal(entity.encode() + xml(source([selection(TEXT, RENTS, inner=inner)]))[38:])


def test_an_archive_that_swells_is_refused():
    assert "packed more than 200 to 1" in refusal(project(selection(TEXT, RENTS), text=b" " * 10_000_000))


def test_an_archive_of_too_many_members_is_refused(monkeypatch):
    monkeypatch.setattr(archives, "MEMBERS", 1)

    assert "more than 1 members" in refusal(project(selection(TEXT, RENTS)))


def test_a_project_beyond_all_need_is_refused(monkeypatch):
    monkeypatch.setattr(json_files, "LARGEST", 100)

    assert "larger than" in refusal(project())


def test_xml_nested_beyond_all_need_is_refused():
    deep = b"<a>" * 1_000_000 + b"</a>" * 1_000_000

    assert "nested too deeply" in refusal(xml()[:-10] + deep + b"</Project>", "x.qde")


def test_a_project_is_known_by_its_first_bytes():
    assert fits(project()) and fits(xml()) and fits(b"\xef\xbb\xbf\n<Project/>")
    assert not fits(b"{}")


def test_no_source_comes_that_nothing_is_marked_in():
    build = Build()

    bring(build, *read(project(), "x.qdpx").annotations)

    assert build.document.count(Source) == 0


def test_an_archive_may_be_packed_in_any_way():
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        packed.writestr("Project.QDE", xml(source([selection(TEXT, RENTS)])))
        packed.writestr("Sources/", b"")
        packed.writestr(f"Sources/{TEXT_GUID.lower()}.TXT", TEXT.encode())

    assert read(made.getvalue(), "x").annotations[0].targets[0].exact == RENTS
