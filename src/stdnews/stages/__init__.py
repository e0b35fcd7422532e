"""The stages, one idea a module; their order is in ``stdnews.pipeline``."""
