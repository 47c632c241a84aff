"""brat standoff: what is marked comes in with its words, and a map goes out so that brat shows it."""

import pytest
from hypothesis import HealthCheck, given, settings

from argmap.core.document import Document
from argmap.core.records import Inference, LinkRole, Node, Passage, Polarity, SourceText
from argmap.core.tree import Tree
from argmap.formats import brat
from argmap.formats.brat_lines import KINDS
from argmap.formats.brat_placing import words_at
from argmap.formats.brat_reading import read
from argmap.formats.brat_writing import write
from argmap.formats.errors import CannotImport
from argmap.formats.graph_building import GraphBuilder
from argmap.formats.imported import Incoming
from argmap.formats.registry import import_map
from argmap.formats.report import Fate
from argmap.formats.written import Outgoing
from tests.core.builders import Build
from tests.formats.generated_maps import generated_maps, said_by

TEXT = "Ban 𝕏 flights — trains are as fast.\r\nOr not: they are late. Ban flights."


def span(number: int, label: str, *words: str, text: str = TEXT) -> str:
    """A line for words of the text, in as many stretches as there are words."""
    offsets = ";".join(f"{text.index(one)} {text.index(one) + len(one)}" for one in words)
    return f"T{number}\t{label} {offsets}\t{' '.join(words)}\n"


BAN, FAST, LATE = span(1, "Claim", "Ban 𝕏 flights"), span(2, "Premise", "trains are as fast"), span(3, "Data", "late")


def imported(lines: str, text: str | None = TEXT, **choices: str):
    beside = {"a.txt": text.encode()} if text is not None else {}
    return read(
        Incoming(lines.encode(), "a.ann", beside, {name.replace("_", "-"): one for name, one in choices.items()})
    )


def build_of(lines: str, **choices: str) -> Build:
    return Build(imported(lines, **choices).records)


def again(records):
    found = write(Outgoing(Tree(Document(records))))
    return read(Incoming(found.data, "a.ann", {"a.txt": found.beside[".txt"]})), found


def passages(records) -> dict[str, str]:
    """Each passage's words, by what stands there in its source."""
    texts = {one.id: one.text for one in records if isinstance(one, SourceText)}
    return {texts[one.source_text_id][one.start : one.end]: one.exact for one in records if isinstance(one, Passage)}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(generated_maps(brat.CARRIES))
def test_what_it_carries_comes_back(records):
    first, _ = again(records)
    title = first.records[0].title

    told = [
        said_by(one, brat.CARRIES, is_ordered=False) | {"title": title, "roots": 0} for one in (first.records, records)
    ]
    assert told[0] == told[1]
    assert first.report.is_whole or {one.what for one in first.report.entries} == {"circles and loose steps"}


def test_spans_are_cards_tied_to_their_words_in_code_points_and_relations_are_steps():
    found = imported(BAN + FAST + LATE + "R1\tsupports Arg1:T2 Arg2:T1\t\nR2\tPartial-Attack Arg1:T3 Arg2:T2\n")

    assert Build(found.records).outline() == ["Ban 𝕏 flights", "  + trains are as fast", "    - late"]
    assert Build(found.records).node("late").kind == "evidence"
    assert passages(found.records) == {one: one for one in ("Ban 𝕏 flights", "trains are as fast", "late")}
    assert found.report.counted() == {"spans": 3, "relations": 2}


def test_labels_mean_what_the_user_says():
    lines = BAN + FAST + "R1\tbacks Arg1:T2 Arg2:T1\n"

    assert build_of(lines).outline() == ["Ban 𝕏 flights", "trains are as fast"]
    found = build_of(lines, opposes="backs, hinders", question="Claim")
    assert found.outline() == ["Ban 𝕏 flights", "  - trains are as fast"]
    assert found.node("Ban 𝕏 flights").kind == "question"


def test_stances_bear_on_the_main_claim_that_is_said_twice():
    majors = span(1, "MajorClaim", "Ban 𝕏 flights") + span(4, "MajorClaim", "Ban flights")
    lines = majors + FAST.replace("Premise", "Claim") + LATE + "A1\tStance T2 For\nA2\tStance T3 Against\n"
    merged, restated = build_of(lines), build_of(lines, main_claims="restate")

    assert merged.outline() == ["Ban 𝕏 flights", "  + trains are as fast", "  - late"]
    assert len(merged.document.where(Passage, "source_text_id", next(iter(merged.document.all(SourceText))).id)) == 4
    assert restated.step("Ban flights").polarity is Polarity.RESTATES


def test_what_is_equal_is_one_card_and_what_is_parts_is_one_passage_of_several_ranges():
    lines = BAN + span(2, "Claim", "Ban flights") + span(3, "Claim", "trains") + span(4, "Claim", "are late")
    build = build_of(lines + "*\tEquiv T1 T2\nR1\tparts_of_same Arg1:T3 Arg2:T4\n")
    parts = next(one for one in build.document.all(Passage) if one.ranges)

    assert build.outline() == ["Ban 𝕏 flights", "trains are late"]
    assert [TEXT[start:end] for start, end in parts.ranges] == ["trains", "are late"]


def test_a_span_over_two_lines_is_one_passage():
    build = build_of(span(1, "Claim", "as fast.", "Or not"))

    assert [one.exact for one in build.document.all(Passage)] == ["as fast.\r\nOr not"]


def test_words_that_stand_elsewhere_are_found_and_words_that_do_not_stand_there_are_no_passage():
    found = imported("T1\tClaim 0 4\tlate\nT2\tClaim 0 4\tnowhere\n")

    assert passages(found.records) == {"late": "late"}
    assert [(one.fate, one.place) for one in found.report.entries] == [
        (Fate.APPROXIMATED, "line 1"),
        (Fate.DROPPED, "line 2"),
    ]


