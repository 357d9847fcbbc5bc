"""``python -m factcheck`` and the ``factcheck`` command."""

from __future__ import annotations

import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and end the process with its exit code.

    The process ends at once: taking all modules apart in order would take longer than checking an
    article, and there is nothing left to be done.
    """
    code = run()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:  # whoever was reading has seen enough
        pass
    os._exit(code)


def run() -> int:
    """Run the command line and return its exit code; what goes wrong inside is 2, never 1."""
    for stream in (sys.stdout, sys.stderr):
        # Articles are Vietnamese whatever the terminal's locale says, and a file's name may be
        # no text at all.
        stream.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
    from factcheck.cli.app import app  # noqa: PLC0415 - after the streams are ready

    try:
        app(prog_name="factcheck")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    except Exception as error:
        if os.environ.get("FACTCHECK_TRACEBACK"):
            raise
        message = f"factcheck: internal error: {type(error).__name__}: {error}"
        sys.stderr.write(
            f"{message}\nPlease report it; FACTCHECK_TRACEBACK=1 shows where it comes from.\n"
        )
        return 2
    return 0


if __name__ == "__main__":
    main()
