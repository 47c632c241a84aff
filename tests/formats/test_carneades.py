"""Carneades in its three formats: statements are cards, arguments steps, exceptions and undercutters doubt them."""

import pytest

from argmap.core.document import Document
from argmap.core.records import Foreign, Inference, MapInfo, Node, Premise
from argmap.formats.errors import CannotImport
from argmap.formats.imported import Incoming
from argmap.formats.registry import import_map
from argmap.formats.report import Fate
from argmap.intake.errors import SwollenFile
from tests.core.builders import Build

LKIF = """
<lkif><argument-graphs><argument-graph id="g" title="Levies"><statements>
<statement id="p" value="true" standard="PE"><s>The levy is fair.</s></statement>
<statement id="q"><s pred="http://x#raises"><c>levy</c><s pred="sum"><c>40</c></s></s></statement>
<statement id="e"><s>It was a gift.</s></statement></statements><arguments>
<argument id="a1" direction="con" scheme="sign" title="why" weight="0.5"><conclusion statement="p"/><premises>
<premise polarity="negative" type="ordinary" role="minor" statement="q"/>
<premise polarity="positive" type="exception" role="" statement="e"/></premises></argument></arguments>
</argument-graph></argument-graphs><theory id="t"><rules/></theory></lkif>"""
CAF = """<caf version="1.3"><metadata title="Levies"><descriptions><description lang="en">On them.</description>
</descriptions></metadata><statements><statement id="p" weight="1.0"><descriptions><description lang="en">Fair.
</description><description lang="de">Gerecht.</description></descriptions></statement><statement id="q"><descriptions>
<description lang="en">Cheap.</description></descriptions></statement></statements><arguments>
<argument id="a" pro="true"><conclusion statement="p"/><premises>
<premise statement="q" positive="true"/></premises></argument></arguments></caf>"""
YAML = """
meta: {title: Levies, notes: On them., author: N.}
language: {raises/2: "%s raises %v."}
statements: {p: Fair., q: {text: Cheap., assumed: true}, no: Unfair., ¬app(a1): It does not apply.}
issues: {i1: {positions: [p, no], standard: PE}}
arguments:
  a1: {conclusion: p, premises: {minor: q, major: "raises(levy,f(1,2))"}, undercutter: ¬app(a1), weight: 0.5}
  a2: {conclusion: ¬app(a1), premises: [x]}
  a3: {conclusion: q, premises: null}
tests: {in: [p]}
"""


def imported(text: str, name: str):
    return import_map(Incoming(text.encode(), name))


def test_lkif_has_roles_negations_and_exceptions():
    found = imported(LKIF, "a.xml")
    build = Build(found.records)
    step, doubt = build.step("raises(levy, sum(40))"), build.step("It was a gift.")

    assert build.outline() == ["The levy is fair.", "  - raises(levy, sum(40))", "  - It was a gift."]
    assert (step.scheme, step.label, step.strength) == ("sign", "why", 0.5)
    assert doubt.target_inference_id == step.id
    assert [one.role for one in build.document.where(Premise, "inference_id", step.id)] == ["not minor"]
    assert [(one.what, one.fate) for one in found.report.entries if one.what != "fields"] == [
        ("premises", Fate.APPROXIMATED),
        ("what the map says of itself", Fate.DROPPED),
    ]


def test_what_caf_says_about_a_statement_or_an_argument_is_neither_its_words_nor_what_it_says_of_the_map():
    about = '<metadata><descriptions><description lang="en">About {}.</description></descriptions></metadata>'
    said = CAF.replace('<statement id="p" weight="1.0">', f'<statement id="p" weight="1.0">{about.format("p")}')
    said = said.replace("<conclusion", f"{about.format('a')}<conclusion", 1)
    said = said.replace("On them.</description>", 'On them.</description><description lang="de">Davon.</description>')
    records = imported(said, "a.caf").records

    kept = [one.data for one in records if isinstance(one, Foreign)]
    assert sum(data.count('"descriptions":{"en":"About ') for data in kept) == 2
    assert sum(data.count('"descriptions":{"de":"Davon."}') for data in kept) == 1
    assert not any("About" in one.text for one in records if isinstance(one, Node))
    assert [one.description for one in records if isinstance(one, MapInfo)] == ["On them."]