def test_without_the_text_the_cards_come_in_and_that_is_said():
    found = imported(BAN, text=None)

    assert Build(found.records).outline() == ["Ban 𝕏 flights"]
    assert [one.reason for one in found.report.entries] == [
        "The text “a.txt” does not lie beside the file, so that no card is tied to its words."
    ]


def test_notes_are_the_cards_and_what_argmap_does_not_model_goes_back_out():
    lines = span(7, "Protein", "trains") + BAN + "E1\tGo:T7 Theme:T1\nA3\tSure E1 Likely\nN1\tReference T7 RID:1\tx\n"
    found = imported(lines + "R9\tPart-of Arg1:T1 Arg2:T7\n#1\tAnnotatorNotes T1\ta note\n#2\tAnnotatorNotes E1\tb\n")
    out = again(found.records)[1].data.decode()

    assert Build(found.records).node("Ban 𝕏 flights").notes == "a note"
    assert Build(found.records).node("trains").tags == ("Protein",)
    assert len(found.report.of(Fate.STORED)) == 5
    kept = [*lines.splitlines()[2:], "R9\tPart-of Arg1:T1 Arg2:T7", "#2\tAnnotatorNotes E1\tb"]
    assert [one for one in kept if one not in out.splitlines()] == []
    assert "T7\tProtein 16 22\ttrains" in out.splitlines()


def test_a_card_that_rests_on_nothing_is_marked_below_the_text_and_brat_knows_all_labels():
    records = imported(BAN + FAST + "R1\tsupports Arg1:T2 Arg2:T1\n").records
    more = Node(id="e" * 32, kind="question", text="Who\npays?", implicit=True, order_key="z")
    first, found = again([*records, more])
    text, configuration = found.beside[".txt"].decode(), found.beside["annotation.conf"].decode()

    assert text == TEXT + "\n\nWho\npays?"
    assert Build(first.records).node("Who pays?").implicit
    assert configuration.startswith("[entities]\nPremise\nClaim\nQuestion\n\n[relations]\nsupports\tArg1:")
    for line in found.data.decode().splitlines():
        if line.startswith("T"):
            _, said, words = line.split("\t")
            pairs = [one.split() for one in said.partition(" ")[2].split(";")]
            assert words_at(text, tuple((int(start), int(end)) for start, end in pairs)) == words


def test_all_lines_that_are_wrong_are_named_at_once():
    lines = "T1\tClaim 0 5 x\nhello\nT2\tClaim 9 3\tx\nT3\tClaim 0 1\tB\nT3\tClaim 0 1\tB\n"
    with pytest.raises(CannotImport) as caught:
        imported(lines)

    assert str(caught.value) == (
        "“a.ann” cannot be imported: line 1 has no label and offsets, such as “Claim 0 12”; "
        "line 2 begins with no id and label of standoff; line 3 has offsets that go backwards; "
        "line 5 has the id “T3” of line 4."
    )


def test_what_names_nothing_is_dropped_and_said():
    found = imported(BAN + "R1\tsupports Arg1:T9 Arg2:T1\nA1\tStance T8 For\n*\tEquiv T1 T9\n")

    assert [(one.what, one.fate) for one in found.report.entries] == [
        ("equivalences", Fate.DROPPED),
        ("relations", Fate.DROPPED),
        ("attributes", Fate.DROPPED),
    ]


def test_passages_of_steps_words_marked_twice_and_texts_that_nothing_rests_on_are_told():
    builder = GraphBuilder("brat", "a")
    used, other, _ = (builder.source(title, TEXT) for title in ("Used", "Other", "Unused"))
    claim, reason = builder.card("claim", ""), builder.card("reason", "")
    step = builder.step(Polarity.SUPPORTS, [reason], claim)
    for text_id, card_or_step in ((used, claim), (used, claim), (other, reason), (used, step)):
        builder.passage(text_id, 0, 3, card_or_step, LinkRole.PARAPHRASES)
    told = write(Outgoing(Tree(Document(builder.finished().records)))).report.entries

    assert [(one.what, one.place, one.fate) for one in told if one.what in ("passages", "texts of sources")] == [
        ("texts of sources", "Other", Fate.APPROXIMATED),
        ("texts of sources", "Unused", Fate.DROPPED),
        ("passages", "claim", Fate.DROPPED),
        ("passages", "reason", Fate.DROPPED),
    ]


def corpus(shared) -> list:
    return sorted((shared / "corpora" / "brat").glob("*.ann"))


def test_every_file_of_the_corpus_comes_in_with_every_passage_as_its_document_has_it(shared):
    for path in corpus(shared):
        text = path.with_suffix(".txt").read_bytes()
        found = import_map(Incoming(path.read_bytes(), path.name, {path.stem + ".txt": text}))
        lines = [one for one in path.read_text("utf-8").split("\n") if one.strip()]
        spans = [one.split("\t") for one in lines if one.startswith("T")]

        assert sum(found.report.counted().get(kind, 0) for kind in set(KINDS.values())) == len(lines)
        assert {one.text for one in found.records if isinstance(one, SourceText)} == {text.decode()}
        assert all(words == exact for words, exact in passages(found.records).items())
        assert {words for _, _, words in spans} == set(passages(found.records))
        assert not found.report.of(Fate.DROPPED)
        assert not found.report.of(Fate.APPROXIMATED)
        counted = Document(found.records)
        assert counted.count(Node) + counted.count(Inference) <= len(lines)
