"""Which fields of a record say one thing together, so that they are taken from one side together or not at all."""

from dataclasses import fields

from argmap.core.records import Comment, Inference, Passage, PassageLink, Rating, Record, SourceText

ONE_THING: dict[type[Record], tuple[str, ...]] = {
    Inference: ("target_node_id", "target_inference_id"),
    PassageLink: ("node_id", "inference_id"),
    Rating: ("node_id", "inference_id"),
    Comment: ("node_id", "inference_id"),
    SourceText: ("text", "sha256", "media_type", "locators", "original_sha256"),
    Passage: tuple(one.name for one in fields(Passage) if one.name != "id"),  # else it might not stand where it says
}


def things(record_type: type[Record]) -> list[tuple[str, ...]]:
    """The fields of a record: those that say one thing together, and each of the others alone."""
    together = ONE_THING.get(record_type, ())
    alone: list[tuple[str, ...]] = [(field.name,) for field in fields(record_type) if field.name not in together]
    return [*alone, together]
