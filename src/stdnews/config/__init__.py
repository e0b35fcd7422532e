"""The settings file: where it is, what may stand in it, and what is wrong with it."""

from stdnews.config.find import FILE_NAME, find_config, load
from stdnews.config.stages import choose_stages, keep_classes, read_as

__all__ = ["FILE_NAME", "choose_stages", "find_config", "keep_classes", "load", "read_as"]
