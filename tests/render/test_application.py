import os
import subprocess
import sys

SCRIPT = """
import sys
from argmap.render.application import offscreen_application
from argmap.render.images import ImageFormat, ImageOptions, export_image
from argmap.core.document import Document
from argmap.core.records import MapInfo, Node
from argmap.core.tree import Tree
application = offscreen_application()
assert offscreen_application() is application
node = Node("1" * 32, "claim", "A claim", order_key="a")
file = export_image(Tree(Document([MapInfo("2" * 32), node])), ImageOptions(ImageFormat.PNG))
assert "PySide6.QtWidgets" not in sys.modules
print(len(file))
"""


def test_an_image_is_made_without_a_display_and_without_widgets() -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, timeout=60)

    assert done.stderr == ""
    assert int(done.stdout) > 1000
