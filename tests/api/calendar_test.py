"""The dates of the city as a calendar, read back by an independent library (python3-icalendar), and its open address."""
import contextlib, datetime, http.client, json, shutil, subprocess, tempfile, zoneinfo
from client import Client
from program import BINARY, TODAY, Program, own_folder
from town import Example, Town

CITY = zoneinfo.ZoneInfo("Europe/Paris")

# Debian's library lives with Debian's Python, whichever runs the tests.
READER = """
import icalendar, json, sys
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
print(json.dumps({"version": calendar["VERSION"], "name": str(calendar["X-WR-CALNAME"]), "events": [
    {"uid": str(one["UID"]), "on": one["DTSTART"].dt.isoformat(), "all_day": one["DTSTART"].params.get("VALUE") == "DATE",
     "until": one["DTEND"].dt.isoformat() if "DTEND" in one else None,
     "stamp": one["DTSTAMP"].dt.isoformat(), "title": str(one["SUMMARY"]), "text": str(one.get("DESCRIPTION", "")),
     "place": str(one.get("LOCATION", "")), "category": [str(word) for word in one["CATEGORIES"].cats],
     "url": str(one.get("URL", ""))}
    for one in calendar.walk("VEVENT")]}))
"""


NO_TIME, HOUR = datetime.timedelta(), datetime.timedelta(hours=1)
SHORTEST = datetime.timedelta(minutes=5)  # a meeting


def here(on):
    """A day stays what it is; an instant is told by the clocks of the city: "2026-03-24T14:00"."""
    return on if len(on) == 10 else datetime.datetime.fromisoformat(on).astimezone(CITY).isoformat()[:16]


def read(text):
    done = subprocess.run(["/usr/bin/python3", "-c", READER], input=text, capture_output=True, timeout=60)
    if done.returncode:
        raise AssertionError(done.stderr.decode())
    return json.loads(done.stdout)


class Checks:
    def calendar(self, who, **query):
        answer = who.get("/api/export/calendar", **query)
        self.assertEqual((answer.status, answer.headers["Content-Type"]), (200, "text/calendar; charset=utf-8"), answer)
        return read(self.sound(answer.body))

    def sound(self, text):
        """What the standard asks of every line; the text itself."""
        self.assertTrue(text.endswith(b"\r\n"))
        for line in text[:-2].split(b"\r\n"):
            self.assertLessEqual(len(line), 75)
            self.assertNotIn(b"\r", line)
            self.assertNotIn(b"\n", line)
            line.decode("utf-8")
        events = read(text)["events"]
        self.assertEqual(len({one["uid"] for one in events}), len(events), "each is told apart")
        for one in events:
            self.assertEqual(one["all_day"], not one["uid"].startswith(("debrief-", "meeting-")), one)
            if not one["all_day"]:
                starts, until = (datetime.datetime.fromisoformat(one[end]) for end in ("on", "until"))
                self.assertEqual(starts.utcoffset(), NO_TIME, one)
                is_debrief = one["uid"].startswith("debrief-")
                self.assertTrue(until - starts == HOUR if is_debrief else until - starts >= SHORTEST, one)
        days = [here(one["on"])[:10] for one in events]
        self.assertEqual(days, sorted(days))
        return text


