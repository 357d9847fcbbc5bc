"""``factcheck config``: the settings that hold for an article, and the schema for editors."""

# No postponed annotations: Typer would have to evaluate every one of them from its text.

import json
import os
import re
import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from factcheck.cli import flags
from factcheck.cli.options import ENVIRONMENT_FORMAT, end, environment_format, one_of
from factcheck.cli.setups import Wishes, configurations, folder_of, or_end
from factcheck.config import DEFAULTS, Config, Key, Setting, choose_rules, load_known
from factcheck.config.errors import shortened

FORMATS = ("text", "json")
# What holds where nothing is set and the default is not a value of its own.
_FOLLOWS = {
    "fail-level": "as level",
    "output-format": "full on a terminal, concise in a pipe",
    "baseline": "none",
}
_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")

commands = typer.Typer(
    add_completion=False, no_args_is_help=True, rich_markup_mode=None, help="Show the settings."
)


@commands.command("show")
def show(
    path: Annotated[
        str, typer.Argument(metavar="[PATH]", help="An article or a folder.", show_default=False)
    ] = os.curdir,
    form: Annotated[
        str, flags.choice("--output-format", lambda: FORMATS, "text|json", "How to print.")
    ] = "text",
    config: Annotated[list[str] | None, flags.config()] = None,
    isolated: Annotated[bool, flags.isolated()] = False,
) -> None:
    """Show the settings that hold for an article or a folder, each with who made it."""
    one_of("--output-format", form, FORMATS)
    if not os.path.exists(path):  # noqa: PTH110 - pathlib costs 9 ms
        end(f"{path}: no such file or folder")
    folder = path if os.path.isdir(path) else folder_of(path)  # noqa: PTH112
    found = configurations(Wishes(tuple(config or ()), isolated))(folder)
    or_end(choose_rules, found, or_end(load_known, found))
    settings = list(_settings(found, isolated=isolated))
    if form == "json":
        value = {
            "file": found.path or None,
            "settings": [
                {"key": _dotted(key), "value": value, "origin": origin, "line": line or None}
                for key, (value, origin, line) in settings
            ],
        }
        sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
        return
    sys.stdout.write(f"# {shortened(found.path) if found.path else 'no configuration file'}\n")
    lines = [(_assignment(key, setting), setting) for key, setting in settings]
    width = max(len(line) for line, _ in lines)
    for line, setting in lines:
        sys.stdout.write(f"{line.ljust(width)}  # {setting}\n")


@commands.command("schema")
def schema() -> None:
    """Print the JSON Schema of a configuration, for editors that complete and underline."""
    from factcheck.config.schema import schema as made  # noqa: PLC0415 - brings pydantic

    sys.stdout.write(json.dumps(made(), ensure_ascii=False, indent=2) + "\n")


def _settings(config: Config, *, isolated: bool) -> Iterator[tuple[Key, Setting]]:
    """Yield every setting in the order of the reference, defaults included."""
    known = [tuple(name.split(".")) for name in DEFAULTS]
    asked = environment_format(config, isolated=isolated)
    for key in known:
        if key == ("output-format",) and asked:
            yield key, Setting(asked, ENVIRONMENT_FORMAT)
        else:
            yield key, config.get(*key)
    yield from ((key, one) for key, one in sorted(config.settings.items()) if key not in known)


def _assignment(key: Key, setting: Setting) -> str:
    """Return a setting as a line of TOML, or as a comment if it has no value of its own."""
    name = _dotted(key)
    if setting.value is None:
        return f"# {name}: {_FOLLOWS[name]}"
    # Texts, lists of texts and truths are written alike in TOML and JSON.
    return f"{name} = {json.dumps(setting.value, ensure_ascii=False)}"


def _dotted(key: Key) -> str:
    return ".".join(
        part if _BARE.match(part) else json.dumps(part, ensure_ascii=False) for part in key
    )


COMMANDS = {"config": commands}
