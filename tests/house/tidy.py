"""The house rules that a machine can hold. Run: tidy.py [root]

Arrows: which room may include which (docs/ARCHITECTURE.md says why). Besides: no cycle between files, no header that nobody
includes, 130 columns, each outside library in the room that owns it, nothing said of anybody's workplace.
Files over 400 lines are named, since such a file often says two things; that alone is no fault.
"""
import os, pathlib, re, sys

COLUMNS, MANY_LINES = 130, 400

# room → rooms it may include. "domain/*" stands for any room of the domain. A room always may include itself and what is made
# during the build (embedded/). server/*.cpp is main, which wires everything.
INNER = {"base", "record", "store", "operations"}
ARROWS = {
    "base": set(),
    "record": {"base"},
    "words": {"base"},
    "store": {"base", "record"},
    "store/*": {"base", "record", "store"},          # one driver each
    "operations": {"base", "record", "store"},
    "domain": INNER,                                 # what several rooms of the domain share
    "domain/*": INNER | {"domain", "engines/*"},     # never another room: they meet in operations, by kind and id
    "views": INNER | {"domain", "domain/*"},
    "doors": INNER | {"words"},
    "doors/*": INNER | {"words", "doors"},           # a door never names a noun of the domain
    "doors/tools": INNER | {"words", "doors", "doors/import", "doors/export", "engines/*"},
    "engines/*": set(),                              # numbers in, numbers out
}
# A test may hold a real database in its hands, where a room's own code is given one; one beside the rooms of the domain may
# look at all of them.
FOR_TESTS = {"store/sqlite", "engines/testing"}
FOR_TESTS_OF = {"domain": {"domain/*", "words"}}
# The store opens the driver that a city's address names, in code and not in its headers.
FOR_CODE = {"store": {"store/sqlite", "store/postgres"}}

# outside library → the one place that may know it
OWNERS = {
    r"sqlite3\.h": "server/store/sqlite/",
    r"libpq-fe\.h": "server/store/postgres/",
    r"boost/(asio|beast)": "server/doors/http/",
    r"boost/math": "engines/",
    r"nlohmann/": ("server/base/", "engines/testing/"),
    r"CLI/": "server/doors/cli/",
    r"curl/": "server/doors/",
    r"(zip|xlsxwriter)\.h": "server/doors/",
    r"(pugixml|expat)": "server/doors/",
    r"openssl/": "server/base/",
    r"date/": "server/base/",
}
# what makes a result depend on more than its input → the files that may
SOURCES_OF_CHANCE = {
    r"(system_clock|steady_clock)::now|\bstd::time\(|\btime\((NULL|nullptr|0)\)": ("server/base/", "server/doors/", "server/main"),
    r"\brandom_device\b|\bgetrandom\(|\bRAND_bytes\(": ("server/base/",),
}
WORKPLACE = re.compile(r"/work/|\b(DECISIONS|DESIGN|HELPERS|CONTRACT|CAPABILITIES|SCREENS)(\.md)?\b|\b[Ii]ssue #?\d|\bhelper session")

CODE = {".h", ".cpp"}
MEASURED = CODE | {".py", ".ts", ".vue", ".css", ".mjs", ".js", ".cmake", ".sh", ".md"}
SKIPPED = {".git", "build", ".tools", "node_modules", "dist", "dist-parts", "__pycache__", "demo-data", "test-results"}
MADE = re.compile(r"made by |generated", re.IGNORECASE)


def files(root):
    for at, folders, names in os.walk(root):
        folders[:] = sorted(f for f in folders if f not in SKIPPED)
        for name in sorted(names):
            yield pathlib.Path(at, name).relative_to(root)


def is_text_of_ours(path):
    return path.suffix in MEASURED or path.name in ("CMakeLists.txt", "Dockerfile") or path.parts[0] in ("bin", ".ci")


def room_of(path):
    """server/domain/plan/rules/x.h → domain/plan; server/main.cpp → main; engines/trial/x.h → engines/trial."""
    top, *rest = path.parts[:-1] or ("",)
    if top == "engines":
        return "/".join(("engines", *rest[:1]))
    if top != "server":
        return None
    if not rest:
        return "main"
    return "/".join(rest[:2] if rest[0] in ("domain", "doors", "store") else rest[:1])


def fits(room, names):
    return room in names or ("/" in room and room.split("/")[0] + "/*" in names)


