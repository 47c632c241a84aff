import subprocess
import sys

import pytest

READ = """
import linecache, argmap.render.fonts
print(sum("argmap" in name for name in linecache.cache))
"""
WRITER = """
import sys
from argmap.render.plain_imports import STUB_WRITER
print(hasattr(sys.modules[STUB_WRITER], "generate_pyi"))
"""
PLAINLY = "from argmap.render.plain_imports import import_plainly\nimport_plainly()\n"


@pytest.mark.parametrize(("before", "is_read"), [(PLAINLY, False), ("import PySide6.QtCore\n", True)])
def test_no_source_is_read_when_a_module_is_imported(before, is_read):
    """Once PySide6 itself reads none any more, this fails, and `import_plainly` can go."""
    run = subprocess.run([sys.executable, "-c", before + READ], capture_output=True, text=True, timeout=60, check=True)

    assert (int(run.stdout) > 0) is is_read


@pytest.mark.parametrize(("before", "is_there"), [(PLAINLY, "False"), ("import PySide6.QtCore\n", "True")])
def test_what_writes_stubs_is_left_out(before, is_there):
    """Once PySide6 itself imports it no more, this fails, and `_Empty` can go."""
    program = before + WRITER
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)

    assert run.stdout.strip() == is_there
