"""From the text of a formula to its nodes; `factcheck.arithmetic.formula` says what it may hold.

Nothing is ever executed: what Python's own parser makes of the text is turned into the few kinds of
node of `factcheck.arithmetic.nodes`, and whatever else it holds is refused.
"""

import ast
import keyword
import re
import warnings
from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import isfinite

from factcheck.arithmetic.formula import Formula, FormulaError
from factcheck.arithmetic.nodes import (
    AS_PRINTED,
    FUNCTIONS,
    NAMED_DAYS,
    Call,
    Comparison,
    Constant,
    Figure,
    Junction,
    Negative,
    Node,
    Not,
    Operation,
    children,
    comparisons,
    walk,
)
from factcheck.arithmetic.readings import Place
from factcheck.expressions import compile_kept

_LONGEST = 1_000  # characters
_DEEPEST = 60
_WORD = compile_kept(r"[^\W\d]\w*")


_SIGNS: Mapping[type, str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.And: "and",
    ast.Or: "or",
}


def parse(text: str) -> Formula:
    """Parse *text*.

    Raises:
        FormulaError: It uses anything else than a formula may.
    """
    if len(text) > _LONGEST:
        problem = f"a formula has at most {_LONGEST:,} characters, this one {len(text):,}"
        raise FormulaError(problem, text, 0, len(text))
    readable = _WORD.sub(_unreserved, text)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what Python only frowns at ("1or x") is no formula
            tree = ast.parse(readable, mode="eval")
    except (SyntaxError, RecursionError, MemoryError, ValueError) as error:
        # An unfinished formula has no place of its own: point at its end.
        column = getattr(error, "offset", None) or len(text)
        problem = "this is no formula"
        length = (getattr(error, "end_offset", None) or 0) - column
        place = min(column - 1, max(len(text) - 1, 0))
        raise FormulaError(problem, text, place, length) from None
    if _is_deep(tree):
        problem = f"a formula's parts are nested at most {_DEEPEST} deep"
        raise FormulaError(problem, text, 0, len(text))
    root = _truth(tree.body, text)
    slots = tuple(dict.fromkeys(node.slot for node in walk(root) if isinstance(node, Figure)))
    return Formula(text, root, slots, _answer(root), tuple(_lenders(root)))


def _lenders(root: Node) -> Iterator[str]:
    """Yield the slots of dates beside the one that a day of the week is asked of."""
    for node in walk(root):
        if isinstance(node, Call) and node.function == "weekday":
            yield from (one.slot for one in node.arguments[1:] if isinstance(one, Figure))


def _is_deep(tree: ast.AST) -> bool:
    """Tell whether *tree* is deeper than what the stages may walk through step by step."""
    level: list[ast.AST] = [tree]
    for _ in range(_DEEPEST):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
    return bool(level)


def _unreserved(word: re.Match[str]) -> str:
    """Make a slot's name that Python keeps for itself ("from") one that it accepts."""
    name = word[0]
    if keyword.iskeyword(name) and name not in {"and", "or", "not"}:
        return name[0].swapcase() + name[1:]
    return name


def _name(identifier: str) -> str:
    turned = identifier[0].swapcase() + identifier[1:]
    return turned if keyword.iskeyword(turned) else identifier


def _fail(problem: str, node: ast.AST, text: str) -> FormulaError:
    # ast counts bytes; slots may be named in any language.
    line = text.encode()
    start = len(line[: getattr(node, "col_offset", 0)].decode(errors="ignore"))
    end = len(line[: getattr(node, "end_col_offset", 0)].decode(errors="ignore"))
    return FormulaError(problem, text, start, end - start)


def _truth(node: ast.expr, text: str) -> Node:
    """Read an expression that is true or false."""
    if isinstance(node, ast.BoolOp):
        operands = tuple(_truth(value, text) for value in node.values)
        return Junction(_SIGNS[type(node.op)], operands)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return Not(_truth(node.operand, text))
    if isinstance(node, ast.Compare):
        signs = [_SIGNS.get(type(operator), "") for operator in node.ops]
        if "" in signs:
            problem = "figures are compared by == != < <= > >="
            raise _fail(problem, node, text)
        sides = [_value(side, text) for side in (node.left, *node.comparators)]
        pairs = tuple(
            _comparison(sign, left, right)
            for sign, left, right in zip(signs, sides[:-1], sides[1:], strict=True)
        )
        return pairs[0] if len(pairs) == 1 else Junction("and", pairs)
    call = _value(node, text)
    if isinstance(call, Call) and FUNCTIONS[call.function].truth:
        # Whether figures are the same is a comparison like any other.
        return _comparison("is", call, Constant(1))
    problem = "this is a figure, not something true or false"
    raise _fail(problem, node, text)


def _value(node: ast.expr, text: str) -> Node:
    """Read an expression that is a figure."""
    if isinstance(node, ast.Name):
        return Figure(_name(node.id), "sum")
    if isinstance(node, ast.Constant) and _is_number(node.value):
        value = Fraction(str(node.value))
        return Constant(value.numerator if value.denominator == 1 else value)
    if isinstance(node, ast.BinOp) and type(node.op) in _SIGNS:
        return Operation(_SIGNS[type(node.op)], _value(node.left, text), _value(node.right, text))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return Negative(_value(node.operand, text))
    if isinstance(node, ast.Call):
        return _call(node, text)
    problem = "a formula has slots, numbers, + - * /, comparisons, and/or/not and functions only"
    raise _fail(problem, node, text)


