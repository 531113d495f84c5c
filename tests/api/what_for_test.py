"""“What for?” asked of a room without accounts: who may what, one vote each, nobody found, and what a phone may do wrong."""
import http.client, json, uuid
import program
from client import Client
from program import Program, TODAY
from town import Example, Town


def new_id():
    return str(uuid.uuid4())


class WhatFor(Town):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.action = cls.manager.make("actions", plan=cls.plan["id"], title="Le café des parents")["id"]

    def asked(self, **more):
        return self.manager.make("inquiries", question="Le café, pour quoi faire ?", about=self.action, **more)["id"]

    def open(self, inquiry):
        return self.manager.do(f"/api/inquiries/{inquiry}/open_door", open=True)

    def phone(self, code, **more):
        phone = Client(self.program)
        answer = phone.post("/api/inquiries/join", {"code": code, **more})
        self.assertEqual(answer.status, 200, answer)
        return phone

    def said(self, phone, inquiry, text):
        statement = new_id()
        phone.do(f"/api/inquiries/{inquiry}/say", statement=statement, text=text)
        return statement

    def step(self, inquiry, one, other):
        self.manager.do(f"/api/inquiries/{inquiry}/step", **{"from": one, "to": other})

    def voting(self, phones=1):
        """(inquiry, phones, statement), ready to be voted on."""
        inquiry = self.asked()
        code = self.open(inquiry)["code"]
        there = [self.phone(code) for _ in range(phones)]
        statement = self.said(there[0], inquiry, "Pour se connaître")
        self.step(inquiry, "writing", "voting")
        return inquiry, there, statement

    def test_strangers_learn_nothing_and_do_nothing(self):
        inquiry = self.asked()
        code = self.open(inquiry)["code"]
        wrong = "000000" if code != "000000" else "111111"
        self.refused(self.stranger.post("/api/inquiries/join", {"code": wrong}), 404, "guest.code_unknown")
        self.refused(self.stranger.get("/api/inquiry_room", inquiry=inquiry), 404)
        self.refused(self.stranger.get("/api/inquiry_page", inquiry=inquiry), 401)
        for verb, body in (("say", {"statement": new_id(), "text": "x"}), ("vote", {}), ("stance", {"stance": "agree"}),
                           ("say_who", {"there_as": "parents"}), ("adopt", {}), ("step", {"from": "writing", "to": "voting"})):
            with self.subTest(verb):
                self.assertIn(self.stranger.post(f"/api/inquiries/{inquiry}/{verb}", body).status, (401, 403))
        phone = self.phone(code)
        for verb, body in (("adopt", {}), ("step", {"from": "writing", "to": "voting"}), ("open_door", {"open": False}),
                           ("hide", {"statement": new_id(), "hidden": True, "reason": "x"})):
            with self.subTest(f"guest {verb}"):
                self.assertIn(phone.post(f"/api/inquiries/{inquiry}/{verb}", body).status, (401, 403))
        other = self.asked()
        self.assertIn(phone.post(f"/api/inquiries/{other}/say", {"statement": new_id(), "text": "x"}).status, (401, 403))
        self.refused(phone.get("/api/inquiry_room", inquiry=other), 404)

    def test_the_square_opens_as_the_code_does_and_a_closed_door_nothing(self):
        inquiry = self.asked()
        door = self.open(inquiry)
        self.assertEqual(self.phone(door["url"].split("/w/")[1]).look("/api/inquiry_room", inquiry=inquiry)["here"], True)
        self.manager.do(f"/api/inquiries/{inquiry}/open_door", open=False)
        self.refused(self.stranger.post("/api/inquiries/join", {"code": door["code"]}), 404, "guest.code_unknown")

    def test_forty_phones_behind_one_address(self):
        inquiry = self.asked()
        code = self.open(inquiry)["code"]
        phones = [self.phone(code, there_as="parents") for _ in range(40)]
        for at, phone in enumerate(phones):
            self.said(phone, inquiry, f"Pour la raison {at}")
        self.step(inquiry, "writing", "voting")
        for phone in phones:
            first = phone.do(f"/api/inquiries/{inquiry}/vote")
            phone.do(f"/api/inquiries/{inquiry}/vote", statement=first["statement"], value="agree")
        page = self.manager.look("/api/inquiry_page", inquiry=inquiry)
        self.assertEqual((page["here"], page["statements"], page["people_voting"], page["votes"]), (40, 40, 40, 40))

    def test_the_same_statement_twice_is_one_and_a_long_one_none(self):
        inquiry = self.asked()
        phone = self.phone(self.open(inquiry)["code"])
        body = {"statement": new_id(), "text": "Pour se connaître"}
        self.assertEqual(phone.do(f"/api/inquiries/{inquiry}/say", **body)["kept"], True)
        self.assertEqual(phone.do(f"/api/inquiries/{inquiry}/say", **body)["kept"], False)
        for words in ("x" * 5000, " "):
            answer = phone.post(f"/api/inquiries/{inquiry}/say", {"statement": new_id(), "text": words})
            self.refused(answer, 422, "invalid", "text")
        self.refused(phone.post(f"/api/inquiries/{inquiry}/say", {"statement": "mine", "text": "x"}), 422, "invalid", "statement")
        for _ in range(59):
            self.said(phone, inquiry, "encore")
        answer = phone.post(f"/api/inquiries/{inquiry}/say", {"statement": new_id(), "text": "x"})
        self.refused(answer, 429, "inquiry.enough_said")

    def test_nobody_sees_the_others_before_the_vote(self):
        inquiry = self.asked()
        code = self.open(inquiry)["code"]
        self.said(self.phone(code), inquiry, "Un secret")
        self.assertNotIn("Un secret", json.dumps(self.phone(code).look("/api/inquiry_room", inquiry=inquiry)))

    def test_two_phones_by_a_personal_link_are_one_voter(self):
        inquiry, _, statement = self.voting()
        token = self.manager.make("share_links", opens="inquiry", inquiry=inquiry, label="Ana")["token"]
        for value in ("agree", "disagree"):
            phone = Client(self.program)
            answer = phone.post(f"/api/inquiries/{inquiry}/vote", {"statement": statement, "value": value},
                                headers={"Link-Token": token})
            self.assertEqual(answer.status, 200, answer)
        page = self.manager.look("/api/inquiry_page", inquiry=inquiry)
        self.assertEqual((page["people_voting"], page["votes"]), (1, 1))
        self.assertEqual(page["result"]["statements"][0]["disagree"], 1, "the latest counts")
        elsewhere = self.asked()
        answer = Client(self.program).post(f"/api/inquiries/{elsewhere}/vote", {}, headers={"Link-Token": token})
        self.assertIn(answer.status, (401, 403))

    def test_two_who_lead_go_on_once(self):
        inquiry, _, _ = self.voting()
        path = f"/api/inquiries/{inquiry}/step"
        self.assertEqual(self.manager.do(path, **{"from": "voting", "to": "drafting"})["state"], "drafting")
        self.assertEqual(self.manager.do(path, **{"from": "voting", "to": "drafting"})["state"], "drafting")
        self.refused(self.manager.post(path, {"from": "voting", "to": "writing"}), 409, "inquiry.moved_on")

    def test_whoever_leads_it_may_and_no_other_member(self):
        inquiry = self.asked()
        ana, ben = (self.manager.make("people", name=name, email=f"{name}@example.org")["id"] for name in ("ana", "ben"))
        for person in (ana, ben):
            self.manager.make("memberships", person=person, role="contributor")
        self.manager.patch(f"/api/inquiries/{inquiry}", {"facilitator": ana}, self.revision_of(f"/api/inquiries/{inquiry}"))
        self.assertEqual(self.manager.look(f"/api/inquiries/{inquiry}")["facilitator"], ana)
        # What they may is tried in the browser, where people log in: here only that the page knows.
        self.assertEqual(self.manager.look("/api/inquiry_page", inquiry=inquiry)["facilitator"], "ana")

    def test_from_votes_to_an_answer(self):
        inquiry, phones, statement = self.voting(12)
        for phone in phones:
            phone.do(f"/api/inquiries/{inquiry}/vote", statement=statement, value="agree")
        self.step(inquiry, "voting", "drafting")
        path = f"/api/inquiries/{inquiry}"
        self.refused(self.manager.post(f"{path}/draft", {"sentences": [{"text": "x", "cites": [new_id()]}]}), 422, "invalid",
                     "sentences.0.cites")
        self.manager.do(f"{path}/draft", sentences=[{"text": "Se connaître.", "cites": [statement]}, {"text": "Et rire."}])
        self.assertIsNone(phones[0].look("/api/inquiry_room", inquiry=inquiry)["answer"], "a draft is not yet for all")
        self.step(inquiry, "drafting", "critique")
        objection = {"objection": new_id(), "sentence": 2, "reason": "Cela ne se commande pas", "proposal": "Et peut-être rire."}
        phones[3].do(f"{path}/object", **objection)
        phones[3].do(f"{path}/object", **objection)
        self.assertEqual(len(self.manager.look("/api/inquiry_page", inquiry=inquiry)["answer"]["objections"]), 1)
        self.step(inquiry, "critique", "stance")
        self.refused(phones[0].post(f"{path}/stance", {"stance": "disagree"}), 422, "invalid", "reason")
        for at, phone in enumerate(phones):
            stance = {"stance": "disagree", "reason": "Trop court"} if at < 2 else {"stance": "agree"}
            phone.do(f"{path}/stance", **stance)
        self.refused(self.manager.post(f"{path}/adopt"), 409, "inquiry.too_many_objections")
        phones[0].do(f"{path}/stance", stance="can_live", name="Ana")
        self.assertEqual(phones[0].look("/api/inquiry_room", inquiry=inquiry)["stance"], "can_live")
        answer = self.manager.do(f"{path}/adopt")
        self.assertEqual((answer["state"], answer["agree"], answer["can_live"], answer["disagree"]), ("adopted", 10, 1, 1))
        self.assertEqual(answer["named"], ["can_live Ana"])
        self.refused(phones[0].post(f"{path}/stance", {"stance": "agree"}), 409, "inquiry.is_closed")
        shown = self.manager.look("/api/what_for", about=self.action)["inquiries"]
        mine = next(one for one in shown if one["id"] == inquiry)
        self.assertEqual(mine["answer"]["sentences"][0]["cites"], [{"id": statement, "name": "Pour se connaître"}])
        self.assertEqual(phones[5].look("/api/inquiry_room", inquiry=inquiry)["answer"]["named"], [])

    def test_nobody_is_found_in_the_file(self):
        inquiry, phones, statement = self.voting(3)
        # Somebody who is logged in, on a phone in the room.
        joined = self.manager.another()
        answer = joined.post("/api/inquiries/join", {"code": self.open(inquiry)["code"]})
        self.assertEqual(answer.status, 200)
        for phone in phones:
            phone.do(f"/api/inquiries/{inquiry}/vote", statement=statement, value="agree")
        entries = self.manager.look("/api/entry/list", limit=20)["entries"]
        mine = [one for one in entries if one["operation"] in ("inquiry.vote", "inquiry.say", "inquiry.join")]
        self.assertTrue(mine)
        self.assertEqual({one.get("actor") or "" for one in mine}, {""})


