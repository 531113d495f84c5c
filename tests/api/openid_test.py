"""Signing in through a provider of identities: a real one, through its own forms; and one that lies, which is not believed."""
import os, re, subprocess, tempfile, time, unittest, urllib.parse
import identities, program
from client import Client
from identities import Browser, Identities, Stopped

PEOPLE = {
    "zoe": {"email": "Zoe@example.org", "email_verified": True, "name": "Zoé Premier", "groups": ["staff"]},
    "remi": {"email": "remi@example.org", "email_verified": True, "name": "Rémi Dubois", "groups": ["plan-core", "other"]},
    "nobody": {"email": "nobody@example.org", "email_verified": True, "name": "Nobody", "groups": ["other"]},
    "unverified": {"email": "zoe@example.org", "email_verified": False, "name": "Zoé"},
    "accented": {"email": "zoé@example.org", "email_verified": True, "name": "Zoé"},
    "mute": {"name": "Mute"},
    "keycloak": {"email": "kim@example.org", "email_verified": True, "name": "Kim", "realm_access": {"roles": ["plan-eval"]}},
}
GROUPS = ("--openid-role", "plan-core=core", "--openid-role", "plan-boss=manager", "--openid-role", "plan-eval=evaluator")


@unittest.skipIf(identities.missing(), identities.missing())
class Provided(unittest.TestCase):
    options, provider_options = (), {}

    @classmethod
    def setUpClass(cls):
        port = program.free_port()
        cls.base = f"http://127.0.0.1:{port}"
        cls.provider = Identities(program.free_port(), PEOPLE, [f"{cls.base}/api/openid/return"], **cls.provider_options)
        cls.addClassCleanup(cls.provider.stop)
        cls.secret_file = os.path.join(tempfile.mkdtemp(), "secret")
        with open(cls.secret_file, "w", encoding="utf-8") as file:
            file.write((cls.provider.secret or "") + "\n")
        secret = ("--openid-secret-file", cls.secret_file) if cls.provider.secret else ()
        cls.program = program.empty("--openid-issuer", cls.provider.issuer, "--openid-client", cls.provider.client,
                                    "--openid-name", "Compte Essai", *secret, *cls.options, port=port)
        cls.addClassCleanup(cls.program.stop)
        cls.manager = Client(cls.program).begin_city()

    def start(self, then="/plan"):
        return f"{self.base}/api/openid/start?" + urllib.parse.urlencode({"then": then})

    def come(self, login, then="/plan"):
        browser = Browser()
        return browser, browser.sign_in(self.start(then), login)

    def me(self, browser):
        client = Client(self.program)
        client.cookie = browser.cookie("arpent_session")
        return client.look("/api/session/me")

    def comes_in(self, login, **options):
        browser, page = self.come(login, **options)
        self.assertEqual(page.path, "/plan", page.url)
        return self.me(browser)

    def turned_away(self, login, why):
        browser, page = self.come(login)
        self.assertEqual((page.path, page.parameter("refused")), ("/enter", why), page.url)
        self.assertIsNone(browser.cookie("arpent_session"))
        self.assertIsNone(self.me(browser)["person"])


