"""Mails leave once, at a calm hour, by the mail server or into the outbox; and not any more to who was erased."""
import contextlib, email, email.policy, glob, os, sqlite3, time, unittest
import program
from client import Client
from post_office import PostOffice

SATURDAY = "2026-03-14"


class Post(unittest.TestCase):
    """An empty city with one indicator and its reporter, whose mails go to self.office."""

    def begin(self, *options, **kinds):
        self.program = program.empty(*options, **kinds)
        self.addCleanup(self.program.stop)
        self.manager = Client(self.program).begin_city()
        self.plan = self.manager.make("plans", title="Bien grandir")
        action = self.manager.make("actions", plan=self.plan["id"], title="Club de lecture")
        self.indicator = self.manager.make("indicators", action=action["id"], title="Enfants au club", by_territory=False,
                                           starts_on="2025-09-01", acceptance="by_manager")
        self.person = self.manager.make("people", name="Katell Brun", email="katell@example.org", language="en")
        self.manager.make("reporters", indicator=self.indicator["id"], person=self.person["id"])

    def with_office(self, **kinds):
        self.office = PostOffice()
        self.addCleanup(self.office.close)
        self.begin("--smtp", self.office.url, **kinds)

    def ask(self):
        return self.manager.do("/api/measurements/ask", indicator=self.indicator["id"])

    def tell(self):
        return self.manager.do("/api/measurements/submit", indicator=self.indicator["id"], period="2026-02", value=38,
                               confidence="counted")

    def until_noted(self):
        """The server writes down that a mail has left a moment after the office has it."""
        path = glob.glob(os.path.join(self.program.folder, "*.db"))[0]
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as city:
            for _ in range(200):
                if city.execute("SELECT count(*) FROM job WHERE state = 'waiting'").fetchone() == (0,):
                    return
                time.sleep(0.05)
        self.fail("a mail that has left still waits")

    def outbox(self):
        out = []
        for path in sorted(glob.glob(os.path.join(self.program.folder, "outbox", "*.eml"))):
            with open(path, "rb") as file:
                out.append(email.message_from_binary_file(file, policy=email.policy.default))
        return out


class BySmtp(Post):
    def test_an_ask_is_mailed_with_a_link_that_opens_the_number(self):
        self.with_office()
        asked = self.ask()
        self.assertEqual((asked["mails"], asked["asks"][0]["waits"]), (1, False))
        mail = self.office.wait_for(1)[0]
        self.assertEqual(mail.recipients, ["katell@example.org"])
        self.assertEqual(mail["Subject"], "One number: Enfants au club, February 2026")
        self.assertIn(asked["asks"][0]["url"], mail.get_content())
        self.assertIn("Club de lecture", mail.get_content())
        time.sleep(3)
        self.assertEqual(len(self.office.mails), 1, "sent once")

    def test_a_second_ask_in_the_week_waits(self):
        self.with_office()
        self.ask()
        self.office.wait_for(1)
        self.until_noted()
        again = self.ask()["asks"][0]
        self.assertTrue(again["waits"])
        self.assertGreaterEqual(again["mail_at"], "2026-03-19")

    def test_a_returned_number_asks_its_reporter(self):
        self.with_office()
        number = self.tell()
        back = self.manager.do(f"/api/measurements/{number['id']}/return", question="Is it really 38, or 83?")
        self.assertEqual(back["state"], "returned")
        self.assertTrue(back["mail_at"])
        mail = self.office.wait_for(1)[0]
        self.assertEqual(mail.recipients, ["katell@example.org"])
        self.assertIn("Is it really 38, or 83?", mail.get_content())
        link = mail.get_content().split("/l/")[1].split()[0]
        opened = Client(self.program).send("GET", "/api/link_page", headers={"Link-Token": link})
        self.assertEqual(opened.status, 200, opened)
        self.assertIn("Enfants au club", str(opened.body))

    def test_what_a_server_refuses_is_tried_again(self):
        self.with_office()
        self.office.refusing = 1
        self.ask()
        self.assertEqual(len(self.office.wait_for(1, 45)), 1)


class Calm(Post):
    def test_on_a_saturday_a_mail_waits_for_monday_and_says_so(self):
        self.begin(today=SATURDAY)
        asked = self.ask()["asks"][0]
        self.assertTrue(asked["waits"])
        self.assertEqual(asked["mail_at"][:16], "2026-03-16T07:00")  # 8 o'clock in Paris
        time.sleep(3)
        self.assertEqual(self.outbox(), [])

    def test_a_code_to_sign_in_does_not_wait(self):
        self.begin(today=SATURDAY)
        Client(self.program).post("/api/session/request_code", {"email": "zoe@example.org"})
        for _ in range(80):
            if self.outbox():
                break
            time.sleep(.1)
        self.assertEqual([mail["To"] for mail in self.outbox()], ["zoe@example.org"])

    def test_who_is_erased_gets_no_mail_that_was_still_to_go(self):
        self.begin(today=SATURDAY)
        self.ask()
        self.assertTrue(self.is_in_file())
        self.manager.do(f"/api/people/{self.person['id']}/erase")
        for _ in range(50):
            if not self.is_in_file():
                break
            time.sleep(.1)
        self.assertFalse(self.is_in_file())

    def is_in_file(self):
        for path in glob.glob(os.path.join(self.program.folder, "*.db*")):
            with open(path, "rb") as file:
                if b"katell@example.org" in file.read():
                    return True
        return False
