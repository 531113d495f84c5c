"""A meeting from its invitation to its minutes, and what may go wrong on the way: two who lead, a server that stops, a note that
hurts, somebody who comes late."""
import email, email.policy, glob, json, os, re, subprocess, time, uuid
import program
from client import Client
from program import Program
from town import Example, Town

# Debian's library lives with Debian's Python, whichever runs the tests.
READER = """
import icalendar, json, sys
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
print(json.dumps([{"uid": str(one["UID"]), "starts": one["DTSTART"].dt.isoformat(), "ends": one["DTEND"].dt.isoformat(),
                   "title": str(one["SUMMARY"]), "where": str(one.get("LOCATION", ""))} for one in calendar.walk("VEVENT")]))
"""


def events(text):
    done = subprocess.run(["/usr/bin/python3", "-c", READER], input=text, capture_output=True, timeout=60)
    if done.returncode:
        raise AssertionError(done.stderr.decode())
    return json.loads(done.stdout)


def new_id():
    return str(uuid.uuid4())


class Invited(Town):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.action = cls.manager.make("actions", plan=cls.plan["id"], title="Le café des parents")["id"]

    def meeting(self, **more):
        return self.manager.make("meetings", **{"title": "Le café, à l’école; salle 2", "kind": "local_group",
                                                "action": self.action, "starts_at": "2026-03-19T18:00:00Z", "minutes": 90,
                                                "place": "École Ledru, salle 2"} | more)["id"]

    def person(self, name, **more):
        return self.manager.make("people", name=name, email=f"{uuid.uuid4().hex}@example.org", language="fr", **more)

    def invited(self, meeting, **more):
        return self.manager.make("invitations", meeting=meeting, **{"there_as": "extra"} | more)["id"]

    def mail_to(self, address):
        for _ in range(200):
            for path in glob.glob(os.path.join(self.program.folder, "outbox", "*.eml")):
                with open(path, "rb") as file:
                    mail = email.message_from_binary_file(file, policy=email.policy.default)
                if mail["To"] == address:
                    return mail
            time.sleep(.1)
        self.fail(f"no mail to {address}")

    def test_the_mail_brings_a_link_and_the_day_for_the_calendar(self):
        meeting, katell = self.meeting(), self.person("Katell Brun")
        sent = self.manager.do(f"/api/invitations/{self.invited(meeting, person=katell['id'])}/send")
        self.assertTrue(sent["mailed"])
        mail = self.mail_to(katell["email"])
        said = mail.get_body(("plain",)).get_content()
        self.assertIn(sent["url"], said)
        self.assertIn("Quand : jeudi 19 mars 2026 à 19:00\nOù : École Ledru, salle 2\n", said.replace("\r", ""))
        entry = next(part for part in mail.walk() if part.get_content_type() == "text/calendar")
        text = entry.get_payload(decode=True)
        for line in text.split(b"\n"):
            self.assertLessEqual(len(line.rstrip(b"\r")), 75)
        self.assertEqual(events(text), [{"uid": f"meeting-{meeting}@arpent", "starts": "2026-03-19T18:00:00+00:00",
                                         "ends": "2026-03-19T19:30:00+00:00", "title": "Le café, à l’école; salle 2",
                                         "where": "École Ledru, salle 2"}])

    def test_a_mail_says_the_day_in_its_language_and_nothing_of_a_place_that_is_not_known(self):
        meeting = self.meeting(place=None, starts_at="2026-10-01T08:30:00Z")
        for language, when, where in (("fr", "jeudi 1er octobre 2026 à 10:30", "Où"),
                                      ("en", "Thursday 1 October 2026, 10:30", "Where")):
            guest = self.manager.make("people", name="Lou", email=f"{uuid.uuid4().hex}@example.org", language=language)
            self.manager.do(f"/api/invitations/{self.invited(meeting, person=guest['id'])}/send")
            said = self.mail_to(guest["email"]).get_body(("plain",)).get_content()
            self.assertIn(when, said)
            self.assertNotIn(where, said)
            self.assertNotIn("\x01", said)
        undated = self.meeting(place=None, starts_at=None, minutes=None)
        guest = self.person("Ana")
        self.manager.do(f"/api/invitations/{self.invited(undated, person=guest['id'])}/send")
        self.assertNotIn("Quand", self.mail_to(guest["email"]).get_body(("plain",)).get_content())

    def test_without_an_address_the_link_is_given_by_hand(self):
        meeting = self.meeting()
        invitation = self.invited(meeting, name="Lou Petit", question="Racontez un matin")
        sent = self.manager.do(f"/api/invitations/{invitation}/send")
        self.assertFalse(sent["mailed"])
        self.assertTrue(sent["qr"])
        link = {"Link-Token": sent["url"].rsplit("/", 1)[1]}
        lou = Client(self.program)
        page = lou.get("/api/link_page", headers=link)
        self.assertEqual((page["opens"], page["invitation"]["question"]), ("invitation", "Racontez un matin"))
        path = f"/api/invitations/{invitation}"
        self.assertEqual(lou.post(f"{path}/answer", {"answer": "comes"}, headers=link).status, 200)
        self.refused(lou.post(f"{path}/tell_case", {}, headers=link), 422, None, "what_happened")
        told = lou.post(f"{path}/tell_case", {"what_happened": "Trois parents sont restés"}, headers=link)
        self.assertEqual(told.status, 200, told)
        kept = self.manager.look(path)
        self.assertEqual((kept["answer"], kept["what_happened"], kept["told_by"]), ("comes", "Trois parents sont restés", None))
        other = self.invited(meeting, name="Ana")
        self.refused(lou.post(f"/api/invitations/{other}/answer", {"answer": "comes"}, headers=link), 403, "not_allowed")
        self.manager.do(f"/api/meetings/{meeting}/cancel", because="pas de salle")
        self.refused(lou.post(f"{path}/answer", {"answer": "comes"}, headers=link), 409, "meeting.was_held")
        self.refused(self.manager.post(f"{path}/send", {}), 409, "meeting.was_held")

    def test_one_button_asks_the_group_of_the_place_and_who_carries_the_action(self):
        north, south = (self.manager.make("territories", name=name, level="district")["id"] for name in ("Nord", "Sud"))
        people = {name: self.person(name)["id"] for name in ("Nord", "Sud", "Partout", "Soizic")}
        for name, place in (("Nord", north), ("Sud", south), ("Partout", None)):
            self.manager.make("memberships", person=people[name], role="core", territory=place)
        lead = self.manager.make("posts", title="Référente", holder=people["Soizic"])["id"]
        action = self.manager.make("actions", plan=self.plan["id"], title="Lire le soir", lead=lead)["id"]
        meeting = self.meeting(action=action, territory=north)
        called = self.manager.do(f"/api/meetings/{meeting}/call_core")
        self.assertEqual((called["invited"], called["mailed"]), (3, 3))
        asked = self.manager.look("/api/invitations", meeting=meeting)["invitations"]
        self.assertEqual({one["person"]: one["there_as"] for one in asked},
                         {people["Nord"]: "core", people["Partout"]: "core", people["Soizic"]: "extra"})
        self.assertEqual(self.manager.do(f"/api/meetings/{meeting}/call_core")["invited"], 0, "once")


