"""Web Annotations are read as the standard has them, or refused by the place of what is wrong; and written equal."""

import json
from dataclasses import replace

import pytest

from argmap.core.anchoring import Quote
from argmap.core.document import Document
from argmap.core.edits import edit_text, link_passage, unlink_passage
from argmap.core.errors import MapError
from argmap.core.records import Foreign, Kind, LinkRole, Node, Passage, PassageLink, PassageState, Source, SourceText
from argmap.core.tree import Tree
from argmap.formats import web_annotation
from argmap.formats.annotations import json_files
from argmap.formats.annotations.wording import card_text
from argmap.formats.errors import BrokenJson, CannotImport
from argmap.formats.web_annotation import read
from argmap.formats.web_annotation_writing import write
from argmap.samples import sample_names, sample_records
from tests.core.builders import Build, small_map
from tests.formats.annotations.bringing import bring, build_with_source, passages, the_passage, titles

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def value(**said: object) -> dict:
    return {
        "@context": CONTEXT,
        "id": "http://example.org/1",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": "Dear.", "purpose": "commenting"},
        "target": {"source": "http://example.org/a", "selector": {"type": "TextQuoteSelector", "exact": "Rents"}},
    } | said


def as_bytes(said: object) -> bytes:
    return json.dumps(said).encode()


def the_one(**said: object):
    (found,) = read(as_bytes(value(**said)), "x.jsonld").annotations
    return found


def refusal(said: object) -> str:
    with pytest.raises(MapError) as caught:
        read(as_bytes(said), "x.jsonld")
    return str(caught.value)


def body(words: str, purpose: str, **said: str) -> dict:
    return {"type": "TextualBody", "value": words, "purpose": purpose} | said


def selected(*selectors: dict) -> dict:
    return {"target": {"source": "http://example.org/a", "selector": list(selectors)}}


@pytest.mark.parametrize("name", sample_names())
def test_every_passage_of_a_sample_comes_back_into_a_map_with_its_sources(name):
    original = Build(sample_records(name))
    sources = [one for one in original.document.records() if isinstance(one, Source | SourceText)]
    build = Build([original.document.info, *sources])

    arrival = bring(build, *read(write(original.tree), "x.jsonld").annotations)

    assert set(map(words, passages(build))) == set(map(words, passages(original)))
    assert set(arrival.states) == {PassageState.EXACT}
    assert linked_cards(build) == linked_cards(original)


def words(passage: Passage) -> tuple[object, ...]:
    return passage.start, passage.end, passage.exact, passage.prefix, passage.suffix, passage.page


def linked_cards(build: Build) -> list[tuple[object, ...]]:
    """Each card with each of its passages and what that is to it; what rests on steps is left out."""
    document = build.document
    links = [one for one in document.all(PassageLink) if one.node_id is not None]
    found = [(document.find(Node, one.node_id), document.find(Passage, one.passage_id), one.role) for one in links]
    return sorted(
        (node.text, node.kind, node.tags, passage.start, role)
        for node, passage, role in found
        if "step" not in node.tags
    )


def test_what_goes_out_and_comes_back_into_the_same_map_is_there_already():
    build = Build(sample_records("eu-nato"))

    arrival = bring(build, *read(write(build.tree), "x.jsonld").annotations)

    assert arrival.cards == ()


def test_what_is_written_is_a_collection_of_the_standards_own_parts():
    build = small_map()
    build.add_source()
    build.do(link_passage(build.document, build.id("objection"), build.quote("duplicate"), new_id=build.new_id))

    written = json.loads(write(build.tree))

    assert (written["type"], written["total"], CONTEXT in written["@context"]) == ("AnnotationCollection", 1, True)
    (item,) = written["first"]["items"]
    (link,) = build.document.all(PassageLink)
    assert item["id"].replace("-", "") == f"urn:uuid:{link.id}"
    assert [(one["purpose"], one["value"]) for one in item["body"]] == [
        ("commenting", "objection"),
        ("classifying", "objection"),
    ]
    quote, place = item["target"]["selector"]
    passage = the_passage(build)
    assert (quote["exact"], quote["prefix"], quote["suffix"]) == (passage.exact, passage.prefix, passage.suffix)
    assert (place["type"], place["start"], place["end"]) == ("TextPositionSelector", passage.start, passage.end)
    assert read(write(build.tree), "x.jsonld").annotations[0].targets[0].span.start == passage.start


