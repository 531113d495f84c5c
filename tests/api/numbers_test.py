"""What becomes of numbers that people tell, and what is refused on the way."""
import os, sqlite3
from client import new_id
from revision_test import at_once
from town import Town


class Numbers(Town):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.nord, cls.sud = (cls.manager.make("territories", name=name, level="district") for name in ("Nord", "Sud"))

    def indicator(self, **more):
        action = self.manager.make("actions", title="Aide aux devoirs " + new_id(), state="running")
        asked = {"title": "Enfants présents", "how_noticed": "On compte", "says": "activity", "frequency": "month",
                 "unit": "enfants"}
        return self.manager.make("indicators", action=action["id"], **(asked | more))

    def tell(self, indicator, value, place=None, period="2026-02", who=None, **more):
        return (who or self.manager).post("/api/measurements/submit", {
            "indicator": indicator["id"], "territory": (place or self.nord)["id"], "period": period, "value": value, **more})

    def counting(self, indicator, place=None):
        """The values that count in the cell, as the page of the indicator says."""
        listed = self.manager.look("/api/measurements", indicator=indicator["id"], state="accepted")["measurements"]
        return [one["value"] for one in listed if one["territory"] == (place or self.nord)["id"]]

    def test_a_number_counts_and_another_takes_its_place(self):
        indicator = self.indicator()
        first = self.tell(indicator, 20)
        self.assertEqual((first.status, first["state"], first["supersedes"]), (200, "accepted", None), first)
        second = self.tell(indicator, 22)
        self.assertEqual((second["state"], second["supersedes"]), ("accepted", first["id"]), second)
        self.assertEqual(self.counting(indicator), [22])
        self.assertEqual(self.manager.look(f"/api/measurements/{first['id']}")["state"], "superseded")

    def latest(self, indicator):
        with sqlite3.connect(os.path.join(self.program.folder, "city.db")) as city:
            return [period for period, in city.execute("SELECT place_in_time FROM latest_reading WHERE indicator = ?",
                                                       (indicator["id"],))]

    def test_the_latest_is_the_latest_in_whatever_order_they_come(self):
        indicator = self.indicator()
        february = self.tell(indicator, 20)
        self.assertEqual(self.latest(indicator), ["2026-02"])
        self.tell(indicator, 19, period="2026-01")
        self.assertEqual(self.latest(indicator), ["2026-02"])
        self.tell(indicator, 21)
        self.assertEqual(self.latest(indicator), ["2026-02"])
        self.manager.do("/api/entry/undo", moment=self.tell(indicator, 22).moment)
        self.assertEqual(self.latest(indicator), ["2026-02"])
        listed = self.manager.look("/api/measurements", indicator=indicator["id"], period="2026-02")["measurements"]
        for one in sorted(listed, key=lambda one: one["id"] == february["id"]):
            self.assertEqual(self.manager.delete(f"/api/measurements/{one['id']}", one["revision"]).status, 200)
        self.assertEqual(self.latest(indicator), ["2026-01"])

    def test_the_same_number_again_is_no_news(self):
        indicator = self.indicator()
        first = self.tell(indicator, 20)
        again = self.tell(indicator, 20)
        self.assertEqual((again["id"], again["changed"]), (first["id"], False), again)

    def test_sixteen_identical_submissions_at_once_leave_one_number(self):
        indicator, id = self.indicator(), new_id()
        answers = at_once(16, lambda n: self.tell(indicator, 31, id=id))
        self.assertEqual({one.status for one in answers}, {200}, answers[:3])
        self.assertEqual({one["id"] for one in answers}, {id})
        self.assertEqual(self.counting(indicator), [31])
        self.assertEqual(len(self.manager.look(f"/api/measurements/{id}/history")["revisions"]), 1)

    def test_sixteen_people_at_once_leave_one_number_that_counts(self):
        indicator = self.indicator()
        answers = at_once(16, lambda n: self.tell(indicator, 30 + n))
        self.assertEqual({one.status for one in answers}, {200}, answers[:3])
        self.assertEqual(len(self.counting(indicator)), 1)
        told = self.manager.look("/api/measurements", indicator=indicator["id"])["measurements"]
        self.assertEqual(len(told), 16, "every number that was told is kept")

    def test_many_are_answered_by_line_or_by_their_count(self):
        indicator = self.indicator()["id"]
        rows = [{"territory": self.nord["id"], "period": f"2025-{month:02d}", "value": 20} for month in range(1, 13)]
        brief = self.manager.do("/api/measurements/put_many", indicator=indicator, rows=rows, brief=True)
        self.assertEqual((brief["kept"], brief["rows"]), (12, []))
        again = self.manager.do("/api/measurements/put_many", indicator=indicator, rows=rows)
        self.assertEqual((again["unchanged"], len(again["rows"])), (12, 12))

    def test_an_id_is_of_one_number(self):
        indicator, id = self.indicator(), new_id()
        self.assertEqual(self.tell(indicator, 20, id=id).status, 200)
        self.refused(self.tell(indicator, 21, id=id), 409, "record.exists")

    def test_a_number_far_from_the_last_waits(self):
        indicator = self.indicator()
        self.tell(indicator, 20, period="2026-01")
        waiting = self.tell(indicator, 200)
        self.assertEqual(waiting["state"], "submitted", waiting)
        self.assertEqual(len(waiting["held_because"]), 1, waiting)
        self.assertEqual(self.counting(indicator), [20])
        accepted = self.manager.post(f"/api/measurements/{waiting['id']}/accept")
        self.assertEqual(accepted["state"], "accepted", accepted)
        self.refused(self.manager.post(f"/api/measurements/{waiting['id']}/accept"), 409)

    def test_what_no_cell_takes(self):
        indicator = self.indicator()
        city = self.indicator(by_territory=False)
        place = self.nord["id"]
        cases = [  # name, sent beside or instead, field
            ("no such period", indicator, {"period": "2026-13"}, "period"),
            ("a period of another length", indicator, {"period": "2026"}, "period"),
            ("a period to come", indicator, {"period": "2026-04"}, "period"),
            ("a place that is none", indicator, {"territory": "0190aaaa-0000-7000-8000-000000000000"}, "territory"),
            ("no place where one is asked", indicator, {"territory": None}, "territory"),
            ("a place where the city is asked", city, {"territory": place}, "territory"),
            ("an age where none is asked", indicator, {"stage": "primary"}, "stage"),
            ("no number", indicator, {"value": None}, "value"),
            ("a text", indicator, {"value": "vingt"}, "value"),
            ("a list", indicator, {"value": [20]}, "value"),
            ("too many digits", indicator, {"value": 1e300}, "value"),
            ("an unknown field", indicator, {"valeur": 20}, "valeur"),
            ("an id that is no UUID", indicator, {"id": "number-1"}, "id"),
            ("an indicator that is no UUID", {"id": "devoirs"}, {}, "indicator"),
            ("an indicator that is nowhere", {"id": "0190aaaa-0000-7000-8000-000000000000"}, {}, "indicator"),
        ]
        for name, of, more, field in cases:
            with self.subTest(name):
                sent = {"indicator": of["id"], "territory": place, "period": "2026-02", "value": 20} | more
                self.refused(self.manager.post("/api/measurements/submit", sent), 422, None, field)
        self.assertEqual(self.counting(indicator), [])

    def test_a_closed_period_takes_nothing_until_it_is_opened_again(self):
        indicator = self.indicator()
        kept = self.tell(indicator, 20)
        closed = self.manager.post("/api/period_closes", {"indicator": indicator["id"], "period": "2026-02", "reason": "conseil"})
        self.assertEqual(closed.status, 201, closed)
        self.refused(self.tell(indicator, 21), 422, None, "period")
        self.refused(self.manager.post(f"/api/measurements/{kept['id']}/correct", {"value": 21}), 422, None, "period")
        self.refused(self.manager.post(f"/api/measurements/{kept['id']}/return", {"question": "Sûr ?"}), 422, None, "period")
        self.refused(self.manager.post("/api/entry/undo", {"moment": closed.moment}), 409, "undo.final")
        path = f"/api/period_closes/{closed['id']}"
        self.assertEqual(self.manager.delete(path, self.revision_of(path)).status, 200)
        self.assertEqual(self.tell(indicator, 21)["state"], "accepted")

    def test_a_period_that_is_not_over_is_not_closed(self):
        indicator = self.indicator()
        sent = {"indicator": indicator["id"], "period": "2026-03"}
        self.refused(self.manager.post("/api/period_closes", sent), 422, None, "period")
        self.refused(self.manager.post("/api/period_closes", sent | {"period": "2026-Q1"}), 422, None, "period")

    def test_a_target_that_is_the_baseline(self):
        indicator = self.indicator()
        of = {"indicator": indicator["id"], "territory": self.nord["id"]}
        self.manager.make("baselines", value=100, **of)
        self.refused(self.manager.post("/api/targets", of | {"value": 100, "on_date": "2026-06-30"}), 422, None, "value")
        target = self.manager.make("targets", value=200, on_date="2026-06-30", **of)
        path = f"/api/targets/{target['id']}"
        self.refused(self.manager.patch(path, {"value": 100}, self.revision_of(path)), 422, None, "value")
        self.assertEqual(self.manager.look(path)["value"], 200)

    def test_a_unit_is_not_changed_once_numbers_are_there(self):
        indicator = self.indicator()
        path = f"/api/indicators/{indicator['id']}"
        changed = self.manager.patch(path, {"unit": "élèves"}, self.revision_of(path))
        self.assertEqual(changed.status, 200, changed)
        self.tell(indicator, 20)
        answer = self.manager.patch(path, {"unit": "familles", "measure": "yes_no", "frequency": "week"}, self.revision_of(path))
        self.refused(answer, 422, None, "unit", "measure", "frequency")
        self.assertEqual(self.manager.look(path)["unit"], "élèves")

    def test_a_number_that_was_told_is_not_overwritten(self):
        indicator = self.indicator()
        told = self.tell(indicator, 20)
        path = f"/api/measurements/{told['id']}"
        self.refused(self.manager.patch(path, {"value": 99}, self.revision_of(path)), 409, "measurement.is_told")
        self.assertEqual(self.counting(indicator), [20])
        corrected = self.manager.post(path + "/correct", {"value": 19, "reason": "compté deux fois"})
        self.assertEqual((corrected["state"], corrected["supersedes"]), ("accepted", told["id"]), corrected)
        self.assertEqual(self.counting(indicator), [19])
        self.refused(self.manager.post(path + "/correct", {"value": 18}), 409, "measurement.cannot_correct")

    def test_taking_back_leaves_one_number_that_counts(self):
        indicator = self.indicator()
        first = self.tell(indicator, 20)
        returned = self.manager.post(f"/api/measurements/{first['id']}/return", {"question": "Tous les soirs ?"})
        self.assertEqual(returned["state"], "returned", returned)
        second = self.tell(indicator, 24)
        self.assertEqual(second["state"], "accepted", second)
        answer = self.manager.post("/api/entry/undo", {"moment": returned.moment})
        self.assertEqual(answer.status, 409, answer)
        self.assertEqual(self.counting(indicator), [24])

    def test_a_correction_is_taken_back(self):
        indicator = self.indicator()
        first = self.tell(indicator, 20)
        corrected = self.manager.post(f"/api/measurements/{first['id']}/correct", {"value": 25})
        undone = self.manager.post("/api/entry/undo", {"moment": corrected.moment})
        self.assertEqual(undone.status, 200, undone)
        self.assertEqual(self.counting(indicator), [20])

    def test_a_contest_is_answered(self):
        indicator = self.indicator()
        told = self.tell(indicator, 20)
        contest = {"measurement": told["id"], "reason": "Deux classes manquent."}
        self.refused(self.manager.post("/api/counter_values", contest | {"proposed_value": 20}), 422, None, "proposed_value")
        without = {"measurement": told["id"], "proposed_value": 26}
        self.refused(self.manager.post("/api/counter_values", without), 422, None, "reason")
        made = self.manager.make("counter_values", proposed_value=26, **contest)
        self.refused(self.manager.post(f"/api/counter_values/{made['id']}/decline", {"answer": " "}), 422)
        accepted = self.manager.post(f"/api/counter_values/{made['id']}/accept", {"answer": "Merci."})
        self.assertEqual(accepted["state"], "accepted", accepted)
        self.assertEqual(self.counting(indicator), [26])
        self.refused(self.manager.post(f"/api/counter_values/{made['id']}/accept"), 409)
