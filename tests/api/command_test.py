"""arpent import and arpent export on a city's file, as somebody types them."""
import os, re, shutil, subprocess, unittest
import program

DEMO = os.path.join(os.path.dirname(__file__), "..", "..", "demo", "import")


class Commands(unittest.TestCase):
    def setUp(self):
        self.folder = program.own_folder()
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        program.Program("serve", self.folder).end()  # makes an empty city

    def arpent(self, *words, code=0, language="C.UTF-8", **options):
        environment = os.environ | {"ARPENT_DATA": self.folder, "LC_ALL": language}
        done = subprocess.run([program.BINARY, *words], env=environment, cwd=self.folder, text=True, timeout=60,
                              capture_output=True, **options)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def file(self, text, name="feuille.csv"):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def count(self, plural):
        return self.arpent(plural, "list").count('"revision"')

    def test_it_shows_and_keeps_nothing_until_somebody_says_yes(self):
        path = os.path.join(DEMO, "objectifs.txt")
        said = self.arpent("import", path, "--what", "goals", code=2, input="")
        self.assertIn("11 new, 0 changed", said)
        self.assertIn("Nothing was kept", said)
        self.assertEqual(self.count("goals"), 0)
        self.assertIn("Kept.", self.arpent("import", path, "--what", "goals", "--yes"))
        self.assertEqual(self.count("goals"), 10)

    def test_one_command_takes_it_back(self):
        said = self.arpent("import", os.path.join(DEMO, "objectifs.txt"), "--what", "goals", "--yes")
        self.arpent(*re.search(r"arpent (entry undo --moment \d+)", said)[1].split())
        self.assertEqual(self.count("goals"), 0)

    def test_faults_are_told_by_cell_with_their_cure_and_can_be_left_out(self):
        path = os.path.join(DEMO, "plan-actions-fautes.csv")
        said = self.arpent("import", path, "--yes", code=1)
        self.assertIn("! G5: There is no such day: “31/02/2026”.", said)
        self.assertIn("column K “Remarques du service” is not read", said)
        self.assertEqual(self.count("actions"), 0)
        said = self.arpent("import", path, "--leave-out", "--yes", language="fr_FR.UTF-8")
        self.assertIn("! G5: Ce jour n’existe pas", said)
        self.assertIn("Gardé.", said)
        self.assertEqual(self.count("actions"), 1)

    def test_a_column_that_nobody_knows_can_be_named(self):
        path = self.file("Ce qu'on fait;Note\nLire ensemble;x\n")
        self.assertIn("not recognised", self.arpent("import", path, "--yes"))
        said = self.arpent("import", path, "--what", "actions", "--column", "A=title", "--column", "B=", "--yes")
        self.assertIn("action: Lire ensemble", said)
        self.assertIn('"title": "Lire ensemble"', self.arpent("actions", "list"))
        self.assertIn("names no column", self.arpent("import", path, "--column", "title", code=1))

    def test_what_is_exported_comes_back_as_no_news(self):
        self.arpent("import", os.path.join(DEMO, "objectifs.txt"), "--what", "goals", "--yes")
        self.arpent("export", "-o", "ville.xlsx")
        self.arpent("export", "--kind", "goals", "-o", "objectifs.csv")
        for name in ("ville.xlsx", "objectifs.csv"):
            self.assertIn("there is nothing to change", self.arpent("import", name, "--yes"), name)
        with open(os.path.join(self.folder, "objectifs.csv"), encoding="utf-8-sig") as file:
            text = file.read()
        self.file(text.replace("Former les animateurs", "Former les équipes"), "objectifs.csv")
        said = self.arpent("import", "objectifs.csv", "--yes")
        self.assertIn("0 new, 1 changed", said)
        self.assertIn("Former les animateurs → Former les équipes", said)

    def test_help_teaches_in_the_language_of_the_terminal(self):
        self.assertIn("arpent import chiffres.csv --what numbers", self.arpent("import", "--help"))
        self.assertIn("reconnues à leurs en-têtes", self.arpent("import", "--help", language="fr_FR.UTF-8"))
        self.assertIn("arpent export --template numbers", self.arpent("export", "--help"))
        self.assertIn("import", self.arpent("--help"))

    def test_what_cannot_be_done_is_said(self):
        self.assertIn("cannot be read", self.arpent("import", "nirgendwo.csv", code=1))
        self.assertIn("nothing called “nope”", self.arpent("export", "--kind", "nope", code=1))
        server = program.Program("serve", self.folder)
        self.addCleanup(server.end)
        self.assertIn("already using", self.arpent("export", code=1))
