"""The real program for the time of a test: an example city on a fixed day, an empty one, or several cities by host name."""
import atexit, contextlib, os, re, shutil, socket, subprocess, tempfile, threading

TODAY = "2026-03-12"
BINARY = os.environ.get("ARPENT_BINARY", os.path.join(os.path.dirname(__file__), "..", "..", "build", "dev", "arpent"))


class Program:
    """Started on a folder and a free port; .port, .code (first code of an empty city), .people {name: id}."""

    def __init__(self, command, folder, *options, today=TODAY, port=None):
        self.folder, self.said = folder, ""
        # A test asks faster than any person; those that try the limit give one of their own.
        pace = () if "--requests-a-second" in options else ("--requests-a-second", "0")
        self.process = subprocess.Popen(
            [BINARY, command, "--data", folder, "--port", str(port or 0), "--today", today, *pace, *options],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        # With an address of its own (--base-url), the program does not say its port: the caller chooses one.
        ready = r"first code: \w+\n" if port else r"/demo/\S+\n" if command == "demo" else r"http://127\.0\.0\.1:\d+\n"
        while not re.search(ready, self.said):
            line = self.process.stdout.readline()
            if not line:
                raise RuntimeError(f"arpent {command} ended with {self.process.wait()}: {self.said}")
            self.said += line
        self.port = port or int(re.search(r"http://127\.0\.0\.1:(\d+)", self.said)[1])
        # What follows must be read, or the program would wait for us one day.
        self.listener = threading.Thread(target=self._listen)
        self.listener.start()

    def _listen(self):
        with self.process.stdout as lines:
            for line in lines:
                self.said += line

    @property
    def code(self):
        return re.search(r"first code: (\w+)", self.said)[1]

    @property
    def people(self):
        return dict(re.findall(r"^ {2}(.+) \(.*\) {2}\S+/demo/(\S+)$", self.said, re.M))

    def end(self):
        self.process.terminate()
        code = self.process.wait(20)
        self.listener.join()
        return code

    def stop(self):
        code = self.end()
        shutil.rmtree(self.folder, ignore_errors=True)
        if code:
            raise RuntimeError(f"the server ended with {code}: {self.said}")


def own_folder():
    return tempfile.mkdtemp(prefix="arpent-api-")


def empty(*options, today=TODAY, port=None):
    return Program("serve", own_folder(), *options, today=today, port=port)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as one:
        return one.getsockname()[1]


_seed, _telling = [], threading.Lock()


def demo(*options):
    """A copy of the example city: its story is told once for all tests."""
    with _telling:
        if not _seed:
            seed = own_folder()
            atexit.register(shutil.rmtree, seed, ignore_errors=True)
            Program("demo", seed).end()
            _seed.append(seed)
    folder = own_folder()
    shutil.copytree(_seed[0], folder, dirs_exist_ok=True)
    return Program("demo", folder, *options)


def cities(*hosts):
    """One server with an empty city for each host name."""
    folder = own_folder()
    Program("serve", folder).end()
    made = os.path.join(folder, "city.db")
    for host in hosts:
        shutil.copyfile(made, os.path.join(folder, host + ".db"))
    for ending in ("", "-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            os.remove(made + ending)
    return Program("serve", folder)
