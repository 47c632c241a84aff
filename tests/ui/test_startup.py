import json
import subprocess
import sys

import pytest

HEAVY = ("pydantic", "sqlite3", "sqlite_utils", "argmap.core.records", "argmap.session", "argmap.storage", "fontTools")

FIRST_PAINT = """
import json, sys
from argmap.app import make_application, make_desk
application = make_application(["argmap"])
window = make_desk(application).new_window()
window.grab()
print(json.dumps(sorted(sys.modules)))
window.close()
"""


@pytest.fixture(scope="module")
def modules() -> list[str]:
    """What is imported when the start page has been painted."""
    run = subprocess.run([sys.executable, "-c", FIRST_PAINT], capture_output=True, text=True, timeout=60, check=True)
    found: list[str] = json.loads(run.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize("name", HEAVY)
def test_the_start_page_is_painted_without(name: str, modules: list[str]) -> None:
    assert [one for one in modules if one == name or one.startswith(f"{name}.")] == []


def test_the_start_page_is_painted_with_the_window(modules: list[str]) -> None:
    assert "argmap.ui.window" in modules
