"""Inside the worker process: what is done for each kind of request."""

from typing import Any

from argmap.sources.document import Progress
from argmap.sources.reading import read_source
from argmap.worker import mark_messages, messages, page_messages
from argmap.worker.frames import BrokenFrame, Frame
from argmap.worker.messages import document_frame
from argmap.worker.page_messages import page_frame, sizes_frame


class Desk:
    """Keeps the PDF open whose pages are being looked at."""

    def __init__(self) -> None:
        self._open: Any = None  # an OpenPdf; importing it takes a while, and most workers need none

    def answer(self, request: Frame, progress: Progress) -> Frame:
        """Raises a `FileTrouble` that the window knows, or whatever else is wrong with the document."""
        name, password = str(request.header["name"]), str(request.header["password"])
        match request.header["wants"]:
            case messages.DOCUMENT:
                return document_frame(read_source(request.body, name, password, progress))
            case page_messages.SIZES:
                return sizes_frame(self._pdf(request.body, name, password).sizes())
            case page_messages.PAGE:
                wanted = request.header
                page = self._pdf(request.body, name, password).page(wanted["index"], wanted["width"], wanted["stored"])
                return page_frame(page)
            case mark_messages.MARKS:
                marks = self._pdf(request.body, name, password).marks(request.header["stored"], progress)
                return mark_messages.marks_frame(marks)
            case messages.MAP | messages.ANNOTATIONS | messages.REFERENCES as wanted_kind:
                return _imported(wanted_kind, request, name)
        raise BrokenFrame("wants what no worker has")

    def _pdf(self, data: bytes, name: str, password: str) -> Any:  # noqa: ANN401  # as above
        """The PDF that is open; with bytes, the one that they are."""
        from argmap.sources.pdf_pages import OpenPdf

        if data:
            if self._open is not None:
                self._open.close()
            self._open = None  # nothing is open if the next one cannot be opened
            self._open = OpenPdf(data, name, password)
        return self._open


def _imported(kind: str, request: Frame, name: str) -> Frame:
    from argmap.worker.import_answers import annotations_frame, imported_frame, references_frame  # late, as OpenPdf

    match kind:
        case messages.MAP:
            return imported_frame(request)
        case messages.ANNOTATIONS:
            return annotations_frame(request.body, name, str(request.header["format"]))
        case _:
            return references_frame(request.body, name)