def test_a_step_goes_out_with_its_words():
    build = small_map()
    build.add_source()
    build.do(link_passage(build.document, build.step("objection").id, build.quote("duplicate"), new_id=build.new_id))

    (item,) = json.loads(write(build.tree))["first"]["items"]

    assert [one["value"] for one in item["body"]] == ["objection → opposes claim", "step"]


def test_the_page_of_a_pdf_goes_out_with_its_number_and_its_label():
    build = small_map()
    text = build.add_source()
    paged = replace(text, media_type="application/pdf", locators=((0, "page", "xi"), (5, "page", "xii")))
    build.document = Document([*(one for one in build.document.records() if one != text), paged])
    build.tree = Tree(build.document)
    build.do(link_passage(build.document, build.id("claim"), build.quote("duplicate"), new_id=build.new_id))

    (item,) = json.loads(write(build.tree))["first"]["items"]

    assert item["target"]["selector"][2]["value"] == "page=2"
    assert read(write(build.tree), "x").annotations[0].targets[0].page == "xii"


def test_lost_and_unverified_passages_go_out_without_a_place():
    build = build_with_source()
    bring(build, *read(as_bytes(value()), "x").annotations)

    (item,) = json.loads(write(build.tree))["first"]["items"]

    assert item["target"]["selector"] == {"type": "TextQuoteSelector", "exact": "Rents"}
    (link,) = build.document.all(PassageLink)
    build.do(link_passage(build.document, link.node_id, build_quote(build, "doubled"), new_id=build.new_id))
    again = json.loads(write(build.tree))["first"]["items"]
    assert again[0]["target"]["selector"] == item["target"]["selector"]
    assert again[1]["target"]["selector"][0]["exact"] == "doubled"


def build_quote(build, words):
    text = next(one for one in build.document.all(SourceText) if words in one.text)
    return Quote(text.id, text.text.index(words), text.text.index(words) + len(words))


def test_what_came_in_goes_out_as_it_was_with_all_that_argmap_does_not_know():
    build = build_with_source()
    came = value(creator={"id": "http://example.org/me", "name": "A."}, rights="http://example.org/free")
    bring(build, *read(as_bytes(came), "x").annotations)

    (item,) = json.loads(write(build.tree))["first"]["items"]

    assert item == {name: inner for name, inner in came.items() if name != "@context"}


def test_what_was_edited_since_goes_out_as_it_is_now_and_keeps_the_rest():
    build = build_with_source()
    came = value(bodyValue="Dear.", rights="http://example.org/free")
    del came["body"]
    bring(build, *read(as_bytes(came), "x").annotations)
    build.do(edit_text(build.document, build.id("Dear."), "Cheap."))

    (item,) = json.loads(write(build.tree))["first"]["items"]

    assert (item["id"], item["rights"], "bodyValue" in item) == (came["id"], came["rights"], False)
    assert card_text(read(as_bytes({"@context": CONTEXT} | item), "x").annotations[0]) == "Cheap."


def test_words_that_were_unlinked_since_do_not_go_out():
    build = build_with_source()
    two = [
        {"source": "http://example.org/a", "selector": {"type": "TextQuoteSelector", "exact": words}}
        for words in ("Rents", "wages")
    ]
    bring(build, *read(as_bytes(value(target=two)), "x").annotations)
    link = next(
        one for one in build.document.all(PassageLink) if build.document.find(Passage, one.passage_id).exact == "Rents"
    )
    build.do(unlink_passage(build.document, link.id))

    (item,) = json.loads(write(build.tree))["first"]["items"]

    assert [one["selector"][0]["exact"] for one in item["target"]] == ["wages"]


def test_what_another_program_kept_under_the_same_name_is_passed_over():
    build = build_with_source()
    bring(build, *read(as_bytes(value()), "x").annotations)
    (kept,) = build.document.all(Foreign)
    broken = replace(kept, data=kept.data.replace('"type":"Annotation"', '"type":9'))
    build.document = Document([*(one for one in build.document.records() if one != kept), broken])

    (item,) = json.loads(write(Tree(build.document)))["first"]["items"]

    (link,) = build.document.all(PassageLink)
    assert item["id"].replace("-", "") == f"urn:uuid:{link.id}"


