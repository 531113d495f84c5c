"""The program under measure: started on a folder, asked over one kept connection."""
import http.client, json, os, re, subprocess, time


class Served:
    def __init__(self, binary, command, folder, environment=(), today="2026-03-12"):
        self.begun = time.perf_counter()
        self.process = subprocess.Popen([binary, command, "--data", folder, "--port", "0", "--today", today,
                                         "--requests-a-second", "0"],
                                        stdout=subprocess.PIPE, text=True, env=os.environ | dict(environment))
        self.port = int(self._listen(r"http://127\.0\.0\.1:(\d+)"))
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        self.cookie, self.cookie_name = None, "arpent_session"

    def _listen(self, pattern):
        while line := self.process.stdout.readline():
            if found := re.search(pattern, line):
                return found[1]
        raise SystemExit("the program did not start")

    def ask(self, method, path, body=None):
        headers = {"Cookie": f"{self.cookie_name}={self.cookie}"} if self.cookie else {}
        self.connection.request(method, path, body and json.dumps(body), headers)
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status >= 300:
            raise SystemExit(f"{method} {path}: {answer.status} {text[:300]!r}")
        return json.loads(text) if answer.headers["Content-Type"].startswith("application/json") else text

    def memory_mb(self, line="VmRSS"):
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(line + r":\s+(\d+)", status.read())[1]) / 1024

    def stop(self):
        self.connection.close()
        self.process.terminate()
        self.process.wait(30)
        self.process.stdout.close()
