"""`argmap schemes` and `argmap questions`: what they list."""

import pytest

from argmap.core import edits
from argmap.reasoning.schemes.catalogue import load_catalogue
from argmap.storage.creating import create_map
from tests.cli.command_line import refusal, run
from tests.core.builders import small_map


@pytest.fixture
def build():
    """A map in which two steps argue by a scheme, and one by one that is not known."""
    build = small_map()
    for text, scheme_id in (("objection", "sign"), ("joint one", "expert_opinion"), ("doubt", "other")):
        scheme = load_catalogue().find(scheme_id)
        questions = scheme.question_ids if scheme is not None else ()
        build.do(edits.set_scheme(build.document, build.step(text).id, scheme_id, questions))
    return build


@pytest.fixture
def say(build, tmp_path):
    def ask(*options: str):
        create_map(tmp_path / "x.argmap", list(build.document.records()))
        return run("questions", tmp_path / "x.argmap", *options)

    return ask


def test_schemes_lists_packs_and_what_each_scheme_asks():
    lines = run("schemes").out.splitlines()

    assert lines[0].startswith("Policy and international affairs: practical_reasoning, ")
    at = lines.index("sign: Sign")
    assert lines[at + 1 : at + 5] == [
        "  + [sign] is to be seen.",
        "  + [sign] is usually a sign of [event].",
        "  = [event] is the case.",
        "  ? Is the sign really there?",
    ]


def test_schemes_are_listed_in_another_language():
    assert "sign: Anzeichen" in run("schemes", "--language", "de").out.splitlines()
    assert run("schemes", "--language", "de-AT").out == run("schemes", "--language", "de").out


@pytest.mark.parametrize("language", ["xx", "", "../en"])
def test_a_language_without_schemes_is_refused(language):
    assert refusal("schemes", "--language", language) == f"There are no schemes in the language “{language}”."


def test_json_holds_all_of_a_scheme():
    found = run("schemes", "--json").json()

    sign = next(one for one in found["schemes"] if one["id"] == "sign")
    assert sign["premises"][1] == {"role": "link", "pattern": "{sign} is usually a sign of {event}."}
    assert sign["questions"][0]["hits"] == "sign"
    assert [pack["id"] for pack in found["packs"]] == ["policy", "walton"]


def test_questions_are_listed_step_by_step_as_they_are_drawn_open_ones_first(build, say):
    step = build.step("objection")
    build.do(edits.answer_with_card(build.document, step.id, "sign.strong", step.id, "Often not.", build.new_id))

    lines = say().out.splitlines()

    assert lines[0] == "Unknown scheme “other”: “doubt”"
    assert lines[1] == "Expert opinion: “joint one”"
    assert lines[8:] == [
        "Sign: “objection”",
        "  [ ] Is the sign really there?",
        "  [ ] Is this the only likely reason for the sign?",
        "  [no] Does the sign go reliably with what it is a sign of? “Often not.”",
        "3 steps with a scheme, 8 of 9 questions open.",
    ]


def test_questions_are_asked_in_the_language_of_the_map(build, say):
    build.do(edits.edit_map(build.document, language="de"))

    assert "  [ ] Ist das Anzeichen wirklich da?" in say().out.splitlines()


def test_json_holds_the_same_questions(build, say):
    build.do(edits.set_premise_role(build.document, build.place_id("joint two"), "expert"))

    unknown, expert, sign = say("--json").json()["steps"]

    assert (unknown["scheme"], unknown["questions"]) == ("other", [])
    assert expert["missing_roles"] == ["statement"]
    assert sign["inference_id"] == build.step("objection").id
    assert sign["questions"][0] == {
        "question": "sign.seen",
        "words": "Is the sign really there?",
        "hits": "sign",
        "status": "open",
        "node_id": None,
    }


def test_a_map_without_schemes_has_no_questions(tmp_path):
    run("new", tmp_path / "x.argmap")

    assert run("questions", tmp_path / "x.argmap").out == "No step has a scheme.\n"
    assert run("questions", tmp_path / "x.argmap", "--json").json() == {"steps": []}
