"""``factcheck lsp``."""

# No postponed annotations: Typer would have to evaluate every one of them from its text.

from collections.abc import Callable
from typing import Annotated

from factcheck.cache import keep_pieces
from factcheck.cli import flags
from factcheck.cli.options import end
from factcheck.cli.setups import Wishes, folder_of, setups
from factcheck.engine import check_bytes
from factcheck.reports import shown

LACKING = (
    "lsp needs what is not installed by default: pip install 'factcheck-articles[lsp]' "
    "(in a clone: pip install -e '.[lsp]')"
)


def lsp(
    config: Annotated[list[str] | None, flags.config()] = None,
    isolated: Annotated[bool, flags.isolated()] = False,
) -> None:
    """Serve an editor: findings while one types. It is the editor that starts this."""
    try:
        from factcheck.lsp.answers import Checked  # noqa: PLC0415 - an extra
        from factcheck.lsp.server import Checker, make_server  # noqa: PLC0415
    except ModuleNotFoundError:
        end(LACKING)
    wishes = Wishes(tuple(config or ()), isolated)

    def new_checker() -> Checker:
        setup_for = setups(wishes)

        def check(data: bytes, label: str) -> Checked:
            setup = setup_for(folder_of(label))
            report = check_bytes(data, label, setup.rules, setup.settings_of(label))
            keep_pieces()
            return Checked(shown(report, setup.config.value("level")), setup.rules)

        return check

    make_server(new_checker).start_io()


COMMANDS: dict[str, Callable[..., None]] = {"lsp": lsp}
