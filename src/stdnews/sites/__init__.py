"""Site templates: what many pages of a site show together, and no page shows alone."""

from stdnews.sites.learn import learn
from stdnews.sites.sketch import Sketch, sketch_of

__all__ = ["Sketch", "learn", "sketch_of"]
