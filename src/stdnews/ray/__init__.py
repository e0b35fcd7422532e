"""The stages on a cluster, by Ray Data. Needs ``stdnews[ray]``."""

from stdnews.ray.dataset import clean

__all__ = ["clean"]