def may_include(room, other, path):
    if room in (None, "main", other):
        return True
    allowed = ARROWS.get(room) if room in ARROWS else ARROWS.get(room.split("/")[0] + "/*", set())
    if path.name.endswith("_test.cpp") or "testing" in path.parts:
        allowed = allowed | FOR_TESTS | FOR_TESTS_OF.get(room, set())
    elif path.suffix == ".cpp":
        allowed = allowed | FOR_CODE.get(room, set())
    return fits(other, allowed)


class House:
    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.paths = list(files(self.root))
        self.code = {p: (self.root / p).read_text("utf-8") for p in self.paths
                     if p.suffix in CODE and p.parts[0] in ("server", "engines")}
        self.includes = {p: list(self.includes_of(p, text)) for p, text in self.code.items()}

    def includes_of(self, path, text):
        """(line, name as written, file of ours or None)"""
        for number, line in enumerate(text.splitlines(), 1):
            if m := re.match(r'\s*#\s*include\s*([<"])([^">]+)[">]', line):
                places = (pathlib.Path("server", m[2]), pathlib.Path("engines", m[2]), pathlib.Path(m[2]), path.parent / m[2])
                target = next((p for p in places if p in self.code), None) if m[1] == '"' else None
                yield number, m[2], target

    def arrows(self):
        for path, found in self.includes.items():
            room = room_of(path)
            for number, name, target in found:
                other = room_of(target) if target else None
                if other and not may_include(room, other, path):
                    yield f"{path}:{number}: {room} may not include {other}"

    def owners(self):
        for path, found in self.includes.items():
            for number, name, _ in found:
                for library, place in OWNERS.items():
                    if re.match(library, name) and not str(path).startswith(place) and room_of(path) != "main":
                        yield f"{path}:{number}: <{name}> belongs to {place}"

    def chance(self):
        for path, text in self.code.items():
            if path.name.endswith("_test.cpp") or "bench" in path.parts:
                continue
            for number, line in enumerate(text.splitlines(), 1):
                for source, places in SOURCES_OF_CHANCE.items():
                    if re.search(source, line.split("//")[0]) and not str(path).startswith(places):
                        yield f"{path}:{number}: be given a Clock or a source of chance (server/base) instead"

    def cycles(self):
        done, way, found = set(), [], set()

        def walk(path):
            if path in way:
                ring = way[way.index(path):]
                start = ring.index(min(ring))
                found.add(" → ".join(map(str, ring[start:] + ring[:start + 1])))
                return
            if path in done:
                return
            way.append(path)
            for _, _, target in self.includes[path]:
                if target:
                    walk(target)
            done.add(way.pop())

        for path in self.code:
            walk(path)
        return [f"a cycle: {ring}" for ring in sorted(found)]

    def dead_headers(self):
        wanted = {target for found in self.includes.values() for _, _, target in found if target}
        for path in self.code:
            if path.suffix == ".h" and path not in wanted:
                yield f"{path}: nobody includes this header"

    def guards(self):
        for path, text in self.code.items():
            if path.suffix == ".h" and "#pragma once" not in text:
                yield f"{path}: a header says #pragma once"

    def texts(self):
        for path in self.paths:
            if not is_text_of_ours(path) or path.name == "tidy.py":
                continue
            lines = (self.root / path).read_text("utf-8", errors="replace").splitlines()
            made = any(MADE.search(line) for line in lines[:3])
            for number, line in enumerate(lines, 1):
                is_row_or_address = path.suffix == ".md" and ("|" in line or "http" in line)
                if len(line) > COLUMNS and not made and not is_row_or_address:
                    yield f"{path}:{number}: {len(line)} columns"
                if WORKPLACE.search(line) and path.name != "tidy_test.py":
                    yield f"{path}:{number}: this speaks of somebody's workplace"

    def long_files(self):
        for path in self.paths:
            if is_text_of_ours(path) and path.suffix != ".md":
                lines = (self.root / path).read_text("utf-8", errors="replace").splitlines()
                if len(lines) > MANY_LINES and not any(MADE.search(line) for line in lines[:3]):
                    yield f"{path}: {len(lines)} lines; which two things does it say?"


def faults(root):
    house = House(root)
    rules = (house.arrows, house.owners, house.chance, house.cycles, house.dead_headers, house.guards, house.texts)
    return [fault for rule in rules for fault in rule()]


def warnings(root):
    return list(House(root).long_files())


if __name__ == "__main__":
    place = sys.argv[1] if len(sys.argv) > 1 else "."
    wrong = faults(place)
    print("\n".join([f"(worth a look) {w}" for w in warnings(place)] + (wrong or ["tidy"])))
    sys.exit(bool(wrong))
