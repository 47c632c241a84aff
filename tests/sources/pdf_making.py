"""Small PDFs for tests, written byte by byte: pages of text at given places, labels, bookmarks, a password."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import md5

PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
FILE_ID = b"0123456789abcdef"


@dataclass(frozen=True)
class Words:
    """Words of a page: where their baseline begins, in points, their size, and how many quarters they are turned."""

    text: str
    x: float = 72
    y: float = 700
    size: float = 10
    turns: int = 0

    def operators(self) -> bytes:
        matrix = {0: "1 0 0 1", 1: "0 1 -1 0", 2: "-1 0 0 -1", 3: "0 -1 1 0"}[self.turns]
        escaped = self.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"BT /F1 {self.size} Tf {matrix} {self.x} {self.y} Tm ({escaped}) Tj ET\n".encode("cp1252")


def column(*lines: str, x: float = 72, top: float = 700, size: float = 10, leading: float = 12) -> list[Words]:
    """Lines below each other."""
    return [Words(line, x, top - number * leading, size) for number, line in enumerate(lines)]


def pdf(
    *pages: Sequence[Words],
    catalog: str = "",
    info: str = "",
    password: str = "",
    objects: Sequence[str] = (),
    page: str = "",
) -> bytes:
    """A PDF of these pages in Helvetica. `objects` are numbered from 100 on; `page` is said of each page besides."""
    owner, user, key = _keys(password)
    kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(len(pages)))
    parts = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} /MediaBox [0 0 612 792] >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: f"<< {info} >>".encode(),
    }
    for number, words in enumerate(pages):
        stream = b"".join(word.operators() for word in words)
        at = 10 + 2 * number
        stream = _rc4(_object_key(key, at + 1), stream) if password else stream
        font = "/Resources << /Font << /F1 3 0 R >> >>"
        parts[at] = f"<< /Type /Page /Parent 2 0 R /Contents {at + 1} 0 R {font} {page} >>".encode()
        parts[at + 1] = b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream)
    parts |= {100 + number: text.encode() for number, text in enumerate(objects)}
    lock = ""
    if password:
        parts[5] = (f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{user.hex()}> >>").encode()
        lock = f"/Encrypt 5 0 R /ID [<{FILE_ID.hex()}> <{FILE_ID.hex()}>]"
    return _file(parts, lock)


def _file(parts: dict[int, bytes], lock: str) -> bytes:
    data = b"%PDF-1.4\n"
    table = b""
    for number in sorted(parts):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, parts[number])
    trailer = f"<< /Size {max(parts) + 1} /Root 1 0 R /Info 4 0 R {lock} >>".encode()
    return (
        data
        + b"xref\n0 1\n0000000000 65535 f \n%b" % table
        + b"trailer\n%b\nstartxref\n%d\n%%%%EOF" % (trailer, len(data))
    )


def _keys(password: str) -> tuple[bytes, bytes, bytes]:
    """The owner and the user entry and the key of the standard security handler, revision 2 (ISO 32000-1, 7.6.3)."""
    padded = (password.encode() + PADDING)[:32]
    owner = _rc4(md5(padded).digest()[:5], padded)
    key = md5(padded + owner + (-4).to_bytes(4, "little", signed=True) + FILE_ID).digest()[:5]
    return owner, _rc4(key, PADDING), key


def _object_key(key: bytes, number: int) -> bytes:
    return md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