class Minutes(Town):
    def held(self):
        action = self.manager.make("actions", plan=self.plan["id"], title="Le café des parents")["id"]
        meeting = self.manager.make("meetings", title="Le café", kind="local_group", action=action,
                                    starts_at="2026-03-12T18:00:00Z")["id"]
        ana = self.manager.make("people", name="Anne Morel")["id"]
        decision = self.manager.make("decisions", meeting=meeting, text="Ouvrir le mercredi", can_say_yes=ana)["id"]
        self.manager.do(f"/api/decisions/{decision}/answer", yes=True, how="by_word")
        self.manager.make("promises", meeting=meeting, brings="room", text="La salle", who="Lou Petit")
        self.manager.make("invitations", meeting=meeting, name="Ana Costa", email="ana@example.org", there_as="extra")
        self.manager.do(f"/api/meetings/{meeting}/open")
        self.manager.do(f"/api/meetings/{meeting}/close")
        return meeting

    def seen(self, who, meeting):
        return who.get("/api/minutes_page", id=meeting)

    def test_they_are_kept_until_they_are_published_and_kept_again(self):
        meeting = self.held()
        path = f"/api/meetings/{meeting}"
        self.refused(self.manager.post(f"{path}/publish_minutes", {"published": True}), 409, "meeting.no_minutes")
        self.refused(self.manager.post(f"{path}/write_minutes", {"text": " \n"}), 422, None, "text")
        self.manager.do(f"{path}/write_minutes", text="Ils reviennent.")
        never = self.seen(self.stranger, new_id())
        self.refused(never, 404)
        kept = self.seen(self.stranger, meeting)
        self.assertEqual((kept.status, kept["code"]), (never.status, never["code"]), "kept, or never written: the same")
        self.assertEqual(self.seen(self.manager, meeting)["text"], "Ils reviennent.")
        self.manager.do(f"{path}/publish_minutes", published=True)
        page = self.seen(self.stranger, meeting)
        self.assertEqual((page["text"], page["action"], [one["text"] for one in page["decisions"]]),
                         ("Ils reviennent.", "Le café des parents", ["Ouvrir le mercredi"]))
        self.assertEqual(page["decisions"][0]["answered_how"], "by_word", "noted for somebody, and said so")
        for name in ("Lou Petit", "Ana Costa", "ana@example.org", "Anne Morel"):
            self.assertNotIn(name, json.dumps(page.body, ensure_ascii=False))
        self.manager.do(f"{path}/write_minutes", text="Ils restent.")
        self.assertEqual(self.seen(self.stranger, meeting)["text"], "Ils restent.", "a word mended stays published")
        self.manager.do(f"{path}/publish_minutes", published=False)
        self.refused(self.seen(self.stranger, meeting), 404)

    def test_a_stranger_writes_none(self):
        meeting = self.held()
        for verb, body in (("write_minutes", {"text": "x"}), ("publish_minutes", {"published": True})):
            self.refused(self.stranger.post(f"/api/meetings/{meeting}/{verb}", body), 401)


