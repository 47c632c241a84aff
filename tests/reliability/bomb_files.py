"""All import bombs; the first ones are those that are made and over soonest."""

from tests.reliability.bomb import Bomb
from tests.reliability.bomb_archives import ARCHIVES, XML
from tests.reliability.bomb_pdfs import PDFS
from tests.reliability.bomb_texts import HTML, MAPS, OTHERS, TEXTS

BOMBS: tuple[Bomb, ...] = (PDFS[0], *XML, *TEXTS, *MAPS, *ARCHIVES, *HTML, *OTHERS, *PDFS[1:])
