"""What goes out comes back without loss: every kind, as a workbook and as CSV, in both languages, edited or not."""
import csv, io, shutil, subprocess, tempfile, unittest
from pathlib import Path
from import_test import bring
from town import Example, Town

# Of each kind that people edit in sheets, a field of free text.
TEXTS = {"plan": "vision", "goal": "statement", "theme": "title", "action": "is_about", "contribution": "reason",
         "deliverable": "title", "task": "title", "indicator": "source", "baseline": "comment", "target": "comment",
         "territory": "code", "post": "title", "person": "phone", "target_group": "title", "stakeholder": "name"}
AWKWARD = ['=1+1', "-3", "'quoted", 'a "b"; c, d', "two\nlines", "été 🌱 ½", "@cmd", "oui", "12,5", "2026-03-12", " x",
           "a / b", "#N/A", "+33 2 40"]


def export(who, **query):
    answer = who.get("/api/export", **query)
    assert answer.status == 200, answer
    return answer.body


def rows_of(text):
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in text.split("\r\n")[0] else ","))


def text_of(rows):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(rows)
    return out.getvalue()


class Calc:
    """LibreOffice without a window, with settings of its own; bin/check brings it."""

    def __enter__(self):
        if not shutil.which("soffice"):
            raise unittest.SkipTest("LibreOffice is not installed")
        self.folder = tempfile.TemporaryDirectory(prefix="arpent-calc-")
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def saved(self, content, *ways, begin="xlsx"):
        """The sheets as it writes them, format after format."""
        folder = Path(self.folder.name)
        now = folder / f"sheets.{begin}"
        now.write_bytes(content)
        for number, ending in enumerate(ways):
            out = folder / str(number)
            done = subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/settings", "--headless", "--convert-to",
                                   ending + (":Calc MS Excel 2007 XML" if ending == "xlsx" else ""), "--outdir", out, now],
                                  capture_output=True, text=True, timeout=240)
            now = out / f"sheets.{ending}"
            assert now.exists(), done.stdout + done.stderr
        return now.read_bytes()


class Unedited(Example):
    def no_news(self, who, content, name):
        shown = bring(who, content, name=name)
        self.assertEqual(shown.status, 200, shown)
        counts = shown["counts"]
        self.assertEqual((shown["faults"][:3], shown["records"][:2]), ([], []), name)
        self.assertEqual((counts["created"], counts["changed"], counts["conflicts"], counts["faults"]), (0, 0, 0, 0), name)
        return shown

    def test_the_whole_city_as_a_workbook(self):
        for language in ("fr", "en"):
            who = self.person("Amina Diallo", language=language)
            shown = self.no_news(who, export(who), f"ville-{language}.xlsx")
            self.assertTrue(all(sheet["exported"] for sheet in shown["sheets"]), shown["sheets"])
            kinds = {one["kind"]: one["untouched"] for one in shown["kinds"]}
            self.assertGreater(kinds["action"], 10)
            self.assertGreater(kinds["measurement"], 100)

    def test_every_kind_as_csv(self):
        for language in ("fr", "en"):
            who = self.person("Amina Diallo", language=language)
            kinds = [sheet["what"] for sheet in bring(who, export(who))["sheets"]]
            self.assertGreater(len(kinds), 20)
            for kind in kinds:
                content = export(who, kind=kind, format="csv")
                if len(rows_of(content.decode("utf-8-sig"))) > 1:
                    self.no_news(who, content, f"{kind}-{language}.csv")

    def test_through_another_program(self):
        who = self.person("Amina Diallo")
        with Calc() as calc:
            sheets = export(who)
            for ways in (("xlsx",), ("ods", "xlsx"), ("fods", "xlsx")):
                with self.subTest(ways):
                    self.no_news(who, calc.saved(sheets, *ways), f"{'-'.join(ways)}.xlsx")

    def test_one_cell_changed_in_another_program(self):
        who = self.person("Amina Diallo")
        actions = who.look("/api/actions")["actions"]
        with Calc() as calc:
            flat = calc.saved(export(who), "fods").decode()
            action = next(one for one in actions if one["is_about"] and flat.count(f"<text:p>{one['is_about']}</text:p>") == 1)
            changed = flat.replace(f"<text:p>{action['is_about']}</text:p>", "<text:p>Dit autrement</text:p>")
            shown = bring(who, calc.saved(changed.encode(), "xlsx", begin="fods"), name="changed.xlsx")
        counts = shown["counts"]
        self.assertEqual((counts["created"], counts["changed"], counts["cleared"], counts["faults"]), (0, 1, 0, 0), shown)
        self.assertEqual([shown["records"][0]["id"], len(shown["records"])], [action["id"], 1])
        kept = who.do("/api/import/apply", **{"import": shown["import"]})
        now = who.look(f"/api/actions/{action['id']}")
        apart = {name for name in now if now[name] != action.get(name)}
        self.assertEqual((now["is_about"], apart), ("Dit autrement", {"is_about", "revision"}))
        who.do("/api/entry/undo", moment=kept["moment"])


class Edited(Example):
    def test_one_cell_of_each_kind(self):
        who = self.person("Amina Diallo")
        plurals = {path.split("/")[2]: 1 for path in who.reference()["paths"]}
        for kind, field in TEXTS.items():
            with self.subTest(kind=kind):
                rows = rows_of(export(who, kind=kind, format="csv").decode("utf-8-sig"))
                columns = {one["field"]: one["column"] for one in bring(who, text_of(rows))["sheets"][0]["columns"]}
                at = column_number(columns[field])
                if len(rows) == 1:
                    continue
                rows[-1][at] = "Edited in a sheet"
                shown = bring(who, text_of(rows))
                self.assertEqual((shown["counts"]["changed"], shown["counts"]["created"], shown["faults"]), (1, 0, []), shown)
                self.assertEqual(shown["records"][0]["id"], rows[-1][0])
                kept = who.do("/api/import/apply", **{"import": shown["import"]})
                plural = next(one for one in (kind + "s", kind[:-1] + "ies", "people") if one in plurals)
                self.assertEqual(who.look(f"/api/{plural}/{rows[-1][0]}")[field], "Edited in a sheet")
                who.do("/api/entry/undo", moment=kept["moment"])

    def test_a_row_more_is_a_new_record_and_a_row_less_is_none_less(self):
        who = self.person("Amina Diallo")
        rows = rows_of(export(who, kind="theme", format="csv").decode("utf-8-sig"))
        new = [""] * len(rows[0])
        new[2] = "Un thème de plus"
        shown = bring(who, text_of([rows[0], rows[1], new]))
        self.assertEqual((shown["counts"]["created"], shown["counts"]["changed"]), (1, 0), shown)


class Awkward(Town):
    def test_texts_that_spreadsheets_would_take_for_something_else(self):
        for n, text in enumerate(AWKWARD):
            self.manager.make("actions", plan=self.plan["id"], title=text.strip() or "x", code=f"A{n}", is_about=text)
        for content in (export(self.manager), export(self.manager, kind="action", format="csv")):
            shown = bring(self.manager, content)
            self.assertEqual((shown["counts"]["changed"], shown["counts"]["created"], shown["faults"]), (0, 0, []),
                             shown["records"][:2])


def column_number(letters):
    out = 0
    for letter in letters:
        out = out * 26 + ord(letter) - 64
    return out - 1
