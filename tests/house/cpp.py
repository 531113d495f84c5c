"""Just enough of reading C++ for the house rules: code without comments, string literals, the arguments of a call."""
import re

TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/'                            # comments
    r'|(?:u8|L|u|U)?R"(?P<mark>[^()\\ ]{0,16})\((?P<raw>.*?)\)(?P=mark)"'
    r'|"(?P<text>(?:[^"\\\n]|\\.)*)"'
    r"|(?<![0-9a-fA-F])'(?:[^'\\\n]|\\.)+'",          # characters, but not the ' of 1'000
    re.DOTALL)


def without_comments(source):
    """The same text, line by line and column by column, with comments blanked."""
    def blank(match):
        return match[0] if match[0][:2] not in ("//", "/*") else re.sub(r"[^\n]", " ", match[0])
    return TOKEN.sub(blank, source)


def literals(code):
    """Yields (where, text) of each string literal; neighbours are not joined."""
    for match in TOKEN.finditer(code):
        if match["text"] is not None or match["raw"] is not None:
            yield match.start(), match["text"] if match["text"] is not None else match["raw"]


def blanked(code):
    """The same text with the inside of every literal blanked: for patterns that must not match there."""
    return TOKEN.sub(lambda m: m[0][0] + re.sub(r"[^\n]", " ", m[0][1:-1]) + m[0][-1], code)


def line_of(code, where):
    return code.count("\n", 0, where) + 1


def arguments(code, opening):
    """The arguments between the bracket at `opening` and its partner, as texts; [] for none or when it never closes."""
    found, depth, at, start = [], 0, opening, opening + 1
    while at < len(code):
        token = TOKEN.match(code, at)
        if token and token.end() > at:
            at = token.end()
            continue
        c = code[at]
        if c in "({[":
            depth += 1
        elif c in ")}]":
            depth -= 1
            if depth == 0:
                last = code[start:at].strip()
                return found + [last] if last or found else []
        elif c == "," and depth == 1:
            found.append(code[start:at].strip())
            start = at + 1
        at += 1
    return []


def items(braced):
    """The elements of a text like '{a, {b, c}}', or None when it is not a braced list."""
    return arguments(braced, 0) if braced.startswith("{") and braced.endswith("}") else None
