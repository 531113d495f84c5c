"""Phones in a meeting: forty people behind one address, without an account, each with a seat of their own and nobody else's."""
import concurrent.futures, json, uuid
from client import Client
from town import Example, Town


def note_id():
    return str(uuid.uuid4())


class Meetings(Town):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        zoe = cls.manager
        cls.action = zoe.make("actions", title="Aide aux devoirs", state="running")

    def meeting(self, phones=True):
        """An open meeting on the step where notes are written, and its door."""
        made = self.manager.make("meetings", title="Aide aux devoirs", kind="local_group", action=self.action["id"],
                                 starts_at="2026-03-12T18:00:00Z", minutes=90)
        self.manager.do(f"/api/meetings/{made['id']}/open")
        door = self.manager.do(f"/api/meetings/{made['id']}/phones", on=True) if phones else {}
        return made["id"], door

    def phone(self, door, **more):
        phone = Client(self.program)
        phone.do("/api/meetings/join", code=door["code"], **more)
        return phone

    def note(self, meeting, **more):
        return {"meeting": meeting, "id": note_id(), "quadrant": "strength", "text": "Ils viennent"} | more

    def on_the_wall(self, meeting):
        return self.manager.look("/api/meeting_room", id=meeting, **{"as": "leader"})["notes"]


