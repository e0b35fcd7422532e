"""Turns scraped Chinese news pages into clean text.

``clean_text`` takes and gives a string; ``clean`` takes a page and gives the clean page with the log of its changes;
``facts`` says what the page tells of its title, date, source, author and editor.
"""

from stdnews.edits import Change, Edit, Span, replay
from stdnews.errors import InputError, SettingsError, StageError, StdnewsError
from stdnews.facts import Fact, facts
from stdnews.page import Markup, Page, Paragraph
from stdnews.pipeline import Cleaned, clean, clean_text
from stdnews.reading import read_page
from stdnews.settings import Settings

__version__ = "0.1.0"

__all__ = [
    "Change",
    "Cleaned",
    "Edit",
    "Fact",
    "InputError",
    "Markup",
    "Page",
    "Paragraph",
    "Settings",
    "SettingsError",
    "Span",
    "StageError",
    "StdnewsError",
    "clean",
    "clean_text",
    "facts",
    "read_page",
    "replay",
]
