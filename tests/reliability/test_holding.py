import json
import os
import subprocess
import sys

import pytest

from tests.reliability.holding import ENVIRONMENT, why_not

SAY = """
import json
from tests.reliability.holding import held_mebibytes, resident_mebibytes
said = []
def say(): said.append((held_mebibytes(), resident_mebibytes()))
held_mebibytes()
say()
kept = [bytes(1000) for _ in range(50_000)]
say()
kept = kept[::50]
say()
large = bytearray(2**24)
large[::4096] = b"x" * 4096
say()
print(json.dumps(said))
"""


@pytest.mark.skipif(why_not() != "", reason=why_not())
def test_what_is_held_are_small_and_large_things_and_not_the_holes_between_them() -> None:
    environment = os.environ | ENVIRONMENT
    found = subprocess.run([sys.executable, "-c", SAY], env=environment, capture_output=True, text=True, check=True)
    before, full, holes, large = json.loads(found.stdout)
    assert full[0] - before[0] == pytest.approx(50, abs=3)
    assert holes[0] - before[0] == pytest.approx(1, abs=1)
    assert large[0] - holes[0] == pytest.approx(16, abs=1)
    assert large[1] > large[0]
