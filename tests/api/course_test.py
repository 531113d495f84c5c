"""Changing course, as people of the example city: a bulletin in one letter to its rings, and what may be asked of whom."""
import email, email.policy, glob, os, time
import program
from town import Example

KEPT = "Le gymnase ferme en juin."


class Bulletins(Example):
    def letters(self):
        for _ in range(200):
            found = [path for path in glob.glob(os.path.join(self.program.folder, "outbox", "*.eml"))
                     if KEPT in self.text_of(path)]
            if found:
                return found
            time.sleep(0.1)
        self.fail("no letter has left")

    @staticmethod
    def text_of(path):
        with open(path, "rb") as file:
            return email.message_from_binary_file(file, policy=email.policy.default).get_content()

    def test_a_letter_has_no_empty_part_and_one_language(self):
        yann = self.person("Yann Le Goff")
        made = yann.make("bulletins", title="Où en est le plan", known=KEPT)
        sent = yann.do(f"/api/bulletins/{made['id']}/send", rings=["core"])
        self.assertGreater(sent["people"], 1)
        for path in self.letters():
            text = self.text_of(path)
            self.assertIn("CE QUE NOUS SAVONS\n" + KEPT, text)
            self.assertNotIn("CE QUE NOUS NE SAVONS PAS", text)
            self.assertNotIn("CE QUI CHANGE", text)
        kept = yann.get(f"/api/bulletins/{made['id']}")
        self.assertEqual((kept["state"], kept["rings"], kept["people"]), ("sent", ["core"], sent["people"]))

    def test_news_of_the_day_of_a_bulletin_is_told_once(self):
        yann = self.person("Yann Le Goff")
        condition = yann.look("/api/conditions")["conditions"][0]["id"]
        told = yann.make("condition_news", condition=condition, standing="known", says="Dit ce matin", on_date=program.TODAY)
        made = yann.make("bulletins", title="Ce matin", known="Dit ce matin")
        yann.do(f"/api/bulletins/{made['id']}/send", rings=["core"])
        after = yann.make("condition_news", condition=condition, standing="known", says="Dit ce soir", on_date=program.TODAY)
        news = {one["id"]: one["is_new"] for one in yann.look("/api/bulletin_desk")["news"]}
        self.assertEqual((news[told["id"]], news[after["id"]]), (False, True))


class Partners(Example):
    def test_who_leads_an_action_names_its_partners_from_the_list(self):
        soizic, yann = self.person("Soizic Guéguen"), self.person("Yann Le Goff")
        actions = yann.look("/api/actions", limit=200)["actions"]
        own = next(one for one in actions if one["title"].startswith("Club du soir"))
        other = next(one for one in actions if one["title"].startswith("Lire dès la crèche"))
        known = {one["stakeholder"] for one in yann.look("/api/involvements", limit=200, action=own["id"])["involvements"]}
        partner = next(one["id"] for one in yann.look("/api/stakeholders", limit=200)["stakeholders"] if one["id"] not in known)
        asked = {"stakeholder": partner, "role": "does_with", "promise": "Deux bénévoles le jeudi"}
        made = soizic.post("/api/involvements", asked | {"action": own["id"]})
        self.assertEqual(made.status, 201, made)
        self.assertEqual(soizic.patch(f"/api/involvements/{made['id']}", {"hours_per_month": 4}, made.revision).status, 200)
        self.refused(soizic.post("/api/involvements", asked | {"action": other["id"]}), 403)
        self.refused(soizic.post("/api/stakeholders", {"name": "Une association de plus"}), 403)
