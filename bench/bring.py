"""A big plan comes in by one workbook while somebody else goes on writing."""
import http.client, json, sys, threading, time
from os.path import dirname, join
sys.path.append(join(dirname(__file__), "..", "tests", "support"))
from workbook import workbook

ACTIONS, INDICATORS, DISTRICTS = 300, 150, 11


def big_plan(months):
    periods = [f"{2015 + n // 12}-{n % 12 + 1:02d}" for n in range(months)]
    districts = [f"District {n + 1}" for n in range(DISTRICTS)]
    return workbook(
        ("Districts", [["Name", "Residents"]] + [[name, 20_000 + n] for n, name in enumerate(districts)]),
        ("Actions", [["Axis", "Action title", "Code", "Start date"]] +
         [[f"{n % 9 + 1}. Axis {n % 9 + 1}", f"Action {n}", f"A{n}", "2015-01-01"] for n in range(ACTIONS)]),
        ("Indicators", [["Indicator", "Action title", "Unit", "Frequency", "From"]] +
         [[f"Indicator {n}", f"Action {n}", "children", "monthly", "2015-01-01"] for n in range(INDICATORS)]),
        ("Numbers", [["Indicator", "District", *periods]] +
         [[f"Indicator {n}", district, *((n + at) % 90 + 10 for at in range(months))]
          for n in range(INDICATORS) for district in districts])), INDICATORS * DISTRICTS * months


class Elsewhere(threading.Thread):
    """Somebody who writes comments over a connection of their own; .waits in seconds."""

    def __init__(self, served, about):
        super().__init__()
        self.served, self.about, self.waits, self.over = served, about, [], False

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.served.port, timeout=600)
        headers = {"Cookie": f"{self.served.cookie_name}={self.served.cookie}"}
        while not self.over:
            begun = time.perf_counter()
            connection.request("POST", "/api/comments", json.dumps({"about": self.about, "text": "Seen"}), headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status == 201:
                self.waits.append(time.perf_counter() - begun)
            time.sleep(.01)
        connection.close()

    def longest(self):
        out = max(self.waits)
        self.waits.clear()
        return out


def begin(served):
    """An empty city and its first manager, by the code that the program printed."""
    code = served._listen(r"first code: (\w+)")
    body = {"city": "Bench", "language": "en", "zone": "Europe/Paris", "name": "Ana", "email": "ana@example.org", "code": code}
    served.connection.request("POST", "/api/cities/start", json.dumps(body))
    answer = served.connection.getresponse()
    answer.read()
    served.cookie_name, served.cookie = answer.headers["Set-Cookie"].split(";")[0].split("=", 1)


def bring(served, months):
    """{numbers, shown, kept, undone (seconds), waited_shown, waited_kept (the longest wait of another, seconds)}"""
    begin(served)
    plan = served.ask("POST", "/api/plans", {"title": "Plan", "state": "draft"})
    about = served.ask("POST", "/api/actions", {"plan": plan["id"], "title": "Elsewhere"})["id"]
    content, numbers = big_plan(months)
    other = Elsewhere(served, about)
    other.start()
    try:
        begun = time.perf_counter()
        served.connection.request("POST", "/api/imports?name=plan.xlsx", content,
                                  {"Cookie": f"{served.cookie_name}={served.cookie}"})
        shown = json.loads(served.connection.getresponse().read())
        if shown["counts"]["faults"] or shown["counts"]["created"] < numbers:
            raise SystemExit(f"not as it was made: {shown['counts']} {shown['faults'][:3]}")
        shown_after, waited_shown = time.perf_counter() - begun, other.longest()
        begun = time.perf_counter()
        done = served.ask("POST", "/api/import/apply", {"import": shown["import"]})
        kept_after, waited_kept = time.perf_counter() - begun, other.longest()
        begun = time.perf_counter()
        served.ask("POST", "/api/entry/undo", {"moment": done["moment"]})
        undone_after = time.perf_counter() - begun
        if served.ask("GET", "/api/measurements?limit=1")["measurements"]:
            raise SystemExit("taken back, and still there")
        return {"numbers": numbers, "shown": shown_after, "kept": kept_after, "undone": undone_after,
                "waited_shown": waited_shown, "waited_kept": waited_kept}
    finally:
        other.over = True
        other.join()
