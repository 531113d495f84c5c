"""What somebody brings: shown, cured or left out, kept as one entry, taken back."""
import os
from town import Town

DEMO = os.path.join(os.path.dirname(__file__), "..", "..", "demo", "import")


def demo_file(name):
    with open(os.path.join(DEMO, name), "rb") as file:
        return file.read()


def bring(client, content, what=None, name="plan.csv", **wishes):
    """The preview of a text or bytes, again with `wishes` where there are some."""
    raw = content.encode() if isinstance(content, str) else content
    answer = client.send("POST", "/api/imports", raw=raw, what=what, name=name)
    if not wishes or answer.status != 200:
        return answer
    return client.post("/api/import/preview", {"import": answer["import"], **wishes})


def places(preview):
    return [one["place"] for one in preview["faults"]]


def titles(preview, kind):
    return [one["title"] for one in preview["records"] if one["kind"] == kind]


class LeavingOut(Town):
    def test_1_faults_name_their_cells_and_the_rest_is_counted(self):
        shown = bring(self.manager, demo_file("plan-actions-fautes.csv"))
        self.assertEqual(shown["counts"]["rows"], 10)
        self.assertEqual(shown["counts"]["faulty_rows"], 9)
        self.assertEqual(places(shown), ["I2", "A3", "I3", "B4", "G5", "I5", "G6", "H7", "I8", "I9", "J9", "E10"])
        self.assertEqual(titles(shown, "action"), ["Fiche de liaison"])
        self.assertEqual(shown["counts"]["created"], len(shown["records"]))

    def test_2_nothing_is_kept_while_there_are_faults(self):
        shown = bring(self.manager, demo_file("plan-actions-fautes.csv"))
        self.refused(self.manager.post("/api/import/apply", {"import": shown["import"]}), 409, "import.has_faults")
        self.assertEqual(self.manager.look("/api/actions")["actions"], [])
        self.assertEqual(self.manager.look("/api/goals")["goals"], [])

    def test_3_what_faulty_rows_only_name_goes_with_them(self):
        shown = bring(self.manager, "Axe;Titre de l'action;Statut\n1 Lire;Pages;en cours\n2 Courir;Stade;presque\n")
        self.assertEqual(titles(shown, "goal"), ["1 Lire"])
        self.assertEqual(titles(shown, "action"), ["Pages"])

    def test_4_the_rest_is_kept_and_one_undo_takes_it_back(self):
        shown = bring(self.manager, demo_file("plan-actions-fautes.csv"), leave_out=True)
        kept = self.manager.do("/api/import/apply", **{"import": shown["import"], "leave_out": True})
        self.assertEqual(kept["counts"]["created"], shown["counts"]["created"])
        self.assertEqual([one["title"] for one in self.manager.look("/api/actions")["actions"]], ["Fiche de liaison"])
        self.manager.do("/api/entry/undo", moment=kept["moment"])
        self.assertEqual(self.manager.look("/api/actions")["actions"], [])
        self.assertEqual(self.manager.look("/api/goals")["goals"], [])

    def test_5_a_cured_file_is_kept_whole(self):
        city = self.manager.make("territories", name="Essai", level="city")
        for line in demo_file("quartiers.txt").decode().splitlines():
            self.manager.make("territories", name=line, level="district", parent=city["id"])
        shown = bring(self.manager, demo_file("plan-actions.csv"))
        self.assertEqual((shown["counts"]["faults"], shown["faults"]), (0, []))
        kept = self.manager.do("/api/import/apply", **{"import": shown["import"]})
        self.assertEqual(len(self.manager.look("/api/actions")["actions"]), 18)
        again = bring(self.manager, demo_file("plan-actions.csv"))
        self.assertEqual(again["counts"]["created"] + again["counts"]["changed"], 0, again["records"])
        self.refused(self.manager.post("/api/import/apply", {"import": again["import"]}), 409, "import.nothing_new")
        self.manager.do("/api/entry/undo", moment=kept["moment"])
        self.assertEqual(self.manager.look("/api/actions")["actions"], [])

    def test_6_where_no_row_is_right_the_refusal_says_so(self):
        shown = bring(self.manager, "Titre de l'action;Statut\nPages;presque\n", leave_out=True)
        self.assertEqual(shown["counts"]["created"], 0)
        answer = self.manager.post("/api/import/apply", {"import": shown["import"], "leave_out": True})
        self.refused(answer, 409, "import.all_faulty")