class ByAddress(Provided):
    options = ("--openid-scopes", "openid email profile groups")

    def test_somebody_who_is_known_comes_in_and_goes_on_where_they_wanted(self):
        me = self.comes_in("zoe")
        self.assertEqual((me["person"]["name"], me["roles"]), ("Zoé Premier", ["manager"]))

    def test_the_page_is_told_of_the_provider(self):
        self.assertEqual(Client(self.program).look("/api/session/me")["provider"], "Compte Essai")

    def test_who_is_not_known_is_turned_away(self):
        self.turned_away("nobody", "unknown")
        people = [one["email"] for one in self.manager.look("/api/people")["people"]]
        self.assertEqual(people, ["zoe@example.org"])

    def test_an_address_that_is_not_verified_is_nobodys(self):
        self.turned_away("unverified", "no_address")
        self.turned_away("mute", "no_address")

    def test_an_address_that_only_looks_alike_is_another(self):
        self.turned_away("accented", "unknown")

    def test_who_turns_back_at_the_provider_is_told_so(self):
        browser = Browser()
        page = browser.go(self.start())
        abort = re.search(r'href="([^"]*/abort)"', page.text)[1]
        page = browser.go(urllib.parse.urljoin(page.url, abort))
        self.assertEqual((page.path, page.parameter("refused")), ("/enter", "denied"))

    def stopped_before_return(self, login="zoe"):
        browser = Browser()
        browser.before = "/api/openid/return"
        with self.assertRaises(Stopped) as stopped:
            browser.sign_in(self.start(), login)
        browser.before = None
        return browser, stopped.exception.url

    def test_another_state_is_not_ours(self):
        browser, url = self.stopped_before_return()
        page = browser.go(re.sub(r"state=[^&]*", "state=" + "A" * 43, url))
        self.assertEqual(page.parameter("refused"), "stale")
        self.assertIsNone(browser.cookie("arpent_session"))

    def test_a_code_is_of_the_browser_that_asked_for_it(self):
        # Somebody's own code, put into another's browser, would sign that one in as them.
        _, url = self.stopped_before_return()
        stranger = Browser()
        self.assertEqual(stranger.go(url).parameter("refused"), "stale")
        waiting, _ = self.stopped_before_return()
        self.assertEqual(waiting.go(url).parameter("refused"), "stale")

    def test_a_code_works_once(self):
        browser, url = self.stopped_before_return()
        ours = browser.cookie("arpent_sign_in")
        self.assertEqual(browser.go(url).path, "/plan")
        again = Client(self.program).send("GET", url[len(self.base):], headers={"Cookie": f"arpent_sign_in={ours}"})
        self.assertIn("refused=stale", again.headers["Location"])

    def test_a_code_that_nobody_gave_is_refused(self):
        browser, url = self.stopped_before_return()
        self.assertEqual(browser.go(re.sub(r"code=[^&]*", "code=xyz", url)).parameter("refused"), "stale")

    def test_another_issuer_cannot_send_the_browser_back(self):
        browser, url = self.stopped_before_return()
        page = browser.go(re.sub(r"iss=[^&]*", "iss=https%3A%2F%2Fevil.example", url))
        self.assertEqual(page.parameter("refused"), "untrusted")

    def test_a_cookie_that_was_changed_is_not_ours(self):
        _, url = self.stopped_before_return()
        for cookie in ("", "1~x~Lw", "~~", "99999999999~x~" + "Lw"):
            answer = Client(self.program).send("GET", url[len(self.base):], headers={"Cookie": f"arpent_sign_in={cookie}"})
            self.assertEqual(answer.status, 303)
            self.assertIn("refused=stale", answer.headers["Location"])

    def test_nobody_is_led_away_from_here(self):
        for then in ("https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "evil"):
            browser, page = self.come("zoe", then=then)
            self.assertTrue(page.url.rstrip("/") == self.base, f"{then} → {page.url}")
            self.assertIsNotNone(self.me(browser)["person"])

    def test_what_is_asked_of_the_provider(self):
        answer = Client(self.program).get("/api/openid/start", then="/plan")
        asked = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(answer.headers["Location"]).query))
        self.assertEqual((asked["response_type"], asked["code_challenge_method"], asked["client_id"]),
                         ("code", "S256", self.provider.client))
        secrets = [asked["state"], asked["nonce"], asked["code_challenge"]]
        self.assertEqual([len(one) for one in secrets], [43, 43, 43])
        self.assertEqual(len(set(secrets)), 3)
        other = Client(self.program).get("/api/openid/start", then="/plan").headers["Location"]
        self.assertFalse([one for one in secrets if one in other])
        cookie = set(answer.headers["Set-Cookie"].split("; "))
        self.assertTrue({"HttpOnly", "SameSite=Lax", "Max-Age=600"} <= cookie, cookie)
        self.assertNotIn("Secure", cookie)

    def test_the_secret_is_nowhere(self):
        self.comes_in("zoe")
        with open(f"/proc/{self.program.process.pid}/cmdline", "rb") as file:
            self.assertNotIn(self.provider.secret.encode(), file.read())
        self.assertNotIn(self.provider.secret, self.program.said)


