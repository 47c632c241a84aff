"""The JSON Schema of argmap JSON, made from the records. `python -m argmap.formats.json_schema` prints it."""

import json
import sys
from typing import Any

from pydantic import TypeAdapter

from argmap.core.records import MapInfo, Record
from argmap.formats.argmap_json import REQUIRED, SIGN, VERSION
from argmap.formats.json_records import LISTS, OPEN_DATA

DIALECT = "https://json-schema.org/draft/2020-12/schema"
REFERENCE = "#/$defs/{model}"
ANY_VALUE = {"description": "Any JSON value."}


def schema() -> dict[str, Any]:
    """The schema as a JSON value. It says what each field may be; that ids meet and quotes are true, it cannot say."""
    definitions: dict[str, Any] = {}
    for record_type in (MapInfo, *LISTS.values()):
        definitions |= _definitions(record_type)
    lists = {
        name: {"type": "array", "items": {"$ref": REFERENCE.format(model=record_type.__name__)}}
        for name, record_type in LISTS.items()
    }
    return {
        "$schema": DIALECT,
        "title": "argmap JSON",
        "description": "One argument map with its sources, as argmap exports and imports it.",
        "type": "object",
        "properties": {
            "format": {"const": SIGN},
            "version": {"const": VERSION},
            "map_info": {"$ref": REFERENCE.format(model=MapInfo.__name__)},
            **lists,
        },
        "required": ["format", "version", *REQUIRED],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """The schema as the file docs/argmap.schema.json holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _definitions(record_type: type[Record]) -> dict[str, Any]:
    """The definitions of a record and of what its fields name."""
    own: dict[str, Any] = TypeAdapter(record_type).json_schema(ref_template=REFERENCE)
    others = own.pop("$defs", {})
    own["properties"] |= dict.fromkeys(OPEN_DATA.get(record_type, ()), ANY_VALUE)
    return {record_type.__name__: own, **others}


if __name__ == "__main__":
    sys.stdout.write(schema_text())
