"""What a meeting decides, answered by whoever can say yes: signed in, by the one link sent, or noted for them and marked so."""
from client import Client
from town import Example


class Decisions(Example):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        names = {"amina": "Amina Diallo", "yann": "Yann Le Goff", "helene": "Hélène Vasseur", "karim": "Karim Benali"}
        for short, name in names.items():
            setattr(cls, short, Client(cls.program).login(name))
        cls.me = {short: cls.program.people[name] for short, name in names.items()}
        cls.action = cls.amina.look("/api/actions", limit=1)["actions"][0]["id"]

    def meeting(self, **more):
        """Led by Yann."""
        return self.amina.make("meetings", **{"title": "Groupe local", "kind": "local_group", "action": self.action,
                                              "starts_at": "2026-03-12T18:00:00Z", "facilitator": self.me["yann"]} | more)["id"]

    def decision(self, meeting=None, **more):
        fields = {"meeting": meeting or self.meeting(), "text": "Ouvrir la salle le mercredi", "can_say_yes": self.me["helene"]}
        return self.yann.make("decisions", **fields | more)["id"]

    def answer(self, who, decision, yes=True, **more):
        return who.post(f"/api/decisions/{decision}/answer", {"yes": yes, **more})

    def ask(self, decision):
        """The token of the link that is sent."""
        return self.yann.do(f"/api/decisions/{decision}/ask")["url"].rsplit("/", 1)[1]

    def by_link(self, token, decision, yes=True, who=None, **more):
        who = who or Client(self.program)
        return who.post(f"/api/decisions/{decision}/answer", {"yes": yes, **more}, headers={"Link-Token": token})

    def kept(self, decision):
        return self.amina.look(f"/api/decisions/{decision}")


class WhoAnswers(Decisions):
    def test_the_one_named_answers_signed_in(self):
        meeting = self.meeting()
        decision = self.decision(meeting)
        self.assertEqual(self.helene.look("/api/meeting_page", id=meeting)["asked_of_me"], [decision])
        self.assertEqual(self.yann.look("/api/meeting_page", id=meeting)["asked_of_me"], [])
        self.assertEqual(self.answer(self.helene, decision).status, 200)
        kept = self.kept(decision)
        self.assertEqual((kept["state"], kept["answered_how"], kept["recorded_by"]), ("confirmed", "themselves", None))

    def test_nobody_else_answers(self):
        decision = self.decision()
        self.refused(self.answer(self.karim, decision), 403, "not_allowed")
        self.refused(self.answer(Client(self.program), decision), 401)
        for who in (self.yann, self.amina):
            refused = self.answer(who, decision)
            self.refused(refused, 403, "decision.not_yours")
            self.assertIn("Hélène Vasseur", refused["message"])
        self.assertEqual(self.kept(decision)["state"], "proposed")

    def test_what_was_said_by_word_is_noted_with_who_noted_it(self):
        decision = self.decision()
        self.refused(self.answer(self.yann, decision, how="themselves"), 422, "invalid", "how")
        self.assertEqual(self.answer(self.yann, decision, how="on_paper", answer="Oui, dès mai").status, 200)
        kept = self.kept(decision)
        self.assertEqual((kept["state"], kept["answered_how"], kept["recorded_by"]), ("confirmed", "on_paper", self.me["yann"]))
        last = self.amina.look(f"/api/decisions/{decision}/history")["revisions"]
        self.assertIn("Yann Le Goff", str(last), "and the ledger says who")

    def test_the_link_answers_and_names_no_recorder(self):
        decision = self.decision()
        token = self.ask(decision)
        self.assertEqual(self.by_link(token, decision, yes=False, answer="Pas de clé avant juin").status, 200)
        kept = self.kept(decision)
        self.assertEqual((kept["state"], kept["answer"], kept["answered_how"], kept["recorded_by"]),
                         ("declined", "Pas de clé avant juin", "themselves", None))
        # Who said "not now" may come to say yes, and nobody says it for them.
        self.refused(self.answer(self.yann, decision, how="by_word"), 409, "decision.is_answered")
        self.assertEqual(self.by_link(token, decision).status, 200)
        self.assertEqual(self.kept(decision)["state"], "confirmed")

    def test_who_leads_does_not_answer_by_the_link_of_another(self):
        decision = self.decision()
        token = self.ask(decision)
        self.refused(self.by_link(token, decision, who=self.yann), 403, "decision.not_yours")
        self.assertEqual(self.kept(decision)["state"], "waiting")

    def test_a_link_opens_its_own_decision_only(self):
        token, other = self.ask(self.decision()), self.decision()
        self.refused(self.by_link(token, other), 403, "not_allowed")

    def test_the_group_decides_for_itself(self):
        decision = self.decision(can_say_yes=None)
        self.assertEqual(self.answer(self.yann, decision).status, 200)
        kept = self.kept(decision)
        self.assertEqual((kept["state"], kept["answered_how"], kept["recorded_by"]), ("confirmed", None, None))


