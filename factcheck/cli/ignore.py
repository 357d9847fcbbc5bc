"""``factcheck ignore``: a finding that was looked at and stays as it is."""

# No postponed annotations: Typer would have to evaluate every one of them from its text.

import os
import sys
from typing import Annotated

import typer

from factcheck.cli.setups import or_end
from factcheck.config.errors import shortened
from factcheck.config.ignored import add_ignored, ignore_file


def ignore(
    fingerprints: Annotated[
        list[str],
        typer.Argument(
            metavar="FINGERPRINT...", help="As the report shows them.", show_default=False
        ),
    ],
    reason: Annotated[
        str, typer.Option(metavar="TEXT", help="Why it stays as it is.", show_default=False)
    ],
) -> None:
    """Silence findings for good: their fingerprints and the reason go into the ignore file.

    That is the nearest .factcheck-ignore in this folder or above; where there is none, it is made
    beside the configuration, or here.
    """
    path = or_end(ignore_file, os.curdir)
    new = or_end(add_ignored, path, fingerprints, reason)
    for fingerprint in dict.fromkeys(fingerprints):
        told = "added to" if fingerprint in new else "is already in"
        sys.stdout.write(f"{fingerprint} {told} {shortened(path)}\n")


COMMANDS = {"ignore": ignore}