class Stream:
    """What an open page hears, event by event, until it is closed."""

    def __init__(self, program, path, **headers):
        self.connection = http.client.HTTPConnection("127.0.0.1", program.port, timeout=10)
        self.connection.request("GET", path, headers=headers)
        self.answer = self.connection.getresponse()
        self.status = self.answer.status

    def next(self):
        while True:
            line = self.answer.readline().decode().rstrip("\n")
            if line.startswith("data:"):
                return json.loads(line[5:])

    def until(self, holds):
        heard = self.next()
        while not holds(heard):
            heard = self.next()
        return heard

    def close(self):
        self.connection.close()


class Heard(WhatFor):
    def listen(self, inquiry, client=None, **headers):
        if client:
            headers["Cookie"] = f"{client.cookie_name}={client.cookie}"
        stream = Stream(self.program, f"/api/inquiry_events/{inquiry}", **headers)
        self.addCleanup(stream.close)
        return stream

    def test_who_came_in_hears_the_steps_and_nobody_else(self):
        inquiry, (phone,), statement = self.voting()
        self.assertEqual(self.listen(inquiry).status, 401)
        elsewhere = self.asked()
        self.assertEqual(self.listen(elsewhere, phone).status, 401)
        self.assertEqual(self.listen(new_id(), self.manager).status, 404)
        token = self.manager.make("share_links", opens="inquiry", inquiry=inquiry, label="Ana")["token"]
        for stream in (self.listen(inquiry, phone), self.listen(inquiry, **{"Link-Token": token})):
            self.assertEqual(set(stream.next()), {"moment", "state", "picture"}, "a phone hears no counts")
            phone.do(f"/api/inquiries/{inquiry}/vote", statement=statement, value="agree")
        heard = self.listen(inquiry, self.manager)
        self.assertEqual(heard.next()["votes"], 1)
        other = self.phone(self.open(inquiry)["code"])
        other.do(f"/api/inquiries/{inquiry}/vote", statement=statement, value="agree")
        self.assertEqual(heard.until(lambda one: one["votes"] == 2)["people_voting"], 2)

    def test_a_vote_is_no_news_to_a_phone_and_a_step_is(self):
        inquiry, (phone,), statement = self.voting()
        heard = self.listen(inquiry, phone)
        self.assertEqual(heard.next()["state"], "voting")
        phone.do(f"/api/inquiries/{inquiry}/vote", statement=statement, value="agree")
        self.step(inquiry, "voting", "drafting")
        self.assertEqual(heard.next()["state"], "drafting")

    def test_after_a_break_the_first_event_says_how_it_stands(self):
        inquiry, (phone,), _ = self.voting()
        first = self.listen(inquiry, phone)
        before = first.next()
        first.close()
        self.step(inquiry, "voting", "drafting")
        again = self.listen(inquiry, phone, **{"Last-Event-ID": str(before["moment"])}).next()
        self.assertEqual(again["state"], "drafting")
        self.assertNotEqual(again["picture"], before["picture"])


