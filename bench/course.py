"""Five years of changing course on one line of time: what it depends on, what was seen, changed and tried."""
import glob, random, shutil, time
from served import Served

YEARS = (2021, 2022, 2023, 2024, 2025)
A_YEAR = {"conditions": 8, "news": 80, "influences": 120, "observations": 300, "adjustments": 160}
LOOKS = 40


def percentiles(waits):
    waits.sort()
    return [waits[int(share * (len(waits) - 1))] for share in (.5, .95, .99)]


def lived(served, year, chance):
    """One year, written down on its last day with the days on which things happened."""
    day = lambda: f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    create = lambda plural, **fields: served.ask("POST", f"/api/{plural}", fields)["id"]
    actions = [one["id"] for one in served.ask("GET", "/api/actions?limit=200")["actions"]]
    places = [one["id"] for one in served.ask("GET", "/api/territories?limit=50")["territories"] if one["level"] == "district"]
    conditions = [create("conditions", title=f"Ce dont on dépend {year}-{n}", kind="funding", starts_on=day(),
                         territories=chance.sample(places, 1) if n % 2 else []) for n in range(A_YEAR["conditions"])]
    for n in range(A_YEAR["news"]):
        create("condition_news", condition=chance.choice(conditions), standing=("known", "unknown", "changing")[n % 3],
               says=f"Une nouvelle {n}", on_date=day())
    for n in range(A_YEAR["influences"]):
        create("influences", condition=chance.choice(conditions), action=chance.choice(actions),
               direction=("on_action", "from_action")[n % 2], text=f"Une influence {n}", on_date=day())
    seen = [create("observations", sort=("seen", "heard")[n % 2], text=f"Vu devant l’école {n}", about=chance.choice(actions),
                   territory=chance.choice(places), on_date=day()) for n in range(A_YEAR["observations"])]
    for n in range(A_YEAR["adjustments"]):
        card = {"new_is_about": f"Autrement, {year}-{n}"} if n % 2 else {"is": f"Autrement, {year}-{n}"}
        one = create("adjustments", action=chance.choice(actions), why_changed=f"Parce que, {n}", hours=n % 9,
                     because_of=[chance.choice(seen), chance.choice(conditions)], review_on=f"{year + 1}-03-01", **card)
        served.ask("POST", f"/api/adjustments/{one}/confirm", {})
        if n % 3 == 0:
            served.ask("POST", f"/api/adjustments/{one}/review", {"effect": "Plus d’enfants viennent"})


def course(line, binary, source, folder):
    for file in glob.glob(f"{source}/big.db*"):
        shutil.copy(file, folder)
    chance = random.Random(6)
    for year in YEARS:
        served = Served(binary, "serve", folder, today=f"{year}-12-31")
        served.cookie = "bench"
        lived(served, year, chance)
        served.stop()
    served = Served(binary, "serve", folder)
    served.cookie = "bench"
    everything = served.ask("GET", "/api/changes?limit=5000")
    told = len(everything["changes"]) + everything["earlier"]
    action = next(one["action"] for one in everything["changes"] if one["kind"] == "adjustment")
    goal = served.ask("GET", "/api/goals?limit=1")["goals"][0]["id"]
    district = everything["districts"][0]["id"]

    def measured(what, path, must="100 ms"):
        waits = []
        for n in range(LOOKS):  # something was told since the last look: nothing that was worked out is of use any more
            served.ask("POST", "/api/observations", {"sort": "seen", "text": f"Encore vu {n}", "about": action})
            before = time.perf_counter()
            served.ask("GET", path)
            waits.append((time.perf_counter() - before) * 1000)
        p50, p95, p99 = percentiles(waits)
        line(what, f"p50 {p50:.1f}, p95 {p95:.1f}, p99 {p99:.1f} ms", must, not must or p95 <= 100)

    measured(f"five years of changes ({told:,} things, 300 actions), the latest 60", "/api/changes?limit=60")
    measured("the same, all of them", "/api/changes?limit=5000", "")
    measured("the same, of one action", f"/api/changes?action={action}&limit=60")
    measured("the same, of one goal", f"/api/changes?goal={goal}&limit=60")
    measured("the same, of one district", f"/api/changes?district={district}&limit=60")
    measured("what an adjustment of one action may rest on", f"/api/adjustment_desk?id={action}")
    measured("forty conditions with their news and influences", "/api/condition_list")
    measured("what the next bulletin is written from", "/api/bulletin_desk")
    measured("the plan compared, five years apart", f"/api/plan_compare?from={YEARS[0]}-01-01", "")
    line("memory after all that", f"{served.memory_mb():.0f} MB")
    served.stop()