def test_bodies_are_words_tags_and_addresses():
    found = the_one(
        body=[
            body("First.", "commenting"),
            body("cost", "tagging"),
            body("counter evidence", "classifying"),
            body("<p>Se<b>cond</b>.</p><script>no()</script>", "describing", format="text/html"),
            {"type": "Choice", "items": [body("in English", "describing"), body("auf Deutsch", "describing")]},
            "http://example.org/more",
        ]
    )

    assert (found.text, found.tags) == ("First.\n\nSecond.\n\nin English", ("cost",))
    assert (found.links, found.kind) == (("http://example.org/more",), Kind.EVIDENCE)


@pytest.mark.parametrize(
    ("said", "text", "tags", "kind"),
    [
        ({"motivation": "tagging", "body": {"type": "TextualBody", "value": "cost"}}, "", ("cost",), Kind.CLAIM),
        ({"motivation": ["questioning"]}, "Dear.", (), Kind.QUESTION),
        ({"motivation": "highlighting", "body": []}, "", (), Kind.CLAIM),
        ({"argmap:role": "backs"}, "Dear.", (), Kind.CLAIM),
    ],
)
def test_a_motivation_says_what_a_body_is_for(said, text, tags, kind):
    found = the_one(**said)

    assert (found.text, found.tags, found.kind) == (text, tags, kind)
    assert found.role is (LinkRole.BACKS if "argmap:role" in said else None)


def test_the_quote_within_a_fragment_is_found_and_a_place_within_one_is_not_counted_from_the_start():
    refined = {"type": "TextPositionSelector", "start": 1, "end": 2}
    quote = {"type": "TextQuoteSelector", "exact": "Rents", "refinedBy": refined}

    (target,) = the_one(**selected({"type": "FragmentSelector", "value": "page=10", "refinedBy": quote})).targets

    assert (target.exact, target.page, target.span) == ("Rents", "10", None)


def test_several_targets_are_several_passages():
    found = the_one(target=["http://example.org/a", {"type": "List", "items": ["http://example.org/b"]}])

    assert [one.source.address for one in found.targets] == ["http://example.org/a", "http://example.org/b"]


def test_pages_within_a_collection_are_read_and_those_elsewhere_are_named():
    page = {"type": "AnnotationPage", "items": [value()]}
    last = {"type": "AnnotationPage", "items": [value()], "next": "http://example.org/page3"}
    collection = {"@context": CONTEXT, "type": "AnnotationCollection", "first": page | {"next": last}}

    found = read(as_bytes(collection), "x")

    assert len(found.annotations) == 2
    assert found.remarks == ("More pages of this collection lie elsewhere, and argmap fetches nothing.",)


def test_a_plain_list_is_read():
    assert len(read(as_bytes([value(), value(id="http://example.org/2")]), "x").annotations) == 2


