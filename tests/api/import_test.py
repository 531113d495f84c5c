"""What somebody brings: shown, cured or left out, kept as one entry, taken back."""
import os, threading, time
from client import Client, new_id
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
        entry = self.manager.look("/api/entry/list", limit=1)["entries"][0]
        self.assertEqual(entry["count"], shown["counts"]["created"] + shown["counts"]["changed"])
        self.assertEqual(len(entry["records"]), min(5, entry["count"]), "the log names a few of them")
        self.assertEqual(len(self.manager.look("/api/actions")["actions"]), 18)
        again = bring(self.manager, demo_file("plan-actions.csv"))
        self.assertEqual(again["counts"]["created"] + again["counts"]["changed"], 0, again["records"])
        self.refused(self.manager.post("/api/import/apply", {"import": again["import"]}), 409, "import.nothing_new")
        self.manager.do("/api/entry/undo", moment=kept["moment"])
        self.assertEqual(self.manager.look("/api/actions")["actions"], [])

    def test_5b_totals_two_names_and_indicators(self):
        """What stands in action plans of real cities beside their actions."""
        head = "Axe;Titre de l'action;Structure pilote;Personne pilote;Statut;Indicateurs de suivi\n"
        text = head + ("1 Aider;Club du soir;Éducation;Sophie Martin;Reporté;Enfants accueillis\n"
                       "1 Aider;Lire ensemble;Éducation;Ali Ben Saïd;En cours;\n"
                       "1 Aider;Jouer;Sports;Sophie Martin, Ali Ben Saïd;En cours;\n"
                       "TOTAL;3 actions;;;;\n")
        shown = bring(self.manager, text, "actions")
        self.assertEqual([one["place"] for one in shown["faults"]], ["D4"], shown["faults"])
        self.assertEqual(shown["counts"]["totals"], 1)
        self.assertEqual(titles(shown, "action"), ["Club du soir", "Lire ensemble"])
        self.assertEqual(titles(shown, "indicator"), ["Enfants accueillis"])
        self.assertEqual(titles(shown, "post"), ["Éducation", "Éducation, Lire ensemble"], "two posts have two names")
        kept = self.manager.do("/api/import/apply", **{"import": shown["import"], "leave_out": True})
        states = {one["title"]: one["state"] for one in self.manager.look("/api/actions")["actions"]}
        self.assertEqual(states, {"Club du soir": "paused", "Lire ensemble": "running"})
        self.manager.do("/api/entry/undo", moment=kept["moment"])

    def test_6_where_no_row_is_right_the_refusal_says_so(self):
        shown = bring(self.manager, "Titre de l'action;Statut\nPages;presque\n", leave_out=True)
        self.assertEqual(shown["counts"]["created"], 0)
        answer = self.manager.post("/api/import/apply", {"import": shown["import"], "leave_out": True})
        self.refused(answer, 409, "import.all_faulty")


