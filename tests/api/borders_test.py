"""The real borders of Nantes come in by their names and are what the map draws. They are never shipped: ARPENT_REFERENCE."""
import os, unittest
from import_test import bring
from town import Example

FOLDER = os.path.join(os.environ.get("ARPENT_REFERENCE", os.path.join(os.path.dirname(__file__), "..", "..", "..", "shared")),
                      "data", "nantes")


@unittest.skipUnless(os.path.exists(FOLDER), "the borders are not here: ARPENT_REFERENCE names no folder with data/nantes")
class Borders(Example):
    def test_eleven_districts_get_their_shape(self):
        for name in ("nantes_quartiers_simplified.geojson", "nantes_quartiers_full.geojson"):
            with self.subTest(name=name):
                who = self.person("Amina Diallo")
                before = {one["name"]: one for one in who.look("/api/territories", limit=200)["territories"]}
                with open(os.path.join(FOLDER, name), "rb") as file:
                    shown = bring(who, file.read(), name=name)
                self.assertEqual(shown["faults"], [])
                self.assertEqual((shown["counts"]["created"], shown["counts"]["changed"]), (0, 11))
                kept = who.do("/api/import/apply", **{"import": shown["import"]})
                rows = who.look("/api/district_list")["districts"]
                drawn = [one for one in rows if (one["geometry"] or {}).get("type") in ("Polygon", "MultiPolygon")]
                self.assertEqual(len(drawn), 11)
                after = {one["name"]: one for one in who.look("/api/territories", limit=200)["territories"]}
                self.assertEqual(after.keys(), before.keys(), "no district was added or renamed")
                self.assertEqual([one["code"] for one in after.values()], [one["code"] for one in before.values()])
                again = bring(who, export_of(who), name="territory.csv")
                self.assertEqual(again["counts"]["changed"], 0, "shapes survive the way through a sheet")
                who.do("/api/entry/undo", moment=kept["moment"])


def export_of(who):
    answer = who.get("/api/export", kind="territory", format="csv")
    assert answer.status == 200, answer
    return answer.body
