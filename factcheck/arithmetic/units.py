"""Units of measure: which of them measure the same thing, and by what factor they differ.

Every unit is told by its canonical symbol, the one that ``Mention.unit`` carries, and by the exact
size in its dimension's base unit (metre, square metre, litre, kilogram ...). Some names mean more
than one size (a ton is metric, short or long; a sào has 360 m² in the north of Vietnam, 500 in the
centre, 1,000 in the south): then every size is listed, and a conversion is right if one of them
makes it right. The words for a unit are a language's matter and stand in the language files.
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from itertools import product
from types import MappingProxyType

from factcheck.records import NamedTuple

# Sizes in the base unit named first. Several sizes are alternatives. Where a size is a quotient,
# it is written as one, because a printed decimal would not be exact.
_SIZES: Mapping[str, Mapping[str, str]] = {
    "length": {
        "m": "1",
        "nm": "1/1000000000",
        "µm": "1/1000000",
        "mm": "0.001",
        "cm": "0.01",
        "dm": "0.1",
        "km": "1000",
        "in": "0.0254",
        "ft": "0.3048",
        "yd": "0.9144",
        "fathom": "1.8288",
        "mi": "1609.344",
        "nmi": "1852",
        "AU": "149597870700",
        "ly": "9460730472580800",
    },
    "area": {
        "m2": "1",
        "mm2": "0.000001",
        "cm2": "0.0001",
        "dm2": "0.01",
        "are": "100",
        "ha": "10000",
        "km2": "1000000",
        "in2": "0.00064516",
        "ft2": "0.09290304",
        "yd2": "0.83612736",
        "acre": "4046.8564224",
        "mi2": "2589988.110336",
        # A Bắc Bộ mẫu is ten sào of 360 m², a Trung Bộ one ten of 500; the south says công for a
        # tenth of a hectare (1,296 m² by the old measure) and mẫu for ten công.
        "sào": "360 500 1000",
        "sào Bắc Bộ": "360",
        "sào Trung Bộ": "500",
        "sào Nam Bộ": "1000",
        "mẫu": "3600 5000 10000",
        "mẫu Bắc Bộ": "3600",
        "mẫu Trung Bộ": "5000",
        "mẫu Nam Bộ": "10000",
        "công": "1000 1296",
        "thước": "24 100/3",
    },
    "volume": {
        "l": "1",
        "ml": "0.001",
        "cl": "0.01",
        "dl": "0.1",
        "hl": "100",
        "cm3": "0.001",
        "dm3": "1",
        "m3": "1000",
        "km3": "1000000000000",
        "in3": "0.016387064",
        "ft3": "28.316846592",
        "yd3": "764.554857984",
        "acre-foot": "1233481.83754752",
        "bbl": "158.987294928",
        "gal": "3.785411784 4.54609",
        "US gal": "3.785411784",
        "imp gal": "4.54609",
        "qt": "0.946352946 1.1365225",
        "pt": "0.473176473 0.56826125",
        "fl oz": "0.0295735295625 0.0284130625",
        "cup": "0.2365882365 0.25 0.24",
    },
    "mass": {
        "kg": "1",
        "µg": "1/1000000000",
        "mg": "0.000001",
        "g": "0.001",
        "lạng": "0.1",
        "yến": "10",
        "tạ": "100",
        "t": "1000",
        "kt": "1000000",
        "Mt": "1000000000",
        "oz": "0.028349523125 0.0311034768",
        "oz t": "0.0311034768",
        "lb": "0.45359237",
        "st": "6.35029318",
        "ton": "907.18474 1000 1016.0469088",
        "short ton": "907.18474",
        "long ton": "1016.0469088",
        "ct": "0.0002",
        "chỉ": "0.00375",
        "lượng": "0.0375",
    },
    "speed": {
        "m/s": "1",
        "km/s": "1000",
        "km/h": "5/18",
        "m/min": "1/60",
        "mph": "0.44704",
        "ft/s": "0.3048",
        "kn": "463/900",
    },
    "power": {
        "W": "1",
        "kW": "1000",
        "MW": "1000000",
        "GW": "1000000000",
        "TW": "1000000000000",
        "hp": "745.69987158227022 735.49875",
    },
    "energy": {
        "J": "1",
        "kJ": "1000",
        "MJ": "1000000",
        "cal": "4.184 4.1868",
        "kcal": "4184 4186.8",
        "Wh": "3600",
        "kWh": "3600000",
        "MWh": "3600000000",
        "GWh": "3600000000000",
        "TWh": "3600000000000000",
        "BTU": "1055.05585262",
    },
    "pressure": {
        "Pa": "1",
        "hPa": "100",
        "kPa": "1000",
        "MPa": "1000000",
        "mbar": "100",
        "bar": "100000",
        "atm": "101325",
        "mmHg": "133.322387415",
        "inHg": "3386.388640341",
        "psi": "8896443230521/1290320000",
    },
    "torque": {
        "Nm": "1",
        "lb ft": "1.3558179483314004",
    },
    # Factors only; where the scales begin is in _STARTS.
    "temperature": {
        "K": "1",
        "C": "1",
        "F": "5/9",
    },
}

# Where a temperature scale's zero lies, in kelvins.
_STARTS: Mapping[str, str] = {"C": "273.15", "F": "45967/180"}
# Degrees that are told again in one scale are of the other: "95 degrees (35 Celsius)".
_OTHER_SCALE: Mapping[str, str] = {"C": "F", "F": "C"}


class Unit(NamedTuple):
    """What a unit measures, and its sizes in the base unit of that dimension.

    *start* is where the scale begins; it differs from 0 for temperatures only.
    """

    dimension: str
    sizes: tuple[Fraction, ...]
    start: Fraction


class Conversion(NamedTuple):
    """A way from one unit to another: ``value * scale + shift``."""

    scale: Fraction
    shift: Fraction


DIMENSIONS: Mapping[str, str] = MappingProxyType(
    {symbol: dimension for dimension, sizes in _SIZES.items() for symbol in sizes}
)


@cache
def unit(symbol: str) -> Unit:
    """Return the unit with this canonical *symbol*.

    Raises:
        KeyError: The table has no such unit.

    >>> unit("mi").sizes
    (Fraction(201168, 125),)
    """
    dimension = DIMENSIONS[symbol]
    sizes = tuple(Fraction(size) for size in _SIZES[dimension][symbol].split())
    return Unit(dimension, sizes, Fraction(_STARTS.get(symbol, 0)))


@cache
def conversions(source: str, target: str) -> tuple[Conversion, ...]:
    """Return every way to turn *source* into *target*: none if they measure different things.

    >>> conversions("km", "m")
    (Conversion(scale=Fraction(1000, 1), shift=Fraction(0, 1)),)
    >>> conversions("km", "kg")
    ()
    """
    if "deg" in {source, target}:
        source, target = _OTHER_SCALE.get(target, source), _OTHER_SCALE.get(source, target)
    if source not in DIMENSIONS or DIMENSIONS[source] != DIMENSIONS.get(target):
        return ()
    given, wanted = unit(source), unit(target)
    pairs = dict.fromkeys(product(given.sizes, wanted.sizes))
    return tuple(Conversion(a / b, (given.start - wanted.start) / b) for a, b in pairs)
