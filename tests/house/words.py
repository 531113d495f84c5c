"""The sentences of server/words against the code that says them. Run: words.py [root]

1. Both languages have the same codes, each once, with the same {parameters}; French has its apostrophes and narrow spaces.
2. A code that the code names has a sentence, and gets the parameters that the sentence wants. Codes are found
   - as second member of a Problem or FieldProblem: Problem{404, "plan.not_found"}, {422, "invalid", {}, {{"id", "field.id"}}};
   - as argument of say() and knows();
   - as any literal of a family ("field." in "field.too_long") that has sentences and no operation of that name.
3. What the engines refuse is said by doors/tools: each sentence of a require() or Fault() has its "tools.fault.…", with the
   same parameters, and there is no other.
4. A sentence that nothing says is removed. Labels, help and choices are named by the descriptions of records; a literal that
   ends with a dot ("ladder." + rung) says its whole family. "also." holds further names that people give to fields and choices.
"""
import json, pathlib, re, sys

from cpp import arguments, blanked, items, line_of, literals, without_comments

DERIVED = ("label.", "help.", "choice.", "also.")
CODE = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*\Z")
DOTTED = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)+\Z")
FILE_NAME = re.compile(r".*\.(?:json|html|css|js|svg|png|csv|xlsx|xml|txt|db|md|geojson|zip|ics|pdf|sql|cpp|h)\Z")
PROBLEM = re.compile(r'\bProblem\s*(?P<name>\w*)\s*(?P<open>\{)|(?P<bare>\{)(?=\s*[1-5]\d\d\s*,\s*")')
FIELD = re.compile(r"\bFieldProblem\s*\w*\s*(?P<open>\{)|\.(?:push_back|emplace_back)\(\s*(?P<pushed>\{)")
OPERATION = re.compile(r'\.(?:name|operation)\s*=\s*"([a-z_.]+)"')
REFUSED = re.compile(r"\b(?P<require>require)\s*\(|\bthrow Fault\s*\(")
SAID = re.compile(r"\b(?:(?P<say>say)|knows)\s*(?P<open>\()")


def parameters(sentence):
    return set(re.findall(r"\{(\w*)(?:, (?:number|day))?\}", sentence))


def read_words(root):
    """language → code → sentence, and what is wrong with the files themselves."""
    words, wrong = {}, []
    for folder in sorted(p for p in (root / "server/words").iterdir() if p.is_dir()):
        sentences = words.setdefault(folder.name, {})
        for file in sorted(folder.glob("*.json")):
            where = file.relative_to(root)
            for code, sentence in json.loads(file.read_text("utf-8"), object_pairs_hook=list):
                if not isinstance(sentence, str) or not sentence.strip():
                    wrong.append(f"{where}: {code}: a sentence is a text")
                    continue
                if code in sentences:
                    wrong.append(f"{where}: {code} is said twice")
                if folder.name == "fr":
                    wrong += [f"{where}: {code}: {fault}" for fault in french_faults(sentence)]
                sentences[code] = sentence
    return words, wrong


def french_faults(sentence):
    plain = re.sub(r"https?://\S+|\d\d?:\d\d|\{\w*(?:, (?:number|day))?\}", "x", sentence)
    if "'" in plain:
        yield "the apostrophe is ’"
    if re.search(r"(?<![\u00a0\u202f])[;?!»](?![\w/=])", plain) or re.search(r"[^\u00a0\u202f]:(?!\w|//)", plain):
        yield "a non-breaking space stands before : ; ? ! »"
    if re.search(r"«(?![\u00a0\u202f])", plain):
        yield "a non-breaking space stands after «"


def compare_languages(words):
    for language, sentences in words.items():
        for other, theirs in words.items():
            for code in sorted(set(theirs) - set(sentences)):
                yield f"{code} is in {other} and not in {language}"
    first, *rest = words.values() if words else ({},)
    for sentences in rest:
        for code in sorted(set(first) & set(sentences)):
            # "1 row" need not repeat its number
            free = {"n"} if code.endswith("_one") else set()
            if (parameters(first[code]) ^ parameters(sentences[code])) - free:
                yield f"{code}: the languages differ in their parameters"


def given(argument):
    """Names of the parameters in a braced list of pairs; None when they come from elsewhere."""
    pairs = items(argument)
    if pairs is None:
        return None
    names = set()
    for pair in pairs:
        inner = items(pair)
        name = re.match(r'"(\w*)"\Z', inner[0]) if inner else None
        if not name:
            return None
        names.add(name[1])
    return names