class TwoLead(Example):
    """Soizic and Mathilde lead; Karim reads along."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.amina, cls.soizic, cls.mathilde, cls.karim = (
            Client(cls.program).login(name) for name in ("Amina Diallo", "Soizic Guéguen", "Mathilde Rousseau", "Karim Benali"))
        action = cls.amina.look("/api/actions", limit=1)["actions"][0]["id"]
        people = cls.program.people
        cls.id = cls.amina.make("meetings", title="Aide aux devoirs", kind="local_group", action=action,
                                starts_at="2026-03-12T18:00:00Z", facilitator=people["Soizic Guéguen"],
                                second_facilitator=people["Mathilde Rousseau"])["id"]

    def press(self, who, verb, **body):
        return who.post(f"/api/meetings/{self.id}/{verb}", body)

    def room(self, who):
        return who.look("/api/meeting_room", id=self.id, **{"as": "leader"})

    def test_both_lead_and_neither_steps_twice(self):
        self.refused(self.press(self.karim, "open"), 403, "not_allowed")
        self.assertEqual(self.press(self.soizic, "open").status, 200)
        self.assertEqual(self.press(self.mathilde, "open").status, 200, "pressed by both")
        agenda = [one["id"] for one in self.room(self.soizic)["agenda"]]
        step = {"from": agenda[0], "to": agenda[1]}
        self.assertEqual(self.press(self.soizic, "step", **step).status, 200)
        self.assertEqual(self.press(self.mathilde, "step", **step).status, 200, "the same step is one step")
        late = self.press(self.mathilde, "step", **{"from": agenda[0], "to": agenda[2]})
        self.refused(late, 409, "meeting.moved_on")
        self.assertEqual(self.room(self.mathilde)["step"]["id"], agenda[1])
        self.refused(self.press(self.karim, "step", **{"to": agenda[2]}), 403, "not_allowed")
        # A note that hurts is hidden with a reason, and both stay where the other can read them.
        door = self.press(self.mathilde, "phones", on=True)
        phone = Client(self.program)
        phone.do("/api/meetings/join", code=door["code"])
        note = new_id()
        phone.do("/api/swot_note/write", meeting=self.id, id=note, quadrant="weakness", text="une insulte")
        hide = {"meeting": self.id, "note": note, "hidden": True}
        self.refused(self.soizic.post("/api/swot_note/hide", hide), 422, None, "reason")
        self.soizic.do("/api/swot_note/hide", **hide, reason="vise une voisine")
        seen = self.room(self.mathilde)["notes"]
        self.assertEqual([(one["text"], one["hidden_because"]) for one in seen], [("une insulte", "vise une voisine")])
        self.press(self.soizic, "reveal", revealed=True)
        other = Client(self.program)
        other.do("/api/meetings/join", code=door["code"])
        self.assertEqual(other.look("/api/meeting_room", id=self.id, **{"as": "phone"})["notes"], [])
        self.assertNotIn("une insulte", json.dumps(self.amina.look("/api/meeting_room", id=self.id, **{"as": "wall"})))
        last = self.amina.look("/api/entry/list", limit=10)["entries"]
        hidden = next(one for one in last if one["operation"] == "swot_note.hide")
        self.assertEqual(hidden["actor"], self.program.people["Soizic Guéguen"], "and the ledger says who hid it")
        # One closes, and the other hears it in words.
        self.assertEqual(self.press(self.mathilde, "close").status, 200)
        self.assertEqual(self.press(self.soizic, "close").status, 200, "closed is closed")
        self.refused(self.press(self.soizic, "step", to=agenda[2]), 409, "meeting.is_closed")
        self.refused(Client(self.program).post("/api/meetings/join", {"code": door["code"]}), 404, "guest.code_unknown")


class Nameless(Example):
    """What is said from a seat is nobody's, also where its holder is signed in; and its time is told by the minute."""

    def test_the_ledger_names_nobody_and_no_second(self):
        amina, karim = self.person("Amina Diallo"), self.person("Karim Benali")
        action = amina.look("/api/actions", limit=1)["actions"][0]["id"]
        meeting = amina.make("meetings", title="Aide aux devoirs", kind="local_group", action=action)["id"]
        amina.do(f"/api/meetings/{meeting}/open")
        door = amina.do(f"/api/meetings/{meeting}/phones", on=True)
        session = f"{karim.cookie_name}={karim.cookie}"
        joined = karim.another()
        self.assertEqual(joined.post("/api/meetings/join", {"code": door["code"]}).status, 200)
        both = {"Cookie": f"{session}; {joined.cookie_name}={joined.cookie}"}
        note = new_id()
        says = lambda path, **body: self.assertEqual(karim.post(path, {"meeting": meeting, **body}, headers=both).status, 200)
        says("/api/swot_note/write", id=note, quadrant="strength", text="de Karim")
        says("/api/swot_note/correct", note=note, text="mieux")
        says("/api/swot_note/for_plan", id=new_id(), text="pour le plan")
        amina.do(f"/api/meetings/{meeting}/vote", dots="open")
        says("/api/dot/put", on=note, dots=1)
        amina.do(f"/api/meetings/{meeting}/ask_pulse", on=True)
        says("/api/pulse/answer", trust=4, purpose=4, ownership=4)
        entries = amina.look("/api/entry/list", limit=20)["entries"]
        nameless = ("meeting.join", "swot_note.write", "swot_note.correct", "swot_note.for_plan", "dot.put", "pulse.answer")
        theirs = [one for one in entries if one["operation"] in nameless and one["door"] == "http"]
        self.assertEqual({one["operation"] for one in theirs}, set(nameless))
        self.assertEqual({one.get("actor") or "" for one in theirs}, {""})
        named = {one["at"] for one in entries if one not in theirs}
        for one in theirs:
            self.assertTrue(re.search(r":00\.000Z$", one["at"]) or one["at"] in named, one)
        times = [one["at"] for one in sorted(entries, key=lambda one: one["moment"])]
        self.assertEqual(times, sorted(times), "and time never runs backwards")