class Calendar(Checks, Town):
    LONG = "Préparer; relire, plier \\ et « livrer » " + "é" * 200

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        zoe = cls.manager
        cls.nord, cls.sud = (zoe.make("territories", name=name, level="district") for name in ("Nord", "Sud"))
        cls.action = zoe.make("actions", title="Aide aux devoirs", state="running", starts_on="2025-09-01", ends_on="2026-07-03")
        cls.indicator = zoe.make("indicators", action=cls.action["id"], title="Enfants présents", how_noticed="On compte",
                                 says="activity", frequency="month", grace_days=10)
        ada = zoe.make("people", name="Ada Lovelace-Martin", email="ada@example.org")
        zoe.make("reporters", indicator=cls.indicator["id"], territory=cls.nord["id"], person=ada["id"])
        told = zoe.post("/api/measurements/submit", {"indicator": cls.indicator["id"], "territory": cls.sud["id"],
                                                     "period": "2026-02", "value": 20})
        assert told.status == 200, told
        zoe.make("deliverables", action=cls.action["id"], title="Un guide", due="2026-05-04")
        zoe.make("deliverables", action=cls.action["id"], title="Déjà livré", due="2026-01-04", done_at="2026-01-03")
        cls.task = zoe.make("tasks", action=cls.action["id"], title=cls.LONG, due="2026-04-01", assignee=ada["id"])
        zoe.make("tasks", title="Appeler Ada Lovelace-Martin", due="2026-04-02")
        goals = [zoe.make("goals", plan=cls.plan["id"], title=title) for title in ("Venir", "Rester")]
        zoe.make("assumptions", from_goal=goals[0]["id"], to_goal=goals[1]["id"], assumption="Si Ada dit vrai", confidence="weak",
                 review_on="2026-06-15")
        cls.meet(ada)

    @classmethod
    def meet(cls, ada):
        """Two evenings of a series and one that was called off; a decision, a change of course and a condition that come back."""
        zoe = cls.manager
        evenings = [{"title": f"Chez Mme Untel, {n}", "action": cls.action["id"], "starts_at": at, "minutes": 100,
                     "place": "École Untel; salle 3"} for n, at in ((1, "2026-03-28T17:00:00Z"), (2, "2026-04-14T16:30:00Z"))]
        series = zoe.do("/api/series_list/plan", title="Groupe local", kind="local_group", facilitator=ada["id"],
                        meetings=[*evenings, evenings[1] | {"starts_at": "2026-05-12T16:30:00Z"}])
        cls.evenings = [one["id"] for one in sorted(zoe.look("/api/meetings")["meetings"], key=lambda one: one["starts_at"])]
        assert len(cls.evenings) == 3, series
        zoe.do(f"/api/meetings/{cls.evenings.pop()}/cancel", because="Personne ne peut")
        zoe.make("decisions", meeting=cls.evenings[0], action=cls.action["id"], text="Ada ouvre à 16 h 30",
                 review_on="2026-09-01")
        change = zoe.make("adjustments", action=cls.action["id"], was="Deux salles", **{"is": "Trois salles"},
                          why_changed="Ada manque de place", review_on="2026-10-01")
        zoe.do(f"/api/adjustments/{change['id']}/confirm")
        cls.condition = zoe.make("conditions", title="Le départ d’Ada", kind="people", review_on="2026-05-20")
        zoe.make("conditions", title="Passée", kind="people", ends_on="2026-03-01", review_on="2026-05-20")

    def link(self, **more):
        made = self.manager.make("share_links", opens="calendar", label="Secrétariat de M. Untel", **more)
        self.assertRegex(made["url"], r"^http://[^/]+/api/calendar/[^/]{20,}\.ics$")
        return made, "/api/calendar/" + made["url"].rsplit("/", 1)[1]

    def test_every_date_once(self):
        dates = {(one["on"], one["title"]) for one in self.calendar(self.manager)["events"]}
        months = [("2026-03-10", "février 2026"), ("2026-04-10", "mars 2026"), ("2026-05-10", "avril 2026"),
                  ("2026-06-10", "mai 2026"), ("2026-07-10", "juin 2026"), ("2026-08-10", "juillet 2026"),
                  ("2026-09-10", "août 2026"), ("2026-10-10", "septembre 2026"), ("2026-11-10", "octobre 2026"),
                  ("2026-12-10", "novembre 2026"), ("2027-01-10", "décembre 2026"), ("2027-02-10", "janvier 2027"),
                  ("2027-03-10", "février 2027")]
        wanted = {(day, f"Chiffre attendu\u00a0: Enfants présents ({month})") for day, month in months} | {
            ("2025-09-01", "Début\u00a0: Aide aux devoirs"), ("2026-07-03", "Fin\u00a0: Aide aux devoirs"),
            ("2026-05-04", "À livrer\u00a0: Un guide"), ("2026-04-01", "Tâche\u00a0: " + self.LONG),
            ("2026-04-02", "Tâche\u00a0: Appeler Ada Lovelace-Martin"),
            ("2026-06-15", "Revoir l’hypothèse\u00a0: Venir → Rester"),
            ("2026-03-28T17:00:00+00:00", "Réunion\u00a0: Chez Mme Untel, 1"),
            ("2026-04-14T16:30:00+00:00", "Réunion\u00a0: Chez Mme Untel, 2"),
            ("2026-09-01", "Revoir la décision\u00a0: Ada ouvre à 16 h 30"),
            ("2026-10-01", "Revoir l’ajustement\u00a0: Trois salles"),
            ("2026-05-20", "Revoir le contexte\u00a0: Le départ d’Ada")}
        self.assertEqual(dates, wanted)

    def test_members_read_who_tells_and_who_does(self):
        events = {one["title"]: one for one in self.calendar(self.manager)["events"]}
        due = events["Chiffre attendu\u00a0: Enfants présents (février 2026)"]
        self.assertEqual(due["text"].split("\n"), ["1 sur 2 ne l’ont pas encore donné.", "Ada Lovelace-Martin\u00a0: Nord"])
        later = events["Chiffre attendu\u00a0: Enfants présents (mars 2026)"]
        self.assertEqual(later["text"].split("\n"), ["Ada Lovelace-Martin\u00a0: Nord", "Personne ne le donne\u00a0: Sud"])
        self.assertIn("Par\u00a0: Ada Lovelace-Martin", events["Tâche\u00a0: " + self.LONG]["text"])
        self.assertEqual(due["category"], ["Chiffres"])
        self.assertTrue(due["url"].endswith("/indicators/" + self.indicator["id"]))

    def test_a_meeting_says_where_it_is_until_when_and_for_which_action(self):
        events = {one["uid"]: one for one in self.calendar(self.manager)["events"]}
        second = events[f"meeting-{self.evenings[1]}@arpent"]
        self.assertEqual((here(second["on"]), here(second["until"])), ("2026-04-14T18:30", "2026-04-14T20:10"))
        self.assertEqual((second["place"], second["category"]), ("École Untel; salle 3", ["Réunions"]))
        self.assertEqual(second["text"].split("\n"), [
            "Réunion 2 sur 2", "Action\u00a0: Aide aux devoirs", "Série\u00a0: Groupe local",
            "Animée par\u00a0: Ada Lovelace-Martin"])
        self.assertTrue(second["url"].endswith("/meetings/" + self.evenings[1]), second)
        reviews = {one["title"]: one for one in events.values() if one["category"] == ["À revoir"]}
        decision = reviews["Revoir la décision\u00a0: Ada ouvre à 16 h 30"]
        self.assertTrue(decision["url"].endswith("/meetings/" + self.evenings[0]), decision)
        self.assertEqual(decision["text"], "Action\u00a0: Aide aux devoirs")
        condition = reviews["Revoir le contexte\u00a0: Le départ d’Ada"]
        self.assertTrue(condition["url"].endswith("/conditions/" + self.condition["id"]), condition)

    def test_the_same_thing_keeps_its_name(self):
        first, again = self.calendar(self.manager), self.calendar(self.manager)
        self.assertEqual([one["uid"] for one in first["events"]], [one["uid"] for one in again["events"]])
        path = f"/api/tasks/{self.task['id']}"
        self.manager.patch(path, {"due": "2026-04-20"}, self.revision_of(path))
        moved = {one["uid"]: one["on"] for one in self.calendar(self.manager)["events"]}
        self.assertEqual(moved[f"task-{self.task['id']}@arpent"], "2026-04-20")
        self.manager.patch(path, {"due": "2026-04-01"}, self.revision_of(path))

    def test_an_address_for_programs_without_a_session(self):
        made, path = self.link()
        answer = self.stranger.get(path)
        self.assertEqual((answer.status, answer.headers["Content-Type"]), (200, "text/calendar; charset=utf-8"))
        feed = read(self.sound(answer.body))
        ours = self.calendar(self.manager)
        self.assertEqual(feed["name"], "Essai\u00a0: les dates du plan")
        self.assertEqual([(one["uid"], one["on"]) for one in feed["events"]], [(one["uid"], one["on"]) for one in ours["events"]])

    def test_the_address_names_nobody(self):
        text = self.stranger.get(self.link()[1]).body.decode().replace("\r\n ", "")
        for name in ("Ada", "Lovelace", "Zoé", "Untel", "Préparer", "Appeler", "salle", "Groupe local"):
            self.assertNotIn(name, text)
        events = read(text.encode())["events"]
        self.assertEqual({one["place"] for one in events}, {""})
        titles = {one["title"] for one in events}
        for title in ("Réunion\u00a0: Aide aux devoirs", "Revoir la décision\u00a0: Aide aux devoirs",
                      "Revoir l’ajustement\u00a0: Aide aux devoirs", "Revoir le contexte\u00a0: un contexte du plan"):
            self.assertIn(title, titles)
        self.assertIn("Tâche\u00a0: Aide aux devoirs", titles)
        self.assertIn("Tâche\u00a0: une tâche du plan", titles)

    def test_an_address_of_ones_own_says_what_its_person_may_read_as_long_as_they_may(self):
        guy = self.manager.make("people", name="Guy Fawkes", email="guy@example.org", language="en")
        path = self.link(person=guy["id"])[1]
        self.assertEqual(raw(self.program, path), (410, b""), "of a person who is no member")
        role = self.manager.make("memberships", person=guy["id"], role="contributor")
        feed = read(self.sound(self.stranger.get(path).body))["events"]
        ours = self.calendar(self.manager)["events"]
        told = [[(one["uid"], one["on"], one["place"]) for one in events] for events in (feed, ours)]
        self.assertEqual(*told)
        self.assertIn("Meeting: Chez Mme Untel, 1", {one["title"] for one in feed}, "in the language of that person")
        until = "/api/memberships/" + role["id"]
        self.manager.patch(until, {"until": "2026-03-11"}, self.revision_of(until))
        self.assertEqual(raw(self.program, path), (410, b""))

    def test_a_closed_address_says_nothing(self):
        made, path = self.link()
        self.manager.do(f"/api/share_links/{made['id']}/revoke")
        for closed, status in ((path, 410), ("/api/calendar/" + "x" * 43 + ".ics", 404), ("/api/calendar/", 404),
                               ("/api/calendar/.ics", 404), (path + "/more", 404)):
            answer = raw(self.program, closed)
            self.assertEqual((answer[0], answer[1]), (status, b""), closed)
        self.manager.post(f"/api/share_links/{made['id']}/revoke")

    def test_an_address_that_is_over(self):
        made, path = self.link(expires_on=TODAY)
        self.assertEqual(raw(self.program, path)[0], 200, "on its last day it opens")
        folder = own_folder()
        shutil.copytree(self.program.folder, folder, dirs_exist_ok=True)
        tomorrow = Program("serve", folder, today="2026-03-13")
        self.addCleanup(tomorrow.stop)
        self.assertEqual(raw(tomorrow, path), (410, b""), "and not on the day after")
        past = "/api/share_links/" + made["id"]
        self.refused(self.manager.patch(past, {"expires_on": "2026-03-11"}, self.revision_of(past)), 422, "invalid", "expires_on")

    def test_an_address_has_a_pace_of_its_own(self):
        path = self.link()[1]
        folder = own_folder()
        shutil.copytree(self.program.folder, folder, dirs_exist_ok=True)
        paced = Program("serve", folder, "--requests-a-second", "1")
        self.addCleanup(paced.stop)
        answers = [raw(paced, path)[0] for _ in range(15)]
        self.assertEqual(answers[:10], [200] * 10, "a burst")
        self.assertIn(429, answers)
        self.assertEqual(raw(paced, "/api/health")[0], 200)

    def test_another_link_opens_no_calendar_and_this_one_nothing_else(self):
        number = self.manager.make("share_links", opens="measurement", indicator=self.indicator["id"], territory=self.nord["id"])
        self.assertEqual(raw(self.program, f"/api/calendar/{number['token']}.ics"), (404, b""))
        token = self.link()[0]["token"]
        held = {"headers": {"Link-Token": token}}
        self.assertEqual(self.stranger.send("GET", "/api/export/calendar", **held).status, 401)
        self.assertEqual(self.stranger.send("GET", "/api/tasks", **held).status, 401)
        self.assertEqual(self.stranger.send("GET", "/api/link_page", **held).status, 404)
        self.assertEqual(self.stranger.send("POST", "/api/files", raw=b"%PDF-1.4", name="a.pdf", **held).status, 401)

    def test_it_is_of_the_whole_city(self):
        for field, value in (("action", self.action["id"]), ("indicator", self.indicator["id"]), ("territory", self.nord["id"])):
            answer = self.manager.post("/api/share_links", {"opens": "calendar", field: value})
            self.refused(answer, 422, "invalid", field)

    def test_who_may_and_of_which_day(self):
        self.refused(self.stranger.get("/api/export/calendar"), 401, "not_logged_in")
        self.refused(self.stranger.post("/api/share_links", {"opens": "calendar"}), 401)
        self.assertEqual(self.calendar(self.manager, on="2026-01-31")["events"], [])


