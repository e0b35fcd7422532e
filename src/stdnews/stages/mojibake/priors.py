"""What it costs to suppose something of a damaged run, beside what the model says of its characters.

Units are those of the model: 8 are one natural logarithm.
"""

from __future__ import annotations

ODD = 64
"""Cost of a ``?`` before such a mark, as it stands: 8 nats."""
LOST_PRIOR = 12
"""Cost of supposing that a character's second byte was lost."""
UNGLOSSED = 24
"""Cost of a gloss by a character that is Simplified too: sites gloss the Traditional ones."""
VANISHED_PRIOR = 16
"""Cost of supposing that a pair of bytes has vanished: a name that the model does not know is no reason."""
COMMA_PRIOR = 24
"""Cost of supposing that an eaten character was a comma, not a digit or a letter."""
QUOTE_PRIOR = 32
"""Cost of a quotation that opens inside another one, or closes where none is open."""
CLOSING = 44
"""What it counts that an open quotation closes: the model does not look back so far."""
OTHER_SCRIPT = 24
"""Cost of a Simplified character in a Traditional page, or the other way round."""
TRIED = 6
"""Characters with a lost byte that are tried."""
SEEN = 24
"""What it counts that the page has a pair of characters elsewhere: 3 nats."""
UNLIKELY_PAIR = 40
"""Cost of a character from which on a pair of bytes may have vanished inside it: 5 nats, what half of the wrong ones
come to; two characters and ``VANISHED_PRIOR`` seldom cost less than a likelier one."""
MOST_CUTS = 14
"""Damages in one run up to which a vanished pair is looked for."""
