"""The map that goes out: districts with borders and their numbers, as GeoJSON; what comes back by the import is no news."""
import json, os, shutil, subprocess, tempfile, unittest
from borders_test import FOLDER
from import_test import bring
from program import BINARY
from town import Example, Town


def square(west, south, clockwise=False):
    ring = [[west, south], [west + 0.02, south], [west + 0.02, south + 0.02], [west, south + 0.02], [west, south]]
    return {"type": "Polygon", "coordinates": [ring[::-1] if clockwise else ring]}


def turns_left(ring):
    return sum((a[0] - ring[0][0]) * (b[1] - ring[0][1]) - (b[0] - ring[0][0]) * (a[1] - ring[0][1])
               for a, b in zip(ring, ring[1:])) > 0


class MapOut(Town):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        zoe = cls.manager
        cls.places = [zoe.make("territories", name=name, level="district", order=at, **more) for at, (name, more) in enumerate({
            "Nord": {"code": "N1", "geometry": square(-1.56, 47.20, clockwise=True)}, "Sud": {"geometry": square(-1.50, 47.20)},
            "Est": {"geometry": square(-1.46, 47.20)}, "Gare": {"geometry": {"type": "Point", "coordinates": [-1.5, 47.3]}},
            "Ouest": {}}.items())]
        cls.action = zoe.make("actions", title="Aide aux devoirs", state="running")
        focused = zoe.post(f"/api/actions/{cls.action['id']}/focus", {"rank": 1})
        assert focused.status == 200, focused
        cls.indicator = zoe.make("indicators", action=cls.action["id"], title="Enfants présents", how_noticed="On compte",
                                 source="Feuilles de présence", unit="enfants", says="activity", frequency="month")
        for place, value in zip(cls.places, (3, 40, 60)):
            told = zoe.post("/api/measurements/submit", {"indicator": cls.indicator["id"], "territory": place["id"],
                                                         "period": "2026-02", "value": value})
            assert told.status == 200, told
        zoe.make("baselines", indicator=cls.indicator["id"], territory=cls.places[0]["id"], value=2, on_date="2025-09-01")
        zoe.make("targets", indicator=cls.indicator["id"], territory=cls.places[0]["id"], value=50, on_date="2026-06-30")

    def out(self, **query):
        answer = self.manager.get("/api/export/geojson", **query)
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(answer.headers["Content-Type"], "application/geo+json")
        self.assertIn("arpent.geojson", answer.headers["Content-Disposition"])
        return json.loads(answer.body)

    def test_districts_with_borders_and_their_numbers(self):
        out = self.out()
        self.assertEqual([one["properties"]["name"] for one in out["features"]], ["Nord", "Sud", "Est"])
        self.assertEqual((out["arpent"]["places"], out["arpent"]["without_borders"]), (5, 2))
        self.assertEqual(out["arpent"]["names_without_borders"], ["Gare", "Ouest"])
        for one in out["features"]:
            self.assertTrue(turns_left(one["geometry"]["coordinates"][0]), "outlines are by the right hand")
        nord = out["features"][0]["properties"]
        self.assertEqual((nord["code"], nord["value_1"], nord["place"]), ("N1", 3, self.places[0]["id"]))
        figure = nord["figures"][0]
        wanted = {"value": 3, "period": "2026-02", "state": "fresh", "baseline": 2, "target": 50, "title": "Enfants présents",
                  "source": "Feuilles de présence", "unit": "enfants", "action_title": "Aide aux devoirs"}
        self.assertEqual({name: figure[name] for name in wanted}, wanted)
        together = out["arpent"]["subjects"][0]["together"]
        self.assertEqual((together["value"], together["answered"], together["concerned"]), (103, 3, 5))

    def test_it_comes_back_without_a_change(self):
        shown = bring(self.manager, json.dumps(self.out()).encode(), name="carte.geojson")
        self.assertEqual(shown["faults"], [], shown)
        self.assertEqual((shown["counts"]["created"], shown["counts"]["changed"]), (0, 0), shown)
        self.assertEqual(shown["counts"]["untouched"], 3, shown)

    def test_small_figures_are_not_for_everyone(self):
        out = self.out(readers="everyone")
        values = [one["properties"]["value_1"] for one in out["features"]]
        self.assertEqual(values, [None, None, 60], "3 is under the floor, and 40 would give it away")
        self.assertEqual(out["features"][0]["properties"]["figures"][0]["value_note"], "moins de 11")
        self.assertIsNone(out["features"][0]["properties"]["figures"][0]["baseline"], "2 is under the floor too")
        self.assertEqual(out["arpent"]["subjects"][0]["together"]["value"], 103)
        self.assertEqual(out["arpent"]["read_by"], "everyone")

    def test_a_later_number_does_not_leave_a_small_one_alone_in_the_sum(self):
        told = self.manager.post("/api/measurements/submit", {"indicator": self.indicator["id"], "period": "2026-03",
                                                              "territory": self.places[0]["id"], "value": 25})
        self.assertEqual(told["state"], "submitted", "eight times as many: somebody reads it first")
        self.manager.do(f"/api/measurements/{told['id']}/accept")
        out = self.out(readers="everyone")
        self.assertEqual([one["properties"]["value_1"] for one in out["features"]], [25, 40, 60])
        together = out["arpent"]["subjects"][0]["together"]
        self.assertIsNone(together["value"], "103 less 40 and 60 is what Nord told of February")
        self.assertIn("non dit", together["value_note"])
        self.assertEqual(self.out()["arpent"]["subjects"][0]["together"]["value"], 103, "members read it")
        self.assertEqual(self.manager.delete(f"/api/measurements/{told['id']}", 2).status, 200)

    def test_who_may_and_of_which_day(self):
        self.refused(self.stranger.get("/api/export/geojson"), 401, "not_logged_in")
        self.refused(self.manager.get("/api/export/geojson", on="gestern"), 400, "past.unreadable")
        self.refused(self.manager.get("/api/export/geojson", readers="all"), 422, "invalid", "readers")
        past = self.out(on="2026-01-31")
        self.assertEqual((past["arpent"]["on"], past["features"], past["arpent"]["subjects"]), ("2026-01-31", [], []))


