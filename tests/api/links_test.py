"""A head teacher opens the link that Zoé sent her and tells a number, without an account; it opens nothing else."""
from client import Client, new_id
from revision_test import at_once
from town import Town


class Links(Town):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        zoe = cls.manager
        cls.nord, cls.sud = (zoe.make("territories", name=name, level="district") for name in ("Nord", "Sud"))
        cls.action = zoe.make("actions", title="Aide aux devoirs", state="running")
        cls.indicator = zoe.make("indicators", action=cls.action["id"], title="Enfants présents", how_noticed="On compte",
                                 says="activity", frequency="month")
        cls.other = zoe.make("indicators", action=cls.action["id"], title="Soirs", how_noticed="On compte",
                             says="activity", frequency="month")

    def link(self, **more):
        """A browser that holds the link, and the link."""
        asked = {"opens": "measurement", "indicator": self.indicator["id"], "territory": self.nord["id"],
                 "label": "École Jules-Verne"} | more
        made = self.manager.make("share_links", **asked)
        return By(self.program, made["token"]), made

    def number(self, **more):
        return {"indicator": self.indicator["id"], "territory": self.nord["id"], "period": "2026-02", "value": 20} | more

    def test_the_head_tells_her_number(self):
        head, link = self.link()
        page = head.look("/api/link_page")
        self.assertEqual((page["opens"], page["title"], page["place"]), ("measurement", "Enfants présents", "Nord"))
        told = head.post("/api/measurements/submit", self.number())
        self.assertEqual((told.status, told["state"]), (200, "accepted"), told)
        kept = self.manager.look(f"/api/measurements/{told['id']}")
        self.assertEqual((kept["channel"], kept["reporter_label"]), ("link", "École Jules-Verne"))
        line = self.manager.look(f"/api/measurements/{told['id']}/history")["revisions"][0]
        self.assertEqual((line["actor"], line["actor_name"]), ("link:" + link["id"], "École Jules-Verne"))
        corrected = head.post(f"/api/measurements/{told['id']}/correct", {"value": 21})
        self.assertEqual(corrected.status, 200, corrected)

    def test_opening_a_link_changes_nothing(self):
        head, link = self.link()
        before = self.manager.get("/api/goals").moment
        for _ in range(3):
            head.look("/api/link_page")
        self.assertEqual(self.manager.get("/api/goals").moment, before)

    def test_it_opens_its_cell_and_nothing_else(self):
        head, link = self.link()
        closed = [("/api/measurements/submit", self.number(territory=self.sud["id"])),
                  ("/api/measurements/submit", self.number(indicator=self.other["id"])),
                  ("/api/measurements/submit", self.number(territory=None)),
                  ("/api/measurements/put_many", {"rows": [self.number()]}),
                  ("/api/goals", {"plan": self.plan["id"], "title": "But"}),
                  ("/api/share_links", {"opens": "action", "action": self.action["id"]}),
                  ("/api/entry/undo", {"moment": 1}), ("/api/comments", {"about": self.action["id"], "text": "?"})]
        before = self.manager.get("/api/goals").moment
        for path, sent in closed:
            with self.subTest(path, sent=sent):
                self.assertIn(head.post(path, sent).status, (401, 403))
        for path in ("/api/goals", "/api/people", "/api/measurements", "/api/action_list", "/api/today", "/api/search?q=a",
                     f"/api/actions/{self.action['id']}", f"/api/share_links/{link['id']}", "/api/entry/list", "/api/export"):
            with self.subTest(path):
                self.assertIn(head.get(path).status, (401, 403))
        self.assertEqual(self.manager.get("/api/goals").moment, before)

    def test_a_revoked_link_opens_nothing(self):
        head, link = self.link()
        self.manager.do(f"/api/share_links/{link['id']}/revoke")
        self.assertIn(head.post("/api/measurements/submit", self.number(value=5)).status, (401, 403))
        self.assertNotEqual(head.get("/api/link_page").status, 200)

    def test_a_token_that_nobody_gave_is_a_stranger(self):
        for token in ("", "x", "0" * 43, "' OR 1=1 --"):
            with self.subTest(token):
                self.assertIn(By(self.program, token).post("/api/measurements/submit", self.number()).status, (401, 403))

    def test_the_token_is_said_once(self):
        head, link = self.link()
        kept = self.manager.look(f"/api/share_links/{link['id']}")
        self.assertNotIn(link["token"], str(kept))
        self.assertNotIn("token_hash", kept)

    def test_two_taps_are_one_number(self):
        head, link = self.link()
        id = new_id()
        answers = at_once(16, lambda n: By(self.program, link["token"]).post(
            "/api/measurements/submit", self.number(period="2026-01", value=14, id=id)))
        self.assertEqual({one.status for one in answers}, {200}, answers[:2])
        self.assertEqual({one["id"] for one in answers}, {id})

    def test_a_link_that_is_over_before_it_begins(self):
        sent = {"opens": "action", "action": self.action["id"], "expires_on": "2026-03-11"}
        self.refused(self.manager.post("/api/share_links", sent), 422, None, "expires_on")
        self.refused(self.manager.post("/api/share_links", {"opens": "measurement"}), 422, None, "indicator")
        self.refused(self.manager.post("/api/share_links", {"opens": "action"}), 422, None, "action")

    def test_not_me_any_more(self):
        person = self.manager.make("people", name="Odile Moreau", email="odile@example.org")
        reporter = self.manager.make("reporters", indicator=self.indicator["id"], territory=self.nord["id"],
                                     person=person["id"])
        asked = self.manager.do("/api/measurements/ask", indicator=self.indicator["id"], territories=[self.nord["id"]], to="link")
        odile = By(self.program, asked["asks"][0]["url"].rsplit("/", 1)[1])
        handed = odile.post(f"/api/reporters/{reporter['id']}/hand_over",
                            {"proposed_name": "Karim Benali", "proposed_email": "karim@example.org"})
        self.assertEqual(handed.status, 200, handed)
        self.assertEqual(self.manager.look(f"/api/reporters/{reporter['id']}")["person"], person["id"], "only proposed yet")
        confirmed = self.manager.do(f"/api/reporters/{reporter['id']}/confirm_hand_over")
        karim = self.manager.look(f"/api/people/{confirmed['person']}")
        self.assertEqual((karim["name"], karim["email"]), ("Karim Benali", "karim@example.org"))
        self.assertIn(odile.post("/api/measurements/submit", self.number(value=3)).status, (401, 403))
        self.refused(self.manager.post(f"/api/reporters/{reporter['id']}/confirm_hand_over"), 409, "reporter.nobody_proposed")


class NoDistricts(Town):
    def test_nobody_is_asked_where_there_is_no_district(self):
        action = self.manager.make("actions", title="Aide aux devoirs", state="running")
        indicator = self.manager.make("indicators", action=action["id"], title="Enfants", how_noticed="On compte",
                                      says="activity", frequency="month")
        sent = {"indicator": indicator["id"], "to": "link"}
        self.assertEqual(self.manager.do("/api/measurements/ask", **sent)["asks"], [])
        nowhere = "0190aaaa-0000-7000-8000-000000000000"
        self.refused(self.manager.post("/api/measurements/ask", sent | {"territories": [nowhere]}), 422, None, "territories.0")
        for view in ("district_list", "measure_grid?indicator=" + indicator["id"], "today", "waiting_numbers", "action_list"):
            with self.subTest(view):
                self.assertEqual(self.manager.get("/api/" + view).status, 200)


class By(Client):
    """Whoever holds a link."""

    def __init__(self, program, token):
        super().__init__(program)
        self.token = token

    def send(self, method, path, body=None, *, headers=(), **options):
        return super().send(method, path, body, headers={"Link-Token": self.token, **dict(headers)}, **options)