class Underway(Town):
    """A big sheet does not stop anybody else, says how far it is, and can be stopped."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        action = cls.manager.make("actions", title="Compter", plan=cls.plan["id"])
        cls.manager.make("territories", name="Essai", level="city")
        lines = "\n".join(f"Quartier {n}" for n in range(11))
        shown = bring(cls.manager, lines, "districts")
        cls.districts = cls.manager.do("/api/import/apply", **{"import": shown["import"]})
        for n in range(20):
            cls.manager.make("indicators", action=action["id"], title=f"Chiffre {n}", starts_on="2020-01-01",
                             reason_extra="Pour l'essai.")
        months = [f"{year}-{month:02d}" for year in range(2022, 2026) for month in range(1, 13)]
        rows = ["Indicateur;Quartier;" + ";".join(months)]
        rows += [f"Chiffre {n};Quartier {d};" + ";".join(str(10 + (n + d + m) % 7) for m in range(len(months)))
                 for n in range(20) for d in range(11)]
        cls.big, cls.count = "\n".join(rows), 20 * 11 * len(months)
        cls.action = action

    def begin(self):
        """A preview on its way; its id, its thread and where its answer will be."""
        name, answers = new_id(), []
        other = Client(self.program)
        other.cookie = self.manager.cookie
        thread = threading.Thread(target=lambda: answers.append(
            other.send("POST", "/api/imports", raw=self.big.encode(), name="big.csv", id=name)))
        thread.start()
        return name, thread, answers

    def test_0_a_list_of_names_has_no_heading(self):
        self.assertEqual(self.districts["counts"]["created"], 11)

    def test_1_others_write_while_it_is_tried_and_it_says_how_far_it_is(self):
        name, thread, answers = self.begin()
        seen, waits = set(), []
        while thread.is_alive():
            begun = time.monotonic()
            self.manager.make("comments", about=self.action["id"], text="Vu au parc")
            waits.append(time.monotonic() - begun)
            stand = self.manager.look("/api/import/progress", **{"import": name})
            if stand["phase"]:
                seen.add(stand["phase"])
                self.assertTrue(stand["total"] == 0 or stand["done"] <= stand["total"], stand)
        self.assertEqual(answers[0].status, 200, answers[0])
        self.assertEqual(answers[0]["counts"]["created"], self.count)
        self.assertIn("trying", seen)
        self.assertGreater(len(waits), 5)
        whole = sum(waits)
        self.assertLess(max(waits), whole / 2, "somebody waited for most of it")

    def test_2_it_can_be_stopped_on_its_way(self):
        name, thread, answers = self.begin()
        stranger = Client(self.program)
        self.assertEqual(stranger.post("/api/import/discard", {"import": name}).status, 401)
        while thread.is_alive() and not self.manager.look("/api/import/progress", **{"import": name})["phase"]:
            time.sleep(.005)
        self.assertEqual(self.manager.post("/api/import/discard", {"import": name}).status, 200)
        thread.join()
        self.refused(answers[0], 409, "import.cancelled")
        self.refused(self.manager.post("/api/import/apply", {"import": name}), 404, "import.gone")
        self.assertEqual(self.manager.look("/api/measurements")["measurements"], [])

    def keep(self, name):
        """Being kept; its thread and where its answer will be."""
        answers, other = [], Client(self.program)
        other.cookie = self.manager.cookie
        thread = threading.Thread(target=lambda: answers.append(other.send("POST", "/api/import/apply", {"import": name})))
        thread.start()
        return thread, answers

    def test_2b_it_can_be_stopped_while_it_is_made_ready_to_be_kept(self):
        name, thread, _ = self.begin()
        thread.join()
        thread, answers = self.keep(name)
        while thread.is_alive():
            stand = self.manager.look("/api/import/progress", **{"import": name})
            if stand["phase"] == "keeping" and stand["total"]:
                break
        self.assertEqual(self.manager.post("/api/import/discard", {"import": name}).status, 200)
        thread.join()
        self.refused(answers[0], 409, "import.cancelled")
        self.assertEqual(self.manager.look("/api/measurements")["measurements"], [])

    def test_2c_others_write_while_it_is_kept_and_see_all_of_it_or_nothing(self):
        name, thread, _ = self.begin()
        thread.join()
        thread, answers = self.keep(name)
        seen, stands, written = set(), [], 0
        while thread.is_alive():
            seen.add(len(self.manager.look("/api/measurements", limit=200)["measurements"]))
            stand = self.manager.look("/api/import/progress", **{"import": name})
            if stand["phase"] == "keeping":
                self.manager.make("comments", about=self.action["id"], text="Vu au parc")
                written, stands = written + 1, stands + [stand]
        self.assertEqual(answers[0]["counts"]["created"], self.count, answers[0])
        self.assertLessEqual(seen, {0, 200}, "half of it was seen")
        self.assertGreater(written, 5)
        self.assertTrue(any(0 < one["done"] < one["total"] for one in stands), stands)
        told = self.manager.look("/api/entry/list", kind="measurement", limit=1)["entries"][0]
        self.assertEqual(told["operation"], "import.apply")
        self.assertEqual(told["count"], self.count)
        self.manager.do("/api/entry/undo", moment=answers[0]["moment"])
        self.assertEqual(self.manager.look("/api/measurements")["measurements"], [])

    def test_2d_numbers_that_others_tell_meanwhile_stand(self):
        indicator = self.manager.look("/api/indicators", limit=1)["indicators"][0]["id"]
        places = self.manager.look("/api/territories", limit=200)["territories"]
        place = next(one["id"] for one in places if one["name"] == "Quartier 3")
        name, thread, _ = self.begin()
        thread.join()
        thread, answers = self.keep(name)
        told = []
        while thread.is_alive() and len(told) < 3:
            if self.manager.look("/api/import/progress", **{"import": name})["phase"] == "keeping":
                told.append(self.manager.do("/api/measurements/submit", indicator=indicator, territory=place,
                                            period=f"2022-0{len(told) + 1}", value=12, confidence="counted"))
        thread.join()
        self.assertEqual(answers[0].status, 200, answers[0])
        here = self.manager.look("/api/measurements", limit=200, indicator=indicator, territory=place)["measurements"]
        counting = [one["period"] for one in here if one["state"] == "accepted"]
        self.assertEqual(sorted(counting), sorted(set(counting)), "two numbers count in one cell")
        self.assertLessEqual({one["id"] for one in told}, {one["id"] for one in here})
        self.manager.do("/api/entry/undo", moment=answers[0]["moment"], others=True)
        for one in told:
            path = f"/api/measurements/{one['id']}"
            self.assertEqual(self.manager.delete(path, self.revision_of(path)).status, 200)
        self.assertEqual(self.manager.look("/api/measurements")["measurements"], [])

    def test_3_it_is_kept_once_however_often_it_is_asked_for(self):
        name, thread, answers = self.begin()
        thread.join()
        request = {"Request-Id": new_id()}
        first = self.manager.send("POST", "/api/import/apply", {"import": name}, headers=request)
        self.assertEqual(first["counts"]["created"], self.count, first)
        again = self.manager.send("POST", "/api/import/apply", {"import": name}, headers=request)
        self.assertEqual(again["moment"], first["moment"])
        self.refused(self.manager.post("/api/import/apply", {"import": name}), 404, "import.gone")
        name, thread, answers = self.begin()
        thread.join()
        self.assertEqual(answers[0]["counts"]["created"] + answers[0]["counts"]["changed"], 0)

    def test_4_what_others_changed_meanwhile_is_looked_at_again(self):
        shown = bring(self.manager, "Titre de l'action;Descriptif\nCompter;Chaque soir\n")
        self.assertEqual(shown["counts"]["changed"], 1, shown)
        path = f"/api/actions/{self.action['id']}"
        self.manager.patch(path, {"is_about": "Chaque matin"}, self.revision_of(path))
        kept = self.manager.do("/api/import/apply", **{"import": shown["import"]})
        self.assertEqual(self.manager.look(path)["is_about"], "Chaque soir")
        self.manager.do("/api/entry/undo", moment=kept["moment"])
        self.assertEqual(self.manager.look(path)["is_about"], "Chaque matin")
