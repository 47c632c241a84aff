"""The objects of a PDF file, one after the other, and where each begins (ISO 32000-1, 7.5)."""

import zlib

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # bytes above 127 tell programs that copy files that this is no text
QUICK = 4  # zlib's level: a fifth larger than at its own in two fifths of the time


class PdfFile:
    """A file that grows by its objects; those that others name before they are there are reserved."""

    def __init__(self) -> None:
        self._parts: list[bytes] = [HEAD]
        self._length = len(HEAD)
        self._places: list[int] = []  # of object 1, 2, …; 0 of one that is only reserved

    def reserve(self) -> int:
        """The number of an object that comes later."""
        self._places.append(0)
        return len(self._places)

    def add(self, body: str, number: int | None = None) -> int:
        """Write an object, one that was reserved or a new one; returns its number."""
        return self._write(body.encode("ascii"), number)

    def add_stream(self, entries: str, data: bytes, number: int | None = None, is_packed: bool = True) -> int:
        """Write a stream with what its dictionary says besides its length; deflated unless it is to be seen plainly."""
        if is_packed:
            data, entries = zlib.compress(data, QUICK), f"{entries} /Filter /FlateDecode"
        head = f"<< {entries} /Length {len(data)} >>\nstream\n".encode("ascii")
        return self._write(b"".join((head, data, b"\nendstream")), number)

    def finished(self, root: int, info: int) -> bytes:
        """The whole file. `root` is the number of its catalog, `info` of what it says of itself."""
        count = len(self._places) + 1
        entries = [f"{place:010} 00000 n \n" for place in self._places]
        trailer = f"trailer\n<< /Size {count} /Root {root} 0 R /Info {info} 0 R >>\nstartxref\n{self._length}\n%%EOF\n"
        table = "".join((f"xref\n0 {count}\n0000000000 65535 f \n", *entries, trailer))
        return b"".join((*self._parts, table.encode("ascii")))

    def _write(self, body: bytes, number: int | None) -> int:
        number = number or self.reserve()
        self._places[number - 1] = self._length
        whole = b"".join((f"{number} 0 obj\n".encode("ascii"), body, b"\nendobj\n"))
        self._parts.append(whole)
        self._length += len(whole)
        return number


def name(text: str) -> str:
    """The text as a name (7.3.5), of letters, digits and signs without a meaning of their own."""
    return "/" + "".join(letter for letter in text if letter.isascii() and (letter.isalnum() or letter in "-+_"))


def string(text: str) -> str:
    """The text as a string in UTF-16 (7.9.2.2)."""
    return f"<FEFF{utf16(text)}>"


def utf16(text: str) -> str:
    """The text's UTF-16 units in hexadecimal digits; half a pair becomes a question mark."""
    return text.encode("utf-16-be", "replace").hex().upper()