class MapOfTheExample(Example):
    def by_command(self, *options):
        with tempfile.TemporaryDirectory() as folder:  # the server has its own open
            shutil.copytree(self.program.folder, folder, dirs_exist_ok=True)
            done = subprocess.run([BINARY, "export", "--data", folder, "--geojson", "-", *options],
                                  capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def test_the_command_writes_what_the_page_downloads(self):
        who = self.person("Amina Diallo")
        page = json.loads(who.get("/api/export/geojson", on="2026-02-01").body)
        command = self.by_command("--on", "2026-02-01")
        for one in (page, command):
            for subject in one["arpent"]["subjects"]:
                subject["together"].pop("state_label"), subject["together"].pop("period_label")
        self.assertEqual(page, command)
        self.assertEqual(page["arpent"]["places"], 11)
        self.assertGreater(len(page["arpent"]["subjects"]), 5)

    @unittest.skipUnless(os.path.exists(FOLDER), "the borders are not here: ARPENT_REFERENCE names no folder with data/nantes")
    def test_real_borders_come_back_without_a_change(self):
        who = self.person("Amina Diallo")
        with open(os.path.join(FOLDER, "nantes_quartiers_simplified.geojson"), "rb") as file:
            kept = who.do("/api/import/apply", **{"import": bring(who, file.read(), name="quartiers.geojson")["import"]})
        out = who.get("/api/export/geojson").body
        self.assertEqual(len(json.loads(out)["features"]), 11)
        again = bring(who, out, name="arpent.geojson")
        self.assertEqual((again["faults"], again["counts"]["changed"], again["counts"]["created"]), ([], 0, 0))
        self.assertEqual(again["counts"]["untouched"], 11)
        who.do("/api/entry/undo", moment=kept["moment"])
