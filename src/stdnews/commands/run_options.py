"""Options of runs over many pages: what each page may take, how files are written, and what is said."""

from __future__ import annotations

import click

from stdnews.batch import Limits
from stdnews.commands.options import Place, Size, together

page_limits = together(
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(min=0),
        metavar="N",
        help="Processes to work with, all cores when not given; 0 is this one alone, without --timeout and --memory.",
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        default=Limits().seconds,
        show_default=True,
        metavar="SECONDS",
        help="Time for a page; one that takes longer fails.",
    ),
    click.option(
        "--memory",
        type=Size(),
        default="2G",
        show_default=True,
        metavar="SIZE",
        help="Memory for a page; one that needs more fails.",
    ),
    click.option(
        "--max-bytes",
        type=Size(),
        default="32M",
        show_default=True,
        metavar="SIZE",
        help="Size of a page; a larger one fails.",
    ),
)
"""How many pages at a time, and what each may take."""

limits = together(
    page_limits,
    click.option("--durable", is_flag=True, help="Have each file on the disk, not only in the system's cache: slower."),
    click.option("--wait", is_flag=True, help="Wait while another run is at work on OUT, instead of exit status 75."),
)
"""The same, and how files are written."""

engine = together(
    click.option(
        "--engine",
        type=click.Choice(["local", "ray"]),
        default="local",
        show_default=True,
        help="What shares out the work: this program, on this machine, or Ray Data, on a cluster.",
    ),
    click.option(
        "--address",
        metavar="HOST:PORT",
        help="The head of the Ray cluster, auto for that of this machine; one of this machine alone when not given.",
    ),
)

report = together(
    click.option(
        "--report",
        type=Place(dir_okay=False),
        metavar="FILE",
        help="Write a report of the run for people, as one HTML file.",
    ),
    click.option(
        "--report-sample",
        type=click.IntRange(0, 500),
        default=12,
        show_default=True,
        metavar="N",
        help="Pages that the report shows before and after, and as many again of those that lost the most.",
    ),
)

messages = together(
    click.option("-q", "--quiet", is_flag=True, help="Nothing on stderr unless something failed."),
    click.option(
        "--log-format",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="How stderr tells of the run: for people, or one JSON object a line.",
    ),
)
"""What is said on stderr."""
