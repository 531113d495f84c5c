"""An import in trouble: the program is killed while it keeps, cells are merged and days are numbers."""
import contextlib, glob, io, os, shutil, sqlite3, threading, time, unittest, zipfile
import program
from client import Client
from import_test import bring
from program import Program
from town import Town

MONTHS = [f"{year}-{month:02d}" for year in range(2022, 2026) for month in range(1, 13)]


def numbers_of(client):
    """How many there are, counted page by page."""
    return len(client.all_ids("measurements"))


def prepared(client, indicators, districts):
    """A city with so many indicators and districts; the text of a sheet with a number for each month, and how many."""
    plan = client.make("plans", title="Bien grandir", state="draft")
    action = client.make("actions", title="Compter", plan=plan["id"])
    client.make("territories", name="Essai", level="city")
    shown = bring(client, "\n".join(f"Quartier {n}" for n in range(districts)), "districts")
    client.do("/api/import/apply", **{"import": shown["import"]})
    for n in range(indicators):
        client.make("indicators", action=action["id"], title=f"Chiffre {n}", starts_on="2020-01-01", reason_extra="Pour l'essai.")
    rows = ["Indicateur;Quartier;" + ";".join(MONTHS)]
    rows += [f"Chiffre {n};Quartier {d};" + ";".join(str(10 + (n + d + m) % 7) for m in range(len(MONTHS)))
             for n in range(indicators) for d in range(districts)]
    return "\n".join(rows), indicators * districts * len(MONTHS)


class Killed(unittest.TestCase):
    """kill -9 at any moment of the keeping: all of it is there afterwards, or nothing of it."""

    def test_nothing_is_kept_by_half(self):
        folder = program.own_folder()
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        running = Program("serve", folder)
        client = Client(running).begin_city()
        sheet, count = prepared(client, 10, 10)
        shown = bring(client, sheet, name="big.csv")
        self.assertEqual(shown["counts"]["created"], count, shown)
        outcomes, waiting = [], shown["import"]
        for after in (0, .05, .15, .3, .5, .8, 1.2, 2, 4):
            answers = []
            asking = threading.Thread(target=self.ask, args=(client, waiting, answers))
            asking.start()
            time.sleep(after)
            running.process.kill()
            running.process.wait()
            asking.join()
            running.listener.join()
            running = Program("serve", folder)
            client = self.again(client, running)
            there = numbers_of(client)
            self.assertIn(there, (0, count), f"killed after {after} s")
            if answers and answers[0].status == 200:
                self.assertEqual(there, count, "acknowledged and lost")
            outcomes.append(there)
            if there:
                break
        self.assertEqual(outcomes[0], 0, "killed before anything was kept: the test must meet it under way")
        if not outcomes[-1]:
            # What waited still waits, and is kept now.
            kept = client.do("/api/import/apply", **{"import": waiting})
            self.assertEqual(kept["counts"]["created"], count)
        self.assertEqual(numbers_of(client), count)
        self.assertEqual(running.end(), 0)

    @staticmethod
    def again(client, running):
        out = Client(running)
        out.cookie = client.cookie
        return out

    @staticmethod
    def ask(client, waiting, answers):
        try:
            answers.append(client.another().post("/api/import/apply", {"import": waiting}))
        except OSError:
            pass  # the server is gone
        except Exception as fault:  # cut in the middle of an answer
            if "http" not in type(fault).__module__:
                raise


class Forgotten(unittest.TestCase):
    """A sheet that was looked at and left waits a day and no longer, though no other comes."""

    def test_after_a_day_it_is_out_of_the_file(self):
        folder = program.own_folder()
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        running = Program("serve", folder, today="2026-03-12")
        bring(Client(running).begin_city(), "Jeanne Riou", "districts")
        self.assertEqual((running.end(), self.waiting(folder)), (0, 1))
        for today, left in (("2026-03-12", 1), ("2026-03-14", 0)):
            running = Program("serve", folder, today=today)
            for _ in range(100):
                if self.waiting(folder) == left:
                    break
                time.sleep(.1)
            self.assertEqual((running.end(), self.waiting(folder)), (0, left), today)

    @staticmethod
    def waiting(folder):
        file = glob.glob(os.path.join(folder, "*.db"))[0]
        with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as city:
            return city.execute("SELECT count(*) FROM import_stage").fetchone()[0]


def sheet_of(rows, merged=(), from_1904=False):
    """A workbook with the XML of rows as they stand; style 1 is a day, style 2 a day of the writer's own."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    bundle = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    settings = '<workbookPr date1904="1"/>' if from_1904 else ""
    ranges = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/'
                               f'vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
                               f'ContentType="{bundle}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" '
                       f'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}">{settings}<sheets><sheet name="Plan" sheetId="1" '
                           f'r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
                                      f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" '
                                      f'Type="{office}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><numFmts count="1"><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/>'
                         f'</numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>'
                         f'</styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData>'
                                    + (f"<mergeCells>{ranges}</mergeCells>" if merged else "") + "</worksheet>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def row(number, *cells):
    """Cells of a row: a text, None, or (serial, style)."""
    def written(value, at):
        if isinstance(value, tuple):
            return f'<c r="{at}" s="{value[1]}"><v>{value[0]}</v></c>'
        return f'<c r="{at}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<row r="{number}">' + "".join(written(value, f"{'ABCDEFG'[place]}{number}")
                                           for place, value in enumerate(cells) if value is not None) + "</row>"


class Workbooks(Town):
    def kept(self, content):
        shown = bring(self.manager, content, "actions", name="plan.xlsx")
        self.assertEqual((shown.status, shown["faults"]), (200, []), shown)
        kept = self.manager.do("/api/import/apply", **{"import": shown["import"]})
        actions = {one["title"]: one for one in self.manager.look("/api/actions")["actions"]}
        goals = {one["id"]: one["title"] for one in self.manager.look("/api/goals")["goals"]}
        links = {}
        for one in self.manager.look("/api/contributions", limit=200)["contributions"]:
            links.setdefault(one["action"], []).append(goals.get(one["goal"]))
        self.manager.do("/api/entry/undo", moment=kept["moment"])
        return {title: (one["starts_on"], sorted(links.get(one["id"], []))) for title, one in actions.items()}

    HEAD = row(1, "Axe", "Titre de l'action", "Date de début")

    def test_a_merged_axis_stands_for_all_its_rows(self):
        rows = (self.HEAD + row(2, "1 Lire", "Pages", (46093, 1)) + row(3, None, "Mots", (46094, 2))
                + row(4, "2 Courir", "Stade", "14/03/2026"))
        self.assertEqual(self.kept(sheet_of(rows, ["A2:A3"])), {
            "Pages": ("2026-03-12", ["1 Lire"]), "Mots": ("2026-03-13", ["1 Lire"]), "Stade": ("2026-03-14", ["2 Courir"])})

    def test_a_title_over_the_table_is_no_row(self):
        rows = row(1, "Plan d’action 2026") + self.HEAD.replace('r="1"', 'r="2"').replace('1" t=', '2" t=') \
            + row(3, "1 Lire", "Pages", (46093, 1))
        self.assertEqual(self.kept(sheet_of(rows, ["A1:C1"])), {"Pages": ("2026-03-12", ["1 Lire"])})

    def test_days_are_counted_from_1904_where_the_workbook_says_so(self):
        rows = self.HEAD + row(2, "1 Lire", "Pages", (44631, 1))
        self.assertEqual(self.kept(sheet_of(rows, from_1904=True)), {"Pages": ("2026-03-12", ["1 Lire"])})


if __name__ == "__main__":
    unittest.main()
