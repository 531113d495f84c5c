"""The rules of words.py: each finds the fault that is planted for it, and the house has none."""
import json, pathlib, sys, tempfile, unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from words import faults

ROOT = pathlib.Path(__file__).resolve().parents[2]
ENGLISH = {"field.max": "At most {max}.", "invalid": "Look at the fields.", "rows.gone": "{n} rows", "rows.gone_one": "One row"}
FRENCH = {"field.max": "Au plus {max}.", "invalid": "Voyez les champs.", "rows.gone": "{n} lignes", "rows.gone_one": "{n} ligne"}
CODE = """
// Problem{400, "not.a_use"}: a comment
Problem a() { return Problem{422, "invalid", {}, {{"rows.3.value", "field.max", {{"max", text(3, "x.y")}}}}}; }
std::string b() { return say(language, "rows.gone", {{"n", "2"}}); }
char const* c = R"({422, "raw.text"})";
"""


class Planted(unittest.TestCase):
    def faults(self, code=CODE, english=ENGLISH, french=FRENCH, engine=""):
        with tempfile.TemporaryDirectory() as room:
            root = pathlib.Path(room)
            for language, sentences in (("en", english), ("fr", french)):
                (root / "server/words" / language).mkdir(parents=True)
                (root / "server/words" / language / "a.json").write_text(json.dumps(sentences))
            (root / "server/a.cpp").write_text(code)
            (root / "engines/x").mkdir(parents=True)
            (root / "engines/x/a.cpp").write_text(engine)
            return faults(root)

    def assert_finds(self, what, **changes):
        found = self.faults(**changes)
        self.assertEqual(len(found), 1, found)
        self.assertIn(what, found[0])

    def test_nothing_is_wrong_before_something_is_planted(self):
        self.assertEqual(self.faults(), [])

    def test_a_code_without_a_sentence(self):
        for use in ('Problem{404, "a.b"};', 'refuse({404, "a.b"});', 'FieldProblem{"title", "a.b"};', 'say(x, "a.b");',
                    'Problem p{400, yes ? "a.b" : "invalid"};', 'wrong.fields.push_back({name, "a.b"});', 'knows("a.b");',
                    'Problem{422, "invalid", {}, {{"", "a.b"}}};', 'Problem{404, "ab"};', 'fault("field.b");'):
            with self.subTest(use):
                self.assert_finds("has no sentence", code=CODE + use)

    def test_names_of_operations_and_files_are_no_codes(self):
        self.assertEqual(self.faults(code=CODE + 'O o{.name = "rows.read"}; f("rows.read"); f("field.json");'), [])
        self.assertEqual(self.faults(code=CODE + 'write({.operation = "rows.read"});'), [])

    def test_a_parameter_that_is_not_given(self):
        for use in ('FieldProblem{"a", "field.max"};', 'say("en", "field.max", {{"min", "2"}});', 'Problem{400, "field.max"};'):
            with self.subTest(use):
                self.assert_finds("without its parameter max", code=CODE + use)
        self.assertEqual(self.faults(code=CODE + 'Problem{400, "field.max", limits()}; Problem later{400, "field.max"};'), [])

    def test_languages_that_differ(self):
        self.assert_finds("is in fr and not in en", french={**FRENCH, "label.plan": "Plan"})
        self.assert_finds("differ in their parameters", french={**FRENCH, "invalid": "Voyez {field}."})

    def test_what_an_engine_refuses_is_said(self):
        engine = 'require(n > 0, "counts are above {n}", [&] { return Fault::Params{{"n", "0"}}; }); throw Fault("no: n/a");'
        said = {"tools.fault.counts_are_above_n": "x {n}", "tools.fault.no_n_a": "No."}
        say = CODE + 'f("tools.fault." + code);'
        both = {"english": {**ENGLISH, **said}, "french": {**FRENCH, **said}, "code": say}
        self.assertEqual(self.faults(engine=engine, **both), [])
        self.assert_finds("no_such has no sentence", engine=engine + 'throw Fault("no such");', **both)
        self.assert_finds("other parameters", engine=engine + 'throw Fault("no: n {a}");',
                          **{**both, **{k: {**both[k], "tools.fault.no_n_a": "No."} for k in ("english", "french")}})
        self.assert_finds("no engine says", engine=engine[:engine.index(" throw")], **both)

    def test_a_sentence_that_nothing_says(self):
        more = {"old.code": "Old"}
        self.assert_finds("nothing says", english={**ENGLISH, **more}, french={**FRENCH, **more})
        self.assertEqual(self.faults(CODE + 'f("old." + rung);', {**ENGLISH, **more}, {**FRENCH, **more}), [])

    def test_french_typography(self):
        for sentence in ("L'action", "Quoi?", "Quoi ?", "Voici : tout", "« oui\u00a0»", "Fini ;"):
            with self.subTest(sentence):
                self.assert_finds("a.json", french={**FRENCH, "invalid": sentence})
        for sentence in ("L’action", "Quoi\u202f?", "Voici\u00a0: à 8:30", "«\u00a0oui\u00a0»", "https://a.fr/?b=1",
                         "«\u202f{x}\u202f»"):
            with self.subTest(sentence):
                both = {"invalid": sentence.replace("{x}", "y")}
                self.assertEqual(self.faults(french={**FRENCH, **both}), [])


class TheHouse(unittest.TestCase):
    def test_every_code_has_its_sentence_and_every_sentence_its_code(self):
        self.assertEqual("\n".join(faults(ROOT)), "")


if __name__ == "__main__":
    unittest.main()
