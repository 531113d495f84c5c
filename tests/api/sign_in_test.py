"""In by code or by password, out here or everywhere; and what the cookie says in each case."""
import email, email.policy, glob, os, re, sqlite3, time, unittest
import program
from client import Client
from town import Town

MINE = "la mare aux canards gris"
EMAIL = "zoe@example.org"


def mails(folder):
    out = []
    for path in sorted(glob.glob(os.path.join(folder, "outbox", "*.eml")), key=os.path.getmtime):
        with open(path, "rb") as file:
            out.append(email.message_from_binary_file(file, policy=email.policy.default))
    return out


class SignIn(Town):
    def setUp(self):
        self.zoe = self.by_code()

    def by_code(self):
        client = Client(self.program)
        client.do("/api/session/open", email=EMAIL, code=self.mailed_code(client))
        return client

    def mailed_code(self, client):
        before = self.codes()
        client.do("/api/session/request_code", email=EMAIL)
        for _ in range(100):
            if len(self.codes()) > len(before):
                return re.search(r"\b\d{6}\b", self.codes()[-1])[0]
            time.sleep(.1)
        raise AssertionError("no code came")

    def codes(self):
        return [mail["Subject"] for mail in mails(self.program.folder) if "code" in mail["Subject"]]

    def set(self, **proof):
        return self.zoe.post("/api/session/set_password", {"password": MINE, **proof})

    def with_password(self, address=EMAIL, password=MINE):
        client = Client(self.program)
        return client, client.post("/api/session/open_with_password", {"email": address, "password": password})

    def test_a_password_is_set_by_a_code_changed_by_itself_and_taken_away(self):
        self.refused(self.set(), 422, "invalid", "current")
        self.refused(self.set(code="000000"), 403, "session.wrong_code")
        self.refused(self.with_password()[1], 403, "session.wrong_password")
        self.assertEqual(self.set(code=self.mailed_code(self.zoe)).status, 200)
        self.assertTrue(self.zoe.look("/api/session/me")["person"]["with_password"])
        other, answer = self.with_password(EMAIL.upper())
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(other.look("/api/session/me")["person"]["email"], EMAIL)
        # A new one closes the other sessions, this one stays.
        self.refused(self.set(current="not the one it was"), 403, "session.wrong_password")
        self.assertEqual(self.zoe.post("/api/session/set_password", {"password": "treize oies sur la mare",
                                                                     "current": MINE}).status, 200)
        self.assertIsNone(other.look("/api/session/me")["person"])
        self.assertIsNotNone(self.zoe.look("/api/session/me")["person"])
        self.refused(self.with_password()[1], 403, "session.wrong_password")
        self.zoe.do("/api/session/remove_password", current="treize oies sur la mare")
        self.refused(self.with_password(password="treize oies sur la mare")[1], 403, "session.wrong_password")
        for _ in range(100):
            told = [mail for mail in mails(self.program.folder) if "mot de passe" in mail["Subject"]]
            if len(told) == 3:
                break
            time.sleep(.1)
        self.assertEqual(len(told), 3)

    def test_short_and_common_ones_are_refused_with_the_cure(self):
        for password, cure in (("onze lettre", "12"), ("Motdepasse123", "quatre mots")):
            answer = self.zoe.post("/api/session/set_password", {"password": password, "code": "000000"})
            self.refused(answer, 422, "invalid", "password")
            self.assertIn(cure, answer.faults()["password"])

    def test_an_unknown_address_and_a_wrong_password_are_answered_alike(self):
        self.set(code=self.mailed_code(self.zoe))
        known, unknown = self.with_password(password="not the one it was")[1], self.with_password("nobody@example.org")[1]
        self.assertEqual((known.status, known.body), (unknown.status, unknown.body))

    def test_a_password_stands_nowhere_in_the_file_but_as_its_hash(self):
        self.set(code=self.mailed_code(self.zoe))
        for path in glob.glob(os.path.join(self.program.folder, "*.db*")):
            with open(path, "rb") as file:
                self.assertNotIn(MINE.encode(), file.read(), path)
        with sqlite3.connect(f"file:{self.program.folder}/city.db?mode=ro", uri=True) as city:
            hashes = [row[0] for row in city.execute("SELECT hash FROM password")]
            self.assertTrue(hashes and all(one.startswith("$argon2id$v=19$m=19456,t=2,p=1$") for one in hashes), hashes)
        me = self.zoe.look("/api/session/me")["person"]["id"]
        exported = self.zoe.get(f"/api/people/{me}/export")
        self.assertEqual(exported.status, 200, exported)
        self.assertNotIn("argon2", str(exported.body))

    def test_out_everywhere(self):
        phone = self.by_code()
        sessions = phone.look("/api/session/list")["sessions"]
        self.assertGreaterEqual(len(sessions), 2)
        self.assertEqual(len([one for one in sessions if one["this_one"]]), 1)
        out = phone.post("/api/session/close_all")
        self.assertIn("Max-Age=0", out.headers["Set-Cookie"])
        for client in (phone, self.zoe):
            self.assertIsNone(client.look("/api/session/me")["person"])
        again = self.by_code()
        self.assertEqual(len(again.look("/api/session/list")["sessions"]), 1)

    def test_out_everywhere_else(self):
        phone = self.by_code()
        self.by_code()
        phone.do("/api/session/close_others")
        self.assertIsNone(self.zoe.look("/api/session/me")["person"])
        mine = phone.look("/api/session/list")["sessions"]
        self.assertEqual([one["this_one"] for one in mine], [True])

    def test_a_session_says_when_it_was_last_used(self):
        phone = self.by_code()
        for _ in range(100):
            mine = [one for one in phone.look("/api/session/list")["sessions"] if one["this_one"]][0]
            if mine["seen_at"] > mine["opened_at"]:
                break
            time.sleep(.05)
        self.assertGreater(mine["seen_at"], mine["opened_at"])

    def test_one_session_is_closed_by_its_owner(self):
        phone = self.by_code()
        mine = [one for one in phone.look("/api/session/list")["sessions"] if one["this_one"]][0]
        self.zoe.do("/api/session/revoke", session=mine["session"])
        self.assertIsNone(phone.look("/api/session/me")["person"])


