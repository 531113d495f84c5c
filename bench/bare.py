"""The package on a Debian 12 that has nothing else, booted in a container: installed with what it asks for, started by its
unit, used, put in anew over itself, removed. Needs root, debootstrap, systemd-nspawn and a mirror of Debian.

    bench/bare.py PACKAGE FOLDER      FOLDER keeps the bare system for the next try
"""
import glob, http.client, json, os, re, shutil, subprocess, sys, tempfile, time
from os.path import basename, exists, getsize, join

PORT = 8080  # what the package listens on unless told otherwise
PATIENCE = 120  # seconds for a step that a machine takes by itself


class NotHere(Exception):
    """What this machine lacks for the try."""


def bare_system(folder):
    """A Debian 12 of required packages and an init, made once."""
    kept = join(folder, "bookworm")
    if not exists(kept):
        os.makedirs(folder, exist_ok=True)
        made = tempfile.mkdtemp(dir=folder)
        done = subprocess.run(["debootstrap", "--variant=minbase", "--include=systemd-sysv", "bookworm", made],
                              text=True, capture_output=True)
        if done.returncode != 0:
            raise NotHere("debootstrap: " + (done.stdout + done.stderr).strip().splitlines()[-1])
        os.chmod(made, 0o755)
        os.rename(made, kept)
    return kept


