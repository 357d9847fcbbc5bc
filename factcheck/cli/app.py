"""The group of all commands, and what is said before any command runs: version and help."""

# No postponed annotations: Typer would have to evaluate every one of them from its text.

from collections.abc import Mapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from factcheck.version import __version__

# Command -> the module of this package that has it.
COMMANDS: Mapping[str, str] = {
    "check": "check",
    "figures": "figures",
    "audit": "audit",
    "explain": "rules",
    "rules": "rules",
    "try": "rules",
    "test-rules": "rules",
    "config": "config",
    "ignore": "ignore",
    "init": "init",
    "review": "review",
    "lsp": "lsp",
}
CONTEXT = {"help_option_names": ["-h", "--help"]}


class CommandsOnDemand(TyperGroup):
    """A group that imports the module of a command when the command is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the signature is Typer's
        """Return the names of all commands in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Return the command *cmd_name*, None if there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"factcheck.cli.{COMMANDS[cmd_name]}")
        command = module.COMMANDS[cmd_name]
        if isinstance(command, typer.Typer):  # a group of commands
            return get_command(command)
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        alone.command(cmd_name, context_settings=CONTEXT)(command)
        return get_command(alone)


app = typer.Typer(
    cls=CommandsOnDemand,
    context_settings=CONTEXT,
    no_args_is_help=True,
    # Plain help and plain tracebacks: rich belongs to the full report.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - Typer calls it with the option's value
    if wanted:
        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


@app.callback()
def factcheck(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and end."
        ),
    ] = False,
) -> None:
    """Check that the numbers and dates inside an article agree with each other.

    Exit codes: 0 nothing found, 1 findings, 2 something could not be checked.
    """
