"""Yann brings a sheet with a fault, cures it, brings it in, and takes it all back."""
import pathlib
from client import Client
from town import Example, Town

SHEETS = pathlib.Path(__file__).resolve().parents[2] / "demo" / "import"
GOOD = "Titre de l'action;Statut;Date de début;Budget\nAtelier vélo;En cours;01/09/2025;4 000 €\nChorale;Idée;;\n"
BAD = GOOD.replace("01/09/2025", "31/02/2026").replace("Idée", "Presque fini")


def bring(who, sheet, what=""):
    data = sheet.encode() if isinstance(sheet, str) else sheet
    return who.send("POST", "/api/imports", raw=data, headers={"Content-Type": "text/csv"}, name="actions.csv", what=what)


class Sheets(Town):
    def bring(self, sheet, who=None):
        return bring(who or self.manager, sheet)

    def actions(self):
        return {one["title"] for one in self.manager.look("/api/actions", limit=200)["actions"]}

    def test_a_fault_a_cure_an_import_and_back(self):
        before, moment = self.actions(), self.manager.get("/api/goals").moment
        shown = self.bring(BAD)
        self.assertEqual(shown.status, 200, shown)
        self.assertEqual(shown["counts"]["faults"], 2, shown)
        places = [one["place"] for one in shown["faults"]]
        self.assertTrue(any("C2" in str(place) for place in places), places)
        self.assertTrue(any("B3" in str(place) for place in places), places)
        for one in shown["faults"]:
            self.assertRegex(one["message"], r"\w")
        self.refused(self.manager.post("/api/import/apply", {"import": shown["import"]}), 409, "import.has_faults")
        self.assertEqual(self.actions(), before)
        self.assertLessEqual(self.manager.get("/api/goals").moment, moment + 1, "only what waits was put aside")

        shown = self.bring(GOOD)
        self.assertEqual((shown["counts"]["faults"], shown["counts"]["created"]), (0, 2), shown)
        applied = self.manager.post("/api/import/apply", {"import": shown["import"]})
        self.assertEqual(applied.status, 200, applied)
        self.assertEqual(self.actions() - before, {"Atelier vélo", "Chorale"})
        self.refused(self.manager.post("/api/import/apply", {"import": shown["import"]}), 404, "import.gone")

        undone = self.manager.post("/api/entry/undo", {"moment": applied["moment"]})
        self.assertEqual(undone.status, 200, undone)
        self.assertEqual(self.actions(), before)
        self.refused(self.manager.post("/api/entry/undo", {"moment": applied["moment"]}), 409, "undo.done_already")

    def test_the_same_sheet_twice_is_no_news(self):
        first = self.bring("Titre de l'action\nPiscine\n")
        applied = self.manager.do("/api/import/apply", **{"import": first["import"]})
        again = self.bring("Titre de l'action\nPiscine\n")
        self.assertEqual((again["counts"]["created"], again["counts"]["untouched"]), (0, 1), again)
        self.refused(self.manager.post("/api/import/apply", {"import": again["import"]}), 409, "import.nothing_new")
        self.manager.do("/api/entry/undo", moment=applied["moment"])

    def test_what_was_changed_since_is_left_alone_or_named(self):
        shown = self.bring("Titre de l'action\nThéâtre\nDanse\n")
        applied = self.manager.do("/api/import/apply", **{"import": shown["import"]})
        danse = next(one for one in self.manager.look("/api/actions")["actions"] if one["title"] == "Danse")
        path = f"/api/actions/{danse['id']}"
        self.manager.patch(path, {"is_about": "Le mercredi"}, self.revision_of(path))
        answer = self.manager.post("/api/entry/undo", {"moment": applied["moment"]})
        self.refused(answer, 409, "undo.changed_since")
        self.assertIn("Danse", str(answer.body))
        self.manager.do("/api/entry/undo", moment=applied["moment"], others=True)
        self.assertNotIn("Théâtre", self.actions())
        self.assertIn("Danse", self.actions())

    def test_what_waits_is_found_by_whoever_brought_it_alone(self):
        shown = self.bring(GOOD)
        self.assertIn(Client(self.program).post("/api/import/preview", {"import": shown["import"]}).status, (401, 403))
        self.refused(self.manager.post("/api/import/preview", {"import": "0190aaaa-0000-7000-8000-000000000000"}), 404)
        discarded = self.manager.post("/api/import/discard", {"import": shown["import"]})
        self.assertEqual(discarded.status, 200, discarded)
        self.refused(self.manager.post("/api/import/preview", {"import": shown["import"]}), 404, "import.gone")

    def test_what_is_no_sheet(self):
        cases = [("nothing", b""), ("a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 200),
                 ("half a workbook", b"PK\x03\x04" + b"\0" * 60),
                 ("an encrypted workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
                 ("half a map", b'{"type":"FeatureCollection"')]
        before = self.manager.get("/api/goals").moment
        for name, data in cases:
            with self.subTest(name):
                answer = self.bring(data)
                self.assertIn(answer.status, (400, 413, 415, 422), answer)
                self.assertRegex(answer["message"], r"\w", answer)
        self.assertEqual(self.manager.get("/api/goals").moment, before)

    def test_a_stranger_brings_nothing(self):
        self.assertEqual(self.bring(GOOD, self.stranger).status, 401)


class Rights(Example):
    def test_whoever_may_not_write_actions_may_not_bring_them(self):
        ines = self.person("Inês Ferreira")
        shown = bring(ines, GOOD)
        if shown.status == 200:
            applied = ines.post("/api/import/apply", {"import": shown["import"]})
            self.assertIn(applied.status, (403, 409), applied)
        amina = self.person("Amina Diallo")
        self.assertNotIn("Atelier vélo", {one["title"] for one in amina.look("/api/actions", limit=200)["actions"]})


class SheetsOfTheExample(Town):
    """The files that a newcomer finds in demo/import, brought into an empty city in the order of its description."""

    def test_each_is_understood(self):
        for name, what in (("objectifs.txt", "goals"), ("quartiers.txt", "districts"), ("personnes.csv", ""),
                           ("plan-actions.csv", "")):
            with self.subTest(name):
                shown = bring(self.manager, (SHEETS / name).read_bytes(), what)
                self.assertEqual(shown.status, 200, shown)
                self.assertEqual(shown["counts"]["faults"], 0, shown["faults"][:3])
                self.manager.do("/api/import/apply", **{"import": shown["import"]})
        shown = bring(self.manager, (SHEETS / "plan-actions-fautes.csv").read_bytes())
        self.assertGreater(shown["counts"]["faults"], 5, shown)
        self.refused(self.manager.post("/api/import/apply", {"import": shown["import"]}), 409, "import.has_faults")