class Machine:
    """A copy of the bare system, booted; it has the network of this machine."""

    def __init__(self, system, folder):
        self.root = join(folder, "tried")
        shutil.rmtree(self.root, ignore_errors=True)
        subprocess.run(["cp", "-a", system, self.root], check=True)
        self.process = subprocess.Popen(
            ["systemd-nspawn", "--quiet", "--boot", "--register=no", "--keep-unit", "--console=pipe",
             "--directory", self.root], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < until:
            self.init = self._first_process()
            if self.init and self.run("systemctl", "is-system-running", check=False).strip() in ("running", "degraded"):
                return
            time.sleep(.5)
        self.stop()
        raise NotHere("systemd-nspawn boots no system")

    def _first_process(self):
        children = f"/proc/{self.process.pid}/task/{self.process.pid}/children"
        found = open(children).read().split() if exists(children) else []
        return found[0] if found else None

    def run(self, *command, check=True):
        done = subprocess.run(["nsenter", "--target", self.init, "--mount", "--uts", "--ipc", "--pid", "--root", "--wd",
                               *command],
                              text=True, capture_output=True, stdin=subprocess.DEVNULL,
                              env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C", "DEBIAN_FRONTEND": "noninteractive"})
        if check and done.returncode != 0:
            sys.stderr.write((done.stdout + done.stderr)[-3000:])
            raise SystemExit(f"{' '.join(command)}: ended with {done.returncode}")
        return done.stdout

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()  # nspawn asks the system to power off
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        shutil.rmtree(self.root, ignore_errors=True)


def ask(method, path, body=None, cookie=None):
    """Status, head and body of an answer; nothing where nobody listens."""
    try:
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=10)
        connection.request(method, path, body and json.dumps(body), {"Cookie": cookie} if cookie else {})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    except OSError:
        return None


def until(true, what):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := true():
            return found
        time.sleep(.1)
    raise SystemExit(f"{what}: not within {PATIENCE} s")


def expect(holds, what):
    if not holds:
        raise SystemExit(f"not so: {what}")


def answers():
    answer = ask("GET", "/health")
    return answer and answer[0] == 200


def packages(machine):
    return set(machine.run("dpkg-query", "-W", "-f", "${Package}\n").split())


def begin_city(machine):
    """The cookie of a city's first manager, by the code that the journal holds."""
    code = re.search(r"first code: (\w+)", machine.run("journalctl", "--no-pager", "-u", "arpent"))[1]
    body = {"city": "Bare", "language": "en", "zone": "Europe/Paris", "name": "Ana", "email": "ana@example.org", "code": code}
    status, head, text = ask("POST", "/api/cities/start", body)
    expect(status < 300, f"a city begins: {status} {text!r}")
    return head["Set-Cookie"].split(";")[0]


def plans(cookie):
    status, _, text = ask("GET", "/api/plans", cookie=cookie)
    expect(status == 200, f"plans are read: {status} {text!r}")
    return [plan["title"] for plan in json.loads(text)["plans"]]


def try_package(package, folder):
    """{size_mb, more (packages that came with it), more_mb, first_answer (seconds after apt had ended), memory_mb, exposure}"""
    if os.geteuid() != 0:
        raise NotHere("nobody but root boots a container")
    for tool in ("debootstrap", "systemd-nspawn", "nsenter"):
        if not shutil.which(tool):
            raise NotHere(f"{tool} is missing")
    if ask("GET", "/"):
        raise NotHere(f"port {PORT} is taken")
    machine = Machine(bare_system(folder), folder)
    try:
        return use(machine, package)
    finally:
        machine.stop()


def use(machine, package):
    shutil.copy(package, join(machine.root, "root"))
    inside = "/root/" + basename(package)
    machine.run("apt-get", "update")
    before, used = packages(machine), size_mb(machine)
    machine.run("apt-get", "install", "-y", "--no-install-recommends", inside)
    installed = time.monotonic()
    until(answers, "the first answer")
    out = {"first_answer": time.monotonic() - installed, "more": len(packages(machine) - before) - 1,
           "more_mb": size_mb(machine) - used, "size_mb": getsize(package) / 1e6}
    expect(machine.run("systemctl", "is-active", "arpent").strip() == "active", "the unit is at work")
    status, head, _ = ask("GET", "/")
    expect(status == 200 and "script-src 'self'" in head["Content-Security-Policy"], "the page is there, with its policy")
    cookie = begin_city(machine)
    expect(ask("POST", "/api/plans", {"title": "Grow well", "state": "draft"}, cookie)[0] == 201, "a plan is written")
    process = "/proc/" + machine.run("systemctl", "show", "-P", "MainPID", "arpent").strip()
    expect(machine.run("stat", "-c", "%U", process).strip() == "arpent", "it runs as its own account")
    out["memory_mb"] = int(re.search(r"VmRSS:\s+(\d+)", machine.run("cat", process + "/status"))[1]) / 1000
    out["exposure"] = re.search(r"Overall exposure level for arpent.service: ([\d.]+)",
                                machine.run("systemd-analyze", "security", "--no-pager", "arpent", check=False))[1]

    # Over itself, as an upgrade does; what the operator wrote stays.
    options = join(machine.root, "etc/default/arpent")
    with open(options, "a") as file:
        file.write("# ours\n")
    machine.run("apt-get", "install", "-y", "--reinstall", "--no-install-recommends", inside)
    until(answers, "an answer after the upgrade")
    expect(plans(cookie) == ["Grow well"], "the city is as it was")
    expect(open(options).read().endswith("# ours\n"), "the operator's options stay")

    machine.run("systemctl", "stop", "arpent")
    expect(machine.run("systemctl", "show", "-P", "Result", "arpent").strip() == "success", "it ends in order")
    machine.run("systemctl", "start", "arpent")
    until(answers, "an answer after another start")
    machine.run("apt-get", "purge", "-y", "arpent")
    expect(not ask("GET", "/health"), "what is removed answers no more")
    expect(glob.glob(join(machine.root, "var/lib/arpent/*.db")), "cities stay, whatever is removed")
    return out


def size_mb(machine):
    return sum(map(int, machine.run("dpkg-query", "-W", "-f", "${Installed-Size}\n").split())) / 1000


if __name__ == "__main__":
    try:
        print(json.dumps(try_package(*sys.argv[1:3]), indent=1))
    except NotHere as why:
        sys.exit(f"not here: {why}")
