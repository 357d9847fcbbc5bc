"""The table of units, held against pint's, and the units pint does not know by hand."""

from fractions import Fraction

import pytest

from factcheck.arithmetic.units import DIMENSIONS, conversions, unit

pint = pytest.importorskip("pint")
REGISTRY = pint.UnitRegistry(non_int_type=Fraction)

BASES = {
    "length": "meter",
    "area": "meter ** 2",
    "volume": "liter",
    "mass": "kilogram",
    "speed": "meter / second",
    "power": "watt",
    "energy": "joule",
    "pressure": "pascal",
    "torque": "newton * meter",
}

# Our symbol: every size it may have, in pint's words.
PEERS = {
    "m": ["meter"],
    "nm": ["nanometer"],
    "µm": ["micrometer"],
    "mm": ["millimeter"],
    "cm": ["centimeter"],
    "dm": ["decimeter"],
    "km": ["kilometer"],
    "in": ["inch"],
    "ft": ["foot"],
    "yd": ["yard"],
    "fathom": ["fathom"],
    "mi": ["mile"],
    "nmi": ["nautical_mile"],
    "AU": ["astronomical_unit"],
    "ly": ["light_year"],
    "m2": ["meter ** 2"],
    "mm2": ["millimeter ** 2"],
    "cm2": ["centimeter ** 2"],
    "dm2": ["decimeter ** 2"],
    "are": ["are"],
    "ha": ["hectare"],
    "km2": ["kilometer ** 2"],
    "in2": ["inch ** 2"],
    "ft2": ["foot ** 2"],
    "yd2": ["yard ** 2"],
    "acre": ["43560 * foot ** 2"],
    "mi2": ["mile ** 2"],
    "l": ["liter"],
    "ml": ["milliliter"],
    "cl": ["centiliter"],
    "dl": ["deciliter"],
    "hl": ["hectoliter"],
    "cm3": ["centimeter ** 3"],
    "dm3": ["decimeter ** 3"],
    "m3": ["meter ** 3"],
    "km3": ["kilometer ** 3"],
    "in3": ["inch ** 3"],
    "ft3": ["foot ** 3"],
    "yd3": ["yard ** 3"],
    "acre-foot": ["43560 * foot ** 3"],
    "bbl": ["oil_barrel"],
    "gal": ["gallon", "imperial_gallon"],
    "US gal": ["gallon"],
    "imp gal": ["imperial_gallon"],
    "qt": ["quart", "imperial_quart"],
    "pt": ["pint", "imperial_pint"],
    "fl oz": ["fluid_ounce", "imperial_fluid_ounce"],
    "cup": ["cup", "250 * milliliter", "240 * milliliter"],
    "µg": ["microgram"],
    "mg": ["milligram"],
    "g": ["gram"],
    "kg": ["kilogram"],
    "t": ["metric_ton"],
    "kt": ["1000 * metric_ton"],
    "Mt": ["1000000 * metric_ton"],
    "oz": ["ounce", "troy_ounce"],
    "oz t": ["troy_ounce"],
    "lb": ["pound"],
    "st": ["stone"],
    "ton": ["short_ton", "metric_ton", "long_ton"],
    "short ton": ["short_ton"],
    "long ton": ["long_ton"],
    "ct": ["carat"],
    "m/s": ["meter / second"],
    "km/s": ["kilometer / second"],
    "km/h": ["kilometer / hour"],
    "m/min": ["meter / minute"],
    "mph": ["mile / hour"],
    "ft/s": ["foot / second"],
    "kn": ["knot"],
    "W": ["watt"],
    "kW": ["kilowatt"],
    "MW": ["megawatt"],
    "GW": ["gigawatt"],
    "TW": ["terawatt"],
    "hp": ["horsepower", "metric_horsepower"],
    "J": ["joule"],
    "kJ": ["kilojoule"],
    "MJ": ["megajoule"],
    "cal": ["calorie", "international_calorie"],
    "kcal": ["1000 * calorie", "1000 * international_calorie"],
    "Wh": ["watt_hour"],
    "kWh": ["1000 * watt_hour"],
    "MWh": ["1000000 * watt_hour"],
    "GWh": ["1000000000 * watt_hour"],
    "TWh": ["1000000000000 * watt_hour"],
    "BTU": ["british_thermal_unit"],
    "Pa": ["pascal"],
    "hPa": ["hectopascal"],
    "kPa": ["kilopascal"],
    "MPa": ["megapascal"],
    "mbar": ["millibar"],
    "bar": ["bar"],
    "atm": ["atmosphere"],
    "mmHg": ["millimeter_Hg"],
    "inHg": ["inch_Hg"],
    "psi": ["pound_force_per_square_inch"],
    "Nm": ["newton * meter"],
    "lb ft": ["force_pound * foot"],
}
OURS = {
    "sào": [360, 500, 1000],
    "sào Bắc Bộ": [360],
    "sào Trung Bộ": [500],
    "sào Nam Bộ": [1000],
    "mẫu": [3600, 5000, 10000],
    "mẫu Bắc Bộ": [3600],
    "mẫu Trung Bộ": [5000],
    "mẫu Nam Bộ": [10000],
    "công": [1000, 1296],
    "thước": [24, Fraction(100, 3)],
    "lạng": [Fraction(1, 10)],
    "yến": [10],
    "tạ": [100],
    "chỉ": [Fraction(375, 100000)],
    "lượng": [Fraction(375, 10000)],
}
# Several conventions that differ by a few millionths: the survey fathom, the ISO thermal unit.
CLOSE = {"mmHg", "inHg", "bbl", "fathom", "BTU"}


@pytest.mark.parametrize("symbol", PEERS)
def test_sizes_are_those_of_pint(symbol: str) -> None:
    ours = unit(symbol)
    base = REGISTRY.parse_units(BASES[ours.dimension])
    theirs = [
        Fraction(REGISTRY.parse_expression(words).to(base).magnitude) for words in PEERS[symbol]
    ]
    if symbol in CLOSE:
        pairs = zip(ours.sizes, theirs, strict=True)
        assert all(abs(a / b - 1) < Fraction(1, 10**5) for a, b in pairs)
    else:
        assert list(ours.sizes) == theirs


@pytest.mark.parametrize("symbol", OURS)
def test_vietnamese_measures(symbol: str) -> None:
    assert list(unit(symbol).sizes) == OURS[symbol]


def test_every_unit_is_compared_with_something() -> None:
    assert set(PEERS) | set(OURS) | {"K", "C", "F"} == set(DIMENSIONS)


@pytest.mark.parametrize(
    ("source", "target", "value", "expected"),
    [("C", "F", 40, 104), ("F", "C", -40, -40), ("F", "C", 212, 100), ("C", "K", 0, "273.15")],
)
def test_temperatures_have_a_start_as_well_as_a_size(
    source: str, target: str, value: int, expected: int | str
) -> None:
    (way,) = conversions(source, target)
    assert value * way.scale + way.shift == Fraction(expected)


def test_degrees_that_are_told_again_are_of_the_other_scale() -> None:
    assert conversions("deg", "C") == conversions("F", "C")
    assert conversions("F", "deg") == conversions("F", "C")
    assert conversions("deg", "deg") == ()


def test_units_of_different_dimensions_do_not_convert() -> None:
    assert conversions("km", "kg") == ()
    assert conversions("km", "people") == ()


def test_a_name_with_several_sizes_converts_in_several_ways() -> None:
    assert [way.scale for way in conversions("sào", "m2")] == [360, 500, 1000]
