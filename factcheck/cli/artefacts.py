"""``--report FORMAT:PATH``: reports in files, beside what is printed."""

import os
from collections.abc import Sequence

from factcheck.cli.options import end, one_of
from factcheck.config.errors import reason_of
from factcheck.records import NamedTuple
from factcheck.report import Report
from factcheck.reports import FORMATS, View, renderer
from factcheck.writing import write_whole

FILE_WIDTH = 100  # columns of a full report that no terminal shows


class Artefact(NamedTuple):
    """A report that is to be written to the file *path*."""

    form: str
    path: str


def read_artefacts(values: Sequence[str], articles: Sequence[str]) -> tuple[Artefact, ...]:
    """Return the reports that the options ask for.

    One that could not be written ends the command before anything is checked: an unknown format,
    a folder that is not there, an article in its place.
    """
    found: list[Artefact] = []
    for value in values:
        form, sign, path = value.partition(":")
        if not sign or not path:
            end(f"--report: {value!r} is not FORMAT:PATH")
        one_of("--report", form, tuple(FORMATS))
        folder = os.path.dirname(path) or "."  # noqa: PTH120 - pathlib costs 9 ms
        if not os.path.isdir(folder):  # noqa: PTH112
            end(f"--report: {folder}: no such folder")
        if os.path.isdir(path):  # noqa: PTH112
            end(f"--report: {path}: is a folder")
        place = os.path.realpath(path)
        if place in {os.path.realpath(article) for article in articles}:
            end(f"--report: {path}: is an article to be checked")
        if place in {os.path.realpath(one.path) for one in found}:
            end(f"--report: {path}: two reports in one file")
        found.append(Artefact(form, path))
    return tuple(found)


def write_artefacts(artefacts: Sequence[Artefact], reports: Sequence[Report], view: View) -> None:
    """Write the reports; one that cannot be written ends the command."""
    for form, path in artefacts:
        text = renderer(form).render(reports, view._replace(color=False, width=FILE_WIDTH))
        try:
            write_whole(path, text)
        except OSError as error:
            end(f"--report: {path}: cannot be written: {reason_of(error)}")
