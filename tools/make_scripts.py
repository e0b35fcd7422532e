"""Make ``src/stdnews/tables/scripts.py``: which characters are in use in one of the two scripts only.

Sources: the dictionaries of OpenCC (Apache-2.0), read with the ``opencc_dict`` that its wheel ships, and GB/T 2312, as
Python knows it.

    python tools/make_scripts.py            writes the table
    python tools/make_scripts.py --check    fails when the committed table differs from what the sources give
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import opencc

TABLE: Final = Path(__file__).parent.parent / "src/stdnews/tables/scripts.py"
PINNED: Final = "1.4.2"
CLIB: Final = Path(opencc.__file__).parent / "clib"
NOT_STANDARD: Final = "後"
"""In GB/T 2312, but no character of today's standard (Table of General Standard Chinese Characters, 2013)."""
IN_BOTH: Final = "么麽"
"""Simplified, but byte-wise converters leave 么, Taiwan has it for 幺, and Hong Kong writes 什麽: no evidence."""
IN_USE: Final = "噁濛淩璿儁汎"
"""In use in Simplified text all the same: 二噁英, whose Simplified form GBK does not have, and names (王濛, 淩, 璿)."""
REGIONAL: Final = ("TWVariants", "HKVariants")
"""The standards of Taiwan and Hong Kong share some forms with the mainland: 户 温 税 吃."""
LAST: Final = "\uffff"
"""Above are rare characters; a class of characters for a scan in C is quick as long as it stays below."""
WIDTH: Final = 100

Dictionary = dict[str, list[str]]


def dictionary(name: str) -> Dictionary:
    """An OpenCC dictionary: for each key its values, the preferred one first."""
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "text")
        found = CLIB / f"share/opencc/{name}.ocd2"
        # the tool of an installed package of a pinned version
        subprocess.run([f"{CLIB}/bin/opencc_dict", "-i", found, "-f", "ocd2", "-o", text, "-t", "text"], check=True)  # noqa: S603
        rows = (line.split("\t") for line in text.read_text("utf-8").splitlines())
        return {key: values.split() for key, values in rows}


def in_gb2312(char: str) -> bool:
    """Whether the standard of 1980 has the character: 6,763, nearly all in use today."""
    return bool(char.encode("gb2312", "ignore"))


def traditional() -> str:
    """Characters that OpenCC converts, and that Simplified text has no use of its own for.

    Left out: what GB/T 2312 has; what OpenCC itself gives as one of the Simplified forms (昇 脩 祕: brought back for
    names in 2013); and what has its Simplified form outside the basic plane (頔): few fonts and no GBK text can show
    that, so sound Simplified pages write the Traditional character.
    """
    rows = dictionary("CJK_Compatibility_Ideographs") | dictionary("TSCharacters")
    simplified = dictionary("STCharacters")
    return "".join(
        sorted(
            key
            for key, values in rows.items()
            if max(key, values[0]) <= LAST
            and key not in IN_USE
            and (key in NOT_STANDARD or (key not in values and not in_gb2312(key) and key not in simplified))
        )
    )


def simplified(traditional: str) -> str:
    """Characters that OpenCC converts to Traditional without leaving any choice, so Traditional text has none."""
    rows = dictionary("STCharacters").items()
    targets = {target for key, values in rows for target in values if target != key}
    targets.update(*(values for name in REGIONAL for values in dictionary(name).values()))
    return "".join(
        sorted(
            key
            for key, values in rows
            if key not in values and key <= LAST and key not in targets and key not in traditional + IN_BOTH
        )
    )


def literal(name: str, text: str, doc: str) -> str:
    """A string constant over many lines."""
    lines = [f'    "{text[at : at + WIDTH]}"' for at in range(0, len(text), WIDTH)]
    return "\n".join([f"{name}: Final = (", *lines, ")", f'"""{doc}"""', ""])


def table() -> str:
    """The text of the table."""
    only_traditional = traditional()
    header = f'''"""Characters that are in use in one of the two Chinese scripts only.

Made by tools/make_scripts.py from the dictionaries of OpenCC {PINNED} (Apache-2.0) and GB/T 2312. Do not edit.
"""

from typing import Final

'''
    return header + "\n".join(
        (
            literal("TRADITIONAL", only_traditional, "Not in use in Simplified text: converted wherever they stand."),
            literal("SIMPLIFIED", simplified(only_traditional), "Not in use in Traditional text."),
        )
    )


def main() -> None:
    """Write the table, or compare it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    check = parser.parse_args().check
    if opencc.__version__ != PINNED:
        sys.exit(f"OpenCC {PINNED} is needed, {opencc.__version__} is installed")
    made = table()
    if not check:
        TABLE.write_text(made, "utf-8")
    elif TABLE.read_text("utf-8") != made:
        sys.exit(f"{TABLE.name} is not what its sources give: run tools/make_scripts.py")


if __name__ == "__main__":
    main()
