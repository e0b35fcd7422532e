"""The standard output as the place where the text of one page goes."""

from __future__ import annotations

import contextlib
import os
import sys

from stdnews.writing import OutputError


class Stdout:
    """Writes to the standard output whatever the name is; UTF-8 bytes, whatever the locale says."""

    def write(self, name: str, data: bytes) -> None:
        """The data is written and gone.

        Raises:
            BrokenPipeError: nobody reads it any more.
            OutputError: it cannot be written.
        """
        del name
        if sys.stdout is None:
            raise OutputError("the standard output is closed")
        try:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            silence()
            raise OutputError(f"cannot write the standard output: {error.strerror}") from error

    def remove(self, name: str) -> None:
        """Nothing: what was written is written."""


def silence() -> None:
    """What is left in the standard output's buffer goes nowhere, where Python would try again at its end."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
