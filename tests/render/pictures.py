"""Cards and maps to draw: every role and footer, every script, and a map that shows every element once."""

from argmap.core import edits
from argmap.core.records import Node
from argmap.core.roles import Role
from argmap.layout.direction import Direction
from argmap.layout.map_layout import MapLayout
from argmap.render.cards import Cards
from argmap.render.face import CardFace
from argmap.render.look import Look
from argmap.render.map import Picture
from argmap.render.text import Typesetter
from argmap.render.theme import ThemeName, load_theme
from tests.core.builders import Build

CLAIM = "EU defence integration complements NATO rather than replacing or undermining it."
SCRIPTS = {
    "latin": "Übergrößenträger fly over Ångström’s café — naïvely, at 3.5 % (!) for €5 bn.",
    "greek": "Η ευρωπαϊκή άμυνα συμπληρώνει το ΝΑΤΟ, δεν το αντικαθιστά.",
    "cyrillic": "Європейська оборона доповнює НАТО, а не замінює його.",
    "hebrew": "ההגנה האירופית משלימה את NATO ואינה מחליפה אותו (2024).",
    "arabic": "الدفاع الأوروبي يكمل حلف NATO ولا يحل محله (2024).",
    "chinese": "欧洲防务一体化补充北约，而不是取代它。",
    "japanese": "欧州の防衛統合はNATOを補完するもので、置き換えるものではない。",
    "korean": "유럽 방위 통합은 나토를 대체하지 않고 보완한다.",
    "hindi": "यूरोपीय रक्षा एकीकरण नाटो का पूरक है, विकल्प नहीं।",
    "thai": "การบูรณาการด้านกลาโหมของยุโรปเสริมนาโต ไม่ใช่แทนที่",
    "emoji": "Agreed 👩‍👩‍👧 by 🇪🇺 with ❤️ and 1️⃣ reservation",
    "one word": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "hidden": "invoice\u202efdp.exe and zero\u200bwidth",
    "arrows": "a -> b => c <- d, fi ffi fl (x) 1x1",
}
FACES = {
    "main claim": CardFace(Role.MAIN_CLAIM, "MAIN CLAIM", CLAIM, passages="1 passage"),
    "question": CardFace(Role.QUESTION, "QUESTION", "Who pays for it?"),
    "implicit": CardFace(Role.REASON, "REASON · IMPLICIT", "States follow what they agree.", is_implicit=True),
    "see": CardFace(Role.REBUTTAL, "REBUTTAL", "see: Clear delineation of roles", is_see=True),
    "empty": CardFace(Role.OBJECTION, "OBJECTION", "no text yet", is_empty=True),
    "warning": CardFace(Role.EVIDENCE, "EVIDENCE", CLAIM, basis="Unverified", warning="passage changed"),
    "full footer": CardFace(
        Role.COUNTER_EVIDENCE,
        "COUNTER-EVIDENCE",
        CLAIM,
        basis="A kind of evidence in the user’s own, far too many, words",
        passages="notes 12, 13, 14",
        step_passages="for the step: notes 15, 16",
        step_name="Correlation to cause",
        comments="12",
        step_comments="step: 3",
        warning="14 passages, 2 lost, 11 changed, 1 unverified",
    ),
    **{
        name: CardFace(Role.REASON, "REASON", text, basis="Example", passages="1 passage")
        for name, text in SCRIPTS.items()
    },
    **{f"main claim in {name}": CardFace(Role.MAIN_CLAIM, "MAIN CLAIM", text) for name, text in SCRIPTS.items()},
}


def every_element() -> Build:
    """A map with each role, joint reasons, an implicit one, an undercut, passages, a card in two places."""
    build = Build()
    document, new_id = build.document, build.new_id
    build.do(edits.add_claim(document, CLAIM, new_id=new_id))
    claim = build.id(CLAIM)
    for name in ("greek", "hebrew", "chinese"):
        build.do(edits.add_reason(document, claim, SCRIPTS[name], new_id=new_id))
    build.do(edits.add_evidence(document, build.id(SCRIPTS["greek"]), SCRIPTS["cyrillic"], new_id=new_id))
    build.do(edits.change_basis(document, build.id(SCRIPTS["cyrillic"]), "law or treaty"))
    build.do(edits.add_undercut(document, build.step(SCRIPTS["greek"]).id, SCRIPTS["arabic"], new_id=new_id))
    build.do(
        edits.add_co_premise(document, build.step(SCRIPTS["hebrew"]).id, "What they agree is done.", new_id=new_id)
    )
    build.do(edits.edit_field(document, build.node("What they agree is done."), implicit=True))
    build.do(edits.add_objection(document, claim, SCRIPTS["latin"], new_id=new_id))
    build.do(edits.add_objection(document, build.id(SCRIPTS["latin"]), "A rebuttal", new_id=new_id))
    build.do(edits.add_counter_evidence(document, build.id(SCRIPTS["latin"]), SCRIPTS["emoji"], new_id=new_id))
    build.do(edits.add_question(document, claim, "Who pays?", new_id=new_id))
    build.do(edits.add_answer(document, build.id("Who pays?"), "The members", new_id=new_id))
    build.do(edits.use_here_too(document, build.id("A rebuttal"), build.id("The members"), new_id=new_id))
    build.add_source()
    build.do(edits.link_passage(document, claim, build.quote("Joint procurement may save money."), new_id=new_id))
    return build


def all_scripts() -> Build:
    """A map in which every script and every long word stands as a reason, an objection, a joint reason or a doubt."""
    build = Build()
    document, new_id = build.document, build.new_id
    build.do(edits.add_claim(document, CLAIM, new_id=new_id))
    parent = build.id(CLAIM)
    for index, text in enumerate(SCRIPTS.values()):
        add = (edits.add_reason, edits.add_objection, edits.add_evidence)[index % 3]
        build.do(add(document, parent, text, new_id=new_id))
        if index % 4 == 1:
            build.do(edits.add_undercut(document, build.step(text).id, f"Whether {text}", new_id=new_id))
        if index % 4 == 2:
            build.do(edits.add_co_premise(document, build.step(text).id, f"{text} {text}", new_id=new_id))
        if index % 5 == 2:
            parent = build.id(text)
    return build


def picture(
    build: Build,
    direction: Direction = Direction.DOWN,
    theme: ThemeName = ThemeName.PRINT,
    folded: frozenset[str] = frozenset(),
) -> Picture:
    """The map laid out; `folded` holds texts of folded cards."""
    look = Look(load_theme(theme), Typesetter())
    cards = Cards(build.tree, look)
    folded_ids = {build.place_id(text) for text in folded}
    layout = MapLayout(build.tree, cards.measure, direction, lambda place_id: place_id in folded_ids)
    return Picture(layout, build.tree, cards, look)


def texts_of(build: Build) -> list[str]:
    return [node.text for node in build.document.all(Node)]
