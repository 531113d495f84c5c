"""arpent backup while people write, arpent restore, and what was acknowledged before is in it."""
import os, shutil, subprocess, threading, unittest
import program
from client import Client


class Backups(unittest.TestCase):
    def setUp(self):
        self.server = program.empty()
        self.addCleanup(self.server.stop)
        self.other = program.own_folder()
        self.addCleanup(shutil.rmtree, self.other, ignore_errors=True)
        self.client = Client(self.server).begin_city()

    def arpent(self, *words, code=0):
        done = subprocess.run([program.BINARY, *words], env=os.environ | {"LC_ALL": "C.UTF-8"}, text=True, timeout=120,
                              capture_output=True)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def test_a_copy_under_load_is_one_moment_and_holds_what_was_acknowledged(self):
        kept, ending = [[], [], []], threading.Event()

        def write(mine, number):
            writer = self.client.another(self.server)
            while not ending.is_set():
                mine.append(writer.make("themes", title=f"{number} {len(mine)}")["id"])

        writers = [threading.Thread(target=write, args=(mine, n)) for n, mine in enumerate(kept)]
        for one in writers:
            one.start()
        try:
            while min(map(len, kept)) < 20:
                self.assertTrue(all(one.is_alive() for one in writers))
            before = [list(mine) for mine in kept]
            copy = os.path.join(self.other, "copy.db")
            self.assertIn("verified", self.arpent("backup", "--data", self.server.folder, copy))
            after = [len(mine) for mine in kept]
        finally:
            ending.set()
            for one in writers:
                one.join()
        self.assertTrue(all(a > len(b) for a, b in zip(after, before)), "writers went on during the copy")
        self.arpent("restore", "--data", os.path.join(self.other, "data"), copy)
        restored = program.Program("serve", os.path.join(self.other, "data"))
        self.addCleanup(restored.stop)
        reader = self.client.another(restored)
        for mine, old in zip(kept, before):
            got = [reader.get(f"/api/themes/{one}").status for one in mine]
            self.assertEqual(set(got[:len(old)]), {200})
            # What follows is there up to one moment and not at all behind it.
            self.assertEqual(got, sorted(got))
        first = kept[0][0]
        self.assertEqual(reader.look(f"/api/themes/{first}"), self.client.look(f"/api/themes/{first}"))

    def test_what_is_there_is_not_lost(self):
        copy = os.path.join(self.other, "copy.db")
        self.arpent("backup", "--data", self.server.folder, copy)
        self.assertIn("already", self.arpent("backup", "--data", self.server.folder, copy, code=1))
        name = next(one[:-3] for one in os.listdir(self.server.folder) if one.endswith(".db"))
        target = ("restore", "--data", self.server.folder, "--city", name, copy)
        self.assertIn("already", self.arpent(*target, code=1))
        self.assertIn("using", self.arpent(*target, "--over", code=1))
        data = os.path.join(self.other, "data")
        self.arpent("restore", "--data", data, copy)
        self.arpent("restore", "--data", data, "--over", copy)
        self.assertEqual(len([one for one in os.listdir(data) if ".before-" in one]), 1)

    def test_a_damaged_copy_is_refused_and_leaves_nothing(self):
        copy, data = os.path.join(self.other, "copy.db"), os.path.join(self.other, "data")
        self.arpent("backup", "--data", self.server.folder, copy)
        with open(copy, "r+b") as file:
            file.seek(4096)
            file.write(os.urandom(os.path.getsize(copy) - 4096))
        self.assertIn("damaged", self.arpent("restore", "--data", data, copy, code=1))
        # A few pages in the middle, and a file of nothing.
        os.remove(copy)
        self.arpent("backup", "--data", self.server.folder, copy)
        with open(copy, "r+b") as file:
            file.seek(os.path.getsize(copy) // 2)
            file.write(os.urandom(3 * 4096))
        empty = os.path.join(self.other, "empty.db")
        open(empty, "w").close()
        for path in (copy, empty):
            self.assertIn("damaged", self.arpent("restore", "--data", data, path, code=1))
        self.assertFalse([one for one in os.listdir(data) if one.endswith(".db")])

    def test_a_city_is_put_into_its_folder_and_nowhere_else(self):
        copy, data = os.path.join(self.other, "copy.db"), os.path.join(self.other, "data")
        self.arpent("backup", "--data", self.server.folder, copy)
        for name in ("../elsewhere", "..", "a/b", "", "Ville"):
            said = self.arpent("restore", "--data", data, "--city", name, copy, code=1)
            self.assertIn("cannot be the address of a city", said)
        self.assertEqual(sorted(os.listdir(self.other)), ["copy.db"])

    def test_files_are_for_this_account_alone(self):
        copy = os.path.join(self.other, "copy.db")
        self.arpent("backup", "--data", self.server.folder, copy)
        folder = self.server.folder
        for path in [copy] + [os.path.join(folder, one) for one in os.listdir(folder) if ".db" in one]:
            self.assertEqual(os.stat(path).st_mode & 0o077, 0, path)

    def test_old_copies_go_and_other_files_stay(self):
        for name in ("city-2020-01-01T020000.000Z.db", "city-2020-01-02T020000.000Z.db", "notes.db"):
            open(os.path.join(self.other, name), "w").close()
        rule = ("--prune", "--days", "1", "--weeks", "1", "--months", "1")
        self.assertIn("removed: 2", self.arpent("backup", "--data", self.server.folder, *rule, self.other))
        left = sorted(os.listdir(self.other))
        self.assertEqual(len(left), 2, left)
        self.assertEqual(left[1], "notes.db")


if __name__ == "__main__":
    unittest.main()