class Lies(Provided):
    """What the provider is made to say falsely → what the log says of it."""
    lies = {
        "expired": "expired", "of tomorrow": "not yet valid", "for another client": "another audience",
        "for several, by another": "another authorized party", "by another issuer": "another issuer",
        "with another nonce": "another nonce", "without a nonce": "another nonce",
        "for somebody else, signature kept": "not signed", "unsigned": "not signed", "keyed by what is public": "not signed",
        "by an unknown key": "not signed", "asking for what nobody knows": "asks for what", "no token": "not three parts"}

    def test_a_token_that_does_not_hold_lets_nobody_in(self):
        self.addCleanup(self.provider.bend, None)
        self.assertEqual(set(self.lies), set(self.provider.bends))
        for how, reason in self.lies.items():
            with self.subTest(how):
                before = len(self.program.said)
                self.provider.bend(how)
                self.turned_away("zoe", "untrusted")
                for _ in range(100):
                    if f"ID token: {reason}" in self.program.said[before:]:
                        break
                    time.sleep(.02)
                self.assertIn(f"ID token: {reason}", self.program.said[before:])
                self.assertNotIn("zoe", self.program.said[before:].lower())
        self.provider.bend(None)
        self.comes_in("zoe")


class LiesOnACurve(Lies):
    provider_options = {"algorithm": "ES256"}


class ByGroup(Provided):
    options = ("--openid-scopes", "openid email profile groups", "--openid-strangers", *GROUPS)

    def roles(self, email):
        person = next(one["id"] for one in self.manager.look("/api/people")["people"] if one["email"] == email)
        held = self.manager.look("/api/memberships", person=person)["memberships"]
        return sorted(one["role"] for one in held)

    def test_a_stranger_is_taken_up_with_the_roles_of_their_groups(self):
        me = self.comes_in("remi")
        self.assertEqual((me["person"]["name"], me["roles"]), ("Rémi Dubois", ["core"]))
        self.assertEqual(self.comes_in("remi")["person"]["id"], me["person"]["id"])

    def test_without_a_group_that_says_something_nobody_is_taken_up(self):
        self.turned_away("nobody", "no_role")
        self.assertNotIn("nobody@example.org", [one["email"] for one in self.manager.look("/api/people")["people"]])

    def test_a_role_goes_with_its_group_and_others_stay(self):
        made = self.manager.make("people", name="Rita", email="rita@example.org")["id"]
        for role in ("evaluator", "sponsor"):
            self.manager.make("memberships", person=made, role=role)
        self.provider.options["people"]["rita"] = {"email": "rita@example.org", "email_verified": True, "groups": ["plan-core"]}
        self.provider.restart()
        self.assertEqual(sorted(self.comes_in("rita")["roles"]), ["core", "sponsor"])
        self.assertEqual(self.roles("rita@example.org"), ["core", "sponsor"])

    def test_the_last_manager_stays(self):
        self.assertEqual(self.comes_in("zoe")["roles"], ["manager"])


class ByUserinfo(Provided):
    """A provider that says little in its token, gives no secret, and lists groups inside another claim."""
    provider_options = {"in_id_token": False, "secret": None}
    options = ("--openid-scopes", "openid email profile groups", "--openid-groups", "realm_access.roles", "--openid-strangers",
               *GROUPS)

    def test_what_the_token_does_not_say_is_asked_for(self):
        self.assertEqual(self.comes_in("keycloak")["roles"], ["evaluator"])


