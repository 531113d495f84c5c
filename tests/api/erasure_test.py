"""A person asks to be forgotten: afterwards their name is nowhere, neither on a screen nor in a byte of the city's folder."""
import json, os, time, unittest

import program
from client import Client

NAME, MAIL, PHONE = "Wilhelmine Zwetschgenbaum", "wilhelmine@zwetschgenbaum.example", "+33 6 99 88 77 66"
LABEL = "the club leader"


def bytes_of(folder):
    for place, _, files in os.walk(folder):
        for file in files:
            path = os.path.join(place, file)
            with open(path, "rb") as kept:
                yield os.path.relpath(path, folder), kept.read()


class Erasure(unittest.TestCase):
    def setUp(self):
        self.program = program.empty()
        self.addCleanup(self.program.stop)
        self.manager = Client(self.program).begin_city()

    def traces(self):
        words = [word.encode() for word in (*NAME.split(), MAIL, PHONE)]
        return sorted({(path, word.decode()) for path, data in bytes_of(self.program.folder) for word in words if word in data})

    def test_no_name_is_left_anywhere(self):
        manager = self.manager
        plan = manager.make("plans", title="P", state="draft")
        action = manager.make("actions", title="Club", plan=plan["id"])
        district = manager.make("territories", name="Nord", level="district")
        person = manager.make("people", name=NAME, email=MAIL, phone=PHONE)
        manager.make("memberships", person=person["id"], role="contributor")
        manager.make("posts", title="Head of the club", holder=person["id"])
        manager.make("tasks", action=action["id"], title="Call", assignee=person["id"])
        indicator = manager.do("/api/indicators/notice", action=action["id"], how_noticed="One counts", title="Children",
                               target=60, by_when="2027-06-30", frequency="month", source="sheet", reporter_label=LABEL)["id"]
        manager.make("reporters", indicator=indicator, territory=district["id"], person=person["id"])
        asked = manager.do("/api/measurements/ask", indicator=indicator)
        self.assertEqual(asked["mails"], 1, "a mail to her waits")
        Client(self.program).post("/api/session/request_code", {"email": MAIL})
        changed = manager.patch(f"/api/people/{person['id']}", {"name": NAME + " Maier"}, person["revision"])
        self.assertEqual(changed.status, 200, changed)
        self.assertTrue(manager.look("/api/search", q="Wilhelmine")["hits"])
        brought = manager.send("POST", "/api/imports", raw=f"Nom;Courriel\n{NAME};{MAIL}\n".encode(),
                               name="people.csv", what="people")
        self.assertEqual(brought.status, 200, brought)
        exported = json.dumps(manager.look(f"/api/people/{person['id']}/export"), ensure_ascii=False)
        for word in (NAME, MAIL, PHONE, "Head of the club"):
            self.assertIn(word, exported, "what is kept on her is told to her")
        self.assertTrue(self.traces(), "the test would find her")

        manager.do(f"/api/people/{person['id']}/erase")
        for _ in range(100):
            if not self.traces():
                break
            time.sleep(0.1)
        self.assertEqual(self.traces(), [])
        self.assertFalse(manager.look("/api/search", q="Wilhelmine")["hits"])
        pages = ("/api/entry/list", "/api/today", f"/api/people/{person['id']}/history", f"/api/action_page?id={action['id']}")
        for path in pages:
            self.assertNotIn("Zwetschgenbaum", json.dumps(manager.look(path), ensure_ascii=False), path)

        # Figures and entries stay; the file is sound, and so it is after another start.
        self.assertTrue(manager.look("/api/tasks")["tasks"])
        folder = self.program.folder
        self.program.end()
        self.assertEqual(self.traces(), [])
        self.program = program.Program("serve", folder)
        self.addCleanup(self.program.stop)
        self.assertEqual(manager.another(self.program).look(f"/api/people/{person['id']}").get("email"), None)


if __name__ == "__main__":
    unittest.main()
