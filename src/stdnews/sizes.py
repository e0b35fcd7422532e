"""Numbers of bytes, as people say them."""

from __future__ import annotations

MIB = 1 << 20


def as_size(number: int) -> str:
    """Bytes as people say them.

    >>> as_size(500), as_size(2 << 10), as_size(32 << 20)
    ('500 bytes', '2 KiB', '32 MiB')
    """
    for unit, name in ((MIB, "MiB"), (1 << 10, "KiB")):
        if number >= unit and number % unit == 0:
            return f"{number // unit} {name}"
    return f"{number} bytes"


def too_large(most: int) -> str:
    """What is said of a page, or of a record, that has more bytes than it may.

    >>> too_large(32 << 20)
    'is larger than 32 MiB; --max-bytes allows more'
    """
    return f"is larger than {as_size(most)}; --max-bytes allows more"
