"""What cmake/embed.py promises: the same folder gives the same bytes, and changes of every kind are noticed."""
import pathlib, subprocess, sys, tempfile, unittest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "cmake" / "embed.py"


class Embed(unittest.TestCase):
    def setUp(self):
        self.room = tempfile.TemporaryDirectory()
        self.addCleanup(self.room.cleanup)
        self.top = pathlib.Path(self.room.name)
        self.folder, self.out = self.top / "a folder", self.top / "out"

    def embed(self, *more):
        subprocess.run([sys.executable, SCRIPT, self.folder, "x", self.out, *more], check=True)
        return {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in self.out.rglob("*") if p.is_file()}

    def fill(self):
        (self.folder / "deep").mkdir(parents=True)
        (self.folder / "b.css").write_text("a { color: red }\n" * 20)
        (self.folder / "deep" / "a.json").write_text("{}")

    def test_an_equal_folder_writes_nothing(self):
        self.fill()
        first = self.embed("--precompress")
        (self.folder / "b.css").touch()
        self.assertEqual(first, self.embed("--precompress"))

    def test_a_change_of_the_same_length_reaches_the_compiler(self):
        self.fill()
        first = self.embed()
        (self.folder / "deep" / "a.json").write_text("[]")
        self.assertNotEqual(first["x.cpp"][0], self.embed()["x.cpp"][0])

    def test_the_build_looks_at_files_and_folders(self):
        self.fill()
        needed = self.embed()["x.d"][0].decode().replace("\\ ", " ")
        for path in ("", "/deep", "/b.css", "/deep/a.json"):
            self.assertIn(f"{self.folder}{path}", needed)

    def test_a_missing_folder_is_waited_for_in_the_folder_above(self):
        made = self.embed()
        self.assertIn(str(self.top), made["x.d"][0].decode())
        self.assertEqual(made["x.bin"][0], b"")

    def test_patterns_keep_what_they_name(self):
        self.fill()
        self.assertNotIn(b"b.css", self.embed("--only", "*.json")["x.cpp"][0])


if __name__ == "__main__":
    unittest.main()