class ForEverybody(Provided):
    options = ("--openid-strangers", "--openid-role", "*=evaluator")

    def test_whoever_the_provider_knows_may_read(self):
        self.assertEqual(self.comes_in("nobody")["roles"], ["evaluator"])
        self.assertEqual(self.comes_in("zoe")["roles"], ["manager"])


class Rotation(Provided):
    def test_new_keys_are_learnt_when_they_sign(self):
        self.comes_in("zoe")
        self.provider.restart()
        self.comes_in("zoe")

    def test_without_the_provider_the_page_says_so_and_the_code_still_comes(self):
        elsewhere = program.empty("--openid-issuer", f"http://127.0.0.1:{program.free_port()}", "--openid-client", "x")
        self.addCleanup(elsewhere.stop)
        Client(elsewhere).begin_city()
        page = Browser().go(f"http://127.0.0.1:{elsewhere.port}/api/openid/start?then=/plan")
        self.assertEqual((page.path, page.parameter("refused"), page.parameter("then")), ("/enter", "unreachable", "/plan"))
        self.assertEqual(Client(elsewhere).post("/api/session/request_code", {"email": "zoe@example.org"}).status, 200)


class BehindTls(unittest.TestCase):
    """The cookie of a sign-in under way, as a browser gets it from a server behind a proxy with TLS."""

    @unittest.skipIf(identities.missing(), identities.missing())
    def test_cookies_and_the_way_back_are_of_https(self):
        port = program.free_port()
        provider = Identities(program.free_port(), PEOPLE, ["https://plan.ville.example/api/openid/return"], secret=None)
        self.addCleanup(provider.stop)
        server = program.empty("--base-url", "https://plan.ville.example", "--openid-issuer", provider.issuer,
                               "--openid-client", provider.client, port=port)
        self.addCleanup(server.stop)
        for name in ("plan.ville.example", "plan.ville.example:443"):
            answer = Client(server, name).get("/api/openid/start")
            cookie = set(answer.headers["Set-Cookie"].split("; "))
            self.assertTrue({"HttpOnly", "SameSite=Lax", "Secure"} <= cookie, cookie)
            self.assertIn("redirect_uri=https%3A%2F%2Fplan.ville.example", answer.headers["Location"])


class Settings(unittest.TestCase):
    """What whoever runs the server gets wrong is said when it starts, with the cure."""

    def said(self, *options):
        done = subprocess.run([program.BINARY, "serve", "--data", program.own_folder(), "--port", "0", *options],
                              capture_output=True, text=True, timeout=30)
        self.assertEqual(done.returncode, 1, done)
        return done.stderr

    def test_faults_are_told_at_the_start(self):
        https = ("--openid-issuer", "https://login.ville.example")
        self.assertIn("begins with https://", self.said("--openid-issuer", "http://login.ville.example", "--openid-client", "x"))
        self.assertIn("begins with https://", self.said("--openid-issuer", "https://me:secret@login.ville.example"))
        self.assertIn("--openid-client", self.said(*https))
        client = (*https, "--openid-client", "x")
        self.assertIn("/nowhere/secret", self.said(*client, "--openid-secret-file", "/nowhere/secret"))
        self.assertIn("GROUP=ROLE", self.said(*client, "--openid-role", "boss"))
        self.assertIn("is no role", self.said(*client, "--openid-role", "boss=king"))
        self.assertIn("only where a group gives a role", self.said(*client, "--openid-strangers"))

    def test_a_credential_of_systemd_is_the_secret(self):
        folder = tempfile.mkdtemp()
        with open(os.path.join(folder, "openid-secret"), "w", encoding="utf-8") as file:
            file.write("\n")
        os.environ["CREDENTIALS_DIRECTORY"] = folder
        self.addCleanup(os.environ.pop, "CREDENTIALS_DIRECTORY")
        said = self.said("--openid-issuer", "https://login.ville.example", "--openid-client", "x")
        self.assertIn(f"{folder}/openid-secret", said)
