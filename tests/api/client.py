"""Somebody who talks to the program: one cookie, one host. Every answer is held against the reference of the API."""
import http.client, json, re, urllib.parse, uuid
from schema import faults

_references = {}


class Answer:
    def __init__(self, status, headers, body, asked):
        self.status, self.headers, self.body, self.asked = status, headers, body, asked

    @property
    def revision(self):
        return self.headers.get("ETag", "").strip('"')

    @property
    def moment(self):
        return int(self.headers["Moment"])

    def __getitem__(self, name):
        if not isinstance(self.body, dict) or name not in self.body:
            raise KeyError(f"{name} is not in the answer {self}")
        return self.body[name]

    def faults(self):
        """{field: message} of a refusal."""
        return {one["field"]: one["message"] for one in self.body.get("fields", [])}

    def __repr__(self):
        return f"{self.asked} → {self.status} {json.dumps(self.body, ensure_ascii=False)[:600]}"


class Client:
    def __init__(self, program, host="127.0.0.1", language="en"):
        self.program, self.host, self.language, self.cookie = program, host, language, None
        self.cookie_name = "arpent_session"

    def send(self, method, path, body=None, *, raw=None, headers=(), asked=(), **query):
        """raw: bytes as they are. A member of `query` that is None is left out; `asked` are more of them, of any name."""
        target = path
        given = {name: value for name, value in {**query, **dict(asked)}.items() if value is not None}
        if given:
            target += "?" + urllib.parse.urlencode(given)
        all_headers = {"Host": self.host, "Accept-Language": self.language, **dict(headers)}
        if self.cookie:
            all_headers.setdefault("Cookie", f"{self.cookie_name}={self.cookie}")
        data = raw if raw is not None else None if body is None else json.dumps(body).encode()
        if data is not None:
            all_headers.setdefault("Content-Type", "application/json")
        connection = http.client.HTTPConnection("127.0.0.1", self.program.port, timeout=30)
        try:
            connection.request(method, target, data, all_headers)
            response = connection.getresponse()
            text = response.read()
        finally:
            connection.close()
        got = dict(response.getheaders())
        if set_cookie := re.match(r"(arpent_\w+)=([^;]*)", got.get("Set-Cookie", "")):
            self.cookie_name, self.cookie = set_cookie[1], set_cookie[2] or None
        is_json = re.fullmatch(r"application/json(;.*)?", got.get("Content-Type", ""))
        answer = Answer(response.status, got, json.loads(text) if is_json else text, f"{method} {target}")
        self._hold_against_reference(method, path, answer)
        return answer

    def get(self, path, headers=(), **query):
        return self.send("GET", path, headers=headers, asked=query)

    def post(self, path, body=None, **options):
        return self.send("POST", path, {} if body is None else body, **options)

    def patch(self, path, body, revision=None, **options):
        return self.send("PATCH", path, body, headers=if_match(revision), **options)

    def delete(self, path, revision=None, **options):
        return self.send("DELETE", path, headers=if_match(revision), **options)

    def make(self, plural, **fields):
        """The record made, or an AssertionError that says why not."""
        answer = self.post(f"/api/{plural}", fields)
        assert answer.status == 201, answer
        return answer.body

    def do(self, path, **fields):
        answer = self.post(path, fields)
        assert answer.status == 200, answer
        return answer.body

    def look(self, path, **query):
        answer = self.get(path, **query)
        assert answer.status == 200, answer
        return answer.body

    def all_ids(self, plural):
        """Of every record of a kind, page after page."""
        found, after = set(), None
        while True:
            page = self.look(f"/api/{plural}", limit=200, after=after)
            found |= {one["id"] for one in page[plural]}
            after = page.get("next")
            if not after:
                return found

    def another(self, program=None):
        """A browser of the same person, on the same server or the one started after it."""
        client = Client(program or self.program, self.host, self.language)
        client.cookie, client.cookie_name = self.cookie, self.cookie_name
        return client

    def login(self, name):
        answer = self.post("/api/demo/login", {"person": self.program.people[name]})
        assert answer.status == 200, answer
        return self

    def begin_city(self, city="Essai", language="fr"):
        answer = self.post("/api/cities/start", {
            "city": city, "language": language, "zone": "Europe/Paris", "name": "Zoé Premier",
            "email": "zoe@example.org", "code": self.program.code})
        assert answer.status == 200, answer
        return self

    def reference(self):
        if self.program not in _references:
            connection = http.client.HTTPConnection("127.0.0.1", self.program.port, timeout=30)
            connection.request("GET", "/api/openapi.json", headers={"Host": self.host})
            _references[self.program] = json.loads(connection.getresponse().read())
            connection.close()
        return _references[self.program]

    def _hold_against_reference(self, method, path, answer):
        if not path.startswith("/api/") or path == "/api/openapi.json":
            return
        operation = described(self.reference(), method, path)
        if answer.status >= 400:
            wanted = {"$ref": "#/components/schemas/problem"}
        elif operation is None or not isinstance(answer.body, (dict, list)):
            return
        else:
            said = operation["responses"].get(str(answer.status)) or operation["responses"].get("200", {})
            wanted = said.get("content", {}).get("application/json", {}).get("schema", {})
        wrong = faults(answer.body, wanted, self.reference())
        assert not wrong, f"not as the reference says: {wrong[:4]} in {answer}"


def described(reference, method, path):
    """The operation of a path, the one with the fewest {parameters} first."""
    for pattern in sorted(reference["paths"], key=lambda one: one.count("{")):
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", pattern), path):
            return reference["paths"][pattern].get(method.lower())
    return None


def if_match(revision):
    return {} if revision is None else {"If-Match": f'"{revision}"'}


def new_id():
    return str(uuid.uuid4())
