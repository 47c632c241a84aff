"""Bytes under a word or an answer: AES-256-GCM with a key by scrypt, as base64.

What is sealed says which exercise it belongs to, and opens in no other. See docs/decisions/0048-exercises.md.
"""

import os
from base64 import b64decode, b64encode
from hashlib import scrypt
from unicodedata import normalize

from argmap.core.errors import MapError

FORM = b"\x01"  # of what follows: salt, nonce, cipher text with its tag
SALT_BYTES, NONCE_BYTES, KEY_BYTES = 16, 12, 32
COST, BLOCKS = 1 << 16, 8  # scrypt (RFC 7914): 64 MiB and a quarter of a second for each try
LEAST = 10  # characters of a passphrase


class ShortPassphrase(MapError):
    """One that could be guessed."""


class NotOpened(MapError):
    """A seal that does not open: another passphrase, another exercise, or bytes that were changed."""


def passphrase(text: str) -> str:
    """What a teacher wrote as a passphrase, without the ends of its lines. Raises `ShortPassphrase`."""
    words = text.strip("\r\n")
    if len(words) < LEAST:
        raise ShortPassphrase(
            f"The passphrase has {len(words)} characters; take {LEAST} or more, such as a few words in a row."
        )
    return words


def seal(content: bytes, secret: str, belongs_to: str) -> str:
    """The content under that secret, for what `belongs_to` names."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # late: few maps have anything sealed

    salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    cipher = AESGCM(_key(secret, salt)).encrypt(nonce, content, belongs_to.encode())
    return b64encode(FORM + salt + nonce + cipher).decode()


def unseal(sealed: str, secret: str, belongs_to: str) -> bytes:
    """The content again. Raises `NotOpened`."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        form, salt, nonce, cipher = _parts(b64decode(sealed, validate=True))
        if form != FORM:
            raise NotOpened("What is sealed here was sealed by a newer argmap.")
        return AESGCM(_key(secret, salt)).decrypt(nonce, cipher, belongs_to.encode())
    except (ValueError, InvalidTag) as error:
        raise NotOpened("This passphrase does not open the key of the exercise.") from error


def _parts(content: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    salt, nonce = len(FORM), len(FORM) + SALT_BYTES
    return content[:salt], content[salt:nonce], content[nonce : nonce + NONCE_BYTES], content[nonce + NONCE_BYTES :]


def _key(secret: str, salt: bytes) -> bytes:
    """Letters that look alike and are written alike are one, however a keyboard composes them."""
    words = normalize("NFC", secret).encode()
    return scrypt(words, salt=salt, n=COST, r=BLOCKS, p=1, maxmem=2 * 128 * COST * BLOCKS, dklen=KEY_BYTES)
