"""Small tests in trouble: late and corrected reports, people counted twice, two at once, a card changed under way, reports that
come after the pause, a phone that sends again, an alarm that must be heard. And what was known when stays readable."""
import contextlib, email, email.policy, glob, os, shutil, sqlite3, subprocess, tempfile, threading, time, uuid
import program
from client import Client
from program import BINARY, TODAY, Program
from town import Example, Town

EARLIER = "2026-02-16"  # a Monday, 24 days before today


def new_id():
    return str(uuid.uuid4())


def at_once(*acts):
    """What each answered; all begin together."""
    answers, gate = [None] * len(acts), threading.Barrier(len(acts))

    def run(place, act):
        gate.wait()
        answers[place] = act()
    threads = [threading.Thread(target=run, args=one) for one in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


class Pilots(Town):
    """Tests that began on the 16th of February; now it is the 12th of March."""

    CARD = {"title": "Le café du soir", "place": "École des Tilleuls", "people_max": 60, "ends_on": "2026-05-30",
            "worst_case": "Un parent se sent jugé", "undo": "On arrête", "red_lines": ["Un parent part en pleurs"],
            "prediction": "Un sur dix", "debrief_on": "2026-06-04", "reversible": "at_once", "watched": True,
            "difficulty": "Un parent dit s’être senti jugé", "tolerable": 0.1}
    NAMES = ["late", "corrected", "twice", "ladder", "locked", "alarm", "sign", "hand", "groups", "sheet", "link", "again",
             "trace", "debriefed", "cure", "rounds", "lot", "phone", "beyond", "next"]

    @classmethod
    def setUpClass(cls):
        town = program.empty("--requests-a-second", "0", today=EARLIER)
        folder = town.folder
        zoe = Client(town).begin_city()
        plan = zoe.make("plans", title="Bien grandir")
        cls.action = zoe.make("actions", plan=plan["id"], title="Le café des parents")["id"]
        owner = zoe.make("people", name="Yann Le Goff", email="yann@example.org", language="en")
        cls.ids = {}
        for name in cls.NAMES:
            card = {**cls.CARD, "title": f"Essai {name}", "owner": owner["id"], "action": cls.action}
            if name == "groups":
                card |= {"unit": "group", "groups": ["Lundi", "Mardi"], "report_every": "week"}
            if name in ("rounds", "phone"):
                card |= {"compared": "blocks", "outcome": "Il vient", "usual_way": "Un mot", "block_tried": 5, "block_usual": 5,
                         "watched": name == "rounds"}
            if name == "lot":
                card |= {"compared": "arrivals", "outcome": "Il vient", "usual_way": "Un mot"}
            cls.ids[name] = zoe.make("pilots", **card)["id"]
            zoe.do(f"/api/pilots/{cls.ids[name]}/approve")
            zoe.do(f"/api/pilots/{cls.ids[name]}/start")
        cookie = zoe.cookie
        town.end()
        cls.program = Program("serve", folder, "--requests-a-second", "0", today=TODAY)
        cls.addClassCleanup(cls.program.stop)
        cls.manager, cls.stranger = Client(cls.program), Client(cls.program)
        cls.manager.cookie = cookie

    def tell(self, name, exposed, events=0, on=TODAY, who=None, **more):
        body = {"report": new_id(), "exposed": exposed, "events": events, "on": on, "others": True, "beyond": True, "who": who}
        body |= more
        return (more.pop("client", None) or self.manager).post(f"/api/pilots/{self.ids[name]}/report", body)

    def told(self, name, *counted, **more):
        answer = self.tell(name, *counted, **more)
        self.assertEqual(answer.status, 200, answer)
        return answer.body

    def page(self, name, **asked):
        return self.manager.look("/api/pilot_page", id=self.ids[name], **asked)

    def test_a_late_report_counts_on_its_day_and_the_trace_says_when_it_came(self):
        self.told("late", 5, 1, on="2026-02-17")
        self.told("late", 4, 0, on="2026-03-03")
        self.told("late", 6, 2, on="2026-02-20")
        page = self.page("late")
        self.assertEqual([(one["on"], one["exposed"], one["late"]) for one in page["reports"]],
                         [("2026-02-17", 5, False), ("2026-02-20", 6, True), ("2026-03-03", 4, False)])
        self.assertEqual([(one["on"], one["exposed"], one["events"]) for one in page["trace"]],
                         [("2026-02-17", 5, 1), ("2026-03-03", 9, 1), ("2026-02-20", 15, 3)], "as they came")
        self.assertEqual(page["standing"]["late"], 1)

    def test_a_correction_keeps_what_was_told_first(self):
        report = self.told("corrected", 8, 3)["report"]
        path = f"/api/pilots/{self.ids['corrected']}/correct_report"
        wrong = self.manager.post(path, {"correction": new_id(), "report": report, "exposed": 2, "events": 3, "reason": "x"})
        self.refused(wrong, 422, "invalid", "events")
        silent = self.manager.post(path, {"correction": new_id(), "report": report, "exposed": 8, "events": 1, "reason": ""})
        self.refused(silent, 422, "invalid", "reason")
        unknown = self.manager.post(path, {"correction": new_id(), "report": new_id(), "exposed": 8, "events": 1, "reason": "x"})
        self.refused(unknown, 422, "invalid", "report")
        self.manager.do(path, correction=new_id(), report=report, exposed=8, events=1, reason="Lu deux fois")
        page = self.page("corrected")
        [line] = page["reports"]
        self.assertEqual((line["events"], line["first_events"], line["correction"]), (1, 3, "Lu deux fois"))
        self.assertEqual([(one["events"], one["correction"]) for one in page["trace"]], [(3, False), (1, True)])
        self.assertEqual(page["standing"]["events"], 1)

    def test_nobody_is_counted_twice(self):
        self.told("twice", 1, 0, who="K7")
        self.refused(self.tell("twice", 1, 0, who="K7", on="2026-03-10"), 422, "invalid", "who")
        self.refused(self.tell("twice", 3, 0, who="K8"), 422, "invalid", "exposed")
        self.told("twice", 6, 0, on="2026-03-09")
        same = {"report": new_id(), "exposed": 6, "events": 0, "on": "2026-03-09"}
        again = self.manager.post(f"/api/pilots/{self.ids['twice']}/report", same)
        self.refused(again, 422, "invalid", "others")
        self.assertIn("9 mars 2026", again["fields"][0]["message"], "a day in words")
        self.refused(self.tell("twice", 2, 3), 422, "invalid", "events")
        self.refused(self.tell("twice", 2, 0, on="2026-02-10"), 422, "invalid", "on")
        self.refused(self.tell("twice", 2, 0, on="2026-03-13"), 422, "invalid", "on")
        self.assertEqual(self.page("twice")["standing"]["exposed"], 7, "what was refused is not counted")

    def test_more_than_the_step_or_the_card_allow_is_asked_about_once_and_marked(self):
        self.told("beyond", 8)
        self.refused(self.tell("beyond", 3, on="2026-03-10", beyond=False), 422, "invalid", "beyond")
        most = self.tell("beyond", 500, on="2026-03-10", beyond=False)
        self.refused(most, 422, "invalid", "beyond")
        self.assertIn("508", most["fields"][0]["message"])
        self.assertEqual(self.page("beyond")["standing"]["exposed"], 8, "what was not said to be so is not kept")
        self.told("beyond", 500, on="2026-03-10")
        marks = [(one["exposed"], one["beyond_step"], one["beyond_most"]) for one in self.page("beyond")["reports"]]
        self.assertEqual(marks, [(500, 10, 60), (8, None, None)])

    def test_a_next_version_that_is_asked_twice_is_one(self):
        path = f"/api/pilots/{self.ids['next']}/next_version"
        answers = at_once(*[lambda: self.manager.another().post(path, {})] * 8)
        self.assertEqual([one.status for one in answers], [200] * 8)
        self.assertEqual(len({one["id"] for one in answers}), 1)

    def test_a_card_ends_in_days_to_come_and_all_its_faults_are_said_at_once(self):
        past = {**self.CARD, "ends_on": "2020-01-01", "debrief_on": "2019-01-01", "debrief_at": "25:99"}
        answer = self.manager.post("/api/pilots", past)
        self.refused(answer, 422, "invalid")
        self.assertEqual({one["field"] for one in answer["fields"]}, {"ends_on", "debrief_on", "debrief_at"})
        self.assertIn("1er janvier 2020", str(answer["fields"]))

    def test_a_report_that_is_sent_again_is_kept_once(self):
        body = {"report": new_id(), "exposed": 4, "events": 1, "on": TODAY}
        path = f"/api/pilots/{self.ids['again']}/report"
        answers = at_once(*[lambda: self.manager.another().post(path, body)] * 12)
        self.assertEqual([one.status for one in answers], [200] * 12)
        self.assertEqual(self.page("again")["standing"]["exposed"], 4)
        self.refused(self.manager.post(path, {**body, "exposed": 5}), 409, "record.exists")
        self.refused(self.manager.post(path, {**body, "report": "x"}), 422, "invalid", "report")

    def test_of_two_who_open_the_next_step_one_does(self):
        self.refused(self.manager.post(f"/api/pilots/{self.ids['ladder']}/promote", {"from": 1}), 409, "pilot.step_not_full")
        self.assertTrue(self.told("ladder", 10, 0)["standing"]["may_promote"])
        path = f"/api/pilots/{self.ids['ladder']}/promote"
        answers = at_once(*[lambda: self.manager.another().post(path, {"from": 1})] * 2)
        self.assertEqual(sorted(one.status for one in answers), [200, 409])
        lost = next(one for one in answers if one.status == 409)
        self.refused(lost, 409, "pilot.promoted_already")
        self.assertEqual(self.page("ladder")["standing"]["step"], 2)

    def test_a_running_test_is_not_edited_and_the_way_out_is_said(self):
        path = f"/api/pilots/{self.ids['locked']}"
        for field, value in (("tolerable", 0.3), ("difficulty", "Autre chose"), ("red_lines", []), ("steps", "10 25 50"),
                             ("people_max", 90), ("prediction", "Je le savais"), ("watched", False)):
            answer = self.manager.patch(path, {field: value}, self.revision_of(path))
            self.refused(answer, 409, "pilot.is_running", field)
            self.assertIn("version suivante", answer["message"])
        self.manager.patch(path, {"debrief_on": "2026-06-11", "debrief_at": "10:30"}, self.revision_of(path))
        self.told("locked", 7, 1)
        following = self.manager.do(path + "/next_version", title="Essai, plus court")
        self.assertEqual((following["state"], following["version"], following["step"]), ("idea", 2, 1))
        line = self.manager.look("/api/pilot_page", id=following["id"])
        self.assertEqual((line["standing"]["exposed"], [one["version"] for one in line["versions"]]), (0, [1, 2]))
        changed = f"/api/pilots/{following['id']}"
        self.manager.patch(changed, {"tolerable": 0.2, "prediction": "Un sur cinq", "ends_on": "2026-06-30",
                                     "debrief_on": "2026-07-01"}, self.revision_of(changed))
        self.manager.do(changed + "/approve")
        self.refused(self.manager.post(changed + "/start"), 409, "pilot.earlier_still_runs")

    def outbox(self):
        mails = []
        for path in sorted(glob.glob(os.path.join(self.program.folder, "outbox", "*.eml"))):
            with open(path, "rb") as file:
                mails.append(email.message_from_binary_file(file, policy=email.policy.default))
        return mails

    def mail_about(self, name):
        for _ in range(200):
            if found := [one for one in self.outbox() if self.ids[name] in one.get_body().get_content()]:
                return found[0]
            time.sleep(0.05)
        self.fail("nobody was told")

    def test_an_alarm_pauses_at_once_and_somebody_is_told(self):
        answer = self.told("alarm", 6, 4)
        self.assertTrue(answer["paused"])
        self.assertEqual((answer["standing"]["state"], answer["standing"]["pause_cause"]), ("paused", "alarm"))
        mail = self.mail_about("alarm")
        self.assertIn("yann@example.org", mail["To"])
        # What still comes in is kept and marked; calm people never undo an alarm.
        after = self.told("alarm", 40, 0, on="2026-03-11")
        self.assertEqual(after["standing"]["state"], "paused")
        page = self.page("alarm")
        self.assertEqual([(one["exposed"], one["while_paused"]) for one in page["reports"]], [(40, True), (6, False)])
        self.refused(self.manager.post(f"/api/pilots/{self.ids['alarm']}/resume"), 422, "invalid", "note")
        self.refused(self.manager.post(f"/api/pilots/{self.ids['alarm']}/promote", {"from": 1}), 409, "pilot.not_running")

    def test_a_stop_sign_pauses_whatever_the_figures_say(self):
        answer = self.told("sign", 3, 0, red_line="Un parent part en pleurs")
        self.assertEqual((answer["paused"], answer["standing"]["pause_cause"]), (True, "red_line"))
        self.assertIn("Un parent part en pleurs", answer["standing"]["rule"])
        self.mail_about("sign")

    def test_an_alarm_is_heard_while_somebody_has_paused(self):
        path = f"/api/pilots/{self.ids['hand']}"
        self.manager.do(path + "/pause", note="Vacances")
        answer = self.told("hand", 6, 4)
        self.assertEqual((answer["paused"], answer["standing"]["pause_cause"]), (True, "alarm"))
        self.refused(self.manager.post(path + "/pause"), 409, "pilot.not_in_this_state")

    def test_a_group_reports_once_in_a_period_and_silence_is_shown(self):
        self.told("groups", 9, 1, on="2026-03-02", group="Lundi")
        self.refused(self.tell("groups", 8, 0, on="2026-03-04", group="Lundi"), 422, "invalid", "group")
        self.refused(self.tell("groups", 8, 0, group="Jeudi"), 422, "invalid", "group")
        self.refused(self.tell("groups", 8, 0), 422, "invalid", "group")
        missing = {(one["group"], one["from"]) for one in self.page("groups")["standing"]["missing"]}
        self.assertEqual(missing, {("Lundi", "2026-02-16"), ("Lundi", "2026-02-23"), ("Mardi", "2026-02-16"),
                                   ("Mardi", "2026-02-23"), ("Mardi", "2026-03-02")})

    def test_a_sheet_comes_whole_or_not_at_all(self):
        path = f"/api/pilots/{self.ids['sheet']}/report_many"
        rows = [{"report": new_id(), "on": f"2026-03-0{day}", "exposed": 2, "events": 0} for day in range(1, 5)]
        wrong = self.manager.post(path, {"rows": [*rows, {"report": new_id(), "on": "2026-03-05", "exposed": 2, "events": 7}]})
        self.refused(wrong, 422, "invalid", "rows.4.events")
        self.assertEqual(self.page("sheet")["standing"]["exposed"], 0)
        self.manager.do(path, rows=list(reversed(rows)))
        self.manager.do(path, rows=rows)
        self.assertEqual(self.page("sheet")["standing"]["exposed"], 8, "brought twice, kept once")

    def test_a_phone_link_tells_of_this_test_and_of_nothing_else(self):
        link = self.manager.make("share_links", opens="pilot", pilot=self.ids["link"], label="Fatou")
        held = {"headers": {"Link-Token": link["token"]}}
        body = {"report": new_id(), "exposed": 3, "events": 0}
        self.assertEqual(self.stranger.post(f"/api/pilots/{self.ids['link']}/report", body, **held).status, 200)
        other = self.stranger.post(f"/api/pilots/{self.ids['late']}/report", {**body, "report": new_id()}, **held)
        self.assertIn(other.status, (401, 403, 404), other)
        for refused in (f"/api/pilots/{self.ids['link']}/promote", f"/api/pilots/{self.ids['link']}/pause"):
            self.assertIn(self.stranger.post(refused, {"from": 1} if "promote" in refused else {}, **held).status, (401, 403))
        self.assertIn(self.stranger.send("GET", "/api/pilot_page", id=self.ids["link"], **held).status, (401, 403))
        self.manager.do(f"/api/share_links/{link['id']}/revoke")
        closed = self.stranger.post(f"/api/pilots/{self.ids['link']}/report", {**body, "report": new_id()}, **held)
        self.assertEqual(closed.status, 401)

    def test_a_phone_link_tells_rounds_and_is_shown_no_result(self):
        link = self.manager.make("share_links", opens="pilot", pilot=self.ids["phone"], label="Fatou")
        held = {"headers": {"Link-Token": link["token"]}}
        ways = self.stranger.send("GET", "/api/link_page", **held)["pilot"]["ways"]
        self.assertEqual((ways["kind"], ways["block_tried"], ways["rounds"]), ("blocks", 5, 0))
        path = f"/api/pilots/{self.ids['phone']}/tell_block"
        self.assertEqual(self.stranger.post(path, {"block": 1, "tried_events": 3, "usual_events": 1}, **held).status, 200)
        page = self.stranger.send("GET", "/api/link_page", **held)["pilot"]
        self.assertEqual((page["ways"]["rounds"], page["exposed"]), (1, 5), "those who tried it")
        self.assertNotIn("evidence", str(page))
        other = {"block": 1, "tried_events": 0, "usual_events": 0}
        self.assertIn(self.stranger.post(f"/api/pilots/{self.ids['rounds']}/tell_block", other, **held).status, (401, 403, 404))

    def test_the_past_knows_what_was_known(self):
        self.told("trace", 5, 0, on="2026-03-01")
        before = self.manager.get("/api/pilots").moment
        self.told("trace", 5, 3, on="2026-03-02")
        self.assertEqual(self.page("trace", moment=before)["standing"]["exposed"], 5)
        self.assertEqual(self.page("trace")["standing"]["exposed"], 10)
        self.assertEqual(self.page("trace", on="2026-02-20")["standing"]["exposed"], 0)

    def test_what_was_learnt_is_said_and_becomes_a_change(self):
        path = f"/api/pilots/{self.ids['debriefed']}"
        self.refused(self.manager.post(path + "/adjust"), 409, "pilot.not_debriefed")
        self.told("debriefed", 9, 0)
        silent = self.manager.post(path + "/debrief", {"happened": "Neuf venus", "verdict": "adopt"})
        self.refused(silent, 422, "invalid", "learning")
        self.manager.do(path + "/debrief", happened="Neuf venus", verdict="adopt", learning="L’heure compte plus que le sujet")
        made = self.manager.do(path + "/adjust", **{"is": "Le café a lieu le soir"})
        self.assertEqual(made["action"], self.action)
        [found] = [one for one in self.manager.look("/api/pilot_list")["pilots"] if one["id"] == self.ids["debriefed"]]
        self.assertEqual((found["verdict"], found["learning"]), ("adopt", "L’heure compte plus que le sujet"))
        hits = self.manager.look("/api/search", q="heure compte")
        self.assertIn(self.ids["debriefed"], str(hits))
        self.refused(self.manager.delete(path, self.revision_of(path)), 409, "pilot.has_run")

    def test_of_two_who_tell_the_next_round_one_does(self):
        path = f"/api/pilots/{self.ids['rounds']}/tell_block"
        rounds = [{"block": 1, "tried_events": events, "usual_events": 1} for events in (3, 4)]
        answers = at_once(*[lambda one=one: self.manager.another().post(path, one) for one in rounds])
        self.assertEqual(sorted(one.status for one in answers), [200, 422])
        self.refused(next(one for one in answers if one.status == 422), 422, "invalid", "reason")
        self.refused(self.manager.post(path, {"block": 2, "tried_events": 6, "usual_events": 1}), 422, "invalid", "tried_events")
        told = self.manager.do(path, block=2, tried_events=5, usual_events=0)
        self.assertEqual((told["tried"], told["usual"], len(told["blocks"])), (10, 10, 2))
        self.assertTrue(told["cannot"], "what it cannot show is always said")

    def test_a_lot_stays_as_it_fell(self):
        path = f"/api/pilots/{self.ids['lot']}"
        asked = {"arrival": new_id()}
        answers = at_once(*[lambda: self.manager.another().post(path + "/draw_next", asked)] * 12)
        self.assertEqual([one.status for one in answers], [200] * 12)
        self.assertEqual(len({one["tried"] for one in answers}), 1)
        entries = self.manager.look("/api/entry/list", limit=20)["entries"]
        drawn = next(one for one in entries if one["operation"] == "pilot.draw_next")
        self.refused(self.manager.post("/api/entry/undo", {"moment": drawn["moment"]}), 409)
        self.manager.do(path + "/tell_outcome", **asked, event=True)
        self.refused(self.manager.post(path + "/tell_outcome", {**asked, "event": False}), 422, "invalid", "reason")
        self.assertEqual(self.page("lot")["comparison"]["waiting"], 0)

    def test_it_all_goes_with_the_city(self):
        self.told("cure", 5, 1)
        with tempfile.TemporaryDirectory() as folder:
            held, back = os.path.join(folder, "held"), os.path.join(folder, "back")
            shutil.copytree(self.program.folder, held)
            archive = os.path.join(folder, "city.arpent")
            done = subprocess.run([BINARY, "export", "--data", held, "--archive", archive], capture_output=True, timeout=60)
            self.assertEqual(done.returncode, 0, done.stderr)
            done = subprocess.run([BINARY, "restore", archive, "--data", back], capture_output=True, timeout=60)
            self.assertEqual(done.returncode, 0, done.stderr)
            with contextlib.closing(sqlite3.connect(glob.glob(os.path.join(back, "*.db"))[0])) as city:
                [(told,)] = city.execute("SELECT count(*) FROM fact WHERE stream = ?", (f"pilot/{self.ids['cure']}",))
            self.assertEqual(told, 1)


class PilotsOfTheExample(Example):
    def test_it_tells_a_year_of_small_tests(self):
        ines = self.person("Inês Ferreira", language="en")
        pilots = {one["title"]: one for one in ines.look("/api/pilot_list")["pilots"]}
        by = {}
        for one in pilots.values():
            by.setdefault((one["state"], one["verdict"]), []).append(one["title"])
        self.assertTrue(by[("debriefed", "adopt")] and by[("debriefed", "abandon")] and by[("running", None)])
        stopped = pilots["Un message chaque soir sur les devoirs"]
        page = ines.look("/api/pilot_page", id=stopped["id"])
        self.assertEqual(page["pilot"]["pause_cause"], "alarm")
        self.assertGreater(page["standing"]["while_paused"], 0)
        revised = ines.look("/api/pilot_page", id=pilots["La cour ouverte le samedi, deux familles ont la clé"]["id"])
        self.assertEqual([one["version"] for one in revised["versions"]], [1, 2, 3])

    def test_only_those_who_may_open_steps_do(self):
        ines = self.person("Inês Ferreira")
        running = next(one for one in ines.look("/api/pilot_list")["pilots"] if one["state"] == "running" and one["watched"])
        for verb, body in (("promote", {"from": 1}), ("pause", {}), ("report", {"report": new_id(), "exposed": 1})):
            self.assertEqual(ines.post(f"/api/pilots/{running['id']}/{verb}", body).status, 403)
