"""Nobody's change is overwritten, and a request that comes twice is done once."""
import threading
from client import Client, new_id
from town import Town


def at_once(count, act):
    """act(number) in that many threads, as nearly at the same time as can be; the answers."""
    gate, out = threading.Barrier(count), [None] * count

    def run(number):
        gate.wait()
        out[number] = act(number)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return out


class Revisions(Town):
    def goal(self, title="But"):
        return self.manager.make("goals", plan=self.plan["id"], title=title)

    def path(self, goal):
        return f"/api/goals/{goal['id']}"

    def test_a_change_needs_the_revision_that_was_seen(self):
        goal = self.goal()
        self.refused(self.manager.patch(self.path(goal), {"title": "B"}), 428, "http.if_match_required")
        self.refused(self.manager.delete(self.path(goal)), 428, "http.if_match_required")
        self.assertEqual(self.manager.look(self.path(goal))["title"], "But")

    def test_a_stale_revision_is_refused(self):
        goal = self.goal()
        seen = self.revision_of(self.path(goal))
        self.assertEqual(self.manager.patch(self.path(goal), {"title": "B"}, seen).status, 200)
        self.refused(self.manager.patch(self.path(goal), {"title": "C"}, seen), 412, "record.changed_since")
        self.refused(self.manager.delete(self.path(goal), seen), 412, "record.changed_since")
        self.refused(self.manager.patch(self.path(goal), {"title": "C"}, 99), 412, "record.changed_since")
        self.assertEqual(self.manager.look(self.path(goal))["title"], "B")

    def test_of_sixteen_changes_of_one_revision_one_holds(self):
        goal = self.goal()
        seen = self.revision_of(self.path(goal))
        answers = at_once(16, lambda n: self.manager.patch(self.path(goal), {"title": f"But {n}"}, seen))
        self.assertEqual(sorted(one.status for one in answers), [200] + [412] * 15)
        winner = next(one for one in answers if one.status == 200)
        self.assertEqual(self.manager.look(self.path(goal))["title"], winner["title"])
        self.assertEqual(len(self.manager.look(self.path(goal) + "/history")["revisions"]), 2)

    def test_the_same_request_sixteen_times_is_done_once(self):
        before = len(self.manager.look("/api/goals", limit=200)["goals"])
        sent = {"plan": self.plan["id"], "title": "Une fois"}
        request = {"Request-Id": new_id()}
        answers = at_once(16, lambda n: self.manager.send("POST", "/api/goals", sent, headers=request))
        self.assertEqual({one.status for one in answers}, {201}, answers[:2])
        self.assertEqual(len({one["id"] for one in answers}), 1)
        self.assertEqual(len(self.manager.look("/api/goals", limit=200)["goals"]), before + 1)

    def test_a_request_number_is_of_one_request(self):
        request = {"Request-Id": new_id()}
        first = {"plan": self.plan["id"], "title": "Premier"}
        self.assertEqual(self.manager.send("POST", "/api/goals", first, headers=request).status, 201)
        other = {"plan": self.plan["id"], "title": "Second"}
        self.refused(self.manager.send("POST", "/api/goals", other, headers=request), 409, "request.reused")

    def test_the_same_record_twice_is_one_record(self):
        goal = {"id": new_id(), "plan": self.plan["id"], "title": "Deux fois"}
        answers = at_once(16, lambda n: self.manager.post("/api/goals", goal))
        self.assertEqual({one.status for one in answers}, {201}, answers[:2])
        self.assertEqual(len(self.manager.look(self.path(goal) + "/history")["revisions"]), 1)
        self.refused(self.manager.post("/api/goals", goal | {"title": "Autre"}), 409, "record.exists")

    def test_sixteen_different_ones_are_all_kept(self):
        answers = at_once(16, lambda n: self.manager.make("goals", plan=self.plan["id"], title=f"Tous {n}"))
        kept = {one["id"] for one in self.manager.look("/api/goals", limit=200)["goals"]}
        self.assertLessEqual({one["id"] for one in answers}, kept)

    def test_what_is_pointed_at_stays(self):
        goal = self.goal("Parent")
        self.manager.make("goals", plan=self.plan["id"], title="Enfant", parent=goal["id"])
        answer = self.manager.delete(self.path(goal), self.revision_of(self.path(goal)))
        self.assertEqual(answer.status, 409, answer)
        self.assertIn("Enfant", str(answer.body))
        self.assertEqual(self.manager.get(self.path(goal)).status, 200)


class Undo(Town):
    def test_one_change_is_taken_back_and_again(self):
        goal = self.manager.make("goals", plan=self.plan["id"], title="Avant")
        path = f"/api/goals/{goal['id']}"
        changed = self.manager.patch(path, {"title": "Après"}, self.revision_of(path))
        undone = self.manager.post("/api/entry/undo", {"moment": changed.moment})
        self.assertEqual(undone.status, 200, undone)
        self.assertEqual(self.manager.look(path)["title"], "Avant")
        again = self.manager.post("/api/entry/undo", {"moment": undone.moment})
        self.assertEqual(again.status, 200, again)
        self.assertEqual(self.manager.look(path)["title"], "Après")

    def test_what_was_changed_since_is_left_alone(self):
        goal = self.manager.make("goals", plan=self.plan["id"], title="Un")
        path = f"/api/goals/{goal['id']}"
        first = self.manager.patch(path, {"title": "Deux"}, self.revision_of(path))
        self.manager.patch(path, {"title": "Trois"}, self.revision_of(path))
        answer = self.manager.post("/api/entry/undo", {"moment": first.moment})
        self.assertEqual(answer.status, 409, answer)
        self.assertEqual(self.manager.look(path)["title"], "Trois")
