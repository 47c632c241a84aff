"""The sample maps are what teachers see first: sound in every record, tied to their texts, worth imitating."""

import hashlib
import json
import re
from collections import Counter
from dataclasses import fields

import pytest

from argmap.core.document import REFERENCES
from argmap.core.graph import base_node_id, premises_of
from argmap.core.records import (
    Inference,
    Kind,
    MapInfo,
    Node,
    Passage,
    PassageLink,
    PassageState,
    Polarity,
    Premise,
    SourceText,
)
from argmap.core.roles import Role
from tests.samples.sample_files import LISTS, SAMPLES, sample, slugs

BASES = {
    "statistic",
    "expert opinion",
    "official document",
    "law or treaty",
    "research study",
    "example",
    "event",
    "quotation",
    "media report",
    "web page",
    "common belief",
    "definition",
    "personal experience",
    "forecast",
    "unverified",
}
ARGUES_INSIDE = re.compile(r"\b(because|therefore|thus|hence)\b", re.IGNORECASE)
DOCUMENTS = "Documents behind the facts"

each_sample = pytest.mark.parametrize("slug", slugs())


def names_of(record_type: type) -> set[str]:
    return {field.name for field in fields(record_type)}


def word_runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Every run of `length` words, without case and punctuation."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[index : index + length]) for index in range(len(words) - length + 1)}


def test_every_folder_of_samples_holds_a_map():
    assert slugs() == sorted(path.name for path in SAMPLES.iterdir() if path.is_dir())


def test_no_two_samples_share_an_id():
    ids = Counter(record.id for slug in slugs() for record in sample(slug).document.records())
    assert [record_id for record_id, count in ids.items() if count > 1] == []


@each_sample
def test_the_file_is_argmap_json_with_all_its_lists(slug):
    data = sample(slug).data
    assert (data["format"], data["version"]) == ("argmap", 1)
    assert set(data) == {"format", "version", "map_info", *LISTS}


@each_sample
def test_every_entry_has_exactly_the_fields_of_its_record(slug):
    data = sample(slug).data
    fields = {name: names_of(record_type) for name, record_type in LISTS.items()}
    fields["source_texts"] = fields["source_texts"] - {"text"} | {"text_file"}
    assert set(data["map_info"]) == names_of(MapInfo)
    assert [entry for name in LISTS for entry in data[name] if set(entry) != fields[name]] == []


@each_sample
def test_the_file_says_what_it_is_and_who_may_use_it(slug):
    info = sample(slug).document.info
    assert (info.language, info.licence, info.task, info.author) == ("en", "CC BY 4.0", "", "")
    assert info.title
    assert info.description


@each_sample
def test_every_reference_finds_its_record(slug):
    document = sample(slug).document
    broken = [
        (one, name)
        for record_type, names in REFERENCES.items()
        for one in document.all(record_type)
        for name, target in names.items()
        if getattr(one, name) is not None and document.find(target, getattr(one, name)) is None
    ]
    assert broken == []


@each_sample
def test_every_step_has_one_target_and_a_premise(slug):
    document = sample(slug).document
    steps = document.all(Inference)
    assert [step for step in steps if base_node_id(document, step) is None] == []
    assert [step for step in steps if not premises_of(document, step.id)] == []


@each_sample
def test_the_order_of_siblings_is_settled(slug):
    document = sample(slug).document
    places = Counter(("premise", one.inference_id, one.order_key) for one in document.all(Premise))
    places += Counter((one.target_node_id, one.target_inference_id, one.order_key) for one in document.all(Inference))
    places += Counter(("root", "", document.find(Node, node_id).order_key) for node_id in document.root_ids)
    assert [place for place, count in places.items() if count > 1 or place[2] == ""] == []


@each_sample
def test_the_map_is_one_tree_without_tray_or_cycle(slug):
    tree = sample(slug).tree
    assert tree.document.tray_ids == frozenset()
    assert tree.cut_ids == ()
    assert {place.node_id for place, _ in tree.walk()} == {node.id for node in tree.document.all(Node)}


