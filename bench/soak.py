"""An hour, or as many minutes as are given, of 64 clients that write and read: memory must not grow, nobody is refused.

    bench/run soak [MINUTES]
"""
import os, shutil, subprocess, sys, tempfile, time
from served import Served


def soak(binary, tools, minutes):
    folder = tempfile.mkdtemp(prefix="arpent-soak-")
    subprocess.run([tools + "city/arpent_bench_city", folder, "12", "month"], check=True, capture_output=True)
    served = Served(binary, "serve", folder)
    served.cookie = "bench"
    actions = served.ask("GET", "/api/actions?limit=50")["actions"]
    lines = [f'POST /api/comments {{"id":"%id","about":"{one["id"]}","text":"Vu au parc","resolved":false}}' for one in actions]
    lines += [f'GET /api/action_page?id={one["id"]}' for one in actions] + ["GET /api/today", "GET /api/plan_tree"]
    memory, worst, refused, rates = [], 0.0, 0.0, []
    try:
        for minute in range(minutes):
            done = subprocess.run([tools + "writes/arpent_bench_clients", str(served.port), "64", "60", "bench"], text=True,
                                  input="\n".join(lines), capture_output=True, check=True)
            rate, p50, p95, p99, no = map(float, done.stdout.split())
            memory.append(served.memory_mb())
            worst, refused = max(worst, p99), refused + no
            rates.append(rate)
            print(f"minute {minute + 1}: {rate:,.0f} /s, p50 {p50:.1f}, p95 {p95:.1f}, p99 {p99:.1f} ms, {memory[-1]:.0f} MB",
                  flush=True)
    finally:
        served.stop()
        shutil.rmtree(folder)
    # The first minutes fill what is kept in memory; after that it stays.
    settled = memory[min(len(memory) // 4, 5)]
    flat = memory[-1] <= settled * 1.15 + 5
    print(f"memory {settled:.0f} → {memory[-1]:.0f} MB, worst p99 {worst:.1f} ms, {refused:.0f} refused")
    return flat and not refused


if __name__ == "__main__":
    binary, tools = sys.argv[1] + "/arpent", sys.argv[2] + "/"
    good = soak(os.path.abspath(binary), os.path.abspath(tools) + "/", int(sys.argv[3]) if len(sys.argv) > 3 else 60)
    print(f"{int(good)} passed, {int(not good)} failed")
    sys.exit(0 if good else 1)
