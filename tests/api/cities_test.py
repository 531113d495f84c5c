"""Two cities on one server know nothing of each other."""
import unittest
import program
from client import Client


class TwoCities(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.program = program.cities("a.localhost", "b.localhost")
        cls.addClassCleanup(cls.program.stop)
        cls.a = Client(cls.program, "a.localhost").begin_city("Ville A")
        cls.b = Client(cls.program, "b.localhost").begin_city("Ville B")

    def test_each_has_its_own_records(self):
        self.a.make("plans", title="Plan de A", state="draft")
        self.assertIn("Plan de A", [one["title"] for one in self.a.look("/api/plans")["plans"]])
        self.assertEqual(self.b.look("/api/plans")["plans"], [])
        self.assertEqual(self.a.look("/api/session/me")["city"]["name"], "Ville A")
        self.assertEqual(self.b.look("/api/session/me")["city"]["name"], "Ville B")
        self.assertEqual(Client(self.program, "a.localhost").look("/api/session/me")["city"]["zone"], "Europe/Paris")

    def test_a_session_of_one_is_a_strangers_in_the_other(self):
        with_a_cookie_of_a = Client(self.program, "b.localhost")
        with_a_cookie_of_a.cookie = self.a.cookie
        answer = with_a_cookie_of_a.get("/api/plans")
        self.assertEqual((answer.status, answer["code"]), (401, "not_logged_in"))
        self.assertIsNone(with_a_cookie_of_a.look("/api/session/me")["person"])
        self.assertEqual(self.a.get("/api/plans").status, 200)

    def test_a_record_of_one_is_not_in_the_other(self):
        plan = self.a.make("plans", title="Seulement A", state="draft")
        self.assertEqual(self.b.get(f"/api/plans/{plan['id']}").status, 404)
        answer = self.b.post("/api/goals", {"plan": plan["id"], "title": "But"})
        self.assertEqual(answer.status, 422, answer)
        self.assertIn("plan", answer.faults())

    def test_no_city_answers_another_name(self):
        for host in ("c.localhost", "localhost", "127.0.0.1", "a.localhost.evil.example", "../a"):
            with self.subTest(host=host):
                self.assertIn(Client(self.program, host).get("/api/session/me").status, (400, 404))

    def test_the_cookie_is_of_the_host_alone(self):
        # A cookie with a Domain would be sent to the neighbour.
        fresh = Client(self.program, "a.localhost")
        answer = fresh.post("/api/session/close")
        self.assertEqual(answer.status, 401)
        made = Client(self.program, "a.localhost")
        made.cookie = self.a.cookie
        closed = made.post("/api/session/close")
        self.assertEqual(closed.status, 200)
        said = closed.headers["Set-Cookie"].lower()
        self.assertNotIn("domain", said)
        for word in ("httponly", "samesite=lax", "path=/"):
            self.assertIn(word, said)
