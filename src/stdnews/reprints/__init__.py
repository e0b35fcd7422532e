"""The same article on several pages: exactly, or nearly, as other sites cut it, retitle it and add lines to it.

``find`` is for those who have all texts at hand. For others: ``signature`` is what is kept of a text, ``bands`` says
which texts to compare, ``same`` compares two, ``Rank`` says which is kept, and ``stars`` makes groups of the pairs. All
of them are pure, and their results do not depend on the order of the texts; ``Search`` puts them together in little
memory.
"""

from stdnews.reprints.bands import bands, pairs
from stdnews.reprints.find import Group, find, signature
from stdnews.reprints.groups import Edge, Rank, stars
from stdnews.reprints.likeness import same
from stdnews.reprints.signature import Signature, unpack

__all__ = [
    "Edge",
    "Group",
    "Rank",
    "Signature",
    "bands",
    "find",
    "pairs",
    "same",
    "signature",
    "stars",
    "unpack",
]
