"""Small tests: from a report to the monitor that knows it, and all tests on one page after something was told."""
import glob, shutil, time, uuid
from served import Served

CARD = {"place": "École", "people_max": 500, "ends_on": "2026-06-30", "worst_case": "Quelqu’un se sent jugé",
        "undo": "On arrête", "red_lines": ["Un départ en pleurs"], "prediction": "Un sur dix", "debrief_on": "2026-07-03",
        "reversible": "at_once", "watched": True, "difficulty": "Se dit jugé", "tolerable": 0.1, "report_every": "none",
        "steps": "100 250 500", "limits": "70 50 25"}


def report(events=0):
    return {"report": str(uuid.uuid4()), "exposed": 2, "events": events, "others": True, "beyond": True}


def made(served, n, reports, **more):
    one = served.ask("POST", "/api/pilots", {**CARD, "title": f"Essai {n}", **more})["id"]
    served.ask("POST", f"/api/pilots/{one}/approve", {})
    served.ask("POST", f"/api/pilots/{one}/start", {})
    rows = [{**report(), "on": "2026-03-12"} for _ in range(reports)]
    served.ask("POST", f"/api/pilots/{one}/report_many", {"rows": rows})
    return one


def timed(act):
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def pilots(line, binary, source, folder):
    for file in glob.glob(f"{source}/big.db*"):
        shutil.copy(file, folder)
    served = Served(binary, "serve", folder)
    served.cookie = "bench"
    ids = [made(served, n, 20) for n in range(200)]

    def told(path):
        served.ask("POST", f"{path}/report", report())
        served.ask("GET", f"/api/pilot_page?id={path.rsplit('/', 1)[1]}")

    def spent(waits):
        waits.sort()
        return [waits[int(share * (len(waits) - 1))] for share in (.5, .95, .99)]

    for what, path in (("20 reports before it", ids[0]), ("1,000 reports before it", made(served, "long", 960))):
        p50, p95, p99 = spent([timed(lambda: told(f"/api/pilots/{path}")) for _ in range(40)])
        line(f"small test: a report told, and the monitor that knows it; {what}",
             f"p50 {p50:.1f}, p95 {p95:.1f}, p99 {p99:.1f} ms", "p95 100 ms", p95 <= 100)

    def all_after_a_report():
        served.ask("POST", f"/api/pilots/{ids[1]}/report", report())
        return timed(lambda: served.ask("GET", "/api/pilot_list"))

    p50, p95, p99 = spent([all_after_a_report() for _ in range(40)])
    line("200 small tests on one page, just after something was told", f"p50 {p50:.1f}, p95 {p95:.1f}, p99 {p99:.1f} ms",
         "100 ms", p95 <= 100)
    p50, p95, p99 = spent([timed(lambda: served.ask("GET", "/api/pilot_list")) for _ in range(40)])
    line("the same, nothing told since", f"p50 {p50:.1f}, p95 {p95:.1f}, p99 {p99:.1f} ms")

    rounds = made(served, "rounds", 1, compared="blocks", outcome="Vient", usual_way="Rien", block_tried=10, block_usual=10)
    waits = []
    for n in range(1, 41):
        block = {"block": n, "tried_events": 6 + n % 3, "usual_events": 4 + n % 2}
        waits.append(timed(lambda: served.ask("POST", f"/api/pilots/{rounds}/tell_block", block)))
    p50, p95, p99 = spent(waits)
    line("two ways compared, 40 rounds told one by one", f"p50 {p50:.1f}, p95 {p95:.1f}, p99 {p99:.1f} ms", "p95 100 ms",
         p95 <= 100)
    line("memory after all that", f"{served.memory_mb():.0f} MB")
    served.stop()
