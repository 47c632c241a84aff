"""Our Argdown parser beside the reference's output, and each rule of the grammar in a few lines."""

import json

import pytest

from argmap.formats.argdown.model import Role
from argmap.formats.argdown.parsing import parse
from argmap.formats.argdown.rules import title_of
from tests.conftest import SHARED
from tests.formats.argdown_oracle import parsed, said_by_oracle, said_by_ours

FILES = sorted(path.stem for path in (SHARED / "corpora" / "argdown").glob("*.argdown"))
DEFECTS = {"t_core_lexer-argument": "its YAML is broken, and the reference silently loses the conclusion"}


@pytest.mark.parametrize("name", FILES)
def test_a_real_file_says_what_the_reference_parser_makes_of_it(shared, name):
    oracle = shared / "corpora" / "argdown-oracle" / f"{name}.json"
    errors = json.loads(oracle.read_text())["errors"]
    path = shared / "corpora" / "argdown" / f"{name}.argdown"
    found = parsed(path)

    if name in DEFECTS:
        assert [one.what.split(":")[0] for one in found.wrong] == ["the data is no YAML"]
    elif errors:
        line = path.read_text().count("\n", 0, found.wrong[0].offset) + 1
        assert abs(line - errors[0]["line"]) <= 1
    else:
        assert found.wrong == []
        assert said_by_ours(found) == said_by_oracle(oracle)


def relations(text: str) -> list[tuple[str, str, str]]:
    found = parse(text)
    assert found.wrong == []
    return [(title_of(one.source), one.kind.value, title_of(one.target)) for one in found.model.relations]


def wrong(text: str) -> list[str]:
    return [f"{text.count(chr(10), 0, one.offset) + 1}: {one.what}" for one in parse(text).wrong]


@pytest.mark.parametrize(
    ("symbol", "said"),
    [
        ("+", ("B", "support", "A")),
        ("<+", ("B", "support", "A")),
        ("+>", ("A", "support", "B")),
        ("-", ("B", "attack", "A")),
        ("<-", ("B", "attack", "A")),
        ("->", ("A", "attack", "B")),
        ("><", ("A", "contradictory", "B")),
        ("_", ("B", "undercut", "A")),
        ("<_", ("B", "undercut", "A")),
        ("_>", ("A", "undercut", "B")),
    ],
)
def test_each_sign_is_a_relation_in_its_direction(symbol, said):
    assert relations(f"[A]\n  {symbol} [B]\n") == [said]


def test_relations_come_deepest_first_and_once():
    text = "[A]\n  + [B]\n    - [C]\n  + [B]\n  >< [D]\n\n[D]\n  >< [A]\n"

    assert relations(text) == [("C", "attack", "B"), ("B", "support", "A"), ("A", "contradictory", "D")]


def test_a_step_out_between_two_levels_goes_to_the_outer_one():
    assert relations("[A]\n    + [B]\n        - [C]\n      - [D]\n")[-1] == ("D", "attack", "A")


def test_what_an_argument_with_a_conclusion_bears_on_its_conclusion_bears_on():
    text = "<A>\n  +> [T]\n  _ [U]\n\n<A>\n\n(1) p\n-- rule one, rule two {x: 1} --\n(2) [C]\n"
    found = parse(text).model
    argument = found.arguments["A"]

    assert relations(text) == [("C", "support", "T"), ("U", "undercut", "A")]
    assert found.relations[1].target is argument.lines[-1].inference
    assert argument.lines[-1].inference.rules == ["rule one", "rule two"]
    assert argument.lines[-1].inference.data == {"x": 1}
    assert [line.role for line in argument.lines] == [Role.PREMISE, Role.MAIN]


def test_a_strict_file_entails_and_is_contrary():
    text = "===\nmodel: {mode: strict}\n===\n\n[A]\n  + [B]\n  - [C]\n\n[C]\n  - [A]\n"

    assert relations(text) == [("B", "entails", "A"), ("C", "contrary", "A")]


def test_an_undercut_after_a_structure_is_not_on_an_inference_in_it():
    text = "(1) p\n----\n(2) q\n  <_ [U]\n\n[S]\n  <_ [V]\n"

    assert relations(text) == [("U", "undercut", "Untitled 1"), ("V", "undercut", "S")]