class Restarted(Town):
    def test_a_server_that_stops_in_mid_meeting_loses_nothing(self):
        action = self.manager.make("actions", plan=self.plan["id"], title="Le café des parents")["id"]
        meeting = self.manager.make("meetings", title="Le café", kind="local_group", action=action,
                                    starts_at="2026-03-12T18:00:00Z")["id"]
        self.manager.do(f"/api/meetings/{meeting}/open")
        door = self.manager.do(f"/api/meetings/{meeting}/phones", on=True)
        phones = [Client(self.program) for _ in range(5)]
        notes = []
        for phone in phones:
            phone.do("/api/meetings/join", code=door["code"], there_as="parents")
            notes.append({"meeting": meeting, "id": new_id(), "quadrant": "strength", "text": f"note {len(notes)}"})
            phone.do("/api/swot_note/write", **notes[-1])
        before = self.manager.look("/api/meeting_room", id=meeting, **{"as": "leader"})
        self.program.end()
        again = Program("serve", self.program.folder)
        self.addCleanup(again.end)
        leader = self.manager.another(again)
        after = leader.look("/api/meeting_room", id=meeting, **{"as": "leader"})
        for what in ("step", "notes", "here", "here_as", "code", "phones"):
            self.assertEqual(after[what], before[what], what)
        # Each phone is still who it was: its own note is there, sent again it is one, and it goes on.
        for phone, note in zip(phones, notes):
            there = phone.another(again)
            own = there.look("/api/meeting_room", id=meeting, **{"as": "phone"})["notes"]
            self.assertEqual([one["text"] for one in own], [note["text"]])
            self.assertFalse(there.do("/api/swot_note/write", **note)["kept"])
            self.assertTrue(there.do("/api/swot_note/write", **note | {"id": new_id()})["kept"])
        late = Client(again)
        late.do("/api/meetings/join", code=door["code"])
