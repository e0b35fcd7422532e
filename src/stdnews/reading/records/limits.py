"""How a record that is too large is told of."""

from __future__ import annotations

_MIB = 1 << 20


def too_large(most: int) -> str:
    """What is said of it.

    >>> too_large(32 << 20)
    'is larger than 32 MiB; --max-bytes allows more'
    """
    size = f"{most // _MIB} MiB" if most % _MIB == 0 else f"{most} bytes"
    return f"is larger than {size}; --max-bytes allows more"
