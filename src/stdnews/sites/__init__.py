"""Site templates: what many pages of a site show together, and no page shows alone."""

from stdnews.sites.file import read_templates, write_templates
from stdnews.sites.gather import How, Lessons, learn_sites
from stdnews.sites.learn import learn
from stdnews.sites.sketch import Sketch, sketch_of

__all__ = [
    "How",
    "Lessons",
    "Sketch",
    "learn",
    "learn_sites",
    "read_templates",
    "sketch_of",
    "write_templates",
]
