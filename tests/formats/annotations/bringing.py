"""A map with one source, and annotations that come into it."""

from collections.abc import Sequence

from argmap.core.annotations import Relation, Said, known_in
from argmap.core.edits import add_annotations
from argmap.core.records import Passage, PassageLink, Source, SourceText
from argmap.core.validity import refuse_untrue
from argmap.formats.annotations.annotation import Annotation, NamedSource, Target
from argmap.formats.annotations.arriving import Arrival, arrive, fresh_ones, replies_to
from argmap.formats.annotations.shelf import Shelf
from tests.core.builders import Build

TEXT = (
    "The council met on Monday, 𝕏 and nobody was content.\r\n"
    "Rents in the city have doubled in ten years. That is what the office for statistics wrote in its report.\r\n"
    "A second report said the same of wages, and nobody was content.\r\n"
)
REPORT = NamedSource(title="A report")


def annotation(key: str = "one", **said: object) -> Annotation:
    return Annotation(Said("test", key, {"key": key}), **said)


def target(exact: str = "Rents in the city have doubled in ten years.", **said: object) -> Target:
    return Target(**{"source": REPORT, "exact": exact} | said)


def build_with_source(text: str = TEXT) -> Build:
    build = Build()
    build.add_source(text)
    return build


def bring(
    build: Build, *annotations: Annotation, source_id: str | None = None, relations: Sequence[Relation] = ()
) -> Arrival:
    """Let annotations into the map, as the command line does; what came is made real."""
    fresh = fresh_ones(annotations, known_in(build.document))
    arrival = arrive(fresh, Shelf(build.document), source_id, new_id=build.new_id)
    replies = replies_to(annotations)
    change = add_annotations(build.document, arrival.cards, arrival.sources, replies, relations, build.new_id)
    refuse_untrue(build.document, build.do(change))
    return arrival


def passages(build: Build) -> list[Passage]:
    """The passages on which something rests."""
    linked = {link.passage_id for link in build.document.all(PassageLink)}
    return [one for one in build.document.all(Passage) if one.id in linked]


def the_passage(build: Build) -> Passage:
    (found,) = passages(build)
    return found


def the_text(build: Build) -> SourceText:
    (found,) = build.document.all(SourceText)
    return found


def titles(build: Build) -> list[str]:
    return [one.title for one in build.document.all(Source)]
