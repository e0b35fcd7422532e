"""OpenCC, loaded once and only when a page needs it."""

from __future__ import annotations

import functools
from collections.abc import Callable


@functools.cache
def t2s() -> Callable[[str], str]:
    """Traditional to Simplified, without the dictionary of characters that few fonts can show.

    >>> t2s()("產業發展")
    '产业发展'
    """
    from opencc import OpenCC  # noqa: PLC0415 - an import of 20 ms; a sound Simplified page does without

    convert: Callable[[str], str] = OpenCC("t2s", include_tofu_risk_dictionaries=False).convert
    return convert


@functools.cache
def version_note() -> str:
    """What converts, for the log: another version may convert otherwise."""
    from opencc import __version__  # noqa: PLC0415 - see above

    return f"OpenCC {__version__} t2s"
