"""Needs and who is missing, as people of the example city: a parent, a relay, a district officer, the team, a stranger."""
import unittest, uuid
import program
from client import Client
from links_test import By
from town import Example


def voice():
    return str(uuid.uuid4())


class Needs(Example):
    def setUp(self):
        self.parent = Client(self.program)
        self.karim, self.amina = self.person("Karim Benali"), self.person("Amina Diallo")
        districts = self.parent.look("/api/need_wall")["districts"]
        self.bellevue = next(one["id"] for one in districts if one["name"].startswith("Bellevue"))

    def raise_need(self, text):
        answer = self.parent.post("/api/challenges/raise", {"territory": self.bellevue, "text": text, "voice": voice()})
        self.assertEqual(answer.status, 200, answer)
        return answer["id"]

    def of(self, person, need):
        lines = person.look("/api/need_list", territory=self.bellevue)["needs"]
        return next(one for one in lines if one["id"] == need)

    def test_the_page_of_a_place_says_its_address_and_the_square_of_it(self):
        wall = self.parent.look("/api/need_wall", territory=self.bellevue)
        self.assertTrue(wall["url"].endswith(f"/needs/in/{self.bellevue}"), wall["url"])
        self.assertEqual(len(wall["qr"]), len(wall["qr"][0]))
        self.assertEqual(self.parent.look("/api/need_wall")["url"], "")

    def test_a_parent_raises_another_says_me_too_and_a_phone_counts_once(self):
        need, mine = self.raise_need("Plus de bus après 18 h"), voice()
        self.refused(self.parent.post(f"/api/challenges/{need}/voice", {"voice": mine}), 409)  # nobody wrote it for all yet
        known = self.karim.get(f"/api/challenges/{need}")
        for_all = {"public_title": "Plus de bus le soir"}
        self.assertEqual(self.karim.patch(f"/api/challenges/{need}", for_all, known.revision).status, 200)
        for counted in (True, False):
            answer = self.parent.post(f"/api/challenges/{need}/voice", {"voice": mine})
            self.assertEqual(answer["counted"], counted, answer)
        self.assertEqual(self.of(self.karim, need)["people"], 2)

    def test_a_relay_enters_ten_by_a_link(self):
        link = self.karim.make("share_links", opens="needs", territory=self.bellevue)  # whoever looks after the district
        relay = By(self.program, link["token"])
        body = {"territory": self.bellevue, "channel": "relay",
                "rows": [{"voice": voice(), "text": "Pas de garde le mercredi", "people": 6},
                         {"voice": voice(), "text": "Trop loin à pied", "people": 4}]}
        self.assertIn(self.parent.post("/api/challenges/relay", body).status, (401, 403))
        answer = relay.post("/api/challenges/relay", body)
        self.assertEqual((answer["people"], answer["needs"]), (10, 2), answer)
        again = relay.post("/api/challenges/relay", body)
        self.assertEqual((again["people"], again["needs"]), (0, 0), again)

    def test_an_officer_gives_links_to_their_district_and_to_nothing_else(self):
        districts = self.parent.look("/api/need_wall")["districts"]
        other = next(one["id"] for one in districts if one["id"] != self.bellevue)
        self.refused(self.karim.post("/api/share_links", {"opens": "needs", "territory": other}), 403)
        decision = self.amina.look("/api/decisions", limit=1)["decisions"][0]["id"]
        asked = {"opens": "decision", "decision": decision, "territory": self.bellevue}
        self.refused(self.karim.post("/api/share_links", asked), 403)
        mine = self.karim.make("share_links", opens="needs", territory=self.bellevue)
        self.karim.do(f"/api/share_links/{mine['id']}/revoke")
        theirs = self.amina.make("share_links", opens="needs", territory=other)
        self.refused(self.karim.post(f"/api/share_links/{theirs['id']}/revoke"), 403)

    def test_the_officer_groups_answers_and_sets_aside_with_a_reason(self):
        one, other = self.raise_need("Le parc est noir le soir"), self.raise_need("Pas de lumière au parc")
        whole = self.karim.do("/api/challenges/group", territory=self.bellevue, ids=[one, other], title="Lumière au parc",
                              public_title="Pas de lumière au parc")["id"]
        self.assertEqual(self.of(self.karim, whole)["people"], 2)
        self.refused(self.karim.post(f"/api/challenges/{whole}/answer", {}), 422)
        self.karim.do(f"/api/challenges/{whole}/answer", changes="Quatre lampes", changes_from="2026-09-01")
        self.assertEqual(self.parent.look("/api/need_page", id=one)["need"]["changes"], "Quatre lampes")
        aside = self.raise_need("Une piscine")
        self.refused(self.karim.post(f"/api/challenges/{aside}/set_aside", {}), 422, None, "reason")
        self.karim.do(f"/api/challenges/{aside}/set_aside", reason="La ville n’en construit pas avant 2030")
        read = self.parent.look("/api/need_page", id=aside)["need"]
        self.assertEqual(read["reason"], "La ville n’en construit pas avant 2030")

    def test_a_stranger_reads_what_is_for_everybody_only(self):
        need = self.raise_need("La mère de Léo ne peut pas venir")
        self.assertIsNone(self.parent.look("/api/need_page", id=need)["need"].get("title"))
        self.assertNotIn("Léo", str(self.parent.look("/api/need_wall", territory=self.bellevue)))
        for path in ("/api/need_list", "/api/who_is_missing", "/api/link_queue", f"/api/challenges/{need}"):
            self.assertIn(self.parent.get(path).status, (401, 403), path)

    def test_today_tells_the_officer_of_the_talk_to_come_and_of_nothing_elsewhere(self):
        need = self.raise_need("Le feu passe trop vite au vert")
        self.karim.do(f"/api/challenges/{need}/take_to_meeting", talk_on=program.TODAY, talk_where="Maison de quartier")
        lines = [one for one in self.karim.look("/api/today")["waiting"] if one["kind"] in ("need", "talk")]
        self.assertIn(need, {one["id"] for one in lines})
        elsewhere = {one["place"] or one["title"] for one in lines if not (one["place"] or one["title"]).startswith("Bellevue")}
        self.assertEqual(elsewhere, set())

    def test_the_queue_is_the_teams(self):
        refused = self.karim.get("/api/link_queue")
        self.assertEqual((refused.status, refused.body["to"]), (403, "manager link_keeper"))
        whats = {one["what"] for one in self.person("Yann Le Goff").look("/api/link_queue")["items"]}
        self.assertIn("link", whats)

    def test_who_is_missing_protects_the_few_and_still_names_the_missing(self):
        team, member = (one.look("/api/who_is_missing") for one in (self.amina, self.karim))
        self.assertEqual(member["base"], "pupils")
        self.assertAlmostEqual(sum(one["share"] for one in member["districts"]), 100, delta=1)
        few = [at for at, one in enumerate(team["districts"]) if one["voice"]["people"] < 5]
        self.assertTrue(few)
        for at in few:
            self.assertIsNone(member["districts"][at]["voice"]["people"])
            self.assertEqual(member["districts"][at]["voice"]["word"], team["districts"][at]["voice"]["word"])
        self.assertIn("strongly_under", {one["voice"]["word"] for one in member["districts"]})
        self.assertLessEqual(sum(one["seats"] for one in team["next"]), 20)
        quarters = self.karim.look("/api/district_engagement", id=self.bellevue)["quarters"]
        self.assertEqual(len(quarters), 8)
        self.assertGreater(sum(one["voices"] or 0 for one in quarters), 10)


if __name__ == "__main__":
    unittest.main()