class Phones(Meetings):
    def test_the_same_note_twice_is_one(self):
        meeting, door = self.meeting()
        phone, sent = self.phone(door), self.note(meeting)
        self.assertTrue(phone.do("/api/swot_note/write", **sent)["kept"])
        self.assertFalse(phone.do("/api/swot_note/write", **sent)["kept"])
        self.assertFalse(phone.do("/api/swot_note/write", **sent | {"text": "autre chose"})["kept"])
        self.assertEqual([one["text"] for one in self.on_the_wall(meeting)], ["Ils viennent"])

    def test_a_square_opens_the_same_door(self):
        meeting, door = self.meeting()
        phone = Client(self.program)
        phone.do("/api/meetings/join", code=door["token"], there_as="parents")
        room = phone.look("/api/meeting_room", id=meeting, **{"as": "phone"})
        self.assertEqual((room["as"], room["state"], room["code"]), ("phone", "open", None))

    def test_looking_takes_no_seat(self):
        meeting, door = self.meeting()
        stranger = Client(self.program)
        for path in (f"/m/{door['token']}", "/m", f"/m/room/{meeting}"):
            self.assertEqual(stranger.get(path).status, 200)
        self.assertIsNone(stranger.cookie)
        room = self.manager.look("/api/meeting_room", id=meeting, **{"as": "leader"})
        self.assertEqual(room["here"], 0)

    def test_one_phone_is_one_seat(self):
        meeting, door = self.meeting()
        phone = self.phone(door)
        for _ in range(3):
            phone.do("/api/meetings/join", code=door["code"], there_as="parents")
        room = self.manager.look("/api/meeting_room", id=meeting, **{"as": "leader"})
        self.assertEqual((room["here"], room["here_as"]), (1, [{"there_as": "parents", "people": 1}]))

    def test_a_note_after_the_closing_comes_back_in_words(self):
        meeting, door = self.meeting()
        phone = self.phone(door)
        phone.do("/api/swot_note/write", **self.note(meeting))
        self.manager.do(f"/api/meetings/{meeting}/close")
        self.refused(phone.post("/api/swot_note/write", self.note(meeting, text="trop tard")), 409, "meeting.is_closed")
        self.assertEqual(phone.look("/api/meeting_room", id=meeting, **{"as": "phone"})["state"], "closed")
        self.refused(Client(self.program).post("/api/meetings/join", {"code": door["code"]}), 404, "guest.code_unknown")

    def test_forty_phones_behind_one_address(self):
        meeting, door = self.meeting()

        def evening(n):
            phone = self.phone(door, there_as=("parents", "officers")[n % 2])
            for k in range(3):
                phone.do("/api/swot_note/write", **self.note(meeting, text=f"{n}-{k}"))
            own = phone.look("/api/meeting_room", id=meeting, **{"as": "phone"})["notes"]
            return [one["text"] for one in own]

        with concurrent.futures.ThreadPoolExecutor(40) as hall:
            seen = list(hall.map(evening, range(40)))
        self.assertEqual(seen, [[f"{n}-{k}" for k in range(3)] for n in range(40)], "each sees its own, in order")
        self.assertEqual(len(self.on_the_wall(meeting)), 120)

    def test_a_stranger_reads_and_writes_nothing(self):
        meeting, door = self.meeting()
        phone = self.phone(door)
        sent = self.note(meeting)
        phone.do("/api/swot_note/write", **sent)
        stranger = Client(self.program)
        for path in (f"/api/meeting_room?id={meeting}&as=phone", f"/api/meeting_page?id={meeting}", "/api/meeting_list",
                     f"/api/meeting_events/{meeting}", f"/api/meetings/{meeting}", f"/api/examples?meeting={meeting}"):
            with self.subTest(path):
                self.assertIn(stranger.get(path).status, (401, 403))
        for path, body in self.writes(meeting, sent["id"]):
            with self.subTest(path):
                self.assertIn(stranger.post(path, body).status, (401, 403))
        self.assertEqual(len(self.on_the_wall(meeting)), 1)

    def test_a_guest_of_another_meeting_is_a_stranger_here(self):
        meeting, door = self.meeting()
        sent = self.note(meeting)
        self.phone(door).do("/api/swot_note/write", **sent)
        other, other_door = self.meeting()
        guest = self.phone(other_door)
        for path, body in self.writes(meeting, sent["id"]):
            with self.subTest(path):
                self.assertIn(guest.post(path, body).status, (401, 403))
        for path in (f"/api/meeting_room?id={meeting}&as=phone", f"/api/meeting_events/{meeting}"):
            self.assertIn(guest.get(path).status, (401, 403))
        self.assertEqual([one["text"] for one in self.on_the_wall(meeting)], ["Ils viennent"])

    def test_a_phone_leads_nothing(self):
        meeting, door = self.meeting()
        phone = self.phone(door)
        sent = self.note(meeting)
        phone.do("/api/swot_note/write", **sent)
        for path, body in ((f"/api/meetings/{meeting}/close", {}), (f"/api/meetings/{meeting}/reveal", {"revealed": True}),
                           (f"/api/meetings/{meeting}/phones", {"on": False}),
                           (f"/api/meetings/{meeting}/vote", {"dots": "open"}),
                           ("/api/swot_note/hide", {"meeting": meeting, "note": sent["id"], "hidden": True, "reason": "x"}),
                           ("/api/swot_note/place", {"meeting": meeting, "note": sent["id"]}),
                           ("/api/swot_note/set_aside", {"meeting": meeting, "note": sent["id"]}),
                           ("/api/clusters", {"meeting": meeting, "quadrant": "threat", "title": "x"}),
                           ("/api/decisions", {"meeting": meeting, "text": "x"})):
            with self.subTest(path):
                self.assertIn(phone.post(path, body).status, (401, 403))
        self.assertIn(phone.get("/api/actions").status, (401, 403))

    def test_one_mends_ones_own_note_and_no_other(self):
        meeting, door = self.meeting()
        mine, other = self.phone(door), self.phone(door)
        sent = self.note(meeting)
        mine.do("/api/swot_note/write", **sent)
        answer = mine.post("/api/swot_note/correct", {"meeting": meeting, "note": sent["id"], "text": "Ils restent"})
        self.assertEqual(answer.status, 200)
        self.refused(other.post("/api/swot_note/correct", {"meeting": meeting, "note": sent["id"], "text": "!"}), 403)
        self.assertEqual([one["text"] for one in self.on_the_wall(meeting)], ["Ils restent"])

    def test_what_others_wrote_shows_after_the_reveal_only(self):
        meeting, door = self.meeting()
        mine, other = self.phone(door), self.phone(door)
        mine.do("/api/swot_note/write", **self.note(meeting, text="de moi"))
        other.do("/api/swot_note/write", **self.note(meeting, text="d’un autre"))
        notes = lambda: mine.look("/api/meeting_room", id=meeting, **{"as": "leader"})["notes"]
        seen = lambda: [(one["text"], one["mine"]) for one in notes()]
        self.assertEqual(seen(), [("de moi", True)])
        self.manager.do(f"/api/meetings/{meeting}/reveal", revealed=True)
        self.assertEqual(seen(), [("de moi", True), ("d’un autre", False)])

    def test_nobody_can_read_whose_note_it_is(self):
        meeting, door = self.meeting()
        phone = self.phone(door)
        phone.do("/api/swot_note/write", **self.note(meeting))
        shown = json.dumps(self.on_the_wall(meeting))
        self.assertNotIn("seat", shown)
        self.assertNotIn(phone.cookie, shown)

    def test_long_and_empty_notes(self):
        meeting, door = self.meeting()
        phone = self.phone(door)
        long = "é" * 5000
        phone.do("/api/swot_note/write", **self.note(meeting, text=long))
        self.assertEqual(self.on_the_wall(meeting)[0]["text"], long)
        self.refused(phone.post("/api/swot_note/write", self.note(meeting, text=long + "é")), 422, None, "text")
        self.refused(phone.post("/api/swot_note/write", self.note(meeting, text="  \n ")), 422, None, "text")
        self.refused(phone.post("/api/swot_note/write", self.note(meeting, id="7")), 422, None, "id")
        self.refused(phone.post("/api/swot_note/write", self.note(meeting, quadrant="else")), 422, None, "quadrant")

    def test_dots_only_while_they_are_asked_and_no_more_than_there_are(self):
        meeting, door = self.meeting()
        phone = self.phone(door)
        notes = [self.note(meeting, text=f"note {n}") for n in range(6)]
        for one in notes:
            phone.do("/api/swot_note/write", **one)
        put = lambda on, dots: phone.post("/api/dot/put", {"meeting": meeting, "on": on["id"], "dots": dots})
        self.refused(put(notes[0], 1), 409, "meeting.no_voting")
        self.manager.do(f"/api/meetings/{meeting}/reveal", revealed=True)
        self.manager.do(f"/api/meetings/{meeting}/vote", dots="open")
        self.assertEqual(put(notes[0], 2)["left"], 0, "six items: a third of them")
        self.assertEqual(put(notes[0], 2)["left"], 0, "the same again is the same")
        self.refused(put(notes[1], 1), 409, "dot.none_left")
        self.assertEqual(put(notes[0], 1)["left"], 1)
        self.refused(put(notes[0], 3), 422, None, "dots")
        self.manager.do(f"/api/meetings/{meeting}/vote", dots="closed")
        self.refused(put(notes[1], 1), 409, "meeting.no_voting")

    def test_a_new_vote_is_empty_and_gives_everybody_as_many(self):
        meeting, door = self.meeting()
        before = self.phone(door)
        notes = [self.note(meeting, text=f"note {n}") for n in range(7)]
        for one in notes:
            before.do("/api/swot_note/write", **one)
        self.manager.do(f"/api/meetings/{meeting}/reveal", revealed=True)
        vote = lambda dots: self.manager.do(f"/api/meetings/{meeting}/vote", dots=dots)
        put = lambda phone, on, dots: phone.post("/api/dot/put", {"meeting": meeting, "on": on["id"], "dots": dots})
        seen = lambda phone: phone.look("/api/meeting_room", id=meeting, **{"as": "phone"})
        vote("open")
        self.assertEqual(put(before, notes[0], 2)["left"], 1)
        vote("closed")
        self.assertEqual([one["dots"] for one in seen(before)["items"] if one["dots"]], [2])
        vote("open")
        self.manager.do("/api/swot_note/merge", meeting=meeting, note=notes[5]["id"], into=notes[6]["id"])
        late = self.phone(door)
        for phone in (before, late):
            room = seen(phone)
            self.assertEqual((room["dots_each"], room["dots_left"], room["voters"]), (3, 3, 0), "the same for all")
        for phone in (before, late):
            self.assertEqual(put(phone, notes[1], 2)["left"], 1)
        self.assertEqual(put(late, notes[2], 1)["left"], 0)
        vote("closed")
        ranks = [(one["title"], one["rank_by_voters"], one["dots"]) for one in seen(late)["items"] if one["dots"]]
        self.assertEqual(ranks, [("note 1", 1, 4), ("note 2", 2, 1)], "of the first vote nothing")

    def test_three_questions_are_answered_after_the_closing_too(self):
        meeting, door = self.meeting()
        phone = self.phone(door)
        note = self.note(meeting)
        phone.do("/api/swot_note/write", **note)
        self.manager.do(f"/api/meetings/{meeting}/close")
        self.assertTrue(phone.look("/api/meeting_room", id=meeting, **{"as": "phone"})["pulse_asked"])
        said = {"meeting": meeting, "trust": 4, "purpose": 5, "ownership": 3}
        for id in (note_id(), note_id()):
            phone.do("/api/pulse/answer", id=id, **said)
        self.assertEqual(self.manager.look("/api/meeting_page", id=meeting)["pulses"], 1, "once a phone")
        self.assertIn(Client(self.program).post("/api/pulse/answer", said).status, (401, 403))
        self.refused(phone.post("/api/swot_note/correct", {"meeting": meeting, "note": note["id"], "text": "!"}), 409)
        self.refused(phone.post("/api/dot/put", {"meeting": meeting, "on": note["id"], "dots": 1}), 409, "meeting.is_closed")

    def test_it_goes_on_where_it_was_with_the_same_code(self):
        meeting, door = self.meeting()
        phone = self.phone(door)
        room = lambda who, seen_as: who.look("/api/meeting_room", id=meeting, **{"as": seen_as})
        agenda = room(self.manager, "leader")["agenda"]
        self.manager.do(f"/api/meetings/{meeting}/step", to=agenda[2]["id"])
        self.manager.do(f"/api/meetings/{meeting}/close")
        self.assertIsNone(room(self.manager, "leader")["code"], "no code is shown of what is closed")
        self.manager.do(f"/api/meetings/{meeting}/reopen")
        now = room(self.manager, "leader")
        self.assertEqual((now["step"]["id"], now["phones"], now["code"]), (agenda[2]["id"], True, door["code"]))
        self.assertEqual([one["state"] for one in now["agenda"]][:3], ["done", "waiting", "running"])
        self.assertTrue(phone.do("/api/swot_note/write", **self.note(meeting))["kept"])
        self.phone(door)

    def test_three_questions_once_a_phone(self):
        meeting, door = self.meeting()
        phone = self.phone(door)
        said = {"meeting": meeting, "trust": 4, "purpose": 5, "ownership": 3}
        self.refused(phone.post("/api/pulse/answer", said), 409, "meeting.no_pulse")
        self.manager.do(f"/api/meetings/{meeting}/ask_pulse", on=True)
        for _ in range(3):
            phone.do("/api/pulse/answer", **said)
        room = self.manager.look("/api/meeting_room", id=meeting, **{"as": "leader"})
        self.assertEqual(room["pulses"], 1)
        self.refused(phone.post("/api/pulse/answer", said | {"trust": 6}), 422, None, "trust")

    def test_a_line_for_the_plan_is_not_on_the_wall(self):
        meeting, door = self.meeting()
        phone = self.phone(door)
        sent = {"meeting": meeting, "id": note_id(), "text": "Parlez aux clubs"}
        for _ in range(2):
            phone.do("/api/swot_note/for_plan", **sent)
        self.assertEqual(self.on_the_wall(meeting), [])
        asides = [one["text"] for one in self.manager.look("/api/asides", meeting=meeting)["asides"] if one["meeting"] == meeting]
        self.assertEqual(asides, ["Parlez aux clubs"])
        self.assertIn(phone.get("/api/asides").status, (401, 403))

    def writes(self, meeting, note):
        return (("/api/swot_note/write", self.note(meeting)),
                ("/api/swot_note/correct", {"meeting": meeting, "note": note, "text": "x"}),
                ("/api/swot_note/for_plan", {"meeting": meeting, "id": note_id(), "text": "x"}),
                ("/api/dot/put", {"meeting": meeting, "on": note, "dots": 1}),
                ("/api/pulse/answer", {"meeting": meeting, "trust": 1, "purpose": 1, "ownership": 1}))


