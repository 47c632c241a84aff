"""Records refuse, when they are made, what could not be kept."""

import pytest
from pydantic import ValidationError

from argmap.core.records import (
    Comment,
    Dimension,
    Inference,
    Node,
    PassageLink,
    Polarity,
    Rating,
    Source,
    canonical_json,
)

ONE, TWO, THREE = "1" * 32, "2" * 32, "3" * 32


@pytest.mark.parametrize("strength", [float("nan"), float("inf")])
def test_a_strength_is_a_number(strength: float) -> None:
    with pytest.raises(ValidationError):
        Inference(id=ONE, polarity=Polarity.SUPPORTS, strength=strength)


def test_nothing_is_about_two_things() -> None:
    with pytest.raises(ValidationError, match="one target"):
        Inference(id=ONE, polarity=Polarity.SUPPORTS, target_node_id=TWO, target_inference_id=THREE)
    with pytest.raises(ValidationError, match="one target"):
        Rating(ONE, TWO, THREE, "", Dimension.RELEVANCE, 0.5)
    with pytest.raises(ValidationError, match="one target"):
        Comment(ONE, TWO, THREE, "", "text", "")
    with pytest.raises(ValidationError, match="a node or an inference"):
        PassageLink(id=ONE, passage_id=TWO)


def test_a_text_without_end_or_with_a_nul_is_refused_without_repeating_it() -> None:
    for text in ("x" * 10_001, "secret\0"):
        with pytest.raises(ValidationError) as refusal:
            Node(id=ONE, kind="claim", text=text)
        assert "secret" not in str(refusal.value)
        assert "xxx" not in str(refusal.value)


def test_an_id_is_thirty_two_hexadecimal_digits() -> None:
    with pytest.raises(ValidationError):
        Node(id="../../etc", kind="claim")


def test_open_data_has_one_spelling() -> None:
    assert canonical_json({"b": 1, "a": "é"}) == '{"a":"é","b":1}'


def test_open_data_is_json_and_nothing_more() -> None:
    with pytest.raises(ValidationError, match="NaN"):
        Source(id=ONE, citation='{"volume":NaN}')
