"""Reports for people, as one HTML file each that fetches nothing and runs nothing: of a run, and of one page."""

from stdnews.report.copy_sections import Group, largest
from stdnews.report.figures import Done, Figures, key_of
from stdnews.report.page_report import page_report
from stdnews.report.page_view import page_view
from stdnews.report.run_report import About, Shown, run_report, to_show

__all__ = [
    "About",
    "Done",
    "Figures",
    "Group",
    "Shown",
    "key_of",
    "largest",
    "page_report",
    "page_view",
    "run_report",
    "to_show",
]
