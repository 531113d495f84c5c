"""A hall: 500 phones that listen, 200 notes in a minute. How soon who leads sees a note, how soon all phones see the reveal."""
import concurrent.futures, http.client, json, random, selectors, socket, threading, time, uuid
from served import Served

PHONES, NOTES, SECONDS = 500, 200, 60
AT = "127.0.0.1"


class Phone:
    """A browser with a seat: one kept connection to ask with, one stream to hear by."""

    def __init__(self, port, code, meeting):
        self.port, self.meeting = port, meeting
        self.connection = http.client.HTTPConnection(AT, port, timeout=60)
        self.cookie = ""
        answer = self._send("POST", "/api/meetings/join", {"code": code})
        self.cookie = answer.headers["Set-Cookie"].split(";")[0]
        answer.read()

    def _send(self, method, path, body=None):
        headers = {"Cookie": self.cookie} if self.cookie else {}
        for tries in (1, 2):  # the server ends a connection that was silent for long
            try:
                self.connection.request(method, path, body and json.dumps(body), headers)
                return self.connection.getresponse()
            except (ConnectionError, http.client.HTTPException):
                self.connection.close()
                if tries == 2:
                    raise

    def ask(self, method, path, body=None):
        answer = self._send(method, path, body)
        text = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{method} {path}: {answer.status} {text[:200]!r}")
        return json.loads(text)

    def room(self):
        return self.ask("GET", f"/api/meeting_room?id={self.meeting}&as=phone")

    def write(self, note):
        return self.ask("POST", "/api/swot_note/write", {"meeting": self.meeting, "id": note, "quadrant": "strength",
                                                         "text": "Les enfants reviennent chaque soir, même en hiver."})


def stream(port, meeting, cookie):
    one = socket.create_connection((AT, port), 60)
    one.sendall(f"GET /api/meeting_events/{meeting} HTTP/1.1\r\nHost: {AT}\r\nCookie: {cookie}\r\n\r\n".encode())
    one.setblocking(False)
    return one


class Hall:
    """All streams of the phones in one thread, as the network would hold them."""

    def __init__(self, streams):
        self.select = selectors.DefaultSelector()
        self.events = [0] * len(streams)
        self.on_picture = None  # called with the phone when the room has changed for it
        self.pictures = [None] * len(streams)
        self.rest = [b""] * len(streams)
        self.broken = 0
        self.ends = False
        for n, one in enumerate(streams):
            self.select.register(one, selectors.EVENT_READ, n)
        self.thread = threading.Thread(target=self._listen)
        self.thread.start()

    def _listen(self):
        while not self.ends:
            for key, _ in self.select.select(0.2):
                got = key.fileobj.recv(1 << 16)
                if not got:
                    self.broken += 1
                    self.select.unregister(key.fileobj)
                    continue
                *lines, self.rest[key.data] = (self.rest[key.data] + got).split(b"\n")
                for line in lines:
                    if line.startswith(b"data:"):
                        self._hear(key.data, json.loads(line[5:]))

    def _hear(self, n, heard):
        self.events[n] += 1
        before, self.pictures[n] = self.pictures[n], heard["picture"]
        if self.on_picture and before != heard["picture"]:
            self.on_picture(n)

    def close(self):
        self.ends = True
        self.thread.join()


class Leader:
    """The screen of whoever leads: hears, and reads the room again at once."""

    def __init__(self, served, meeting):
        self.seen, self.ends = {}, False
        self.asking = Served.__new__(Served)
        self.asking.__dict__.update(served.__dict__, connection=http.client.HTTPConnection(AT, served.port, timeout=60))
        self.meeting = meeting
        self.listening = http.client.HTTPConnection(AT, served.port, timeout=120)
        self.listening.request("GET", f"/api/meeting_events/{meeting}",
                               headers={"Cookie": f"{served.cookie_name}={served.cookie}"})
        self.events = self.listening.getresponse()
        self.thread = threading.Thread(target=self._follow)
        self.thread.start()

    def _follow(self):
        while not self.ends:
            line = self.events.readline()
            if not line:
                return
            if line.startswith(b"data:"):
                room = self.asking.ask("GET", f"/api/meeting_room?id={self.meeting}&as=leader")
                now = time.perf_counter()
                for note in room["notes"]:
                    self.seen.setdefault(note["id"], now)


