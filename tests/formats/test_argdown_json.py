"""Argdown's JSON: the same map as the Argdown that it was made of."""

import json

import pytest

from argmap.core.records import Foreign, MapInfo
from argmap.formats.errors import CannotImport
from argmap.formats.imported import Incoming
from argmap.formats.registry import format_of, format_written, import_map
from tests.conftest import SHARED
from tests.formats.argdown_json_example import ARGDOWN, ARGDOWN_JSON
from tests.formats.generated_maps import said_by
from tests.formats.round_trips import written

ARGDOWN_FORMAT = format_written("map.argdown")
ORACLES = sorted((SHARED / "corpora" / "argdown-oracle").glob("*.json"))
REAL = sorted((SHARED / "corpora" / "argdown-json").glob("*.json"))
WITHOUT_CONCLUSION = "t_core_lexer-argument"  # which the reference loses by itself


def read(text: str):
    return import_map(Incoming(text.encode(), "map.json"))


def kept_in(imported) -> list[str]:
    return sorted(one.data for one in imported.records if isinstance(one, Foreign))


def changed(*path: str | int, to) -> str:
    """The example with one value changed."""
    value = json.loads(ARGDOWN_JSON)
    inner = value
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = to
    return json.dumps(value)


def test_the_json_of_a_file_is_the_map_of_the_file():
    by_json, by_text = read(ARGDOWN_JSON), import_map(Incoming(ARGDOWN.encode(), "map.argdown"))

    assert said_by(by_json.records) == said_by(by_text.records)
    assert kept_in(by_json) == kept_in(by_text)
    assert by_json.report.kept == by_text.report.kept
    assert [one.reason for one in by_json.report.entries] == [one.reason for one in by_text.report.entries]
    assert {one.place.partition(" of ")[2] for one in by_json.report.entries} == {"the Argdown"}


@pytest.mark.parametrize("depth", [99, 150, 190])
def test_front_matter_that_is_nested_as_deeply_as_is_kept_comes_back_from_argdown(depth):
    deep: object = 1
    for number in range(depth):
        deep = {"a": deep} if number % 2 else [deep]
    imported = read(changed("frontMatter", to={"x": deep, "model": {"y": deep}, 'a "b": c': [1.5, None]}))
    again = import_map(Incoming(written(imported.records, ARGDOWN_FORMAT), "map.argdown"))

    assert [one for one in kept_in(again) if '"x"' in one] == [one for one in kept_in(imported) if '"x"' in one]
    assert said_by(again.records, ARGDOWN_FORMAT.carries) == said_by(imported.records, ARGDOWN_FORMAT.carries)


def test_front_matter_that_is_nested_deeply_in_other_ways_is_refused():
    with pytest.raises(CannotImport, match="the front matter is nested too deeply"):
        import_map(Incoming(f"===\nx: {'[' * 101}{']' * 101}\ny: z\n===\n\n[a]: b\n".encode(), "map.argdown"))


@pytest.mark.parametrize("path", ORACLES, ids=lambda path: path.stem)
def test_what_the_reference_made_of_a_real_file_is_the_map_of_the_file(path):
    said = json.loads(path.read_bytes())
    if said.get("errors") or path.stem == WITHOUT_CONCLUSION:
        with pytest.raises(CannotImport, match=r"has errors|no conclusion|it has no object"):
            import_map(Incoming(path.read_bytes(), path.name), "argdown-json")
        return
    argdown = path.parent.with_name("argdown") / f"{path.stem}.argdown"
    by_json, by_text = read(path.read_text()), import_map(Incoming(argdown.read_bytes(), argdown.name))

    assert said_by(by_json.records) == said_by(by_text.records)
    assert kept_in(by_json) == kept_in(by_text)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_a_real_file_comes_in_whole(path):
    said = json.loads(path.read_bytes())
    counted = import_map(Incoming(path.read_bytes(), path.name)).report.counted()

    assert counted["statements"] == len(said["statements"])
    assert counted["arguments"] == len(said["arguments"])
    assert counted["relations"] == len(said["relations"])


def test_it_is_known_by_its_content_and_not_taken_for_another():
    assert format_of(ARGDOWN_JSON.encode(), "map.json").id == "argdown-json"


def test_front_matter_counts_where_it_is_told():
    records = read(changed("frontMatter", to={"title": "Roads and shops", "colour": 3})).records

    assert next(one for one in records if isinstance(one, MapInfo)).title == "Roads and shops"
    assert any("colour" in one.data for one in records if isinstance(one, Foreign))


def test_drawings_unknown_fields_and_unknown_kinds_are_told():
    value = json.loads(ARGDOWN_JSON) | {"map": {"nodes": []}, "weather": 1}
    value["relations"][0]["relationType"] = "likes"
    told = {(one.what, one.place) for one in read(json.dumps(value)).report.entries}

    assert {("drawings", "map"), ("fields", "weather"), ("relations", "relations[0]")} <= told


def test_all_that_is_wrong_is_told_at_once():
    value = json.loads(ARGDOWN_JSON)
    value["relations"][0]["to"] = "Nowhere"
    value["statements"]["Survey"] = 5
    del value["arguments"]["Roads"]["pcs"][2]["inference"]
    del value["sections"][0]["id"]
    with pytest.raises(CannotImport) as found:
        read(json.dumps(value))

    assert [part in str(found.value) for part in ("relations[0].to", "“Survey”", "no conclusion", "sections[0]")] == [
        True
    ] * 4


def test_what_is_no_json_of_argdown_is_refused():
    with pytest.raises(CannotImport, match="it has no object of arguments and none of statements"):
        import_map(Incoming(b"[]", "a.json"), "argdown-json")
    with pytest.raises(CannotImport, match="has errors"):
        read(changed("errors", to=[{"line": 1}]))
    with pytest.raises(CannotImport, match=r"pcs\[0\] is no statement"):
        read(changed("arguments", "Roads", "pcs", 0, "title", to="Nothing"))


def test_a_relation_whose_ends_stand_nowhere_near_each_other_is_still_read():
    value = json.loads(ARGDOWN_JSON)
    for one in (*value["statements"].values(), *value["arguments"].values()):
        del one["members"]
    text = said_by(import_map(Incoming(ARGDOWN.encode(), "map.argdown")).records, words=str.lower)["steps"]
    steps = said_by(read(json.dumps(value)).records)["steps"]

    assert sum(map(len, steps.values())) == sum(map(len, text.values()))
