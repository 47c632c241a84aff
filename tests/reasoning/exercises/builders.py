"""A small map of every shape that exercises change, built by the edits."""

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.records import Inference, MapInfo, Node, Premise
from argmap.formats.packed import pack
from argmap.reasoning.exercises import Made, Options, make_exercise
from tests.core.builders import TEXT, Build

CLAIM = "Buy weapons together"
TANK = "Prices fall for large series of one tank"
SERIES = "States order the same tank in one series"
MONEY = "Money saved buys more tanks"
IN_2019 = "In 2019 the money did buy some"
FIRMS = "Small firms lose their orders"
PARTS = "They deliver parts to the large ones"
BUDGETS = "Budgets are cut as well"


def a_map() -> Build:
    """A claim with a joint reason, a reason with evidence and a doubt, an objection with a rebuttal, and a quote."""
    build = Build([MapInfo("e" * 32, "Procurement", task="Map it.", description="Of which nobody may read")])
    build.do(edits.add_claim(build.document, CLAIM, new_id=build.new_id))
    for text in (TANK, MONEY):
        build.do(edits.add_reason(build.document, build.id(CLAIM), text, new_id=build.new_id))
    build.do(edits.add_objection(build.document, build.id(CLAIM), FIRMS, new_id=build.new_id))
    build.do(edits.add_co_premise(build.document, build.step(TANK).id, SERIES, new_id=build.new_id))
    build.do(edits.add_evidence(build.document, build.id(MONEY), IN_2019, new_id=build.new_id))
    build.do(edits.add_objection(build.document, build.id(FIRMS), PARTS, new_id=build.new_id))
    build.do(edits.add_undercut(build.document, build.step(MONEY).id, BUDGETS, new_id=build.new_id))
    return build


def with_quote() -> Build:
    """The same map, with a source of three sentences on whose second the evidence rests."""
    build = a_map()
    build.add_source(TEXT)
    quote = build.quote("duplicate what NATO does")
    build.do(edits.link_passage(build.document, build.id(IN_2019), quote, new_id=build.new_id))
    return build


def made(build: Build, options: Options) -> Made:
    return make_exercise(build.document, options, pack)


def starter(build: Build, options: Options) -> Document:
    """What a student begins with."""
    return Document(made(build, options).records)


def texts(document: Document) -> set[str]:
    return {node.text for node in document.all(Node)}


def in_tray(document: Document) -> set[str]:
    return {node.text for node in document.all(Node) if node.id in document.tray_ids}


def solved(begun: Document, key: Document) -> Document:
    """The attempt of a student who places every card as the key does."""
    places = [one for one in key.records() if isinstance(one, Inference | Premise)]
    there = {one.id for one in begun.records()}
    return Document([*begun.records(), *(one for one in places if one.id not in there)])
