"""``python -m factcheck`` and the ``factcheck`` command."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and end the process with its exit code.

    The process ends at once: taking all modules apart in order would take longer than checking an
    article, and there is nothing left to be done.
    """
    # What is made stays until the end, and looking through it for garbage takes time.
    gc.set_threshold(100_000)
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:  # whoever was reading has seen enough
        pass
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code; what goes wrong inside is 2, never 1."""
    for stream in (sys.stdout, sys.stderr):
        # Articles are Vietnamese whatever the terminal's locale says, and a file's name may be
        # no text at all.
        stream.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
    try:
        return _run(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    except BrokenPipeError:  # whoever was reading has seen enough
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("factcheck: interrupted\n")
        return 2
    except Exception as error:
        if os.environ.get("FACTCHECK_TRACEBACK"):
            raise
        message = f"factcheck: internal error: {type(error).__name__}: {error}"
        sys.stderr.write(
            f"{message}\nPlease report it; FACTCHECK_TRACEBACK=1 shows where it comes from.\n"
        )
        return 2
    finally:
        from factcheck.cache import keep_pieces  # noqa: PLC0415 - whatever was run has loaded it

        keep_pieces()


def _run(arguments: Sequence[str]) -> int:
    if arguments[:1] == ["check"] and "_FACTCHECK_COMPLETE" not in os.environ:
        from factcheck.cli.checking import run_check  # noqa: PLC0415 - as late as possible
        from factcheck.cli.plain import read_plain  # noqa: PLC0415

        options = read_plain(arguments[1:])
        if options is not None:
            return run_check(options)
    from factcheck.cli.app import app  # noqa: PLC0415 - brings Typer

    app(list(arguments), prog_name="factcheck")
    return 0


if __name__ == "__main__":
    main()