class Guessing(Meetings):
    """One in the hall guesses codes: that stops the guessing, and nobody else in it."""

    def test_guesses_end_and_the_meeting_goes_on(self):
        meeting, door = self.meeting()
        phone = self.phone(door)
        child = Client(self.program)
        answers = [child.post("/api/meetings/join", {"code": f"{n:06d}"}) for n in range(60)]
        self.assertEqual({one.status for one in answers}, {404, 429})
        self.assertIn([one.status for one in answers].index(429), range(40, 51))
        self.refused(answers[-1], 429)
        self.assertIn("Retry-After", answers[-1].headers)
        # Another newcomer waits as well; whoever has a seat or an account goes on.
        self.assertEqual(Client(self.program).post("/api/meetings/join", {"code": door["code"]}).status, 429)
        self.assertTrue(phone.do("/api/swot_note/write", **self.note(meeting))["kept"])
        phone.look("/api/meeting_room", id=meeting, **{"as": "phone"})
        self.manager.do(f"/api/meetings/{meeting}/reveal", revealed=True)
        # A seat here is no leave to guess on.
        self.assertEqual(phone.post("/api/meetings/join", {"code": "000000"}).status, 429)

    def test_a_code_that_never_was_and_one_of_yesterday_sound_alike(self):
        meeting, door = self.meeting()
        self.manager.do(f"/api/meetings/{meeting}/close")
        said = [Client(self.program).post("/api/meetings/join", {"code": code})
                for code in (door["code"], "ZZZZZZ", door["token"])]
        self.assertEqual({(one.status, one["code"], one["message"]) for one in said},
                         {(404, "guest.code_unknown", said[0]["message"])})


