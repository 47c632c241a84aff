"""Inside the worker process: what is done for each kind of request."""

from typing import Any

from argmap.sources.document import Progress
from argmap.sources.reading import read_source
from argmap.worker import messages, page_messages
from argmap.worker.frames import BrokenFrame, Frame
from argmap.worker.messages import document_frame
from argmap.worker.page_messages import page_frame, sizes_frame


class Desk:
    """Keeps the PDF open whose pages are being looked at."""

    def __init__(self) -> None:
        self._open: Any = None  # an OpenPdf; importing it takes a while, and most workers need none

    def answer(self, request: Frame, progress: Progress) -> Frame:
        """Raises a `FileTrouble` that the window knows, or whatever else is wrong with the document."""
        name = str(request.header["name"])
        match request.header["wants"]:
            case messages.DOCUMENT:
                password = str(request.header["password"])
                return document_frame(read_source(request.body, name, password, progress))
            case page_messages.OPEN:
                return self._open_pdf(request.body, name, str(request.header["password"]))
            case page_messages.PAGE:
                return self._page(request.header)
        raise BrokenFrame("wants what no worker has")

    def _open_pdf(self, data: bytes, name: str, password: str) -> Frame:
        from argmap.sources.pdf_pages import OpenPdf

        if self._open is not None:
            self._open.close()
        self._open = None
        self._open = OpenPdf(data, name, password)
        return sizes_frame(self._open.sizes())

    def _page(self, wanted: dict[str, Any]) -> Frame:
        return page_frame(self._open.page(int(wanted["index"]), int(wanted["width"]), wanted["stored"]))
