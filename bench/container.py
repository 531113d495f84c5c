"""The container file, built from a Debian 12 made here and run: it begins a city, ends in order, and the city is there again.
Needs root, buildah, debootstrap and a mirror of Debian; no registry: the bare system stands for debian:12-slim.

    bench/container.py PACKAGE_FOLDER FOLDER      PACKAGE_FOLDER as bin/package makes it; FOLDER keeps the bare system
"""
import json, os, re, shutil, signal, subprocess, sys, tempfile, time
from os.path import dirname, join

from bare import NotHere, answers, ask, bare_system, expect, plans, until

HERE = dirname(dirname(os.path.abspath(__file__)))


class Images:
    """Images and containers in a folder of their own."""

    def __init__(self, folder):
        self.folder = tempfile.mkdtemp(dir=folder)
        self.all = ["buildah", "--storage-driver", "vfs", "--root", join(self.folder, "store"),
                    "--runroot", join(self.folder, "run")]

    def run(self, *words):
        done = subprocess.run([*self.all, *words], text=True, capture_output=True)
        if done.returncode != 0:
            raise SystemExit(f"buildah {' '.join(words)}: {(done.stdout + done.stderr)[-3000:]}")
        return done.stdout.strip()

    def take(self, system, name):
        made = self.run("from", "scratch")
        self.run("add", "--quiet", made, system, "/")
        self.run("commit", "--quiet", "--rm", made, name)

    def away(self):
        subprocess.run([*self.all, "rm", "--all"], capture_output=True)
        subprocess.run([*self.all, "rmi", "--all", "--force"], capture_output=True)
        shutil.rmtree(self.folder, ignore_errors=True)


class Running:
    """What the image says it runs, in one container that is started more than once."""

    def __init__(self, images, container):
        settings = json.loads(images.run("inspect", container))["OCIv1"]["config"]
        self.log = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            [*images.all, "run", "--isolation", "chroot", "--user", settings["User"], container, "--", *settings["Cmd"]],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=subprocess.STDOUT)
        self.stop_by = getattr(signal, settings["StopSignal"])

    def said(self):
        self.log.seek(0)
        return self.log.read()

    def server(self):
        """The process itself: buildah and its helper stand before it."""
        found = subprocess.run(["pgrep", "-fx", "/usr/bin/arpent serve --data /var/lib/arpent.*"], text=True, capture_output=True)
        return int(found.stdout.split()[-1])

    def stop(self):
        os.kill(self.server(), self.stop_by)
        return self.process.wait(30)


def try_container(package, folder):
    """{first_answer: seconds after the start}"""
    if os.geteuid() != 0:
        raise NotHere("nobody but root unpacks a system")
    for tool in ("debootstrap", "buildah", "pgrep"):
        if not shutil.which(tool):
            raise NotHere(f"{tool} is missing")
    if ask("GET", "/"):
        raise NotHere("port 8080 is taken")
    images = Images(folder)
    try:
        images.take(bare_system(folder), "docker.io/library/debian:12-slim")
        images.run("build-using-dockerfile", "--isolation", "chroot", "--pull=false",
                   "-f", join(HERE, "packaging/Containerfile"), "-t", "arpent", package)
        return use(images)
    finally:
        images.away()


def use(images):
    container = images.run("from", "--pull=never", "localhost/arpent")
    begun = time.monotonic()
    running = Running(images, container)
    until(answers, "the first answer")
    out = {"first_answer": time.monotonic() - begun}
    owner = os.stat(f"/proc/{running.server()}").st_uid
    expect(owner != 0, "it does not run as root")
    code = re.search(r"first code: (\w+)", running.said())[1]
    body = {"city": "Bare", "language": "en", "zone": "Europe/Paris", "name": "Ana", "email": "ana@example.org", "code": code}
    status, head, text = ask("POST", "/api/cities/start", body)
    expect(status < 300, f"a city begins: {status} {text!r}")
    cookie = head["Set-Cookie"].split(";")[0]
    expect(ask("POST", "/api/plans", {"title": "Grow well", "state": "draft"}, cookie)[0] == 201, "a plan is written")
    expect(running.stop() == 0, "it ends in order")
    running = Running(images, container)
    until(answers, "an answer after another start")
    expect(plans(cookie) == ["Grow well"], "the city is as it was")
    expect(running.stop() == 0, "it ends in order again")
    return out


if __name__ == "__main__":
    try:
        print(json.dumps(try_container(*sys.argv[1:3]), indent=1))
    except NotHere as why:
        sys.exit(f"not here: {why}")