def test_caf_has_its_first_language_on_the_card_and_keeps_the_others():
    found = imported(CAF, "a.xml")
    build = Build(found.records)

    assert build.outline() == ["Fair.", "  + Cheap."]
    assert (build.document.info.title, build.document.info.description) == ("Levies", "On them.")
    assert any("Gerecht." in one.data for one in found.records if isinstance(one, Foreign))


def test_yaml_has_roles_undercutters_issues_and_words_for_formulas():
    found = imported(YAML, "a.yml")
    build = Build(found.records)
    question = build.node("Which of these holds?")

    assert (question.kind, question.title) == ("question", "i1")
    assert build.outline() == [
        "Which of these holds?",
        "  = Fair.",
        "    + Cheap.",
        "    + levy raises f(1,2).",
        "    - It does not apply.",
        "      + x",
        "  = Unfair.",
    ]
    assert build.step("It does not apply.").target_inference_id == build.step("Cheap.").id
    assert build.document.info.description == "On them."
    assert [one.place for one in found.report.of(Fate.APPROXIMATED)] == ["statement x"]


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("<lkif><theory/></lkif>", "a.xml", "it holds rules, but no argument graph"),
        (LKIF.replace('id="q"', 'id="p"'), "a.lkif", "its statement “p” has no id of its own"),
        ("<lkif/>", "a.caf", "it begins with “lkif” instead of “caf”"),
        ("a: [1\nb: 2", "a.yml", r"its YAML is broken at line \d, column \d"),
        ("statements: {p: a, p: b}", "a.yml", "its line 1, column 20 says “p” again"),
        ("statements: [p]", "a.yml", "its statements are no list of things by name"),
        ("a: 1", "a.yml", "it is YAML, but has no statements"),
        (
            "meta: &a {b: 1}\nstatements: *a",
            "a.yml",
            "its line 2, column 13 repeats a part by its name, which is unsafe",
        ),
        ("meta: " + "[" * 5_000, "a.yml", "its line 1, column 5. is nested too deeply"),
        ("meta: {[a]: b}", "a.yml", "its line 1, column 8 has a list or things by name for a name"),
        ("meta: " + "a" * 99 + "\x01", "a.yml", "its YAML"),
        ("meta: " + "a" * 300_001, "a.yml", "it has more than 300,000 characters"),
    ],
)
def test_what_cannot_be_imported_is_refused_in_a_sentence(text, name, said):
    with pytest.raises(CannotImport, match=said):
        imported(text, name)


def test_tags_of_yaml_are_passed_over():
    found = imported("statements: {p: !!python/object/apply:os.system [a], q: !!int 'x'}", "a.yml")

    assert [one.text for one in found.records if isinstance(one, Node)] == ["['a']", "x"]


REFUSED = {"c3_impact-kb.xml": (SwollenFile, "entities"), "c3_lkif2.xml": (CannotImport, "no argument graph")}


@pytest.mark.parametrize("folder", ["lkif", "caf", "carneades-yaml"])
def test_every_file_of_the_corpus_comes_in_whole_or_is_refused_with_its_reason(shared, folder):
    for path in sorted((shared / "corpora" / folder).iterdir()):
        data = path.read_bytes()
        if path.name in REFUSED:
            error, said = REFUSED[path.name]
            with pytest.raises(error, match=said):
                import_map(Incoming(data, path.name))
            continue
        found = import_map(Incoming(data, path.name))
        counted, document = found.report.counted(), Document(found.records)

        assert document.count(Node) == counted.get("statements", 0) + counted.get("issues", 0)
        assert document.count(Inference) >= counted.get("arguments", 0) + counted.get("undercutters", 0)
        if folder != "carneades-yaml":
            assert counted["statements"] == data.count(b"<statement ")
            assert counted["arguments"] == data.count(b"<argument ")
            assert counted["premises"] == data.count(b"<premise ")