def uses(code):
    """Yields (where, code of a sentence, names of its parameters or None) for each use that is certain."""
    bare = blanked(code)
    for match in PROBLEM.finditer(bare):
        opening = match.start("open") if match["open"] else match.start("bare")
        parts = arguments(code, opening)
        if len(parts) < 2:
            continue
        later = bool(match["name"])  # a named one may get its parameters on the next line
        yield from codes_in(opening, parts[1], given(parts[2]) if len(parts) > 2 else None if later else set())
        for field in (items(parts[3]) or []) if len(parts) > 3 else []:
            yield from field_uses(opening, items(field))
    for match in FIELD.finditer(bare):
        opening = match.start("open") if match["open"] else match.start("pushed")
        yield from field_uses(opening, arguments(code, opening), certain=bool(match["open"]))
    for match in SAID.finditer(bare):
        parts = arguments(code, match.start("open"))
        for part in parts[1:2] if match["say"] else parts[:1]:
            yield from codes_in(match.start(), part, (given(parts[2]) if len(parts) > 2 else set()) if match["say"] else None)


def field_uses(where, parts, certain=True):
    if parts and len(parts) >= 2 and (certain or re.search(r'"[a-z_]+\.[a-z_]+"', parts[1])):
        yield from codes_in(where, parts[1], given(parts[2]) if len(parts) > 2 else set())


def codes_in(where, argument, names):
    """The literals of `"a.b"` or `full ? "a.b" : "a.c"`; not those of a call or a sum."""
    if re.search(r'"\s*[+(]|[+(]\s*"|\)\s*\+', argument):
        return
    for _, text in literals(argument):
        if CODE.match(text):
            yield where, text, names


def sources(root):
    for file in sorted((root / "server").rglob("*")):
        if file.suffix in (".h", ".cpp"):
            yield file, without_comments(file.read_text("utf-8"))


def refusals(root):
    """(where, code, parameters) of each sentence with which an engine refuses numbers."""
    for file in sorted((root / "engines").glob("*/*.cpp")):
        if file.name.endswith("_test.cpp"):
            continue
        code = without_comments(file.read_text("utf-8"))
        for match in REFUSED.finditer(blanked(code)):
            parts = arguments(code, match.end() - 1)
            said = parts[1] if match["require"] and len(parts) > 1 else parts[0]
            for _, text in literals(said):
                slug = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")
                yield f"{file.relative_to(root)}:{line_of(code, match.start())}", f"tools.fault.{slug}", parameters(text)


def refused_faults(root, sentences):
    known = set()
    for where, code, names in refusals(root):
        known.add(code)
        if code not in sentences:
            yield f"{where}: {code} has no sentence in server/words"
        elif parameters(sentences[code]) != names:
            yield f"{where}: {code} has other parameters than the engine gives"
    for code in sorted(sentences):
        if code.startswith("tools.fault.") and code not in known:
            yield f"{code}: no engine says this sentence"


def faults(root):
    root = pathlib.Path(root)
    words, wrong = read_words(root)
    wrong += compare_languages(words)
    sentences = {code: s for language in reversed(words.values()) for code, s in language.items()}
    code_of, tests = {}, ""
    for file, code in sources(root):
        if file.name == "permission_table.cpp":  # names operations, which are not sentences
            continue
        if file.name.endswith("_test.cpp"):
            tests += code
        else:
            code_of[file] = code
    operations = {m[1].split(".")[0] for code in code_of.values() for m in OPERATION.finditer(code)}
    families = {c.split(".")[0] for c in sentences if "." in c and not c.startswith(DERIVED)} - operations
    named, spoken_families = set(), set()
    for file, code in code_of.items():
        here = file.relative_to(root)
        for where, said, names in uses(code):
            place = f"{here}:{line_of(code, where)}"
            if said not in sentences:
                wrong.append(f"{place}: {said} has no sentence in server/words")
            elif names is not None and parameters(sentences[said]) - names:
                missing = ", ".join(sorted(parameters(sentences[said]) - names))
                wrong.append(f"{place}: {said} is said without its parameter {missing}")
        for where, text in literals(code):
            named.add(text)
            if re.fullmatch(r"[a-z0-9_.]+\.", text):
                spoken_families.add(text)
            if DOTTED.match(text) and text not in sentences and text.split(".")[0] in families and not FILE_NAME.match(text):
                wrong.append(f"{here}:{line_of(code, where)}: {text} has no sentence in server/words")
    wrong += refused_faults(root, sentences)
    named |= {text for _, text in literals(tests) if text.startswith("words.")}  # the room's own trials
    for said in sorted(sentences):
        used = said in named or (said.endswith("_one") and said[:-4] in sentences) or said.startswith(DERIVED)
        if not used and not any(said.startswith(family) for family in spoken_families):
            wrong.append(f"{said}: nothing says this sentence")
    return list(dict.fromkeys(wrong))


if __name__ == "__main__":
    found = faults(sys.argv[1] if len(sys.argv) > 1 else ".")
    print("\n".join(found) or "every code has its sentence")
    sys.exit(bool(found))