class InMeeting(WhatFor):
    """A step of a meeting asks the question: its phones take part where they are."""

    def test_phones_of_the_meeting_are_led_to_the_question(self):
        meeting = self.manager.make("meetings", title="Le café", kind="conference", action=self.action,
                                    starts_at="2026-03-12T18:00:00Z")["id"]
        self.manager.do(f"/api/meetings/{meeting}/open")
        door = self.manager.do(f"/api/meetings/{meeting}/phones", on=True)
        phone = Client(self.program)
        phone.do("/api/meetings/join", code=door["code"])
        room = lambda who, seen_as: who.look("/api/meeting_room", id=meeting, **{"as": seen_as})
        item = next(one for one in room(self.manager, "leader")["agenda"] if one["step"] == "what_for")
        self.assertIsNone(room(phone, "phone")["what_for"])
        inquiry = self.asked()
        path = f"/api/agenda_items/{item['id']}"
        self.assertEqual(self.manager.patch(path, {"inquiry": inquiry}, self.revision_of(path)).status, 200)
        asked = room(phone, "phone")["what_for"]
        self.assertEqual((asked["id"], asked["state"], asked["token"]), (inquiry, "writing", None))
        self.refused(phone.get("/api/inquiry_room", inquiry=inquiry), 404)
        self.open(inquiry)
        token = room(phone, "phone")["what_for"]["token"]
        phone.do("/api/inquiries/join", code=token)
        self.assertTrue(phone.look("/api/inquiry_room", inquiry=inquiry)["here"])
        self.assertEqual(room(phone, "phone")["here"], 1, "the seat in the meeting is still there")
        self.said(phone, inquiry, "Pour se connaître")
        heard = Stream(self.program, f"/api/meeting_events/{meeting}", Cookie=f"{phone.cookie_name}={phone.cookie}")
        self.addCleanup(heard.close)
        self.assertEqual(set(heard.next()["what_for"]), {"state", "picture"})
        phone.do("/api/swot_note/write", meeting=meeting, id=new_id(), quadrant="strength", text="Un mur")
        before = heard.until(lambda one: one["what_for"]["state"] == "writing")["picture"]
        self.manager.do(f"/api/inquiries/{inquiry}/open_door", open=False)
        self.assertNotEqual(heard.next()["picture"], before, "a phone reads the room again when the door opens or closes")
        self.step(inquiry, "writing", "voting")
        self.assertEqual(heard.until(lambda one: one["what_for"]["state"] == "voting")["state"], "open")
        gone = self.manager.delete(f"/api/inquiries/{inquiry}", self.revision_of(f"/api/inquiries/{inquiry}"))
        self.assertEqual(gone.status, 409, "a step asks it")
        # The agenda is arranged anew.
        self.manager.do(f"/api/meetings/{meeting}/set_agenda", items=[{**{key: item[key] for key in ("id", "step")}}] + [
            {"id": one["id"], "step": one["step"]} for one in room(self.manager, "leader")["agenda"] if one["id"] != item["id"]])
        self.assertEqual(self.manager.look(path)["inquiry"], inquiry, "an arranged agenda keeps its question")


