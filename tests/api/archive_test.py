"""A whole city as one archive and back, byte for byte; its history as lines; and archives that are not as they were."""
import io, json, os, shutil, sqlite3, subprocess, unittest, zipfile

import program
from client import Client
from links_test import By
from town import Example, Town

NAME = "Wilhelmine Zwetschgenbaum"


def arpent(*words, code=0):
    done = subprocess.run([program.BINARY, *words], env=os.environ | {"LC_ALL": "C.UTF-8"}, text=True, timeout=300,
                          capture_output=True)
    assert done.returncode == code, (words, done.returncode, done.stdout + done.stderr)
    return done.stdout + done.stderr


class Folders:
    def folder(self):
        made = program.own_folder()
        self.addCleanup(shutil.rmtree, made, ignore_errors=True)
        return made

    def restored(self, archive):
        """A server on the city made anew from the archive."""
        folder = self.folder()
        file = os.path.join(folder, "sent.arpent")
        with open(file, "wb") as out:
            out.write(archive)
        data = os.path.join(folder, "data")
        self.assertIn("restored", arpent("restore", "--data", data, file))
        server = program.Program("serve", data)
        self.addCleanup(server.stop)
        return server


class TheExample(Folders, Example):
    def test_comes_back_byte_for_byte_and_again(self):
        sent = self.person("Amina Diallo").get("/api/export/archive")
        self.assertEqual(sent.status, 200)
        self.assertIn(".arpent", sent.headers["Content-Disposition"])
        folder = self.folder()
        first, data = os.path.join(folder, "first.arpent"), os.path.join(folder, "data")
        with open(first, "wb") as out:
            out.write(sent.body)
        arpent("restore", "--data", data, first)
        for again in ("second.arpent", "third.arpent"):
            file = os.path.join(folder, again)
            self.assertIn(again, arpent("export", "--data", data, "--archive", file))
            with open(file, "rb") as read:
                self.assertTrue(read.read() == sent.body, again)
        # And the restored city's own tables are what its history tells.
        arpent("backup", "--data", data, os.path.join(folder, "verified.db"))

    def test_says_what_it_is(self):
        archive = zipfile.ZipFile(io.BytesIO(self.person("Amina Diallo").get("/api/export/archive").body))
        manifest = json.loads(archive.read("manifest.json"))
        self.assertEqual((manifest["format"], manifest["version"]), ("arpent-archive", 1))
        lines = archive.read("ledger.jsonl").decode().splitlines()
        self.assertEqual(manifest["parts"][0]["lines"], len(lines))
        entries = [json.loads(line) for line in lines]
        self.assertEqual([one["moment"] for one in entries], list(range(1, manifest["moment"] + 1)))
        self.assertGreater(sum(len(one["records"]) for one in entries), 500)
        self.assertEqual({one.date_time for one in archive.infolist()}, {(1980, 1, 1, 0, 0, 0)})

    def test_only_managers_take_the_whole_city(self):
        for path in ("/api/export/archive", "/api/export/ledger"):
            self.refused(Client(self.program).get(path), 401, "not_logged_in")
            for name in ("Yann Le Goff",):
                self.refused(self.person(name).get(path), 403, "not_allowed")

    def test_the_ledger_is_what_a_manager_may_see(self):
        answer = self.person("Amina Diallo").get("/api/export/ledger")
        self.assertEqual((answer.status, answer.headers["Content-Type"]), (200, "application/jsonl"))
        entries = [json.loads(line) for line in answer.body.decode().splitlines()]
        kinds = {record["kind"] for entry in entries for record in entry["records"]}
        self.assertIn("action", kinds)
        self.assertNotIn(b"token_hash", answer.body)
        goal = next(record for entry in entries for record in entry["records"] if record["kind"] == "goal")
        history = self.person("Amina Diallo").look(f"/api/goals/{goal['id']}/history")["revisions"]
        told = [(entry["moment"], entry["operation"], record["revision"]) for entry in entries
                for record in entry["records"] if record["id"] == goal["id"]]
        self.assertEqual(sorted(told), sorted((one["moment"], one["operation"], one["revision"]) for one in history))