class OneLink(Decisions):
    def test_asking_again_takes_the_former_link_back(self):
        decision = self.decision()
        first, second = self.ask(decision), self.ask(decision)
        self.assertIn(self.by_link(first, decision).status, (401, 403))
        self.assertEqual(self.by_link(second, decision).status, 200)

    def test_who_is_asked_something_else_gets_a_new_link(self):
        decision = self.decision()
        token = self.ask(decision)
        path = f"/api/decisions/{decision}"
        change = lambda **fields: self.yann.patch(path, fields, self.yann.get(path).revision)
        self.assertEqual(change(review_on="2026-06-01").status, 200)
        self.assertEqual(self.kept(decision)["state"], "waiting")
        self.assertEqual(change(text="Ouvrir la salle le jeudi").status, 200)
        self.assertEqual((self.kept(decision)["state"], self.kept(decision)["asked_on"]), ("proposed", None))
        self.assertIn(self.by_link(token, decision).status, (401, 403))
        self.assertEqual(self.by_link(self.ask(decision), decision).status, 200)

    def test_an_invitation_has_one_living_link(self):
        made = self.yann.make("invitations", meeting=self.meeting(), name="Lou Petit", there_as="extra")["id"]
        send = lambda: self.yann.do(f"/api/invitations/{made}/send")["url"].rsplit("/", 1)[1]
        says = lambda token: Client(self.program).post(f"/api/invitations/{made}/answer", {"answer": "comes"},
                                                       headers={"Link-Token": token})
        first, second = send(), send()
        self.assertIn(says(first).status, (401, 403))
        self.assertEqual(says(second).status, 200)


class BeforeAnybodyIsAsked(Decisions):
    def test_an_adjustment_needs_an_action_when_it_is_written(self):
        meeting = self.meeting(kind="linking", action=None)
        refused = self.yann.post("/api/decisions", {"meeting": meeting, "text": "x", "leads_to": "adjustment"})
        self.refused(refused, 422, "invalid", "leads_to")
        self.assertIn("action", refused.faults()["leads_to"])

    def test_and_when_it_is_asked(self):
        meeting = self.meeting(kind="linking")
        decision = self.decision(meeting, leads_to="adjustment")
        path = f"/api/meetings/{meeting}"
        self.assertEqual(self.amina.patch(path, {"action": None}, self.amina.get(path).revision).status, 200)
        self.refused(self.yann.post(f"/api/decisions/{decision}/ask", {}), 422, "invalid", "leads_to")

    def test_an_adjustment_is_decided_by_who_said_yes_and_not_by_who_noted_it(self):
        decision = self.decision(leads_to="adjustment", was="Mardi", **{"is": "Mercredi"})
        self.assertEqual(self.answer(self.yann, decision, how="by_word").status, 200)
        adjustment = self.amina.look(f"/api/adjustments/{self.kept(decision)['became'][0]}")
        self.assertEqual((adjustment["state"], adjustment["decided_by"]), ("confirmed", self.me["helene"]))
        of_all = self.decision(leads_to="adjustment", can_say_yes=None, **{"is": "Jeudi"})
        self.assertEqual(self.answer(self.yann, of_all).status, 200)
        for_all = self.amina.look(f"/api/adjustments/{self.kept(of_all)['became'][0]}")
        self.assertIsNone(for_all["decided_by"])
        self.assertRegex(for_all["why_changed"], r"^Groupe local \(\d{4}-\d\d-\d\d\)$", "where and when, and not itself again")

    def test_what_was_answered_is_not_reworded(self):
        decision = self.decision()
        self.assertEqual(self.answer(self.helene, decision).status, 200)
        path = f"/api/decisions/{decision}"
        change = lambda **fields: self.yann.patch(path, fields, self.yann.get(path).revision)
        refused = change(text="Ouvrir tous les jours")
        self.refused(refused, 409, "decision.is_answered")
        self.assertIn("nouvelle décision", refused["message"])
        self.assertEqual(change(owner=self.me["karim"]).status, 200, "who sees to it may change")
        self.refused(self.yann.delete(path, self.yann.get(path).revision), 409, "decision.is_answered")
        self.refused(self.yann.post(f"{path}/ask", {}), 409, "decision.is_answered")
