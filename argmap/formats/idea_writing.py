"""What the writers of mind maps and outlines share: the ids of ideas, how each stands, and where each ends."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from argmap.core.records import RecordId
from argmap.formats.circles import first_words
from argmap.formats.idea_fields import Fields
from argmap.formats.idea_words import group_words
from argmap.formats.ideas import RELATIONS, Idea, Stands
from argmap.formats.report import Tally
from argmap.formats.xml_text import tell_unsaid

Kept = Mapping[str, Any]


def given_idea_ids(
    ideas: Sequence[Idea], own: Callable[[RecordId], str], taken: Collection[str] = ()
) -> dict[RecordId, str]:
    """The id of each idea in the file: the one it came with if that is free, else the one that `own` makes."""
    found: dict[RecordId, str] = {}
    used = set(taken)
    for idea in ideas:
        came = str(kept_of(idea.kept).get("id", ""))
        found[idea.id] = came if came and came not in used else own(idea.id)
        used.add(found[idea.id])
    return found


def standing(idea: Idea, ids: Mapping[RecordId, str], id_: str = "") -> Fields:
    """What is to be said of an idea besides its words and its notes: how it stands, and its fields."""
    relation = RELATIONS[idea.polarity] if idea.polarity is not None else ""
    said = {
        "relation": relation if idea.stands is Stands.CARD else idea.stands.value,
        "id": id_,
        "same": ids[idea.same] if idea.same else "",
        "cut": "yes" if idea.is_cut else "",
    }
    return {name: value for name, value in said.items() if value} | dict(idea.fields)


def words_of_group(idea: Idea) -> str:
    """The words that a group came with, else those for how it bears."""
    return str(kept_of(idea.kept).get("title") or group_words(idea.polarity, idea.fields.get("label", "")))


def nested(ideas: Sequence[Idea], end: str) -> Iterator[str | Idea]:
    """The ideas in their order, with the end of each, once all that stands under it has come."""
    open_ideas: list[int] = []
    for index, idea in enumerate(ideas):
        while open_ideas and open_ideas[-1] != idea.above:
            open_ideas.pop()
            yield end
        open_ideas.append(index)
        yield idea
    yield end * len(open_ideas)


def tell_unsaid_of(tally: Tally, idea: Idea, words: str, fields: Fields) -> None:
    """An entry if XML cannot say all that an idea says; its place are its first words."""
    tell_unsaid(tally, first_words(idea.text or words), words, idea.notes, *fields.values())


def kept_of(kept: object) -> Kept:
    """What a file kept of something by its names; empty if that is no object."""
    return kept if isinstance(kept, dict) else {}


def texts_of(found: object) -> dict[str, str]:
    """An object's values as texts."""
    return {str(name): str(value) for name, value in kept_of(found).items()}