def held(served):
    action = served.ask("GET", "/api/actions?limit=1")["actions"][0]["id"]
    meeting = served.ask("POST", "/api/meetings", {"title": "Une salle", "kind": "local_group", "action": action})["id"]
    served.ask("POST", f"/api/meetings/{meeting}/open", {})
    return meeting, served.ask("POST", f"/api/meetings/{meeting}/phones", {"on": True})["code"]


def share(waits, of):
    return sorted(waits)[int(of * (len(waits) - 1))]


def meeting(line, binary, folder):
    served = Served(binary, "demo", folder)
    people = served.ask("GET", "/api/demo/people")["people"]
    other = http.client.HTTPConnection(AT, served.port)
    lead = next(one for one in people if "manager" in json.dumps(one))
    other.request("POST", "/api/demo/login", json.dumps({"person": lead["person"]}))
    served.cookie_name, served.cookie = other.getresponse().headers["Set-Cookie"].split(";")[0].split("=", 1)
    before = served.memory_mb()
    room, code = held(served)
    begun = time.perf_counter()
    phones = [Phone(served.port, code, room) for _ in range(PHONES)]
    joined = time.perf_counter() - begun
    leader = Leader(served, room)
    hall = Hall([stream(served.port, room, one.cookie) for one in phones])
    time.sleep(1)
    at_rest = served.memory_mb()

    sent, chance = {}, random.Random(7)
    with concurrent.futures.ThreadPoolExecutor(16) as network:
        def write(phone, note):
            sent[note] = time.perf_counter()
            phone.write(note)
        moments = sorted(chance.uniform(0, SECONDS) for _ in range(NOTES))
        writers = chance.sample(phones, NOTES)
        start, done = time.perf_counter(), []
        for moment, phone in zip(moments, writers):
            time.sleep(max(0, start + moment - time.perf_counter()))
            done.append(network.submit(write, phone, str(uuid.UUID(int=chance.getrandbits(128), version=4))))
        for one in done:
            one.result()
    for _ in range(100):
        if len(leader.seen) >= NOTES:
            break
        time.sleep(0.1)
    waits = [(leader.seen[note] - when) * 1000 for note, when in sent.items() if note in leader.seen]
    lost = NOTES - len(waits)
    line(f"a hall of {PHONES} phones, {NOTES} notes in {SECONDS} s: a note until it is on the screen of whoever leads",
         f"p50 {share(waits, .5):.0f}, p95 {share(waits, .95):.0f}, p99 {share(waits, .99):.0f} ms; {lost} lost",
         "p95 300 ms, none lost", share(waits, .95) <= 300 and not lost)
    line("the same: what one phone hears in that minute", f"{sum(hall.events) / PHONES:.0f} events; {hall.broken} broken off",
         "2 /s at most", max(hall.events) <= 2 * SECONDS + 10 and not hall.broken)
    line("the same: memory with all of them connected, and at most",
         f"{at_rest:.0f} MB (from {before:.0f} MB), {served.memory_mb('VmHWM'):.0f} MB", "150 MB",
         served.memory_mb("VmHWM") < 150)

    # The reveal: everybody reads the room again, each within 0.3 s of hearing of it.
    seen = {}
    with concurrent.futures.ThreadPoolExecutor(64) as network:
        def read(n):
            time.sleep(chance.uniform(0, 0.3))
            if len(phones[n].room()["notes"]) == NOTES:
                seen.setdefault(n, time.perf_counter())
        hall.on_picture = lambda n: network.submit(read, n)
        served.connection.close()
        pressed = time.perf_counter()
        served.ask("POST", f"/api/meetings/{room}/reveal", {"revealed": True})
        for _ in range(200):
            if len(seen) == PHONES:
                break
            time.sleep(0.05)
        hall.on_picture = None
    waits = [(when - pressed) * 1000 for when in seen.values()] or [0]
    line(f"the reveal: until {NOTES} notes are on all {PHONES} phones", f"p50 {share(waits, .5):.0f}, last {max(waits):.0f} ms; "
         f"{PHONES - len(seen)} without; peak {served.memory_mb('VmHWM'):.0f} MB", "", len(seen) == PHONES)
    line(f"{PHONES} phones join one after the other", f"{joined * 1000 / PHONES:.1f} ms each")
    leader.ends = True
    served.ask("POST", "/api/swot_note/write", {"meeting": room, "id": str(uuid.uuid4()), "quadrant": "threat", "text": "fin"})
    hall.close()
    served.stop()
    leader.thread.join(5)
