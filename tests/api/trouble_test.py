"""Trouble with the machine: a full disk, a disk that takes nothing, two servers on one folder, a damaged file. Each is said in
words, nothing gets worse, and what was acknowledged is there afterwards."""
import contextlib, os, shutil, subprocess, tempfile, unittest

import program
from client import Client
from program import BINARY


@contextlib.contextmanager
def small_disk(megabytes):
    """A disk of its own, that can be full or made read-only; skips where this machine lets nobody mount."""
    folder = tempfile.mkdtemp(prefix="arpent-disk-")
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder], capture_output=True, text=True)
    if made.returncode:
        shutil.rmtree(folder)
        raise unittest.SkipTest(f"no disk can be mounted here: {made.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)
        shutil.rmtree(folder, ignore_errors=True)


def start_refused(folder):
    """A server that must not start: what it said."""
    done = subprocess.run([BINARY, "serve", "--data", folder, "--port", "0"], capture_output=True, text=True, timeout=30)
    return done.returncode, done.stdout + done.stderr


class Disk(unittest.TestCase):
    def begun(self, folder):
        town = program.Program("serve", folder)
        self.addCleanup(town.end)
        manager = Client(town).begin_city()
        return town, manager, manager.make("plans", title="P", state="draft")

    def test_a_full_disk_is_said_and_loses_nothing(self):
        with small_disk(6) as folder:
            town, manager, plan = self.begun(folder)
            kept, refused = [], None
            with open(os.path.join(folder, "filler"), "wb") as filler:
                with contextlib.suppress(OSError):
                    while True:
                        filler.write(b"x" * 65536)
                        filler.flush()
            for i in range(3000):
                answer = manager.post("/api/goals", {"plan": plan["id"], "title": f"G{i}", "statement": "long " * 400})
                if answer.status != 201:
                    refused = answer
                    break
                kept.append(answer["id"])
            self.assertIsNotNone(refused, "the disk never got full")
            self.assertIn(refused.status, (500, 503, 507), refused)
            self.assertRegex(refused["message"], r"^[A-Z].*[.!?]$")
            self.assertEqual(manager.get("/api/goals", limit=1).status, 200, "reading goes on")

            os.remove(os.path.join(folder, "filler"))
            manager.make("goals", plan=plan["id"], title="There is room again")
            there = manager.all_ids("goals")
            self.assertFalse(set(kept) - there, "acknowledged and lost")
            self.assertEqual(len(there), len(kept) + 1, "kept though it was refused")
            town.end()

    def test_a_disk_that_takes_nothing_is_said_at_the_start(self):
        with small_disk(8) as folder:
            town, _, _ = self.begun(folder)
            town.end()
            subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
            code, said = start_refused(folder)
            subprocess.run(["mount", "-o", "remount,rw", folder], check=True)
            self.assertNotEqual(code, 0)
            self.assertNotIn("terminate called", said)
            self.assertRegex(said, r"\w{4,}")
            again = program.Program("serve", folder)
            self.assertEqual(again.end(), 0)


class Folder(unittest.TestCase):
    def ended_example(self):
        """The folder of an example city whose server has ended, and its file."""
        town = program.demo()
        self.addCleanup(shutil.rmtree, town.folder, True)
        town.end()
        return town.folder, os.path.join(town.folder, "example.db")

    def test_a_second_server_is_refused_and_the_first_goes_on(self):
        town = program.empty()
        self.addCleanup(town.stop)
        manager = Client(town).begin_city()
        code, said = start_refused(town.folder)
        self.assertEqual(code, 1, said)
        self.assertRegex(said, r"in use|already|another", said)
        self.assertEqual(manager.get("/api/today").status, 200)
        manager.make("plans", title="P", state="draft")

    def test_a_damaged_file_is_said_and_not_made_worse(self):
        folder, path = self.ended_example()
        with open(path, "r+b") as file:
            file.write(b"this was a city once, now it is not".ljust(100, b"\0"))
        with open(path, "rb") as file:
            damaged = file.read()
        code, said = start_refused(folder)
        self.assertEqual(code, 1, said)
        self.assertNotIn("terminate called", said)
        self.assertRegex(said, r"damaged|not a|corrupt|read", said)
        with open(path, "rb") as file:
            self.assertEqual(file.read(), damaged, "it was written to")

    def test_a_damaged_page_ends_no_server(self):
        folder, path = self.ended_example()
        size = os.path.getsize(path)
        with open(path, "r+b") as file:
            for at in range(size // 3, size // 3 + 40 * 4096, 4096):
                file.seek(at)
                file.write(os.urandom(4096))
        try:
            town = program.Program("serve", folder)
        except RuntimeError as refused:
            self.assertRegex(str(refused), r"damaged|corrupt", refused)
            return
        try:
            answers = [Client(town).get(f"/api/{path}").status for path in ("goals", "actions", "measurements", "health")]
            self.assertEqual(answers[-1], 200)
            self.assertFalse([one for one in answers if one not in (200, 401, 500, 503)], answers)
        finally:
            self.assertEqual(town.end(), 0)


if __name__ == "__main__":
    unittest.main()
