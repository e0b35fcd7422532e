"""The errors that a person can do something about; everything else is a bug and keeps its traceback."""

from __future__ import annotations


class StdnewsError(Exception):
    """Base of all errors of this package. Its text is one line that says what to do."""


class InputError(StdnewsError):
    """A page cannot be read: missing, unreadable, or not text."""


class SettingsError(StdnewsError):
    """Settings that are wrong; ``problems`` has one line for each mistake, with file and key."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class StageError(StdnewsError):
    """A stage broke the rules of editing: it edited one place twice, or a place that had been dropped."""
