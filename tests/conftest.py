"""What several tests use: the command line in this process."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import settings

# No test asserts a time, and none fails because the machine is busy.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


# A program by itself, for which atheris has to be installed.
collect_ignore = ["fuzz.py"]


class Outcome(NamedTuple):
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Outcome]


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep what tests compile out of the user's cache."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def factcheck(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run the command line with some arguments and, if given, bytes on standard input."""
    for name in ("FACTCHECK_OUTPUT_FORMAT", "FACTCHECK_TRACEBACK", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: object, stdin: bytes = b"") -> Outcome:
        from factcheck import __main__ as command

        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        code = command.run([str(argument) for argument in arguments])
        return Outcome(code, *capsys.readouterr())

    return run
