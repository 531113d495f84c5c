"""Sheets as people have them: any order of columns, French or English, their dates, commas and layouts."""
import io, os, sys, unittest, zipfile
import program
from client import Client
from import_test import bring, places
from town import Town
sys.path.append(os.path.join(os.path.dirname(__file__), "..", "support"))
from workbook import workbook


class Sheets(unittest.TestCase):
    """Each test has a city of its own, with two districts."""
    refused = Town.refused

    def setUp(self):
        self.program = program.empty()
        self.addCleanup(self.program.stop)
        self.manager = Client(self.program).begin_city()
        self.city = self.manager.make("territories", name="Essai", level="city")
        for name in ("Nord", "Sud"):
            self.manager.make("territories", name=name, level="district", parent=self.city["id"])

    def revision_of(self, path):
        return self.manager.get(path).revision

    def keep(self, content, what=None, name="feuille.csv", **wishes):
        shown = bring(self.manager, content, what, name, **wishes)
        self.assertEqual(shown.status, 200, shown)
        self.assertEqual(shown["faults"], [])
        return self.manager.do("/api/import/apply", **{"import": shown["import"], **wishes})

    def all(self, plural):
        return self.manager.look(f"/api/{plural}", limit=200)[plural]

    def only(self, plural):
        found = self.all(plural)
        self.assertEqual(len(found), 1, found)
        return found[0]

    def test_the_headings_of_french_action_plans(self):
        self.keep("Axe;Sous-axe;Titre de l'action;Descriptif;Structure pilote;Personne pilote;Élu·e référent·e;Statut;"
                  "Niveau de priorité;Date de début;Date de fin;Public;Quartiers;Budget\n"
                  "1. Réussir;1.1 Lire;Club de lecture;Chaque soir;Direction de l'éducation;Maëlle Jégou;"
                  "Adjointe à l'éducation;En cours;Haute;01/09/2025;31 août 2028;Parents;Nord, Sud;12 500,50 €\n")
        action = self.only("actions")
        self.assertEqual((action["title"], action["is_about"], action["state"], action["priority_level"]),
                         ("Club de lecture", "Chaque soir", "running", "Haute"))
        self.assertEqual((action["starts_on"], action["ends_on"], action["budget"]), ("2025-09-01", "2028-08-31", 1250050))
        self.assertEqual(len(action["territories"]), 2)
        posts = {one["id"]: one for one in self.all("posts")}
        self.assertEqual(posts[action["lead"]]["body"], "Direction de l'éducation")
        self.assertEqual(posts[action["sponsor"]]["title"], "Adjointe à l'éducation")
        goals = {one["title"]: one for one in self.all("goals")}
        self.assertEqual(goals["Lire"]["parent"], goals["Réussir"]["id"])
        self.assertEqual(self.only("contributions")["goal"], goals["Lire"]["id"])

    def test_english_headings_in_another_order(self):
        self.keep("Budget;End date;Districts;Status;Action title;Pillar\n45000;2026-06-30;South;on hold;Choirs;Sing\n"
                  .replace("South", "Sud"))
        action = self.only("actions")
        self.assertEqual((action["title"], action["state"], action["ends_on"], action["budget"]),
                         ("Choirs", "paused", "2026-06-30", 4500000))

    def test_a_workbook_of_several_sheets_under_a_title_line(self):
        kept = self.keep(workbook(
            ("Actions", [["Plan d'actions 2026"], [], ["Titre de l'action", "Date de début", "Budget"],
                         ["Club de lecture", 45901, 1200.5]]),
            ("Indicateurs", [["Indicateur", "Titre de l'action", "Unité", "Fréquence de suivi", "Valeur de départ", "Cible",
                              "Échéance"], ["Enfants au club", "Club de lecture", "enfants", "mensuelle", 10, 60, "30/06/2027"]]),
            ("Chiffres", [["Indicateur", "Quartier", "septembre 2025", "octobre 2025"], ["Enfants au club", "Nord", 12, 15],
                          ["Enfants au club", "Sud", 9, ""]]),
            ("Notes", [["Merci à tous"]])), name="plan.xlsx")
        self.assertEqual([sheet["what"] for sheet in kept["sheets"]], ["actions", "indicators", "numbers", None])
        action, indicator = self.only("actions"), self.only("indicators")
        self.assertEqual((action["starts_on"], action["budget"]), ("2025-09-01", 120050))
        self.assertEqual((indicator["action"], indicator["frequency"], indicator["unit"]), (action["id"], "month", "enfants"))
        self.assertEqual((self.only("targets")["value"], self.only("targets")["on_date"]), (60, "2027-06-30"))
        self.assertEqual(self.only("baselines")["value"], 10)
        self.assertEqual(sorted((one["period"], one["value"]) for one in self.all("measurements")),
                         [("2025-09", 9), ("2025-09", 12), ("2025-10", 15)])

    def test_indented_text_becomes_goals(self):
        self.keep("1 Réussir\n  1.1 Lire\n  1.2 Compter\n\t\t- Les tables\n2 Grandir\n", "goals", "objectifs.txt")
        goals = {one["title"]: one for one in self.all("goals")}
        self.assertEqual(goals["Compter"]["code"], "1.2")
        self.assertEqual(goals["Les tables"]["parent"], goals["Compter"]["id"])
        self.assertEqual(len(goals), 5)

    def test_pasted_names_and_a_map_are_districts(self):
        self.keep("- Bellevue\n- Île Forget\n", "districts", "noms.txt")
        shape = ('{"type": "Feature", "properties": {"nom": "%s"}, "geometry": {"type": "Polygon", "coordinates": '
                 '[[[-1.6, 47.2], [-1.5, 47.2], [-1.5, 47.3], [-1.6, 47.2]]]}}')
        kept = self.keep('{"type": "FeatureCollection", "features": [%s, %s]}' % (shape % "BELLEVUE", shape % "Ile Forget"),
                         name="carte.geojson")
        self.assertEqual((kept["counts"]["created"], kept["counts"]["changed"]), (0, 2))
        found = {one["name"]: one for one in self.all("territories")}
        self.assertEqual(found["Île Forget"]["geometry"]["type"], "Polygon")
        self.assertEqual(found["Bellevue"]["parent"], self.city["id"])
        self.assertNotIn("Ile Forget", found)

    def test_a_grid_of_numbers_of_one_chosen_indicator(self):
        self.keep("Titre de l'action\nClub\n", "actions")
        indicator = self.manager.make("indicators", action=self.only("actions")["id"], title="Enfants", starts_on="2025-01-01")
        grid = "Quartier;septembre 2025;2025-10\nNord;1 234,5;12\nSud;;7\nTotal;1 234,5;19\n"
        asked = bring(self.manager, grid)
        self.assertEqual([one["kind"] for one in asked["questions"]], ["indicator"])
        self.refused(self.manager.post("/api/import/apply", {"import": asked["import"]}), 422, "import.choose_first")
        kept = self.keep(grid, chosen=[{"kind": "indicator", "id": indicator["id"]}])
        self.assertEqual(kept["counts"]["totals"], 1)
        self.assertEqual(sorted(one["value"] for one in self.all("measurements")), [7, 12, 1234.5])

    def test_a_moved_or_unknown_column_is_named_by_the_person(self):
        text = "Intitulé;Chose faite;Quand\nx;Club;01/09/2025\n"
        shown = bring(self.manager, text, "actions")
        columns = {one["column"]: one for one in shown["sheets"][0]["columns"]}
        self.assertIsNone(columns["B"]["field"])
        mapping = [{"sheet": 0, "column": "B", "field": "title"}, {"sheet": 0, "column": "A", "field": ""},
                   {"sheet": 0, "column": "C", "field": "starts_on"}]
        self.keep(text, "actions", mapping=mapping)
        self.assertEqual((self.only("actions")["title"], self.only("actions")["starts_on"]), ("Club", "2025-09-01"))

    def test_two_columns_for_one_field_are_asked_about(self):
        shown = bring(self.manager, "Titre;Titre;Statut\nClub;Chorale;idée\n", "actions")
        columns = {one["column"]: one for one in shown["sheets"][0]["columns"]}
        self.assertEqual([columns[at]["field"] for at in "AB"], [None, None])
        self.assertEqual([columns[at]["candidates"] for at in "AB"], [["title"], ["title"]])

    def test_what_somebody_else_changed_since_the_export_is_a_conflict(self):
        self.keep("Titre de l'action;Descriptif\nClub;Chaque soir\n", "actions")
        action = self.only("actions")
        sheet = self.manager.get("/api/export", kind="action", format="csv").body.decode("utf-8-sig")
        path = f"/api/actions/{action['id']}"
        self.manager.patch(path, {"is_about": "Chaque matin"}, self.revision_of(path))
        edited = sheet.replace("Chaque soir", "Chaque midi")
        shown = bring(self.manager, edited)
        self.assertEqual(shown["counts"]["conflicts"], 1)
        field = next(one for one in shown["records"][0]["fields"] if one["conflict"])
        self.assertEqual((field["before"], field["after"]), ("Chaque matin", "Chaque midi"))
        untouched = bring(self.manager, sheet)
        self.assertEqual(untouched["counts"]["changed"], 0, "what was not touched in the sheet stays theirs")
        self.keep(edited, over_conflicts=True)
        self.assertEqual(self.manager.look(path)["is_about"], "Chaque midi")

    def test_an_empty_cell_empties_and_an_absent_column_leaves_alone(self):
        self.keep("Titre de l'action;Code;Descriptif;Budget\nClub;A1;Chaque soir;100\n", "actions")
        kept = self.keep("Code;Titre de l'action;Descriptif\nA1;Club;\n", "actions")
        self.assertEqual(kept["counts"]["cleared"], 1)
        self.assertEqual((self.only("actions")["is_about"], self.only("actions")["budget"]), (None, 10000))

    def test_what_cannot_be_read_is_said(self):
        good = workbook(("A", [["Titre de l'action"], ["Club"]]))
        for content, status, code in ((good[:len(good) // 2], 422, None),
                                      (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, 422, None),
                                      (b"%PDF-1.7 x", 422, None), (b"", 422, None), (b"x" * (20 * 1024 * 1024 + 1), 413, None),
                                      (b'{"type": "FeatureCollection", "features": [{', 400, "json.invalid")):
            answer = self.manager.send("POST", "/api/imports", raw=content, name="x")
            self.refused(answer, status, code)
        self.refused(self.manager.send("POST", "/api/imports", raw=b"a;b\n", what="nonsense"), 422, "import.unknown_what")

    def test_bombs_are_not_unpacked(self):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
            with zipfile.ZipFile(io.BytesIO(workbook(("A", [["x"]])))) as good:
                for name in good.namelist():
                    if not name.endswith("sheet1.xml"):
                        bundle.writestr(name, good.read(name))
            bundle.writestr("xl/worksheets/sheet1.xml", b" " * (300 << 20))
        self.refused(self.manager.send("POST", "/api/imports", raw=out.getvalue(), name="x.xlsx"), 413)

    def test_faults_of_many_kinds_stand_at_their_cells(self):
        shown = bring(self.manager, "Titre de l'action;Date de début;Budget;Statut;Quartiers\n"
                      "Un;03/13/2026;beaucoup;En cours;Nord\nDeux;12 mars 2026;12,5 k€;pas su;Nord / Lune\n", "actions")
        self.assertEqual(places(shown), ["B2", "C2", "D3", "E3"])

    def test_a_comma_before_three_digits_is_as_the_column_says(self):
        self.keep("Titre de l'action\nClub\n", "actions")
        indicator = self.manager.make("indicators", action=self.only("actions")["id"], title="Enfants", starts_on="2025-01-01",
                                      by_territory=False)
        self.keep("Period,Value\n2025-09,\"1,234.5\"\n2025-10,\"2,000\"\n", "numbers",
                  chosen=[{"kind": "indicator", "id": indicator["id"]}])
        self.assertEqual(sorted(one["value"] for one in self.all("measurements")), [1234.5, 2000])
