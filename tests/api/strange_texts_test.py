"""Texts, files and paths that trip programs up: kept as they are, or refused with a sentence; never half, never an incident."""
import re, struct
from import_test import bring, places
from round_trip_test import export
from town import Town

KEPT = {
    "right to left": "قراءة قصة كل مساء",
    "both directions": "Café (قهوة) du lundi",
    "emoji of several parts": "👩🏽‍🏫 aux devoirs 🇫🇷",
    "a look-alike in Cyrillic": "Сlub du soir",
    "letters with marks of their own": "E\u0301cole du Vieux-Noyer",
    "a formula": "=HYPERLINK(\"http://evil.example\";\"ici\")",
    "a command": "+cmd|' /C calc'!A0",
    "an at sign": "@SUM(1+1)",
    "markup": "<script>alert(1)</script> & <b>gras</b>",
    "SQL": "'); DROP TABLE action; --",
    "braces": "{title} {{7*7}} %s ${HOME}",
}
PATHS = ("../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/shadow", "C:\\plan.csv", "plan.csv\u0000.png", "\u202egpj.exe",
         "." * 300)


class Texts(Town):
    def test_1_each_is_kept_letter_by_letter_and_found_again(self):
        for name, text in KEPT.items():
            with self.subTest(name):
                made = self.manager.make("actions", plan=self.plan["id"], title=text)
                self.assertEqual(self.manager.look(f"/api/actions/{made['id']}")["title"], text)
                hits = self.manager.look("/api/search", q=text)["hits"]
                if re.search(r"\w{3}", text):
                    self.assertIn(made["id"], [one["id"] for one in hits])

    def test_2_a_look_alike_is_another_name(self):
        shown = bring(self.manager, "Titre de l'action\nClub du soir\n")
        self.assertEqual((shown["counts"]["created"], shown["counts"]["changed"]), (1, 0))

    def test_3_they_go_out_and_come_back_unchanged(self):
        for content in (export(self.manager), export(self.manager, kind="action", format="csv")):
            shown = bring(self.manager, content)
            self.assertEqual((shown["counts"]["changed"], shown["counts"]["created"], shown["faults"]), (0, 0, []))

    def test_4_no_cell_of_a_sheet_begins_a_formula(self):
        sheet = export(self.manager, kind="action", format="csv").decode("utf-8-sig")
        for start in ("=HYPERLINK", "+cmd", "@SUM"):
            self.assertIn("'" + start, sheet)
            self.assertNotRegex(sheet, r"(?m)(^|[;\"])" + "\\" + start)

    def test_names_of_ten_thousand_letters(self):
        answer = self.manager.post("/api/actions", {"plan": self.plan["id"], "title": "é" * 10_000})
        self.refused(answer, 422, "invalid", "title")
        shown = bring(self.manager, "Titre de l'action\n" + "é" * 10_000 + "\nCourt\n")
        self.assertEqual(places(shown), ["A2"])

    def test_control_characters(self):
        for letter in ("\u0000", "\u0007", "\u001b", "\u007f"):
            with self.subTest(letter=ascii(letter)):
                answer = self.manager.post("/api/actions", {"plan": self.plan["id"], "title": f"A{letter}B"})
                self.refused(answer, 422, "invalid", "title")

    def test_json_nested_ten_thousand_deep(self):
        for raw in (b"[" * 10_000, b'{"a":' * 10_000 + b"1" + b"}" * 10_000):
            self.refused(self.manager.send("POST", "/api/actions", raw=raw), 400, "json.too_deep")
            self.assertIn(bring(self.manager, raw, name="plan.geojson").status, (400, 422))


class Files(Town):
    def test_a_name_leads_out_of_no_folder(self):
        for path in PATHS:
            with self.subTest(path=ascii(path)):
                answer = self.manager.send("POST", "/api/files", raw=b"\x89PNG\r\n\x1a\n" + bytes(24), asked={"name": path})
                self.assertIn(answer.status, (200, 201, 400, 415, 422), answer)
                self.assertIn(bring(self.manager, "Titre de l'action\nA\n", name=path).status, (200, 400))
                self.assertEqual(self.manager.get("/health").status, 200)

    def test_a_locked_workbook_says_how_to_unlock_it(self):
        locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
        self.refused(bring(self.manager, locked, name="plan.xlsx"), 422, "import.encrypted")

    def test_a_zip_that_would_fill_the_memory(self):
        # Says to hold four gigabytes, holds nothing: sizes that a directory claims are not believed.
        name = b"xl/workbook.xml"
        head = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, 0, 10, 0xFFFFFFF0, len(name), 0)
        local = b"PK\x03\x04" + head + name + bytes(10)
        entry = b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
        end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(entry), len(local), 0)
        answer = bring(self.manager, local + entry + end, name="plan.xlsx")
        self.refused(answer, 422)

    def test_latin_1_with_semicolons_and_lines_in_quotes(self):
        text = "Titre de l'action;Description\r\n\"Café; l'été\";\"Première ligne\r\nDeuxième\"\r\n"
        shown = bring(self.manager, text.encode("latin-1"))
        self.assertEqual((shown["counts"]["rows"], shown["faults"]), (1, []), shown)
        self.assertEqual([one["title"] for one in shown["records"] if one["kind"] == "action"], ["Café; l'été"])

    def test_a_border_that_crosses_itself(self):
        bow_tie = ('{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"nom":"Nœud"},"geometry":'
                   '{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}}]}')
        shown = bring(self.manager, bow_tie, what="districts", name="quartiers.geojson")
        self.refused(shown, 422, "import.features", "features.1")
        self.assertEqual(self.manager.look("/api/territories")["territories"], [])