class KnownToTheCity(Example):
    """A member scans the square with the phone on which they are signed in."""

    def test_they_have_a_seat_like_everybody(self):
        amina, karim = self.person("Amina Diallo"), self.person("Karim Benali")
        action = amina.look("/api/actions", limit=1)["actions"][0]["id"]
        meeting = amina.make("meetings", title="Aide aux devoirs", kind="local_group", action=action)["id"]
        amina.do(f"/api/meetings/{meeting}/open")
        door = amina.do(f"/api/meetings/{meeting}/phones", on=True)
        other, seat = Client(self.program), Client(self.program)
        for phone in (other, seat):
            phone.do("/api/meetings/join", code=door["code"])
        both = {"Cookie": f"{karim.cookie_name}={karim.cookie}; {seat.cookie_name}={seat.cookie}"}
        write = lambda text: {"meeting": meeting, "id": note_id(), "quadrant": "strength", "text": text}
        theirs, mine = write("d’un autre"), write("de Karim")
        other.do("/api/swot_note/write", **theirs)
        self.assertEqual(karim.post("/api/swot_note/write", mine, headers=both).status, 200)
        correct = lambda note: karim.post("/api/swot_note/correct", {"meeting": meeting, "note": note["id"], "text": "mieux"},
                                          headers=both)
        self.refused(correct(theirs), 403)
        self.assertEqual(correct(mine).status, 200)
        room = karim.get(f"/api/meeting_room?id={meeting}&as=phone", headers=both)
        self.assertEqual([(one["text"], one["mine"]) for one in room["notes"]], [("mieux", True)])
        me = self.program.people["Karim Benali"]
        self.assertNotIn(me, json.dumps(amina.look("/api/meeting_room", id=meeting, **{"as": "leader"})["notes"]))
