"""Schemes are read from data, refused with a sentence if that is broken, and found by many names."""

import re
import shutil

import pytest

from argmap.reasoning.schemes.catalogue import load_catalogue, read_catalogue
from argmap.reasoning.schemes.data import BrokenSchemes
from argmap.reasoning.schemes.names import name_key
from argmap.resources import resource_path


@pytest.fixture
def folder(tmp_path):
    """A copy of the schemes, to be broken."""
    return shutil.copytree(resource_path("schemes"), tmp_path / "schemes")


def change(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def refusal(folder) -> str:
    with pytest.raises(BrokenSchemes) as caught:
        read_catalogue(folder, "en")
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "scheme_id"),
    [
        ("expert_opinion", "expert_opinion"),
        ("Argument from Expert Opinion", "expert_opinion"),
        (" argument from expert opinion ", "expert_opinion"),
        ("ArgumentFromExpertOpinion", "expert_opinion"),
        ("ExpertOpinion_Inference", "expert_opinion"),
        ("Expert opinion", "expert_opinion"),
        ("Argument from Position to Know", "position_to_know"),
        ("Argument From Sign", "sign"),
        ("Argument from Cause to Effect", "cause_to_effect"),
        ("Argument from Correlation to Cause", "correlation_to_cause"),
        ("Argument from Positive Consequences", "consequences"),
        ("PracticalReasoning", "practical_reasoning"),
        ("Argument from an Established Rule", "rule"),
        ("Causal Slippery Slope Argument", "slippery_slope"),
        ("Ethotic Argument", "character"),
        ("Circumstantial Argument Against the Person", "inconsistency"),
        ("Actor's Goal", "actor_goal"),
    ],
)
def test_a_scheme_is_found_by_its_names_here_and_elsewhere(name, scheme_id):
    assert load_catalogue().named(name).id == scheme_id


def test_a_name_that_no_scheme_has_finds_none():
    catalogue = load_catalogue()
    assert catalogue.named("Default Inference") is None
    assert catalogue.named("") is None
    assert catalogue.find("Argument from Sign") is None


def test_a_name_of_small_words_only_is_not_lost():
    assert name_key("From the Argument") == "from the argument"


def test_most_names_in_a_foreign_scheme_set_are_known(shared):
    text = (shared / "corpora" / "aml-schemeset" / "walton.scm").read_text(encoding="utf-8")
    names = [" ".join(name.split()) for name in re.findall(r"<NAME>([^<]+)", text)]
    catalogue = load_catalogue()
    assert len(names) == 30
    assert [name for name in names if catalogue.named(name) is None] == [
        "Argument from Falsification of a Hypothesis",
        "Argument from Gradualism",
        "Argument from Vagueness of a Verbal Classification",
        "Argument from Arbitrariness of a Verbal Classification",
        "Verbal Slippery Slope Argument",
    ]


def test_a_file_that_is_not_there_or_no_toml_is_refused(folder):
    (folder / "policy.toml").write_text("order = ", encoding="utf-8")
    assert re.match(r"The schemes policy\.toml cannot be read: .*\.", refusal(folder))
    (folder / "policy.toml").unlink()
    assert re.match(r"The schemes policy\.toml cannot be read: .*\.", refusal(folder))


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("walton.toml", 'roles = ["sign", "link"]', "roles = []", r"no good value for schemes\.sign\.roles"),
        ("walton.toml", 'roles = ["sign", "link"]', 'rolls = ["sign"]', r"no good value for schemes\.sign\.roles"),
        ("walton.en.toml", 'seen = ["Is', 'seen = ["", "Is', r"no good value for schemes\.sign\.questions\.seen"),
        ("walton.toml", 'seen = "sign"', 'seen = "cause"', "do not fit the scheme “sign”"),
        ("walton.toml", 'seen = "sign"', 'sees = "sign"', "do not fit the scheme “sign”"),
        ("walton.en.toml", "\nlink = ", "\nlinks = ", "do not fit the scheme “sign”"),
        ("walton.en.toml", "schemes.sign", "schemes.signs", "no good value for schemes|do not fit the scheme “sign”"),
        ("policy.toml", '"report", ', '"reports", ', "name a scheme that there is not: “reports”"),
    ],
)
def test_what_does_not_fit_together_is_refused_with_the_place(folder, name, old, new, says):
    change(folder, name, old, new)
    assert re.search(says, refusal(folder))
