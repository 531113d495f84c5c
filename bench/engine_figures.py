"""What the engines reach: a survey from 10 k to a million rows, and a year of daily looks at small tests.

Each figure is the best of some runs, since other work on the machine only ever adds. The exponent says how time grows from
the smallest size to one hundred times that: 1 is in proportion."""
import math, os, subprocess, time


def numbers(*words):
    done = subprocess.run(words, text=True, capture_output=True)
    if done.returncode:
        raise SystemExit(f"{words[0]}: {done.stderr}")
    return [float(word) for word in done.stdout.split()]


def best(runs, *words):
    return min((numbers(*words) for _ in range(runs)), key=lambda one: one[0])


def exponent(spent):
    return f"grows with n^{math.log10(max(spent[-1], 1e-3) / max(spent[0], 1e-3)) / 2:.2f}"


def command(*words):
    """ms, ms of the processor and peak MB of a command whose answer nobody reads"""
    begun = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{words}: {status}")
    return (time.perf_counter() - begun) * 1000, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1000


def survey(line, binary, tool, folder):
    must = {100_000: 100, 1_000_000: 1000}
    alone, reading, whole = [], [], []
    for rows in (10_000, 100_000, 1_000_000):
        file, margins = f"{folder}/survey-{rows}.csv", f"{folder}/margins-{rows}.csv"
        subprocess.run([tool, str(rows), "make", file, margins], check=True)
        raking, means, memory, _ = min((numbers(tool, str(rows), "engine") for _ in range(5)),
                                       key=lambda one: one[0] + one[1])
        alone.append(raking + means)
        limit = must.get(rows)
        line(f"estimation: {rows:,} rows, 4 margins, 50 districts raked with standard errors",
             f"{alone[-1]:.0f} ms (raking {raking:.0f}, means {means:.0f}); peak {memory:.0f} MB",
             f"{limit} ms, 200 MB" if limit else "", not limit or (alone[-1] <= limit and memory <= 200))
        spent, memory, _ = best(5, tool, str(rows), "read", file)
        reading.append(spent)
        line(f"estimation: the columns of that CSV ({os.path.getsize(file) / 1e6:.1f} MB)",
             f"{spent:.0f} ms; peak {memory:.0f} MB")
        asked = ("--value", "y", "--by", "district", "--weight", "weight", "--margins", margins)
        spent, worked, memory = min(command(binary, "estimate", "means", file, *asked) for _ in range(5))
        whole.append(spent)
        line("estimation: arpent estimate of it, from file to answer",
             f"{spent:.0f} ms, {worked:.0f} of the processor; peak {memory:.0f} MB",
             f"{limit} ms, 200 MB" if limit else "", not limit or (spent <= limit and memory <= 200))
    line("estimation: from 10 k to 1 M rows", f"engine {exponent(alone)}, reading {exponent(reading)}, all {exponent(whole)}")


def looks(line, tool):
    spent = []
    for pilots in (20, 200, 2000):
        ms, memory, _ = best(7, tool, str(pilots), "365")
        spent.append(ms)
        line(f"trial: a year of daily looks at {pilots:,} pilots", f"{ms:.1f} ms; peak {memory:.0f} MB",
             "50 ms" if pilots == 200 else "", pilots != 200 or ms <= 50)
    line("trial: from 20 to 2,000 pilots", exponent(spent))


def engines(line, binary, tools, folder):
    survey(line, binary, tools + "engines/arpent_bench_estimation", folder)
    looks(line, tools + "engines/arpent_bench_trial")
