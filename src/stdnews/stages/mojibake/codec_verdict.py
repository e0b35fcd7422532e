"""Whether a repair of a wrong codec is taken: it must read like Chinese, and clearly better than what was found."""

from __future__ import annotations

import re
from itertools import pairwise

from stdnews.stages.mojibake.codec_two import as_it_stands
from stdnews.stages.mojibake.model import SCALE, model, simple

MOST_PER_CHAR = 9.5 * SCALE
"""What a character of a repair may cost on average: sound news text costs 4 to 8 nats, random characters 12."""
MOST_IN_SHORT = {2: 5 * SCALE, 3: 5.5 * SCALE, 4: 6.5 * SCALE, 5: 7 * SCALE}
"""The same for a repair of few characters, which proves less: any two rare ones are two others in another codec."""
MOST_IN_UTF8 = 8 * SCALE
"""The same where the bytes are UTF-8, which they are not by accident."""
LEAST_INSIDE = 4
"""Characters of a repair inside a line of Chinese, if its bytes are not UTF-8."""
LEAST_GAIN = 3 * SCALE
"""By how much each character as it stands must cost more."""
ODD = 12 * SCALE
"""What two neighbours cost on average where something may be wrong with them: a name, or bytes paired one off."""

CLEAR = 10 * SCALE
"""What they cost at most in a text that is surely read right."""

STRETCH, ODD_IN_STRETCH = 5, 19 * SCALE // 2
"""Characters in a row, and what they may cost on average: one line of news in fifteen has a stretch that costs more,
nine of ten stretches of bytes paired one off do."""
ODD_BESIDE_LETTER = 8 * SCALE
"""The same of a letter and its neighbours."""
_LETTER_ALONE = re.compile("[\u3400-\u9fff][@-~](?=[\u3400-\u9fff])")
_HAN = re.compile("[\u3400-\u9fff]")


def verdict(old: str, new: str, *, utf8: bool, alone: bool) -> float | None:
    """By how much a repair beats the text as it stands; None where it does not clearly do so."""
    high, han = sum(char > "\x7f" for char in new), len(_HAN.findall(new))
    if new == old or han < 2 or 2 * han < high or (han < LEAST_INSIDE and not alone and not utf8):
        return None
    most = MOST_IN_SHORT.get(high, MOST_PER_CHAR)
    if utf8 and high in MOST_IN_SHORT:
        most = MOST_IN_UTF8
    whole, before = model().text("\n\n", simple(new)), cost_as_it_stands(old)
    if whole > high * most:
        return None
    return whole - before if before - whole >= LEAST_GAIN * high else None


def reads_well(text: str, most: int = ODD) -> bool:
    """Whether no two neighbours of a text are odd together, nor a stretch; two may cost ``most`` each.

    A letter alone among Han may be the second byte of a character whose first one is lost: less is odd there.
    """
    plain = "\n\n" + simple(text)
    costs = [model().cost(plain[at : at + 2], plain[at + 2]) for at in range(len(text))]
    if any(one + other > 2 * most for one, other in pairwise(costs)):
        return False
    if any(sum(costs[at : at + STRETCH]) > STRETCH * ODD_IN_STRETCH for at in range(len(costs) - STRETCH + 1)):
        return False
    alone = [hit.start() + 1 for hit in _LETTER_ALONE.finditer(text)]
    return all(sum(costs[at - 1 : at + 2]) <= 3 * ODD_BESIDE_LETTER for at in alone)


def cost_as_it_stands(text: str) -> int:
    """What a text costs if nothing is damaged."""
    plain = "\n\n" + simple(text)
    return sum(as_it_stands(plain[at : at + 2], char) for at, char in enumerate(text))