class Guessing(unittest.TestCase):
    def test_ten_wrong_passwords_close_the_account_for_a_while(self):
        server = program.empty()
        self.addCleanup(server.stop)
        Client(server).begin_city()
        stranger = Client(server)
        seen = [stranger.post("/api/session/open_with_password", {"email": EMAIL, "password": "not the one it was"}).status
                for _ in range(11)]
        self.assertEqual(seen, [403] * 10 + [429])


class Cookie(unittest.TestCase):
    """What Set-Cookie says: (options of the server, headers of the request) → Secure or not."""

    def cookie(self, *options, **headers):
        server = program.empty(*options, port=program.free_port() if "--base-url" in options else None)
        self.addCleanup(server.stop)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = Client(server).send("POST", "/api/cities/start", {
            "city": "Essai", "language": "fr", "zone": "Europe/Paris", "name": "Zoé", "email": EMAIL, "code": server.code},
            headers=named)
        self.assertEqual(answer.status, 200, answer)
        parts = answer.headers["Set-Cookie"].split("; ")
        self.assertTrue({"HttpOnly", "SameSite=Lax", "Path=/"} <= set(parts), parts)
        self.assertFalse([part for part in parts if part.startswith("Domain")], parts)
        self.assertRegex(parts[0], r"^arpent_session=[\w-]{44}$")
        return parts

    def test_without_tls_it_is_not_secure(self):
        self.assertNotIn("Secure", self.cookie())

    def test_a_stranger_is_not_believed_that_there_is_tls(self):
        self.assertNotIn("Secure", self.cookie(X_Forwarded_Proto="https"))

    def test_a_proxy_that_is_named_is_believed(self):
        self.assertIn("Secure", self.cookie("--trusted-proxy", "127.0.0.1", X_Forwarded_Proto="https"))
        self.assertNotIn("Secure", self.cookie("--trusted-proxy", "127.0.0.1", X_Forwarded_Proto="http"))

    def test_an_address_with_https_makes_it_secure_always(self):
        self.assertIn("Secure", self.cookie("--base-url", "https://plan.ville.example"))