class LedByAnother(Example):
    def test_who_leads_the_meeting_leads_its_question(self):
        amina = self.person("Amina Diallo")
        people = amina.look("/api/people", limit=200)["people"]
        members = {one["person"]: one["role"] for one in amina.look("/api/memberships", limit=200)["memberships"]}
        name = next(one["name"] for one in people
                    if members.get(one["id"]) == "contributor" and one["name"] in self.program.people)
        leads = self.person(name)
        me = next(one["id"] for one in people if one["name"] == name)
        action = amina.look("/api/actions", limit=1)["actions"][0]["id"]
        meeting = amina.make("meetings", title="Une soirée", kind="conference", action=action, facilitator=me,
                             starts_at="2026-03-12T18:00:00Z")["id"]
        inquiry = amina.make("inquiries", question="Pour quoi faire ?", about=action)["id"]
        steps = lambda: leads.post(f"/api/inquiries/{inquiry}/open_door", {"open": True}).status
        self.assertEqual(steps(), 403)
        item = next(one for one in amina.look("/api/meeting_page", id=meeting)["agenda"] if one["step"] == "what_for")
        path = f"/api/agenda_items/{item['id']}"
        self.assertEqual(leads.patch(path, {"inquiry": inquiry}, leads.get(path).revision).status, 200)
        self.assertEqual(steps(), 403, "not before the evening")
        leads.do(f"/api/meetings/{meeting}/open")
        self.assertEqual(steps(), 200)
        self.assertTrue(leads.look("/api/inquiry_page", inquiry=inquiry)["leads"])
        leads.do(f"/api/meetings/{meeting}/close")
        self.assertEqual(steps(), 403)
        self.assertFalse(leads.look("/api/inquiry_page", inquiry=inquiry)["leads"])