def test_an_annotation_without_an_id_is_known_by_what_it_says():
    nameless = value()
    del nameless["id"]
    build = build_with_source()
    bring(build, *read(as_bytes(nameless), "x").annotations)

    assert bring(build, *read(as_bytes(nameless), "x").annotations).cards == ()


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"@context": "fish"}, "@context is not http"),
        ({"@context": None}, "@context is missing"),
        ({"id": ["http://a.b/1", "http://a.b/2"]}, "id is not one address"),
        ({"id": "not a uri"}, "id is not an address"),
        ({"type": "Squirrel"}, "type is not Annotation"),
        ({"target": 9}, "target is not one address"),
        ({"target": []}, "target is missing"),
        ({"target": [{"source": {}}]}, "target[0].source says neither"),
        ({"body": "this is no uri"}, "body is not an address"),
        ({"body": [{"id": "neither is this"}]}, "body[0].id is not an address"),
        ({"body": {"value": ["a"]}}, "body.value is not a text"),
        ({"body": {"items": ["http://a.b/1"]}}, "body says neither an address nor words"),
        ({"body": {"type": ["Choice", "List"], "items": []}}, "body.type is Choice and List at once"),
        ({"body": {"type": "List", "items": [9]}}, "body.items[0] is not one address"),
        ({"body": {"id": "http://a.b", "textDirection": ["ltr", "rtl"]}}, "body.textDirection is not ltr"),
        ({"bodyValue": "again"}, "bodyValue stands beside a body"),
        ({"bodyValue": ["a"]}, "bodyValue is not a text"),
        ({"created": "yesterday"}, "created is not a date"),
        ({"modified": ["2015-01-28T12:00:00Z"]}, "modified is not a date"),
        ({"creator": 6}, "creator is not one address"),
        ({"via": "no uri"}, "via is not an address"),
        (selected({"type": "FragmentSelector"}), "target.selector[0].value is missing"),
        (selected({"type": "FragmentSelector", "value": ["a"]}), "target.selector[0].value is not a text"),
        (selected({"type": "TextPositionSelector", "start": -1, "end": 2}), "start is not a whole number"),
        (selected({"type": "TextPositionSelector", "start": True, "end": 2}), "start is not a whole number"),
        (selected({"type": "TextQuoteSelector", "refinedBy": {"type": "CssSelector"}}), "refinedBy.value is missing"),
    ],
)
def test_what_the_standard_forbids_is_refused_with_its_place(said, says):
    assert says in refusal(value(**said))


def test_a_problem_in_a_collection_is_named_by_its_place():
    page = {"type": "AnnotationPage", "items": [value(), value(target=9)]}

    said = refusal({"@context": CONTEXT, "type": "AnnotationCollection", "first": page})

    assert said == "“x.jsonld” cannot be imported: first.items[1].target is not one address."


def test_a_problem_in_a_list_is_named_by_its_place():
    assert "[1].@context is missing" in refusal([value(), {**value(), "@context": None}])
    assert "[0] is not an object" in refusal([9])


@pytest.mark.parametrize("said", [9, "a", None, True])
def test_what_is_no_object_is_refused(said):
    assert refusal(said).startswith("“x.jsonld” cannot be imported: the file is not an object")


def test_many_problems_are_one_sentence_with_twenty_of_them():
    said = refusal([value(target=9)] * 25)

    assert (said.count("target is not"), said[-11:]) == (20, "and 5 more.")


def test_nesting_beyond_need_is_refused():
    deep = b'{"a":' * 200 + b"1" + b"}" * 200
    with pytest.raises(CannotImport, match="nested too deeply"):
        read(deep, "x")
    with pytest.raises(BrokenJson, match="nested too deeply"):
        read(b"[" * 200_000, "x")


def test_a_file_beyond_all_need_is_refused(monkeypatch):
    monkeypatch.setattr(json_files, "LARGEST", 100)

    with pytest.raises(CannotImport, match="larger than"):
        read(as_bytes(value()), "x")


def test_more_annotations_than_a_map_holds_cards_are_refused(monkeypatch):
    monkeypatch.setattr(json_files, "NODES", 1)

    with pytest.raises(CannotImport, match="it has 2 annotations; a map holds at most 1 cards"):
        read(as_bytes([value(), value()]), "x")


@pytest.mark.parametrize(("character", "says"), [("\\u0000", "a NUL character"), ("\\ud800", "half of a character")])
def test_characters_that_no_map_can_keep_are_refused(character, says):
    data = as_bytes(value(creator={"name": "@"})).replace(b"@", character.encode(), 2)

    with pytest.raises(MapError, match=says):
        read(data.replace(character.encode() + b"context", b"@context"), "x")


def test_sources_are_known_by_their_title_and_their_doi():
    source = {"id": "http://example.org/a", "dcterms:title": "A report", "dcterms:identifier": "doi:10.1000/1"}
    build = build_with_source()

    bring(build, the_one(target={"source": source, "selector": {"type": "TextQuoteSelector", "exact": "Rents"}}))

    assert titles(build) == ["A report"]
    assert the_one(target={"source": source}).targets[0].source.doi == "10.1000/1"


def test_the_format_is_known_by_its_context():
    assert web_annotation.fits(value())
    assert not web_annotation.fits({"rows": []})
