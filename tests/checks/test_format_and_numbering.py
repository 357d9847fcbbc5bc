"""Ways of writing that are mixed, series with gaps, and totals of tables."""

from __future__ import annotations

import pytest

from tests.checking import findings

FORMAT, NUMBERING, TOTALS = "format-mixed", "numbering-gap", "table-totals"


@pytest.mark.parametrize(
    "text",
    [
        "Thư viện Khánh Hòa và thư viện Khánh Hoà mở cửa.",
        "Tỷ lệ đạt 98,7%, năm ngoái là 96.5%.",
        "Trong 02 năm thư viện mở năm phòng; 2 năm tới mở thêm ba.",
        "It has 1,234 seats for 1.250 riders.",
    ],
)
def test_mixing_is_pointed_out(text: str) -> None:
    (found,) = findings(FORMAT, text)
    assert found.severity == "info"


def test_one_number_written_in_two_ways_is_a_warning() -> None:
    (found,) = findings(FORMAT, "Có 8,198 bạn đọc tới dự. Năm ngoái có 8.198 bạn đọc tới dự.")
    assert (found.severity, found.proposals) == ("warning", ("8.198",))


def test_figures_that_may_be_thousands_are_one_finding() -> None:
    text = "It has 1,250 seats. It takes 1.250 riders, 2.500 boxes and 3.500 hens."
    (found,) = findings(FORMAT, text)
    assert (found.severity, found.ends) == ("warning", ("1.250", "2.500", "3.500"))
    (found,) = findings(FORMAT, "It has 1,250,000 seats and takes 1.250 riders.")
    assert found.severity == "info"


def test_two_orders_of_dates_are_a_warning() -> None:
    (found,) = findings(FORMAT, "It sailed on 13/4/2023 and again on 4/23/2023.")
    assert found.severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "Có 8.198 buổi đọc sách, đạt 98,7%.",
        "Thư viện quý sách của bạn đọc và thuỷ chung.",
        "Trong 02 năm, thư viện mở 5 phòng đọc.",
        "It has 1,234.5 tonnes and 1,234 boats.",
        "It sailed on 13/4/2023 and 3/4/2023.",
    ],
)
def test_one_way_throughout(text: str) -> None:
    assert findings(FORMAT, text) == []


def test_the_same_syllable_shows_the_two_tone_marks() -> None:
    (found,) = findings(FORMAT, "Ủy ban và hòa bình, thuỷ thủ và hoà nhạc.")
    assert set(found.ends[:2]) == {"hòa", "hoà"}


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Step 1: Cast off.\n\nStep 2: Sail.\n\nStep 4: Steer.", "warning"),
        ("Step 1: Cast off.\n\nStep 2: Sail.\n\nStep 2: Steer.", "warning"),
        ("Step 1: Cast off.\n\nStep 2: Sail.\n\nStep 7: Steer.", "info"),
        ("Photo 1 shows a boat. Photo 2 the quay. Photo 4 the crew.", "info"),
        ("Ferry opens season - Photo 1.\n\nFerry opens season - Photo 3.", "info"),
    ],
)
def test_a_gap_in_a_series(text: str, severity: str) -> None:
    (found,) = findings(NUMBERING, text)
    assert found.severity == severity


@pytest.mark.parametrize(
    "text",
    [
        "Step 1: Cast off.\n\nStep 2: Sail.\n\nStep 1: Wait.\n\nStep 2: Steer.",
        "Part 2: The keepers\n\nThey keep the light.",
        "See photo 3, photo 1 and photo 2.",
        "Article 5: Boats.\n\nArticle 6: Ropes.",
    ],
)
def test_no_gap(text: str) -> None:
    assert findings(NUMBERING, text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The keepers, part 4 of 3", 1),
        ("The keepers, part 3 of 3", 0),
        ("Article 19 of 10 December 1948 protects it.", 0),
        ("See figure 3; the article has two figures.", 1),
        ("See figure 2; the article has two figures.", 0),
        ("Thư viện xưa: phần 4/3", 1),
        ("Xem hình 3; bài này có hai hình.", 1),
    ],
)
def test_a_number_beyond_the_last(text: str, count: int) -> None:
    assert len(findings(NUMBERING, text)) == count


TABLE = "| Boat | Riders | Share |\n| Gull | 120 | 55.8% |\n| Tern | 95 | 44.2% |\n| Total | {} | 100% |"


def test_a_column_with_a_wrong_total() -> None:
    assert findings(TOTALS, TABLE.format(215)) == []
    assert len(findings(TOTALS, TABLE.format(215), "holds")) == 2
    (found,) = findings(TOTALS, TABLE.format(225))
    assert (found.severity, found.ends) == ("error", ("225", "120", "95"))
    assert "215" in found.proposals


@pytest.mark.parametrize(
    "rows",
    [
        ["Gull | 10", "Tern | 20", "Total | 30", "Kite | 5", "Total | 5", "Grand total | 35"],
        ["Gull | 10", "Tern | —", "Kite | 20", "Total | 30"],
        ["Gull | 10", "Tern | closed", "Kite | 20", "Total | 95"],
        ["Gull | 10", "Tern | 20", "Total | 300"],
        ["Gull | 10 km", "Tern | 20 kg", "Total | 31"],
    ],
)
def test_totals_that_fit_or_say_nothing(rows: list[str]) -> None:
    assert findings(TOTALS, "\n".join(["Boat | Riders", *rows])) == []


def test_columns_that_nobody_adds_up() -> None:
    assert findings(TOTALS, "Boat | Average\nGull | 10\nTern | 20\nTotal | 15") == []


def test_rows_add_up_too() -> None:
    text = "Boat | May | June | Total\nGull | 10 | 20 | {}\nTern | 11 | 21 | 32"
    assert findings(TOTALS, text.format(30)) == []
    assert len(findings(TOTALS, text.format(31))) == 1


def test_a_table_in_which_nothing_fits_is_read_wrongly() -> None:
    text = "Boat | May | June\nGull | 10 | 20\nTern | 11 | 21\nTotal | 25 | 45"
    assert {found.severity for found in findings(TOTALS, text)} == {"info"}


def test_a_line_that_is_a_table() -> None:
    assert findings(TOTALS, "Gull: 15; Tern: 36; Petrel: 8; total: 59") == []
    assert len(findings(TOTALS, "Gull: 15; Tern: 36; Petrel: 8; total: 60")) == 1
    assert findings(TOTALS, "Gull: 15 of 20; Tern: 36; Petrel: 8; total: 60") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Q1 1.3, Q2 1.5, H1 2.9", 0),
        ("Q1 1.3, Q2 1.5, H1 3.9", 1),
        ("Jan 11, Feb 13, Mar 9; first quarter 33", 0),
        ("Jan 11, Feb 13, Mar 9; first quarter 31", 1),
        ("Average: Q1 1.3, Q2 1.5, H1 1.4", 0),
        ("Q1 1.3, Q3 1.5, H1 3.9", 0),
    ],
)
def test_quarters_make_a_half_year(text: str, count: int) -> None:
    assert len(findings(TOTALS, text)) == count


def test_a_total_that_only_cut_off_figures_make_is_odd() -> None:
    (found,) = findings(TOTALS, "Q1 1.2, Q2 1.4, H1 2.8", "odd")
    assert found.severity == "info"