@each_sample
def test_there_is_one_main_claim_and_it_comes_first(slug):
    tree = sample(slug).tree
    claims = [place for place in tree.roots() if tree.node(place.node_id).kind is Kind.CLAIM]
    assert claims == tree.roots()[:1]


@each_sample
def test_the_map_is_big_enough_to_teach_with_and_small_enough_for_a_page(slug):
    tree = sample(slug).tree
    assert 25 <= tree.document.count(Node) <= 40
    assert 3 <= max(depth for _, depth in tree.walk()) <= 5


@each_sample
def test_every_role_that_argues_is_there(slug):
    argues = set(Role) - {Role.QUESTION, Role.ANSWER}
    assert argues - set(sample(slug).roles()) == set()


@each_sample
def test_a_question_is_there_and_has_an_answer(slug):
    document = sample(slug).document
    questions = {node.id for node in document.all(Node) if node.kind is Kind.QUESTION}
    answered = {step.target_node_id for step in document.all(Inference) if step.polarity is Polarity.ANSWERS}
    assert questions
    assert questions == answered


@each_sample
def test_two_groups_of_joint_reasons_show_what_they_are(slug):
    sizes = Counter(premise.inference_id for premise in sample(slug).all(Premise))
    assert sum(size > 1 for size in sizes.values()) >= 2


@each_sample
def test_a_step_is_doubted(slug):
    steps = sample(slug).all(Inference)
    assert any(step.target_inference_id is not None and step.polarity is Polarity.OPPOSES for step in steps)


@each_sample
def test_a_piece_of_evidence_is_attacked(slug):
    document = sample(slug).document
    evidence = {node.id for node in document.all(Node) if node.kind is Kind.EVIDENCE}
    assert any(
        step.target_node_id in evidence and step.polarity is Polarity.OPPOSES for step in document.all(Inference)
    )


@each_sample
def test_an_unstated_premise_stands_beside_a_stated_one(slug):
    document = sample(slug).document
    groups: dict[str, set[bool]] = {}
    for premise in document.all(Premise):
        groups.setdefault(premise.inference_id, set()).add(document.find(Node, premise.node_id).implicit)
    assert {True, False} in groups.values()


@each_sample
def test_all_evidence_says_of_what_kind_it_is_and_the_kinds_vary(slug):
    bases = [node.basis for node in sample(slug).all(Node) if node.kind is Kind.EVIDENCE]
    assert set(bases) - BASES == set()
    assert len(set(bases)) >= 4


@each_sample
def test_only_evidence_has_a_kind_of_evidence(slug):
    assert [node.text for node in sample(slug).all(Node) if node.kind is not Kind.EVIDENCE and node.basis] == []


@each_sample
def test_somebody_is_named_as_the_speaker_of_a_few_cards(slug):
    assert sum(node.speaker != "" for node in sample(slug).all(Node)) >= 2


@each_sample
def test_every_card_is_a_sentence_that_claims_one_thing(slug):
    nodes = sample(slug).all(Node)
    endings = {Kind.QUESTION: "?", Kind.CLAIM: ".", Kind.EVIDENCE: "."}
    assert [node.text for node in nodes if not node.text.endswith(endings[node.kind])] == []
    assert [node.text for node in nodes if not node.text[:1].isupper() and not node.text[:1].isdigit()] == []
    assert [node.text for node in nodes if ARGUES_INSIDE.search(node.text)] == []
    assert [node.text for node in nodes if len(node.text) > 200] == []


@each_sample
def test_no_two_cards_say_the_same(slug):
    texts = Counter(node.text for node in sample(slug).all(Node))
    assert [text for text, count in texts.items() if count > 1] == []


@each_sample
def test_every_card_but_the_implicit_ones_rests_on_a_passage(slug):
    document = sample(slug).document
    linked = {link.node_id for link in document.all(PassageLink)}
    assert {node.id for node in document.all(Node) if not node.implicit} == linked - {None}


@each_sample
def test_every_passage_is_linked_once(slug):
    document = sample(slug).document
    links = Counter(link.passage_id for link in document.all(PassageLink))
    assert links == Counter(passage.id for passage in document.all(Passage))


