"""What whoever runs the server meets: counts for a monitor, a pace that holds, a log without people, an end that answers."""
import http.client, json, os, subprocess, sys, threading, time, unittest

import program
from client import Client
from town import Town

HERE = os.path.dirname(__file__)


class Counts(Town):
    def metrics(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.program.port, timeout=10)
        connection.request("GET", "/metrics")
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text

    def test_a_monitor_reads_counts_and_no_person(self):
        self.manager.look("/api/today")
        self.assertEqual(self.stranger.get("/api/today").status, 401)
        status, text = self.metrics()
        self.assertEqual(status, 200)
        self.assertRegex(text, r'arpent_requests_total\{operation="today",status="2xx"\} [1-9]')
        self.assertRegex(text, r'arpent_requests_total\{operation="today",status="4xx"\} [1-9]')
        self.assertRegex(text, r'arpent_request_seconds_bucket\{operation="today",le="\+Inf"\} [1-9]')
        self.assertRegex(text, r"arpent_resident_bytes [1-9]")
        for word in ("Zoé", "zoe@", "127.0.0.1", self.manager.cookie):
            self.assertNotIn(word, text)

    def test_health_is_told_to_everybody(self):
        for path in ("/health", "/api/health"):
            self.assertEqual(self.stranger.get(path).body, {"status": "ok"})


class BehindAProxy(unittest.TestCase):
    def test_a_proxy_shows_no_counts(self):
        town = program.empty("--trusted-proxy", "127.0.0.1")
        self.addCleanup(town.stop)
        answer = Client(town).send("GET", "/metrics", headers={"X-Forwarded-For": "203.0.113.7"})
        self.assertEqual(answer.status, 404, answer)


class Pace(unittest.TestCase):
    def test_a_script_that_runs_away_waits_and_others_do_not(self):
        town = program.empty("--requests-a-second", "2")
        self.addCleanup(town.stop)
        manager = Client(town).begin_city()
        answers = [manager.get("/api/session/me") for _ in range(40)]
        slow = [one for one in answers if one.status == 429]
        self.assertTrue(slow, "nothing was held back")
        self.assertEqual(slow[0]["code"], "http.too_fast")
        self.assertGreater(int(slow[0].headers["Retry-After"]), 0)
        self.assertEqual(Client(town).get("/api/health").status, 200)
        time.sleep(1.2)
        self.assertEqual(manager.get("/api/session/me").status, 200)


class Log(unittest.TestCase):
    def test_the_log_holds_nobody(self):
        town = program.empty()
        manager = Client(town).begin_city()
        anna = manager.make("people", name="Anna Secret-Name", email="anna.secret@example.org")
        manager.post("/api/people", {"name": "Bert Secret-Name", "email": "not an address", "phone": 12})
        manager.send("POST", "/api/people", raw=b'{"name": "Cleo Secret-Name"')
        for email in ("anna.secret@example.org", "nobody.secret@example.org"):
            Client(town).post("/api/session/request_code", {"email": email})
            Client(town).post("/api/session/open", {"email": email, "code": "123456"})
        manager.get(f"/api/people/{anna['id']}/history")
        town.stop()
        said = town.said
        for word in ("Secret", "secret", "127.0.0.1:", manager.cookie):
            self.assertNotIn(word, said.replace(f"http://127.0.0.1:{town.port}", ""))


class Ending(unittest.TestCase):
    def test_what_was_begun_is_answered_before_the_end(self):
        town = program.empty()
        manager = Client(town).begin_city()
        plan = manager.make("plans", title="P", state="draft")
        kept, stop = [], threading.Event()

        def write(n):
            client = manager.another()
            i = 0
            while not stop.is_set():
                i += 1
                try:
                    answer = client.post("/api/goals", {"plan": plan["id"], "title": f"{n}.{i}"})
                except (OSError, http.client.HTTPException):
                    return  # refused or closed: never acknowledged
                if answer.status == 201:
                    kept.append(answer["id"])

        writers = [threading.Thread(target=write, args=(n,)) for n in range(6)]
        for one in writers:
            one.start()
        time.sleep(1)
        folder, code = town.folder, town.end()
        stop.set()
        for one in writers:
            one.join()
        self.assertEqual(code, 0, town.said)
        self.assertGreater(len(kept), 20)
        again = program.Program("serve", folder)
        self.addCleanup(again.stop)
        self.assertFalse(set(kept) - manager.another(again).all_ids("goals"), "acknowledged and lost")


class Conformance(Town):
    def test_awkward_requests_are_answered_safely(self):
        done = subprocess.run([sys.executable, "-B", os.path.join(HERE, "http_conform.py"), str(self.program.port)],
                              capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr[-3000:])
        self.assertIn("Ran 13 tests", done.stderr)


if __name__ == "__main__":
    unittest.main()
