"""Many pages: which ones, and what became of each."""

from stdnews.batch.again import Again
from stdnews.batch.attempt import Attempt
from stdnews.batch.limits import Limits
from stdnews.batch.lock import BusyError, is_held, locked
from stdnews.batch.names import as_shown
from stdnews.batch.places import PlaceError, Places
from stdnews.batch.run import Plan, run, views
from stdnews.batch.task import Task
from stdnews.batch.tasks import Job
from stdnews.batch.walk import Choice

__all__ = [
    "Again",
    "Attempt",
    "BusyError",
    "Choice",
    "Job",
    "Limits",
    "PlaceError",
    "Places",
    "Plan",
    "Task",
    "as_shown",
    "is_held",
    "locked",
    "run",
    "views",
]