@each_sample
def test_every_passage_is_exact_with_32_characters_either_side(slug):
    document = sample(slug).document
    for passage in document.all(Passage):
        text = document.find(SourceText, passage.source_text_id).text
        start, end = passage.start, passage.end
        assert passage.state is PassageState.EXACT
        assert (passage.exact, passage.prefix, passage.suffix) == (
            text[start:end],
            text[max(0, start - 32) : start],
            text[end : end + 32],
        )


@each_sample
def test_every_passage_stands_once_in_its_text(slug):
    document = sample(slug).document
    counts = {
        passage.exact: document.find(SourceText, passage.source_text_id).text.count(passage.exact)
        for passage in document.all(Passage)
    }
    assert [exact for exact, count in counts.items() if count != 1] == []


@each_sample
def test_every_passage_begins_and_ends_with_whole_words(slug):
    for passage in sample(slug).all(Passage):
        assert passage.exact
        assert passage.exact == passage.exact.strip()
        assert "\n" not in passage.exact
        assert not (passage.prefix[-1:].isalnum() and passage.exact[0].isalnum()), passage.exact
        assert not (passage.suffix[:1].isalnum() and passage.exact[-1].isalnum()), passage.exact


@each_sample
def test_every_text_is_the_one_its_digest_names(slug):
    one = sample(slug)
    digests = {entry["text_file"]: entry["sha256"] for entry in one.data["source_texts"]}
    assert digests == {name: hashlib.sha256(data).hexdigest() for name, data in one.texts.items()}


@each_sample
def test_every_text_in_the_folder_belongs_to_the_map(slug):
    assert {path.name for path in (SAMPLES / slug).iterdir()} == {"map.json", *sample(slug).texts}


@each_sample
def test_every_text_is_long_enough_and_plain(slug):
    for data in sample(slug).texts.values():
        text = data.decode("utf-8")
        assert len(text.split()) >= 1000
        assert "\r" not in text
        assert not text.startswith("\ufeff")


@each_sample
def test_every_text_names_the_public_documents_behind_its_facts(slug):
    for data in sample(slug).texts.values():
        _, heading, documents = data.decode("utf-8").rpartition(f"{DOCUMENTS}\n")
        assert heading
        assert len(re.findall(r"\b(?:19|20)\d\d\b", documents)) >= 5


@each_sample
def test_every_locator_stands_at_its_heading(slug):
    for source_text in sample(slug).all(SourceText):
        assert source_text.locators
        for start, _, label in source_text.locators:
            assert source_text.text[start : start + len(label)] == label


@each_sample
def test_no_eight_words_in_a_row_come_from_the_example_article(slug, shared):
    article = word_runs((shared / "example" / "eu-nato-article.txt").read_text(encoding="utf-8"), 8)
    one = sample(slug)
    ours = [data.decode("utf-8") for data in one.texts.values()] + [node.text for node in one.all(Node)]
    assert [run for text in ours for run in word_runs(text, 8) & article] == []


@each_sample
def test_no_card_is_worded_like_one_of_the_example_map(slug, shared):
    example = json.loads((shared / "example" / "eu-nato.json").read_text(encoding="utf-8"))
    theirs = {run for node in example["nodes"] for run in word_runs(node["text"], 8)}
    assert [run for node in sample(slug).all(Node) for run in word_runs(node.text, 8) & theirs] == []


def test_one_sample_shows_a_passage_that_backs_a_step():
    backed = [link for slug in slugs() for link in sample(slug).all(PassageLink) if link.inference_id]
    assert backed


def test_the_roles_of_the_european_sample_are_counted():
    assert Counter(sample("eu-nato").roles()) == {
        Role.MAIN_CLAIM: 1,
        Role.REASON: 8,
        Role.OBJECTION: 11,
        Role.REBUTTAL: 4,
        Role.EVIDENCE: 10,
        Role.COUNTER_EVIDENCE: 3,
        Role.QUESTION: 1,
        Role.ANSWER: 2,
    }
