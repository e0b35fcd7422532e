"""The stages on a cluster, by Ray Data. Needs ``stdnews[ray]``."""

try:
    import ray.data  # noqa: F401 - said here, before a module that uses it fails with less
except ImportError as error:
    raise ImportError("stdnews.ray needs Ray Data: pip install 'stdnews[ray]'") from error

from stdnews.ray.dataset import clean

__all__ = ["clean"]
