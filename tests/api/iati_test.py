"""The plan as IATI 2.03: its own structure always; its schema where the reference folder is there (ARPENT_REFERENCE)."""
import glob, os, shutil, subprocess, tempfile, unittest
import xml.etree.ElementTree as xml
from program import BINARY
from town import Example, Town

SCHEMA = os.path.join(os.environ.get("ARPENT_REFERENCE", os.path.join(os.path.dirname(__file__), "..", "..", "..", "shared")),
                      "data", "iati")
# The schema points to the one of xml:lang at www.w3.org, which no test asks.
XML_LANG = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
  <xs:attribute name="lang" type="xs:language"/></xs:schema>"""
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def schema_faults(text):
    """What xmllint says against the schema: "" where it validates."""
    with tempfile.TemporaryDirectory() as folder:
        for file in glob.glob(os.path.join(SCHEMA, "*.xsd")):
            shutil.copy(file, folder)
        with open(os.path.join(folder, "xml.xsd"), "w") as file:
            file.write(XML_LANG)
        done = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", os.path.join(folder, "iati-activities-schema.xsd"),
                               "-"], input=text, capture_output=True, timeout=60)
        return "" if done.returncode == 0 else done.stderr.decode()


class Checks:
    def iati(self, who, **query):
        answer = who.get("/api/export/iati", **query)
        self.assertEqual((answer.status, answer.headers["Content-Type"]), (200, "application/xml"), answer)
        return answer.body

    def look_through(self, root):
        """What the standard asks beyond its schema: references that lead somewhere, languages, numbers, days in order."""
        self.assertEqual((root.tag, root.get("version")), ("iati-activities", "2.03"))
        known = {one.findtext("iati-identifier"): one for one in root}
        self.assertEqual(len(known), len(root), "identifiers are unique")
        for name, activity in known.items():
            ref = activity.find("reporting-org").get("ref")
            self.assertTrue(name.startswith(ref + "-"), name)
            for related in activity.findall("related-activity"):
                back = {one.get("ref"): one.get("type") for one in known[related.get("ref")].findall("related-activity")}
                self.assertEqual(back[name], {"1": "2", "2": "1"}[related.get("type")], "each names the other")
            places = {one.get("ref") for one in activity.findall("location")}
            for used in activity.findall("result/indicator/*//location"):
                self.assertIn(used.get("ref"), places)
            for text in activity.iter("narrative"):
                self.assertIn(text.get(LANG), ("fr", "en"))
                self.assertTrue(text.text.strip())
            for indicator in activity.iter("indicator"):
                days = [(one.find("period-start").get("iso-date"), one.find("period-end").get("iso-date"))
                        for one in indicator.findall("period")]
                self.assertEqual(days, sorted(days))
                for start, end in days:
                    self.assertLessEqual(start, end)
                for figure in indicator.findall("period/*") + indicator.findall("baseline"):
                    if figure.get("value") is not None:
                        float(figure.get("value"))
                    elif figure.tag in ("target", "actual", "baseline"):
                        self.assertIsNotNone(figure.find("comment"), "what is not said is said to be so")


class Iati(Checks, Town):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        zoe = cls.manager
        cls.nord, cls.sud, cls.est = (zoe.make("territories", name=name, level="district") for name in ("Nord", "Sud", "Est"))
        cls.action = zoe.make("actions", title="Aide <aux> devoirs & goûter", state="running", is_about="Après l’école")
        cls.indicator = zoe.make("indicators", action=cls.action["id"], title="Enfants présents", how_noticed="On compte",
                                 says="activity", frequency="month", ascending=False)
        for place, value in ((cls.nord, 3), (cls.sud, 40), (cls.est, 60)):
            told = zoe.post("/api/measurements/submit", {"indicator": cls.indicator["id"], "territory": place["id"],
                                                         "period": "2026-02", "value": value})
            assert told.status == 200, told
        zoe.make("baselines", indicator=cls.indicator["id"], territory=cls.sud["id"], value=30, on_date="2025-09-15")
        zoe.make("targets", indicator=cls.indicator["id"], value=150, on_date="2026-06-30")

    def test_the_plan_and_its_actions(self):
        root = xml.fromstring(self.iati(self.manager))
        self.look_through(root)
        plan, action = root
        self.assertEqual((plan.get("hierarchy"), action.get("hierarchy")), ("1", "2"))
        self.assertEqual(action.findtext("title/narrative"), "Aide <aux> devoirs & goûter")
        self.assertEqual(action.findtext("description/narrative"), "Après l’école")
        self.assertEqual(action.find("activity-status").get("code"), "2")
        self.assertEqual(len(action.findall("location")), 3)

    def test_baseline_target_and_actual(self):
        root = xml.fromstring(self.iati(self.manager))
        result = root[1].find("result")
        self.assertEqual(result.get("type"), "1")
        indicator = result.find("indicator")
        self.assertEqual((indicator.get("measure"), indicator.get("ascending")), ("1", "false"))
        self.assertEqual(indicator.find("reference").get("code"), self.indicator["id"])
        baseline = indicator.find("baseline")
        self.assertEqual((baseline.get("year"), baseline.get("iso-date"), baseline.get("value")), ("2025", "2025-09-15", "30"))
        february, june = indicator.findall("period")
        self.assertEqual(june.find("period-end").get("iso-date"), "2026-06-30")
        self.assertEqual(june.find("target").get("value"), "150")
        told = {(one.find("location").get("ref") if one.find("location") is not None else ""): one.get("value")
                for one in february.findall("actual")}
        self.assertEqual(told, {"": "103", self.nord["id"]: None, self.sud["id"]: None, self.est["id"]: "60"},
                         "3 is under the floor of 11, and 40 would give it away")
        notes = [one.text for one in february.iter("narrative")]
        self.assertIn("moins de 11", notes)
        self.assertIn("3 of 3 districts answered", notes)

    def test_baselines_do_not_give_a_small_one_away(self):
        made = [self.manager.make("baselines", indicator=self.indicator["id"], value=value, on_date="2025-09-15", **place)
                for value, place in ((4, {"territory": self.nord["id"]}), (70, {"territory": self.est["id"]}), (104, {}))]
        indicator = xml.fromstring(self.iati(self.manager))[1].find("result/indicator")
        said = {(one.find("location").get("ref") if one.find("location") is not None else ""): one.get("value")
                for one in indicator.findall("baseline")}
        self.assertEqual(said, {"": "104", self.nord["id"]: None, self.sud["id"]: None, self.est["id"]: "70"})
        for one in made:
            self.assertEqual(self.manager.delete(f"/api/baselines/{one['id']}", one["revision"]).status, 200)

    def test_the_identifier_of_the_city(self):
        only = "/api/cities/00000000-0000-7000-8000-000000000001"
        root = xml.fromstring(self.iati(self.manager))
        self.assertEqual(root[0].find("reporting-org").get("ref"), "ZZ-NOT-REGISTERED")
        wrong = self.manager.patch(only, {"organisation_id": "FR RCS/1"}, self.revision_of(only))
        self.refused(wrong, 422, "invalid", "organisation_id")
        self.assertEqual(self.manager.patch(only, {"organisation_id": "FR-RCS-1"}, self.revision_of(only)).status, 200)
        root = xml.fromstring(self.iati(self.manager))
        self.look_through(root)
        self.assertTrue(all(one.findtext("iati-identifier").startswith("FR-RCS-1-") for one in root))
        self.assertEqual(self.manager.patch(only, {"organisation_id": None}, self.revision_of(only)).status, 200)

    def test_who_may_and_for_whom(self):
        self.refused(self.stranger.get("/api/export/iati"), 401, "not_logged_in")
        self.refused(self.manager.get("/api/export/iati", readers="members"), 422, "invalid", "readers")
        self.refused(self.manager.get("/api/export/iati", on="2026-01-31"), 409, "export.nothing_to_tell")

    def test_no_name_of_a_person_goes_out(self):
        self.assertNotIn("Zoé Premier", self.iati(self.manager).decode())


@unittest.skipUnless(os.path.exists(SCHEMA), "the schema is not here: ARPENT_REFERENCE names no folder with data/iati")
class Schema(Checks, Example):
    def test_the_example_validates(self):
        for query in ({}, {"on": "2025-03-01"}):
            text = self.iati(self.person("Amina Diallo"), **query)
            self.look_through(xml.fromstring(text))
            self.assertEqual(schema_faults(text), "")

    def test_so_does_what_the_command_writes(self):
        with tempfile.TemporaryDirectory() as folder:  # the server has its own open
            shutil.copytree(self.program.folder, folder, dirs_exist_ok=True)
            done = subprocess.run([BINARY, "export", "--data", folder, "--iati", "-"], capture_output=True, timeout=60)
        self.assertEqual((done.returncode, schema_faults(done.stdout)), (0, ""), done.stderr)

    def test_the_schema_refuses_something(self):
        text = self.iati(self.person("Amina Diallo"))
        self.assertIn("activity-status", schema_faults(text.replace(b"<activity-status", b"<activity-statute")))