def _is_number(value: object) -> bool:
    """Tell whether *value* is a number that is one: 9e909 is beyond what Python can hold."""
    return type(value) is int or (type(value) is float and isfinite(value))


def _call(node: ast.Call, text: str) -> Call:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    function = FUNCTIONS.get(name)
    if function is None:
        problem = f"there is no such function; known are {', '.join(FUNCTIONS)}"
        raise _fail(problem, node.func, text)
    if node.keywords or not function.least <= len(node.args) <= function.most:
        wanted = f"{function.least}" if function.least == function.most else "one or more"
        problem = f"{name} wants {wanted} figure{'s' if wanted != '1' else ''}"
        raise _fail(problem, node, text)
    arguments = tuple(_value(argument, text) for argument in node.args)
    for index in range(len(arguments) - function.numbers, len(arguments)):
        if not isinstance(arguments[index], Constant):
            problem = f"here {name} wants a number"
            raise _fail(problem, node.args[index], text)
    return Call(name, arguments)


# What stands around a figure decides how it is read -----------------------------------------


def _comparison(sign: str, left: Node, right: Node) -> Comparison:
    sides = (left, right)
    names = [node.slot for side in sides for node in walk(side) if isinstance(node, Figure)]
    reckoned = [name for side in sides for name in _reckoned(side)]
    place: Place = "ratio" if any(_scales(node) for side in sides for node in walk(side)) else "sum"
    found: list[tuple[str, ...]] = []
    kin = _kin(left, found) + _kin(right, found)
    groups = tuple(dict.fromkeys(tuple(dict.fromkeys(group)) for group in (*found, kin) if group))
    left, right = _placed(left, place, alone=True), _placed(right, place, alone=True)
    nodes = [*walk(left), *walk(right)]
    return Comparison(
        sign,
        left,
        right,
        tuple(dict.fromkeys(names)),
        tuple(dict.fromkeys(name for name in reckoned if reckoned.count(name) > 1)),
        groups,
        place,
        tuple(dict.fromkeys(node for node in nodes if isinstance(node, Figure))),
        tuple(node for node in nodes if isinstance(node, Call) and node.function == "convert"),
        _stated(sign, left, right),
        any(isinstance(node, Operation) and node.sign == "/" for node in nodes),
    )


def _reckoned(node: Node) -> Iterator[str]:
    """Yield the slots whose numbers count: not one that only lends its unit to a conversion."""
    if isinstance(node, Figure):
        yield node.slot
    below = children(node)
    is_conversion = isinstance(node, Call) and node.function == "convert"
    for child in below[:1] if is_conversion else below:
        yield from _reckoned(child)


def _scales(node: Node) -> bool:
    return (isinstance(node, Operation) and node.sign in "*/") or (
        isinstance(node, Call) and FUNCTIONS[node.function].scales
    )


def _placed(node: Node, place: Place, *, alone: bool = False) -> Node:
    match node:
        case Figure(slot):
            return Figure(slot, "result" if alone and place == "ratio" else place)
        case Operation(sign, left, right):
            return Operation(sign, _placed(left, place), _placed(right, place))
        case Negative(operand):
            return Negative(_placed(operand, place))
        case Call(function, arguments):
            return Call(function, tuple(_placed(argument, place) for argument in arguments))
        case _:
            return node


def _kin(node: Node, found: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the slots of one kind with *node*'s value; groups that end below it go to *found*."""
    match node:
        case Figure(slot):
            return (slot,)
        case Negative(operand):
            return _kin(operand, found)
        case Operation(sign, left, right):
            sides = _kin(left, found), _kin(right, found)
            if sign in "+-":
                return sides[0] + sides[1]
            if isinstance(right, Constant):
                return sides[0]
            if isinstance(left, Constant) and sign == "*":
                return sides[1]
            found.append(sides[0] + sides[1] if sign == "/" else ())
            return ()
        case Call(function, arguments):
            slots = tuple(slot for argument in arguments for slot in _kin(argument, found))
            if FUNCTIONS[function].passes:
                return slots
            if FUNCTIONS[function].kin:
                found.append(slots)
            return ()
        case _:
            return ()


def _stated(sign: str, left: Node, right: Node) -> tuple[Figure, Node] | None:
    if sign == "is" and isinstance(left, Call):
        return _stated_in(left)
    if sign != "==":
        return None
    for side, other in ((_printed(left), right), (_printed(right), left)):
        if isinstance(side, Figure) and side.slot not in _reckoned(other):
            return side, other
    return None


def _printed(side: Node) -> Node:
    """Return the figure that is taken exactly as printed, if *side* is no more than that."""
    return side.arguments[0] if isinstance(side, Call) and side.function in AS_PRINTED else side


def _stated_in(call: Call) -> tuple[Figure, Node] | None:
    """Return which figure of a yes-or-no function the others say, and how."""
    if len(call.arguments) == 1:
        return None
    first, second = call.arguments[:2]
    if call.function in NAMED_DAYS:
        return (
            (first, Call(call.function, call.arguments[1:])) if isinstance(first, Figure) else None
        )
    if call.function == "attainable":
        return (first, call) if isinstance(first, Figure) else None
    if not isinstance(second, Figure):
        return None
    if call.function == "same_measure":
        return second, Call("convert", call.arguments)
    return (second, first) if call.function == "same" else None


def _answer(root: Node) -> str:
    found = (comparison.stated for comparison in comparisons(root))
    return next((pair[0].slot for pair in found if pair is not None), "")
