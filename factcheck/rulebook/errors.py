"""A rule file that cannot be used, told to its writer: one problem, the place, and advice."""

from __future__ import annotations

from factcheck.toml_text import find_line

_LONGEST_LINE = 160  # characters of a line that are shown


def _shortened(text: str) -> str:
    shown = text if len(text) <= 2 * _LONGEST_LINE else f"{text[: 2 * _LONGEST_LINE]} …"
    return "".join(map(_visible, shown))


def _visible(sign: str) -> str:
    """Return *sign*, or a mark in its place if it would move the terminal's cursor."""
    return sign if sign.isprintable() or sign == "\t" else "\N{REPLACEMENT CHARACTER}"


class RuleFileError(ValueError):
    """What is wrong with the rule file *path*, and on which *line*.

    The message has the line itself, a pointer below the characters in question and some advice.
    """

    def __init__(
        self,
        path: str,
        line: int,
        *,
        problem: str,
        text: str = "",
        column: int = 0,
        length: int = 1,
        advice: str = "",
    ) -> None:
        """Keep what is wrong and where, and write the message."""
        self.problem = problem
        self.path = path
        self.line = line
        self.advice = advice
        lines = [f"{path}:{line}: {_shortened(problem)}"]
        if text:
            number = f"{line:>5} | "
            cut = max(column - _LONGEST_LINE // 2, 0) if len(text) > _LONGEST_LINE else 0
            shown = text[cut : cut + _LONGEST_LINE]
            length = min(max(length, 1), max(len(shown) - (column - cut), 1))
            lines.append(number + "".join(map(_visible, shown)))
            lines.append(" " * (len(number) - 2) + "| " + " " * (column - cut) + "^" * length)
        if advice:
            lines.append(f"        {advice}")
        super().__init__("\n".join(lines))


def complaint(  # noqa: PLR0913 - what to say and where
    path: str,
    text: str,
    *,
    problem: str,
    table: str = "",
    key: str = "",
    quoted: str = "",
    offset: int = 0,
    length: int = 0,
    advice: str = "",
) -> RuleFileError:
    """Return an error that points into *text*, the content of the file *path*.

    It points at *key* of *table* or, if given, at the string *quoted* in that key's value: there at
    *length* characters from *offset* on.
    """
    lines = text.splitlines()
    number = find_line(text, [*filter(None, table.split(".")), *([key] if key else [])])
    column, shown = _column(lines, number, key)
    if quoted:
        for candidate in range(number, len(lines)):
            at = lines[candidate].find(quoted)
            if at >= 0:
                number, column, shown = candidate, at + offset, length or len(quoted)
                break
    line = lines[number] if number < len(lines) else ""
    return RuleFileError(
        path, number + 1, problem=problem, text=line, column=column, length=shown, advice=advice
    )


def _column(lines: list[str], number: int, key: str) -> tuple[int, int]:
    line = lines[number] if number < len(lines) else ""
    at = line.find(key) if key else -1
    if at < 0:
        at = len(line) - len(line.lstrip())
        return at, max(len(line.strip()), 1)
    return at, len(key)