class Restarted(Town):
    def test_nothing_is_lost_when_the_server_starts_again(self):
        action = self.manager.make("actions", plan=self.plan["id"], title="Le café")["id"]
        inquiry = self.manager.make("inquiries", question="Pour quoi ?", about=action)["id"]
        code = self.manager.do(f"/api/inquiries/{inquiry}/open_door", open=True)["code"]
        phone = Client(self.program)
        self.assertEqual(phone.post("/api/inquiries/join", {"code": code}).status, 200)
        statement = new_id()
        phone.do(f"/api/inquiries/{inquiry}/say", statement=statement, text="Rire")
        self.manager.do(f"/api/inquiries/{inquiry}/step", **{"from": "writing", "to": "voting"})
        phone.do(f"/api/inquiries/{inquiry}/vote", statement=statement, value="agree")
        folder = self.program.folder
        self.program.end()
        again = Program("serve", folder, "--requests-a-second", "0", today=TODAY)
        self.addClassCleanup(again.stop)
        phone, manager = phone.another(again), self.manager.another(again)
        self.assertEqual(phone.do(f"/api/inquiries/{inquiry}/vote", statement=statement, value="disagree")["voted"], 1)
        page = manager.look("/api/inquiry_page", inquiry=inquiry)
        self.assertEqual((page["people_voting"], page["votes"]), (1, 1), "the same phone is the same voter")


if __name__ == "__main__":
    import unittest
    unittest.main()
