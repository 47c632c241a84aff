"""The JSON Schema in docs/ is the one that the records make."""

import json
from dataclasses import fields

from argmap.formats.json_records import LISTS
from argmap.formats.json_schema import schema, schema_text
from tests.conftest import ROOT


def test_the_schema_in_the_docs_is_current():
    committed = (ROOT / "docs" / "argmap.schema.json").read_text(encoding="utf-8")

    assert committed == schema_text(), "run: python -m argmap.formats.json_schema > docs/argmap.schema.json"


def test_every_field_of_every_record_is_described():
    definitions = schema()["$defs"]

    for record_type in LISTS.values():
        assert set(definitions[record_type.__name__]["properties"]) == {field.name for field in fields(record_type)}


def test_every_reference_in_the_schema_leads_somewhere():
    text = json.dumps(schema())
    named = {part.split('"')[0] for part in text.split('"#/$defs/')[1:]}

    assert named <= set(schema()["$defs"])