def raw(program, path):
    """Status and body, without the rule that a refusal explains itself."""
    connection = http.client.HTTPConnection("127.0.0.1", program.port, timeout=30)
    with contextlib.closing(connection):
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()


class CalendarOfTheExample(Checks, Example):
    def test_its_dates_are_those_of_its_records(self):
        amina = self.person("Amina Diallo", language="en")
        events = self.calendar(amina)["events"]
        actions = {one["id"]: one for one in amina.look("/api/actions", limit=200)["actions"]}
        running = [one for one in actions.values() if one["state"] not in ("done", "dropped")]
        due = [one for one in amina.look("/api/tasks", limit=200)["tasks"] if one["due"] and not one["done_at"]]
        made = [one for one in amina.look("/api/deliverables", limit=200)["deliverables"] if one["due"] and not one["done_at"]
                and actions[one["action"]]["state"] != "dropped"]
        by = {}
        for one in events:
            by.setdefault(one["uid"].split("-")[0], []).append(one)
        self.assertEqual(sorted(one["on"] for one in by.get("task", [])), sorted(one["due"] for one in due))
        self.assertEqual(sorted(one["on"] for one in by.get("deliverable", [])), sorted(one["due"] for one in made))
        ends = sorted(one["ends_on"] for one in running if one["ends_on"])
        self.assertEqual(sorted(one["on"] for one in by["action_ends"]), ends)
        self.assertGreater(len(by["number"]), 50)
        self.assertGreater(len(by["link"]), 5)
        tests = [one for one in amina.look("/api/pilots", limit=200)["pilots"]
                 if one["debrief_on"] and one["state"] != "debriefed"]
        held = [one for one in amina.look("/api/meetings", limit=200)["meetings"]
                if one["starts_at"] and one["state"] != "cancelled"]
        self.assertEqual({one["uid"]: here(one["on"]) for one in by["meeting"]},
                         {f"meeting-{one['id']}@arpent": here(one["starts_at"]) for one in held})
        self.assertEqual({one["uid"]: here(one["on"]) for one in by["debrief"]},
                         {f"debrief-{one['id']}@arpent": f"{one['debrief_on']}T{one['debrief_at']}" for one in tests})

    def test_everybody_gives_themselves_an_address_sees_it_and_closes_it(self):
        mine, hers = self.person("Karim Benali"), self.person("Amina Diallo")
        karim, amina = (who.look("/api/session/me")["person"]["id"] for who in (mine, hers))
        made = mine.make("share_links", opens="calendar", person=karim, label="Karim Benali")
        path = "/api/calendar/" + made["url"].rsplit("/", 1)[1]
        self.assertEqual(raw(self.program, path)[0], 200)
        self.assertEqual([one["id"] for one in mine.look("/api/my_calendars")["calendars"]], [made["id"]])
        self.assertEqual(hers.look("/api/my_calendars")["calendars"], [], "of others nothing")
        for other in ({"person": amina}, {}):
            self.refused(mine.post("/api/share_links", {"opens": "calendar", "label": "Karim"} | other), 403, "not_allowed")
        theirs = hers.make("share_links", opens="calendar", person=amina, label="Amina Diallo")
        self.refused(mine.post(f"/api/share_links/{theirs['id']}/revoke"), 403, "not_allowed")
        self.assertEqual(Client(self.program).get("/api/my_calendars").status, 401)
        mine.do(f"/api/share_links/{made['id']}/revoke")
        self.assertEqual(raw(self.program, path), (410, b""))
        self.assertEqual(mine.look("/api/my_calendars")["calendars"], [])

    def test_its_address_holds_no_name_of_its_people(self):
        amina = self.person("Amina Diallo")
        made = amina.make("share_links", opens="calendar")
        answer = Client(self.program).get("/api/calendar/" + made["token"] + ".ics")
        text = self.sound(answer.body).replace(b"\r\n ", b"").decode()
        names = [one["name"] for one in amina.look("/api/people", limit=200)["people"]]
        labels = [one["label"] for one in amina.look("/api/reporters", limit=200)["reporters"] if one["label"]]
        self.assertGreater(len(names), 5)
        for name in names + labels:
            self.assertNotIn(name, text)
        inside = self.calendar(amina)
        self.assertTrue(any(name in one["text"] for one in inside["events"] for name in names), "members read who tells")

    def test_the_command_writes_the_same_dates(self):
        amina = self.person("Amina Diallo")
        with tempfile.TemporaryDirectory() as folder:  # the server has its own open
            shutil.copytree(self.program.folder, folder, dirs_exist_ok=True)
            done = subprocess.run([BINARY, "export", "--data", folder, "--on", "2026-02-01", "--calendar", "-"],
                                  capture_output=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr)
        ours = self.calendar(amina, on="2026-02-01")["events"]
        theirs = read(self.sound(done.stdout))["events"]
        self.assertEqual([(one["uid"], one["on"]) for one in theirs], [(one["uid"], one["on"]) for one in ours])
        self.assertEqual({one["url"] for one in theirs}, {""}, "the command line knows no address of the city")
        for one in theirs:
            datetime.date.fromisoformat(here(one["on"])[:10])
