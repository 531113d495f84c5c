"""“What for?” asked of 2,000 people at once: each votes on ten statements; what is next for them, and how old the map is."""
import http.client, json, queue, random, threading, time, uuid
from served import Served

PEOPLE, VOTES_EACH, STATEMENTS, THREADS = 2000, 10, 60, 24
REAL_SECONDS, SECONDS = 600, 60  # ten times as fast as it has to be
LOOKS_A_SECOND = 200              # phones that ask whether the room went on: one in ten seconds each


def share(waits, of):
    return sorted(waits)[int(of * (len(waits) - 1))]


def set_up(served):
    plan = served.ask("POST", "/api/plans", {"title": "Conférence"})["id"]
    inquiry = served.ask("POST", "/api/inquiries", {"question": "Un projet éducatif, pour quoi faire ?", "about": plan})["id"]
    code = served.ask("POST", f"/api/inquiries/{inquiry}/open_door", {"open": True})["code"]
    for n in range(STATEMENTS):
        served.ask("POST", f"/api/inquiries/{inquiry}/say", {"statement": str(uuid.uuid4()), "text": f"Pour la raison {n}"})
    return inquiry, code


class Phones:
    def __init__(self, port):
        self.port, self.local = port, threading.local()

    def ask(self, method, path, body=None, cookie=None):
        if not hasattr(self.local, "connection"):
            self.local.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.local.connection.request(method, path, json.dumps(body) if body is not None else None,
                                      {"Cookie": cookie} if cookie else {})
        answer = self.local.connection.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status} {text[:200]!r}")
        return json.loads(text), answer.headers.get("Set-Cookie", "")


def at_work(jobs, act):
    """Each job, on many threads; a job is (when, what), not begun before its time."""
    waiting = queue.SimpleQueue()
    for job in sorted(jobs, key=lambda one: one[0]):
        waiting.put(job)

    failed = []

    def run():
        while not failed:
            try:
                when, what = waiting.get_nowait()
            except queue.Empty:
                return
            time.sleep(max(0, when - time.perf_counter()))
            try:
                act(when, what)
            except BaseException as error:
                failed.append(error)
    threads = [threading.Thread(target=run) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]


def voting(line, binary, folder):
    served = Served(binary, "demo", folder)
    try:
        vote_in(line, served)
    finally:
        served.stop()


def vote_in(line, served):
    people = served.ask("GET", "/api/demo/people")["people"]
    manager = next(one["person"] for one in people if "manager" in str(one))
    other = http.client.HTTPConnection("127.0.0.1", served.port)
    other.request("POST", "/api/demo/login", json.dumps({"person": manager}))
    served.cookie_name, served.cookie = other.getresponse().headers["Set-Cookie"].split(";")[0].split("=", 1)
    inquiry, code = set_up(served)
    phones, chance = Phones(served.port), random.Random(1)
    cookies, waits, late, lags, counted = [None] * PEOPLE, [], [], [], []
    path = f"/api/inquiries/{inquiry}"

    def join(_, n):
        answer, cookie = phones.ask("POST", "/api/inquiries/join", {"code": code, "there_as": ("parents", "residents")[n % 2]})
        cookies[n] = cookie.split(";")[0]
    begun = time.perf_counter()
    at_work([(0, n) for n in range(PEOPLE)], join)
    line("2,000 phones come in by one code", f"{PEOPLE / (time.perf_counter() - begun):.0f} /s")
    served.ask("POST", f"{path}/step", {"from": "writing", "to": "voting"})
    shown = [None] * PEOPLE
    opinions = [[chance.random() < (.85 if (s % 3 == 0) == (n % 5 < 2) else .2) for s in range(STATEMENTS)] for n in range(2 * 5)]
    numbers, done = {}, threading.Event()

    def vote(when, n):
        if n < 0:
            phones.ask("GET", f"/api/inquiry_room?inquiry={inquiry}", cookie=cookies[chance.randrange(PEOPLE)])
            late.append((time.perf_counter() - when) * 1000)
            return
        body = {}
        if shown[n]:
            s = numbers.setdefault(shown[n], len(numbers))
            body = {"statement": shown[n], "value": "agree" if opinions[n % 10][s % STATEMENTS] else "disagree"}
        shown[n] = phones.ask("POST", f"{path}/vote", body, cookies[n])[0]["statement"]
        waits.append((time.perf_counter() - when) * 1000)
        counted.append(time.perf_counter())

    def lead():
        while not done.wait(3):
            before = time.perf_counter()
            page = served.ask("GET", f"/api/inquiry_page?inquiry={inquiry}")
            got = page["result"]["votes"]
            # The vote after the last one that the map knows of.
            if got < len(counted) - PEOPLE and got > 0:
                lags.append(time.perf_counter() - counted[got + PEOPLE])
            pages.append((time.perf_counter() - before) * 1000)
    pages = []
    begun = time.perf_counter() + 1
    jobs = [(begun + chance.random() * 5, n) for n in range(PEOPLE)]  # everybody is shown the first
    jobs += [(begun + 6 + (k + chance.random()) * SECONDS / VOTES_EACH, n) for n in range(PEOPLE) for k in range(VOTES_EACH)]
    jobs += [(begun + chance.random() * SECONDS, -1) for _ in range(LOOKS_A_SECOND * SECONDS)]
    leader = threading.Thread(target=lead)
    leader.start()
    at_work(jobs, vote)
    done.set()
    leader.join()
    page = served.ask("GET", f"/api/inquiry_page?inquiry={inquiry}")
    p50, p95, p99 = (share(waits, of) for of in (.5, .95, .99))
    line(f"2,000 people vote on 10 statements each in {SECONDS} s ({REAL_SECONDS} s must do): the next one",
         f"p50 {p50:.1f}, p95 {p95:.1f}, p99 {p99:.1f} ms; {page['votes']:,} votes", "p95 200 ms",
         p95 <= 200 and page["votes"] == PEOPLE * VOTES_EACH)
    line(f"the same: {LOOKS_A_SECOND} phones a second ask whether the room went on", f"p95 {share(late, .95):.1f} ms")
    line("the same: age of the map on the leader’s page", f"p50 {share(lags, .5):.1f}, most {max(lags):.1f} s", "5 s",
         max(lags) <= 5)
    line("the same: the leader’s page with map and groups", f"p50 {share(pages, .5):.0f}, p95 {share(pages, .95):.0f} ms; "
         f"{page['result']['shown']}, {len(page['result']['groups'])} groups")
    line("memory after all that", f"{served.memory_mb():.0f} MB", "150 MB", served.memory_mb() <= 150)


if __name__ == "__main__":
    import sys, tempfile
    voting(lambda *cells: print("|", " | ".join(str(one) for one in cells), "|", flush=True), sys.argv[1], tempfile.mkdtemp())