class ATown(Folders, Town):
    def archive(self):
        answer = self.manager.get("/api/export/archive")
        self.assertEqual(answer.status, 200, answer)
        return answer.body

    def test_links_go_on_and_sessions_do_not(self):
        nord = self.manager.make("territories", name="Nord", level="district")
        action = self.manager.make("actions", title="Aide aux devoirs", state="running")
        indicator = self.manager.make("indicators", action=action["id"], title="Enfants", how_noticed="On compte",
                                      says="activity", frequency="month")
        link = self.manager.make("share_links", opens="measurement", indicator=indicator["id"], territory=nord["id"])
        server = self.restored(self.archive())
        self.assertEqual(By(server, link["token"]).look("/api/link_page")["title"], "Enfants")
        told = By(server, link["token"]).post("/api/measurements/submit", {
            "indicator": indicator["id"], "territory": nord["id"], "period": "2026-02", "value": 20})
        self.assertEqual(told.status, 200, told)
        self.refused(self.manager.another(server).get("/api/goals"), 401)

    def test_files_and_what_was_erased(self):
        kept = self.manager.send("POST", "/api/files", raw=b"%PDF-1.4 of the archive\n%%EOF\n", name="note.pdf")
        self.assertEqual(kept.status, 201, kept)
        action = self.manager.make("actions", title="Club")
        self.manager.make("attachments", about=action["id"], file={key: kept[key] for key in ("sha256", "name", "type", "size")})
        person = self.manager.make("people", name=NAME, email="wilhelmine@example.org")
        self.assertIn(NAME, zipfile.ZipFile(io.BytesIO(self.archive())).read("ledger.jsonl").decode())
        self.assertEqual(self.manager.post(f"/api/people/{person['id']}/erase").status, 200)
        archive = self.archive()
        packed = zipfile.ZipFile(io.BytesIO(archive))
        self.assertEqual(packed.read("files/" + kept["sha256"]), b"%PDF-1.4 of the archive\n%%EOF\n")
        for name in packed.namelist():
            self.assertNotIn(NAME.split()[1].encode(), packed.read(name), name)
        self.assertNotIn(NAME.encode(), self.manager.get("/api/export/ledger").body)
        server = self.restored(archive)
        with sqlite3.connect(os.path.join(server.folder, "city.db")) as city:
            self.assertEqual(city.execute("SELECT count(*) FROM blob").fetchone(), (1,))
            for table in ("session", "login_code", "password", "job", "request", "import_stage"):
                self.assertEqual(city.execute(f"SELECT count(*) FROM {table}").fetchone(), (0,), table)

    def test_what_was_cut_changed_or_is_newer_leaves_nothing(self):
        archive, folder = self.archive(), self.folder()
        file, data = os.path.join(folder, "bad.arpent"), os.path.join(folder, "data")

        def newer():
            out = io.BytesIO()
            with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
                for name in old.namelist():
                    new.writestr(name, old.read(name).replace(b'"version": 1', b'"version": 2'))
            return out.getvalue()

        middle = len(archive) // 2
        for bad, said in ((archive[:middle], "cut or changed"), (newer(), "newer version"),
                          (archive[:middle] + bytes([archive[middle] ^ 1]) + archive[middle + 1:], "cut or changed"),
                          (b"PK\x03\x04 and nothing else", "cut or changed")):
            with self.subTest(said, bytes=len(bad)):
                with open(file, "wb") as out:
                    out.write(bad)
                text = arpent("restore", "--data", data, file, code=1)
                self.assertIn(said, text)
                self.assertEqual(len(text.strip().splitlines()), 1, text)
                self.assertEqual(os.listdir(data), [])

    def test_a_city_that_is_there_stays_and_an_import_says_what_to_do(self):
        folder = self.folder()
        file, data = os.path.join(folder, "good.arpent"), os.path.join(folder, "data")
        with open(file, "wb") as out:
            out.write(self.archive())
        arpent("restore", "--data", data, file)
        with open(os.path.join(data, "city.db"), "rb") as city:
            before = city.read()
        self.assertIn("already", arpent("restore", "--data", data, file, code=1))
        self.assertIn("arpent restore", arpent("import", "--data", data, file, "--yes", code=1))
        with open(os.path.join(data, "city.db"), "rb") as city:
            self.assertTrue(city.read() == before)
        lines = arpent("export", "--data", data, "--ledger", "-")
        self.assertEqual([json.loads(line)["moment"] for line in lines.splitlines()][:2], [1, 2])


if __name__ == "__main__":
    unittest.main()
