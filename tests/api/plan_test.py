"""Zoé's plan and places: what no tree and no map takes, and that a city keeps a manager whatever is taken back."""
from client import new_id
from town import Town

SQUARE = [[-1.56, 47.21], [-1.55, 47.21], [-1.55, 47.22], [-1.56, 47.22], [-1.56, 47.21]]


class Plan(Town):
    def goal(self, title, parent=None):
        return self.manager.make("goals", plan=self.plan["id"], title=title, parent=parent and parent["id"])

    def under(self, goal, parent):
        path = f"/api/goals/{goal['id']}"
        return self.manager.patch(path, {"parent": parent and parent["id"]}, self.revision_of(path))

    def test_a_goal_is_not_its_own_parent(self):
        top = self.goal("Réussir")
        below = self.goal("Lire", top)
        deeper = self.goal("Lire le soir", below)
        for goal, parent in ((top, top), (top, below), (top, deeper), (below, deeper)):
            with self.subTest(goal["title"], parent=parent["title"]):
                self.refused(self.under(goal, parent), 422, None, "parent")
        id = new_id()
        sent = {"id": id, "plan": self.plan["id"], "title": "Moi", "parent": id}
        self.refused(self.manager.post("/api/goals", sent), 422, None, "parent")

    def test_no_circle_by_taking_back(self):
        one, other = self.goal("Un"), self.goal("Deux")
        self.under(one, other)
        freed = self.under(one, None)
        self.assertEqual(self.under(other, one).status, 200)
        self.refused(self.manager.post("/api/entry/undo", {"moment": freed.moment}), 409, "goal.parent_below")
        self.assertIsNone(self.manager.look(f"/api/goals/{one['id']}")["parent"])
        self.assertEqual(self.manager.get("/api/plan_tree").status, 200)

    def test_two_actions_in_one_place_by_taking_back(self):
        first, second = (self.manager.make("actions", title=title, state="running") for title in ("Vélo", "Danse"))
        self.manager.do(f"/api/actions/{first['id']}/focus")
        gone = self.manager.post(f"/api/actions/{first['id']}/unfocus", {"reason": "plus tard"})
        self.manager.do(f"/api/actions/{second['id']}/focus")
        self.refused(self.manager.post("/api/entry/undo", {"moment": gone.moment}), 409, "action.focus_place_taken")
        ranks = [one["focus_rank"] for one in self.manager.look("/api/actions")["actions"] if one["focus_rank"]]
        self.assertEqual(len(ranks), len(set(ranks)), ranks)

    def test_shapes_that_are_none(self):
        def polygon(*rings):
            return {"type": "Polygon", "coordinates": list(rings)}
        cases = [("not closed", polygon(SQUARE[:4])), ("two points", polygon(SQUARE[:2])), ("no ring", polygon()),
                 ("crossing itself", polygon([SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3], SQUARE[0]])),
                 ("flat", polygon([SQUARE[0], SQUARE[1], SQUARE[0], SQUARE[0]])),
                 ("a line", {"type": "LineString", "coordinates": SQUARE}), ("a text", "POLYGON((0 0))"), ("a list", SQUARE),
                 ("in metres", polygon([[x * 1e5 + 5e5, y * 1e5 + 2e6] for x, y in SQUARE])),
                 ("beyond the pole", polygon([[x, y + 60] for x, y in SQUARE])), ("with words", polygon([["a", "b"]] * 4))]
        before = len(self.manager.look("/api/territories")["territories"])
        for name, geometry in cases:
            with self.subTest(name):
                sent = {"name": name, "level": "district", "geometry": geometry}
                self.refused(self.manager.post("/api/territories", sent), 422, None, "geometry")
        self.assertEqual(len(self.manager.look("/api/territories")["territories"]), before)
        self.manager.make("territories", name="Bien", level="district", geometry=polygon(SQUARE))

    def test_every_address_with_an_identity_that_is_none(self):
        tried = 0
        for path, methods in self.manager.reference()["paths"].items():
            for method in methods:
                if "{id}" not in path:
                    continue
                for id in ("1", "goal-1", "0190aaaa-0000-7000-8000-00000000000"):
                    with self.subTest(f"{method} {path}", id=id):
                        answer = self.manager.send(method.upper(), path.replace("{id}", id),
                                                   None if method == "get" else {}, headers={"If-Match": '"1"'})
                        self.assertIn(answer.status, (400, 404, 422), answer)
                        tried += 1
        self.assertGreater(tried, 300)

    def test_every_address_with_an_identity_of_nobody(self):
        for path, methods in self.manager.reference()["paths"].items():
            if "{id}" in path and "get" in methods:
                with self.subTest(path):
                    self.refused(self.manager.get(path.replace("{id}", new_id())), 404)


class LastManager(Town):
    """Each way out of the role is closed to the last one, taking back among them."""

    def memberships(self):
        return self.manager.look("/api/memberships")["memberships"]

    def test_the_last_manager_stays(self):
        (own,) = self.memberships()
        path = f"/api/memberships/{own['id']}"
        me = own["person"]
        self.refused(self.manager.delete(path, self.revision_of(path)), 409, "membership.last_manager")
        self.refused(self.manager.patch(path, {"role": "core"}, self.revision_of(path)), 409, "membership.last_manager")
        self.refused(self.manager.patch(path, {"until": "2027-01-01"}, self.revision_of(path)), 409, "membership.last_manager")
        self.refused(self.manager.post(f"/api/people/{me}/erase"), 409, "membership.last_manager")
        # The city's own beginning.
        for moment in range(1, self.manager.get("/api/goals").moment + 1):
            answer = self.manager.post("/api/entry/undo", {"moment": moment})
            if answer.status == 200:
                self.manager.do("/api/entry/undo", moment=answer.moment)
        self.assertEqual([one["role"] for one in self.memberships()], ["manager"])

        # Karim becomes manager, Zoé leaves: what made him one is not taken back.
        karim = self.manager.make("people", name="Karim", email="karim@example.org")
        named = self.manager.post("/api/memberships", {"person": karim["id"], "role": "manager"})
        left = self.manager.patch(path, {"role": "core"}, self.revision_of(path))
        self.assertEqual(left.status, 200, left)
        answer = self.manager.post("/api/entry/undo", {"moment": named.moment})
        self.assertIn(answer.status, (403, 409), answer)
        self.assertEqual(sorted(one["role"] for one in self.memberships()), ["core", "manager"])
