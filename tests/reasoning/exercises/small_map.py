"""The smallest map from which every kind of exercise can be made."""

from argmap.core import edits
from argmap.core.records import MapInfo
from tests.core.builders import TEXT, Build

CLAIM, REASON = "Buy weapons together", "Large series cost less"
OBJECTION, PROOF = "Firms lose orders", "Tanks did in 2019"


def key_map(title: str = "Procurement") -> Build:
    """A claim, a reason with evidence and an objection; the evidence rests on the second sentence of a source."""
    build = Build([MapInfo("e" * 32, title)])
    build.do(edits.add_claim(build.document, CLAIM, new_id=build.new_id))
    build.do(edits.add_reason(build.document, build.id(CLAIM), REASON, new_id=build.new_id))
    build.do(edits.add_objection(build.document, build.id(CLAIM), OBJECTION, new_id=build.new_id))
    build.do(edits.add_evidence(build.document, build.id(REASON), PROOF, new_id=build.new_id))
    build.add_source(TEXT)
    quote = build.quote("duplicate what NATO does")
    build.do(edits.link_passage(build.document, build.id(PROOF), quote, new_id=build.new_id))
    return build
