"""What a card or a step says besides its words, as named texts: attributes of a mind map, of an outline, of a table."""

import json
from collections.abc import Callable, Iterable, Mapping
from math import isfinite

from argmap.core.records import Inference, Kind, Node, Polarity, canonical_json
from argmap.formats.graph_building import Said
from argmap.formats.ideas import RELATIONS, polarity_in

YES = "yes"
Fields = dict[str, str]


def card_fields(node: Node) -> Fields:
    """What is to be said of a card besides its text and its notes; what is as usual is not said."""
    said = {
        "kind": node.kind.value if node.kind is not Kind.CLAIM else "",
        "title": node.title,
        "implicit": YES if node.implicit else "",
        "speaker": node.speaker,
        "basis": node.basis,
        "basis_detail": node.basis_detail,
        "tags": written_list(node.tags),
        "section": node.section,
    }
    return {name: value for name, value in said.items() if value}


def step_fields(step: Inference) -> Fields:
    """What is to be said of a step besides who stands in it and what it bears on."""
    said = {
        "polarity": RELATIONS[step.polarity],
        "symmetric": YES if step.symmetric else "",
        "scheme": step.scheme,
        "label": step.label,
        "strength": repr(step.strength) if step.strength is not None else "",
    }
    return {name: value for name, value in said.items() if value}


def said_of(fields: Mapping[str, str], notes: str = "") -> Said:
    """What `card_fields` says, of fields that are `known`."""
    return Said(
        kind=Kind(fields.get("kind", Kind.CLAIM)),
        title=fields.get("title", ""),
        implicit=is_yes(fields.get("implicit", "")),
        speaker=fields.get("speaker", ""),
        basis=fields.get("basis", ""),
        basis_detail=fields.get("basis_detail", ""),
        notes=notes,
        tags=read_list(fields.get("tags", "")),
        section=fields.get("section", ""),
    )


def strength_of(fields: Mapping[str, str]) -> float | None:
    return float(fields["strength"]) if "strength" in fields else None


def polarity_of(fields: Mapping[str, str]) -> Polarity | None:
    return polarity_in(fields.get("polarity", ""))


def known(fields: Mapping[str, str]) -> tuple[Fields, Fields]:
    """The fields that a card or a step has here, with values it can have; and the others."""
    found: Fields = {}
    others: Fields = {}
    for name, value in fields.items():
        (found if name in CHECKS and CHECKS[name](value) else others)[name] = value
    return found, others


def written_list(words: Iterable[str]) -> str:
    """Words with commas between them, or as JSON where that would not be read back."""
    words = tuple(words)
    plain = ", ".join(words)
    return plain if read_list(plain) == words else canonical_json(list(words))


def read_list(said: str) -> tuple[str, ...]:
    if said.startswith("["):
        try:
            found = json.loads(said)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, list) and all(isinstance(one, str) for one in found):
            return tuple(found)
    return tuple(word for part in said.split(",") if (word := part.strip()))


def is_yes(said: str) -> bool:
    return said.strip().lower() in {YES, "true", "1", "x"}


def _is_number(said: str) -> bool:
    try:
        return isfinite(float(said)) and len(said) < 100
    except ValueError:
        return False


def _always(said: str) -> bool:
    return True


def _is_yes_or_no(said: str) -> bool:
    return is_yes(said) or said.strip().lower() in {"no", "false", "0", ""}


CHECKS: dict[str, Callable[[str], bool]] = {
    "kind": lambda said: said in set(Kind),
    "implicit": _is_yes_or_no,
    "symmetric": _is_yes_or_no,
    "polarity": lambda said: polarity_in(said) is not None,
    "strength": _is_number,
    **dict.fromkeys(("title", "speaker", "basis", "basis_detail", "tags", "section"), _always),
    **dict.fromkeys(("scheme", "label", "role"), _always),
}
"""The fields by name, and whether a value can be one of theirs. `role` is that of a card in its step."""