def test_the_last_definition_counts_unless_one_says_that_it_is_canonical():
    assert parse("[A]: one\n\n[A]: two\n").model.statements["A"].text == "two"
    assert parse("[A]: one {isCanonical: true}\n\n[A]: two\n").model.statements["A"].text == "one"


def test_words_lose_their_marks_and_escapes_but_keep_their_tags():
    found = parse("[A]: **so** _it_ \\[is\\] :A: #tag #(two words)\n  on two\n  lines, [here](http:x).\n")
    statement = found.model.statements["A"]

    assert statement.text == "so it [is] ∀ #tag #(two words) on two lines, here."
    assert statement.tags == ["tag", "two words"]


def test_comments_are_passed_over_with_their_lines():
    found = parse("// first\n[A]: a /* in */ b\n<!-- over\n\ntwo -->\n\n[C]: c\n").model

    assert found.comments == [1, 2, 3]
    assert {title: one.text for title, one in found.statements.items()} == {"A": "a b", "C": "c"}


def test_headings_are_sections_in_sections():
    (top,) = parse("# One #x\n\n## Two {isGroup: true}\n\n[A]: a\n").model.sections

    assert (top.title, top.tags, top.children[0].title, top.children[0].data) == (
        "One #x",
        ["x"],
        "Two",
        {"isGroup": True},
    )


def test_titles_may_hold_brackets():
    assert list(parse("[A [b] c]: text\n").model.statements) == ["A [b] c"]


def test_yaml_is_that_of_the_reference():
    data = (
        parse("[A]: a\n{\n  yes: no\n  old: 017\n  new: 0o17\n  time: 1:30\n  day: 2020-01-02\n}\n")
        .model.statements["A"]
        .data
    )

    assert data == {"yes": "no", "old": 17, "new": 15, "time": "1:30", "day": "2020-01-02"}


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        *((word, word) for word in ("1_000", "1_", "0.1_5", "0x_1", "685_230.15", "+.5", "1e400", "=", "<<", "0o8")),
        *(("0x1F", 31), ("-0b11", -3), ("09", 9), ("1.e5", 100_000.0), (".5", 0.5), (".inf", None), ("a_b", "a_b")),
        ("[1_0, 2_0]", ["1_0", "2_0"]),
    ],
)
def test_only_what_the_reference_takes_for_a_number_is_one(said, meant):
    assert parse(f"[A]: a {{b: {said}}}\n").model.statements["A"].data == {"b": meant}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[A] and more\n", 1),
        ("[A]\n\n  + [B]\n", 3),
        ("[A]\n  >< <B>\n", 2),
        ("snake_case\n", 1),
        ("(1) a\n(2) b\n", 2),
        ("(1) a\n----\n", 2),
        ("* a\n  * b\n    * c\n", 2),
        ("<A>\n\n(1) a\n----\n(2) b\n\n<A>\n\n(1) a\n----\n(2) b\n", 9),
        ("[A]: a {b: [}\n", 1),
        ("a \\\n", 1),
        ("===\na: [\n===\n\n[A]\n", 1),
        ("===\na: 1\n===\n", 3),
    ],
)
def test_mistakes_are_named_with_their_line(text, line):
    assert [one.split(":")[0] for one in wrong(text)] == [str(line)]


def test_every_paragraph_with_a_mistake_is_named():
    assert [one.split(":")[0] for one in wrong("[A] x\n\n[B]\n\nsnake_case\n\n[C] x\n")] == ["1", "5", "7"]


def test_deep_nesting_and_unclosed_marks_take_linear_time():
    deep = "[A]\n" + "".join(f"{' ' * depth}+ [{depth}]\n" for depth in range(1, 1500))
    hostile = "".join(f"{mark * 50_000} x\n\n" for mark in ("[", "<", "{", "@[", "#(", "===", "*x", "/*", ":", "}"))

    assert len(relations(deep)) == 1499
    assert parse(hostile).wrong


def test_data_that_repeats_itself_without_end_is_refused():
    levels = "".join(f"  k{n}: &n{n} [{', '.join([f'*n{n - 1}'] * 9)}]\n" for n in range(1, 9))

    assert "holds a value" in wrong(f"[A]: a\n{{\n  k0: &n0 [x]\n{levels}}}\n")[0]
