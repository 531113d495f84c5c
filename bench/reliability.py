"""Tries what must never go wrong, and writes what came of it to docs/operators/reliability.md.

    bench/run reliability              all (two hours and more)
    bench/run reliability kill fuzz    only the lines named; the others stay as they were, with their day
"""
import datetime, glob, json, os, re, shutil, subprocess, sys, tempfile
from os.path import abspath, dirname, exists, join

ROOT = dirname(dirname(abspath(__file__)))
PAGE = join(ROOT, "docs/operators/reliability.md")
MINUTES_OF_SOAK, SECONDS_OF_FUZZ, ROUNDS_OF_RACE = 60, 15, 20
TESTS = abspath(sys.argv[1])  # where the tests were built
SHIPPED = abspath(sys.argv[2])  # where what is shipped was built
BUILD = "" if SHIPPED.endswith("release") else " (the everyday build)"
ENVIRONMENT = os.environ | {"LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
HEAD = """# What was tried, and what came of it

Written by `bench/run reliability`, which tries all of it anew; a line says on which day it was tried last, and a line that
failed says so. Tests in `tests/` and beside the code are also run by `bin/check`, in a shorter form.

| | what came of it | how it was tried | day |
|---|---|---|---|
"""


class Failed(Exception):
    pass


def ran(command, **more):
    done = subprocess.run(command, env=ENVIRONMENT | more, cwd=ROOT, text=True, capture_output=True, timeout=4 * 3600)
    if done.returncode != 0:
        sys.stderr.write((done.stdout + done.stderr)[-4000:])
        raise Failed()
    return done.stdout + done.stderr


def people_at_the_door(*names):
    """Tests of tests/api by name, against the program: how many held."""
    out = ran([sys.executable, "-B", "-m", "unittest", *names], ARPENT_BINARY=join(TESTS, "arpent"),
              PYTHONPATH=join(ROOT, "tests/api"))
    held = int(re.search(r"^Ran (\d+) test", out, re.M)[1])
    left = int((re.search(r"skipped=(\d+)", out) or [0, 0])[1])
    return f"{held - left} tests held" + (f", {left} could not be run here" if left else "")


def of_the_store(program, test):
    """What a GoogleTest wrote down about itself."""
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        ran([join(TESTS, program), f"--gtest_filter={test}", f"--gtest_output=json:{report.name}"], ARPENT_LONG="yes")
        return json.load(open(report.name))["testsuites"][0]["testsuite"][0]


def cut(program, test):
    found = of_the_store(program, test)
    return f"{int(found['rounds'])} rounds, {int(found['acknowledged']):,} acknowledged writes: none lost, none kept twice"


def kill():
    return cut("server/store/store_test", "CrashTest.NoAcknowledgedWriteIsLostAndNoneIsDoubled")


def power():
    return cut("server/store/sqlite/store_sqlite_test", "PowerCutTest.LosesNothingThatWasAcknowledged")


def trouble():
    return people_at_the_door("trouble_test")


def backup():
    return people_at_the_door("backup_test")


def sixteen():
    for _ in range(ROUNDS_OF_RACE):
        people_at_the_door("numbers_test.Numbers", "revision_test.Revisions", "links_test.Links")
    return f"{ROUNDS_OF_RACE} times: one number, one revision, one letter"


def soak():
    out = ran([sys.executable, "-B", "bench/soak.py", SHIPPED, join(SHIPPED, "bench"), str(MINUTES_OF_SOAK)])
    return f"{MINUTES_OF_SOAK} minutes: " + re.search(r"^memory .*", out, re.M)[0].replace(" →", " to") + BUILD


def fuzz():
    inputs, longest, targets = 0, 0.0, sorted(glob.glob(join(TESTS, "tests/fuzz/fuzz_*[a-z]")))
    for target in targets:
        found = re.search(r"(\d+) inputs, the longest took ([\d.e-]+) s", ran([target, "--seconds", str(SECONDS_OF_FUZZ)]))
        inputs, longest = inputs + int(found[1]), max(longest, float(found[2]))
    return f"{len(targets)} readers, {inputs:,} inputs: none broke one; the longest took {longest * 1000:.0f} ms"


def sanitized(kind, programs):
    tests = 0
    for program in programs:
        if not exists(join(ROOT, "build", kind, program)):
            raise Failed(f"build/{kind}/{program} was not built")
        out = ran([join(ROOT, "build", kind, program), "--gtest_brief=1"])
        tests += int(re.search(r"\[  PASSED  \] (\d+) test", out)[1])
    return f"{tests} tests in {len(programs)} programs: nothing found"


def memory():
    return sanitized("asan", ["server/store/store_test", "server/doors/http/http_test", "server/doors/import/import_test",
                              "server/doors/export/export_test"])


def races():
    return sanitized("tsan", ["server/store/store_test", "server/doors/http/http_test"])


def bring():
    sys.path.append(join(ROOT, "bench"))
    from bring import bring as brought
    from served import Served
    folder = tempfile.mkdtemp(prefix="arpent-bring-")
    served = Served(join(SHIPPED, "arpent"), "serve", folder)
    try:
        spent = brought(served, 61)
    finally:
        served.stop()
        shutil.rmtree(folder)
    return (f"{spent['numbers']:,} numbers: shown in {spent['shown']:.1f} s, kept in {spent['kept']:.1f} s, taken back in "
            f"{spent['undone']:.1f} s; somebody else waited {spent['waited_shown']:.1f} s at most while it was shown, "
            f"{spent['waited_kept']:.1f} s while it was kept{BUILD}")


def package():
    """The folder that holds the package, made anew."""
    packed = join(SHIPPED, "package")
    ran(["cpack", "--config", join(SHIPPED, "CPackConfig.cmake"), "-B", packed])
    return packed


def bare():
    sys.path.append(join(ROOT, "bench"))
    from bare import NotHere, try_package
    try:
        found = try_package(glob.glob(join(package(), "*.deb"))[0], join(SHIPPED, "bench", "bare"))
    except NotHere as why:
        return f"not tried here: {why}"
    except SystemExit as why:
        raise Failed(why)
    return (f"{found['size_mb']:.0f} MB; {found['more']} packages came with it, all installed {found['more_mb']:.0f} MB; "
            f"first answer "
            f"{found['first_answer']:.1f} s after apt had ended, {found['memory_mb']:.0f} MB of memory; put in anew it kept its "
            f"city, taken away it left the city's file; exposure of the unit {found['exposure']}{BUILD}")


def container():
    sys.path.append(join(ROOT, "bench"))
    from bare import NotHere
    from container import try_container
    try:
        found = try_container(package(), join(SHIPPED, "bench", "bare"))
    except NotHere as why:
        return f"not tried here: {why}"
    except SystemExit as why:
        raise Failed(why)
    return (f"first answer after {found['first_answer']:.1f} s; not as root; stopped in order, and the city was there "
            f"again{BUILD}")


def round_trips():
    sheets = ran([join(TESTS, "tests/property/property_sheets_test"), "--gtest_brief=1"])
    by_chance = re.search(r"PASSED  \] (\d+) test", sheets)[1]
    return people_at_the_door("round_trip_test", "archive_test") + f", {by_chance} more with cities made by chance"


def strange():
    return people_at_the_door("strange_texts_test", "bad_input_test", "import_test", "import_trouble_test")


def traces():
    return people_at_the_door("erasure_test", "operators_test")


def standards():
    return people_at_the_door("iati_test", "calendar_test")


LINES = {
    "kill": ("The program is killed (`kill -9`) while six people write", kill,
             "a process of its own, killed 20 to 80 ms after its first answer; each acknowledged write is there once, "
             "the tables as the history tells (`store/crash_test.cpp`)"),
    "power": ("The power goes: the disk forgets what was not synced", power,
              "a file system between SQLite and the disk that drops unsynced bytes; one that lies about syncing is noticed "
              "(`store/sqlite/power_cut_test.cpp`)"),
    "trouble": ("The disk is full, the folder is in use, the file is damaged", trouble,
                "a real small disk, two servers, bytes overwritten (`tests/api/trouble_test.py`)"),
    "backup": ("A backup while three people write", backup,
               "restored, it holds what was acknowledged before it began, and one moment; damaged copies are refused "
               "(`tests/api/backup_test.py`)"),
    "sixteen": ("The same thing is sent sixteen times at once", sixteen,
                "sixteen connections, the same number, revision or link (`tests/api/numbers_test.py`, `revision_test.py`, "
                "`links_test.py`)"),
    "soak": ("64 people write and read without a pause", soak,
             "`bench/run soak`: memory must stay flat, nobody refused"),
    "fuzz": ("Nonsense is fed to all that reads files", fuzz,
             f"{SECONDS_OF_FUZZ} s each: sheets, workbooks, outlines, maps, cells, ballots, panels, tables (`tests/fuzz`)"),
    "memory": ("Memory errors and undefined behaviour", memory,
               "AddressSanitizer and UndefinedBehaviorSanitizer over the store and the doors (`cmake --preset asan`)"),
    "races": ("Races between threads", races, "ThreadSanitizer over the store and the HTTP door (`cmake --preset tsan`)"),
    "bring": ("A big plan comes in by one workbook", bring,
              "300 actions, 150 indicators, their numbers; somebody writes a comment every 10 ms meanwhile (`bench/bring.py`)"),
    "bare": ("The package comes to a Debian 12 that has nothing else", bare,
             "required packages and an init, booted in a container; apt installs it, its unit starts it, a city begins "
             "(`bench/bare.py`)"),
    "container": ("The container file is built and run", container,
                  "a bare Debian 12 stands for the image it names; a city begins, the stop signal ends it, it starts again "
                  "(`bench/container.py`)"),
    "round_trips": ("What goes out comes back", round_trips,
                    "workbook and CSV through LibreOffice, unchanged and with a cell changed; the archive byte for byte "
                    "(`tests/api/round_trip_test.py`, `archive_test.py`, `tests/property`)"),
    "strange": ("Strange texts, wrong input, half-right sheets", strange,
                "`tests/api/strange_texts_test.py`, `bad_input_test.py`, `import_test.py`, `import_trouble_test.py`"),
    "traces": ("An erased person leaves no trace; the log holds nobody", traces,
               "the file, its journal and the log searched byte by byte; `/health`, `/metrics`, pace, slow and awkward clients "
               "(`tests/api/erasure_test.py`, `operators_test.py`)"),
    "standards": ("Files for other programs follow their standards", standards,
                  "IATI against its schema by xmllint, the calendar read back (`tests/api/iati_test.py`, `calendar_test.py`)"),
}


def earlier():
    """{first cell: (what came of it, day)} of the page as it is."""
    if not exists(PAGE):
        return {}
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in open(PAGE) if line.startswith("| ")]
    return {row[0]: (row[1], row[3]) for row in rows if len(row) == 4}


def main(wanted):
    if unknown := set(wanted) - LINES.keys():
        sys.exit(f"there is no line {', '.join(sorted(unknown))}; there are {', '.join(LINES)}")
    known, failed = earlier(), False
    for name, (title, try_it, _) in LINES.items():
        if wanted and name not in wanted:
            continue
        try:
            known[title] = (try_it(), str(datetime.date.today()))
        except Failed as why:
            known[title], failed = (f"**failed** {why}".strip(), str(datetime.date.today())), True
        print(f"{title}: {known[title][0]}", flush=True)
    with open(PAGE, "w") as page:
        page.write(HEAD)
        for title, _, how in LINES.values():
            came, day = known.get(title, ("not tried yet", ""))
            page.write(f"| {title} | {came} | {how} | {day} |\n")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(sys.argv[3:])
