"""Maps with every kind of record and every field filled at random, for tests that write and read back."""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from hypothesis import strategies as st

from argmap.core.limits import CONTEXT, SEED
from argmap.core.records import (
    Answer,
    AnswerStatus,
    Comment,
    Dimension,
    Exercise,
    ExerciseKind,
    Feedback,
    Foreign,
    Inference,
    Kind,
    LinkRole,
    MapInfo,
    Node,
    Passage,
    PassageLink,
    PassageState,
    Polarity,
    Premise,
    Rating,
    Record,
    Source,
    SourceText,
    canonical_json,
)

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
keys = st.text("0123456789ABCxyz", max_size=6)
numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
open_data = values.map(canonical_json)


@st.composite
def whole_maps(draw: st.DrawFn) -> list[Record]:
    """Records of every type that name each other as they may."""
    ids = iter(f"{number:032x}" for number in range(1, 1_000))
    records: list[Record] = [draw(st.builds(MapInfo, id=st.just(next(ids)), rules=open_data, **_texts(MapInfo)))]
    nodes = [draw(_node(next(ids))) for _ in range(draw(st.integers(1, 4)))]
    steps: list[Inference] = []
    for _ in range(draw(st.integers(0, 4))):
        steps.append(draw(_step(next(ids), nodes, steps)))
    premises = [draw(_premise(next(ids), nodes, steps)) for _ in range(draw(st.integers(0, 4)) if steps else 0)]
    source = draw(st.builds(Source, id=st.just(next(ids)), citation=open_data, **_texts(Source)))
    text = draw(_source_text(next(ids), source))
    passages = [draw(_passage(next(ids), text)) for _ in range(draw(st.integers(0, 3)))]
    links = [draw(_link(next(ids), passage, nodes, steps)) for passage in passages]
    records += [*nodes, *steps, *premises, source, text, *passages, *links]
    return records + [draw(one) for one in _remarks(ids, nodes, steps)]


def _texts(record_type: type) -> dict[str, Any]:
    """A strategy for each plain text field of a record."""
    skipped = {"id", "citation", "order_key"}
    found = record_type.__dataclass_fields__.values()
    return {field.name: texts for field in found if field.default == "" and field.name not in skipped}


def _node(node_id: str) -> st.SearchStrategy[Node]:
    kinds, tags = st.sampled_from(Kind), st.lists(texts, max_size=3).map(tuple)
    fixed = {"id": st.just(node_id), "kind": kinds, "implicit": st.booleans(), "tags": tags, "order_key": keys}
    return st.builds(Node, **fixed, **_texts(Node))


def _step(step_id: str, nodes: list[Node], steps: list[Inference]) -> st.SearchStrategy[Inference]:
    targets = [{"target_node_id": node.id} for node in nodes]
    targets += [{"target_inference_id": step.id} for step in steps] + [{}]
    return st.sampled_from(targets).flatmap(
        lambda target: st.builds(
            Inference,
            id=st.just(step_id),
            polarity=st.sampled_from(Polarity),
            symmetric=st.booleans(),
            order_key=keys,
            strength=numbers,
            **{name: st.just(value) for name, value in target.items()},
            **_texts(Inference),
        )
    )


def _premise(premise_id: str, nodes: list[Node], steps: list[Inference]) -> st.SearchStrategy[Premise]:
    return st.builds(
        Premise,
        id=st.just(premise_id),
        inference_id=st.sampled_from([step.id for step in steps]),
        node_id=st.sampled_from([node.id for node in nodes]),
        order_key=keys,
        role=texts,
    )


@st.composite
def _source_text(draw: st.DrawFn, text_id: str, source: Source) -> SourceText:
    text = draw(texts)
    locators = st.lists(st.tuples(st.integers(0, len(text)), texts, texts), max_size=2).map(tuple)
    return SourceText(
        id=text_id,
        source_id=source.id,
        version=draw(st.integers(1, 9)),
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        media_type=draw(texts),
        locators=draw(locators),
        original_sha256=draw(st.sampled_from([None, "0" * 64])),
    )


@st.composite
def _passage(draw: st.DrawFn, passage_id: str, text: SourceText) -> Passage:
    rest = {"score": draw(numbers), "reviewed": draw(st.booleans()), "page": draw(st.none() | texts)}
    if draw(st.booleans()):
        return Passage(passage_id, None, exact=draw(texts), state=PassageState.UNVERIFIED, **rest)
    start = draw(st.integers(0, len(text.text)))
    end = draw(st.integers(start, len(text.text)))
    return Passage(
        passage_id,
        text.id,
        start,
        end,
        ranges=((start, end),) if draw(st.booleans()) else (),
        exact=text.text[start:end],
        prefix=text.text[max(0, start - CONTEXT) : start],
        suffix=text.text[end : end + CONTEXT],
        state=draw(st.sampled_from(PassageState)),
        found_from=draw(st.sampled_from([None, "f" * 32])),
        **rest,
    )


def _about(nodes: list[Node], steps: list[Inference]) -> st.SearchStrategy[dict[str, str | None]]:
    found: list[dict[str, str | None]] = [{"node_id": node.id, "inference_id": None} for node in nodes]
    return st.sampled_from(found + [{"node_id": None, "inference_id": step.id} for step in steps])


def _link(link_id: str, passage: Passage, nodes: list[Node], steps: list[Inference]) -> st.SearchStrategy[PassageLink]:
    return st.tuples(_about(nodes, steps), st.sampled_from(LinkRole)).map(
        lambda drawn: PassageLink(id=link_id, passage_id=passage.id, role=drawn[1], **drawn[0])
    )


def _remarks(ids: Iterator[str], nodes: list[Node], steps: list[Inference]) -> list[st.SearchStrategy[Record]]:
    about = _about(nodes, steps)
    found = [_rating(next(ids), about), _comment(next(ids), about)]
    if steps:
        status, node_ids = st.sampled_from(AnswerStatus), st.sampled_from([None, "e" * 32])
        answer = {"question": texts, "status": status, "node_id": node_ids}
        found.append(st.builds(Answer, id=st.just(next(ids)), inference_id=st.just(steps[0].id), **answer))
    named = st.just(nodes[0].id)
    found.append(st.builds(Foreign, id=st.just(next(ids)), entity_id=named, format=texts, data=open_data))
    return [*found, _exercise(next(ids))]


def _exercise(exercise_id: str) -> st.SearchStrategy[Exercise]:
    said = {"kind": st.sampled_from(ExerciseKind), "feedback": st.sampled_from(Feedback)}
    said |= {"seed": st.integers(0, SEED), "sealed": st.binary().map(lambda content: b64encode(content).decode())}
    return st.builds(Exercise, id=st.just(exercise_id), rubric=open_data, hints=open_data, proofs=open_data, **said)


def _rating(rating_id: str, about: st.SearchStrategy) -> st.SearchStrategy[Rating]:
    said = {"rater": texts, "dimension": st.sampled_from(Dimension), "value": st.floats(-9, 9), "note": texts}
    return st.tuples(about, st.fixed_dictionaries(said)).map(lambda drawn: Rating(id=rating_id, **drawn[0], **drawn[1]))


def _comment(comment_id: str, about: st.SearchStrategy) -> st.SearchStrategy[Comment]:
    said = {"author": texts, "text": texts, "created": texts, "resolved": st.booleans()}
    return st.tuples(about, st.fixed_dictionaries(said)).map(
        lambda drawn: Comment(id=comment_id, **drawn[0], **drawn[1])
    )
