"""``python -m factcheck`` and the ``factcheck`` command."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line; whatever goes wrong inside ends with code 2, never with 1."""
    for stream in (sys.stdout, sys.stderr):
        # Articles are Vietnamese whatever the terminal's locale says, and a file's name may be
        # no text at all.
        stream.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
    from factcheck.cli.app import app  # noqa: PLC0415 - after the streams are ready

    try:
        app(prog_name="factcheck")
    except Exception as error:
        if os.environ.get("FACTCHECK_TRACEBACK"):
            raise
        message = f"factcheck: internal error: {type(error).__name__}: {error}"
        sys.stderr.write(
            f"{message}\nPlease report it; FACTCHECK_TRACEBACK=1 shows where it comes from.\n"
        )
        sys.exit(2)


if __name__ == "__main__":
    main()
