"""What people and programs send that is wrong gets a clear answer, and nothing of it is kept."""
import http.client
from town import Town

TOO_LONG = "x" * 100_000


class BadInput(Town):
    def count(self):
        return len(self.manager.look("/api/goals", limit=200)["goals"])

    def test_each_fault_is_named_and_nothing_is_kept(self):
        plan = self.plan["id"]
        cases = [  # name, what is sent, the field that is named
            ("unknown field", {"plan": plan, "title": "A", "colour": "red"}, "colour"),
            ("no title", {"plan": plan}, "title"),
            ("null title", {"plan": plan, "title": None}, "title"),
            ("title is a number", {"plan": plan, "title": 7}, "title"),
            ("title is a list", {"plan": plan, "title": ["A"]}, "title"),
            ("title too long", {"plan": plan, "title": TOO_LONG}, "title"),
            ("a control character", {"plan": plan, "title": "A\u0000B"}, "title"),
            ("weight is a text", {"plan": plan, "title": "A", "weight": "heavy"}, "weight"),
            ("no such level", {"plan": plan, "title": "A", "level": "highest"}, "level"),
            ("priority is a text", {"plan": plan, "title": "A", "priority": "yes"}, "priority"),
            ("plan is no identity", {"plan": "the plan", "title": "A"}, "plan"),
            ("plan is nowhere", {"plan": "0190aaaa-0000-7000-8000-000000000000", "title": "A"}, "plan"),
            ("plan is of another kind", {"plan": self.someone, "title": "A"}, "plan"),
            ("themes is a text", {"plan": plan, "title": "A", "themes": "school"}, "themes"),
            ("id is no UUID", {"id": "goal-1", "plan": plan, "title": "A"}, "id"),
            ("id is a number", {"id": 12, "plan": plan, "title": "A"}, "id"),
        ]
        before = self.count()
        for name, sent, field in cases:
            with self.subTest(name):
                self.refused(self.manager.post("/api/goals", sent), 422, "invalid", field)
        self.assertEqual(self.count(), before)

    def test_all_faults_are_told_at_once(self):
        answer = self.manager.post("/api/goals", {"weight": "heavy", "level": "highest", "colour": "red"})
        self.refused(answer, 422, "invalid", "plan", "title", "weight", "level", "colour")

    def test_days_that_are_none(self):
        for day in ("2026-02-30", "12/03/2026", "2026-3-1", "tomorrow", 20260312, "2026-03-12T10:00:00Z"):
            with self.subTest(day=day):
                sent = {"title": "Atelier", "state": "idea", "starts_on": day}
                self.refused(self.manager.post("/api/actions", sent), 422, "invalid", "starts_on")

    def test_an_end_before_the_beginning(self):
        sent = {"title": "Atelier", "state": "idea", "starts_on": "2026-03-12", "ends_on": "2026-03-11"}
        self.refused(self.manager.post("/api/actions", sent), 422, None, "ends_on")

    def test_bodies_that_are_no_object(self):
        for raw in (b"", b"[]", b"null", b'"text"', b"7", b"{", b'{"title":"A",}', b"\xff\xfe", b'{"a":1}{"b":2}', b"[" * 5000):
            with self.subTest(raw=raw[:20]):
                answer = self.manager.send("POST", "/api/goals", raw=raw)
                self.assertIn(answer.status, (400, 422), answer)
                self.assertTrue(answer["message"], answer)

    def test_a_body_that_is_too_large(self):
        # Whoever sends more than is taken may be cut off while sending; an answer, if there is one, says why.
        connection = http.client.HTTPConnection("127.0.0.1", self.program.port, timeout=30)
        connection.putrequest("POST", "/api/goals")
        connection.putheader("Cookie", "arpent_session=" + self.manager.cookie)
        connection.putheader("Content-Length", str(2 * 1024 * 1024))
        connection.endheaders()
        self.assertEqual(connection.getresponse().status, 413)
        connection.close()

    def test_identities_in_the_address(self):
        for id in ("1", "goal-1", "..", "%2e%2e%2f", "0190aaaa-0000-7000-8000-00000000000", "' OR 1=1 --".replace(" ", "%20")):
            with self.subTest(id=id):
                answer = self.manager.get(f"/api/goals/{id}")
                self.assertIn(answer.status, (400, 404, 422), answer)

    def test_addresses_that_are_none(self):
        self.assertEqual(self.manager.get("/api/nothing").status, 404)
        self.assertEqual(self.manager.get("/api/goals/x/y/z").status, 404)
        self.assertEqual(self.manager.post("/api/imports/apply", {"import": "x"}).status, 404)
        self.assertEqual(self.manager.send("PUT", "/api/goals", {}).status, 405)

    def test_questions_to_the_past_that_make_no_sense(self):
        for query in ({"on": "yesterday"}, {"on": "2026-02-30"}, {"moment": "x"}, {"moment": "-1"}):
            with self.subTest(**query):
                self.refused(self.manager.get("/api/goals", **query), 400, "past.unreadable")
        answer = self.manager.send("POST", "/api/goals", {"plan": self.plan["id"], "title": "A"}, on="2026-01-01")
        self.refused(answer, 400, "past.read_only")

    def test_messages_come_in_the_language_of_who_asks(self):
        french = self.stranger.send("GET", "/api/goals", headers={"Accept-Language": "fr"})
        english = self.stranger.send("GET", "/api/goals", headers={"Accept-Language": "en"})
        self.assertNotEqual(french["message"], english["message"])
        self.assertEqual(french["code"], english["code"])

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.someone = cls.manager.make("people", name="Someone", shown_name="name")["id"]
