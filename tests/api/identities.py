"""A real provider of identities, and a browser that signs in there. Nothing where Node or web/node_modules are missing."""
import http.cookiejar, json, os, re, shutil, subprocess, urllib.error, urllib.parse, urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGE = os.path.join(HERE, "..", "..", "web", "node_modules", "oidc-provider", "package.json")


def missing():
    """Why there is none; None when there is one."""
    if not shutil.which("node"):
        return "no Node here (bin/setup brings it)"
    return None if os.path.exists(PACKAGE) else "web/node_modules has no oidc-provider (bin/setup brings it)"


class Identities:
    """The provider at .issuer; .bends names the ways in which it can be made to answer wrongly."""

    def __init__(self, port, people, redirects, client="arpent", secret="s'il vous plait & 100% merci+", algorithm="RS256",
                 in_id_token=True):
        self.issuer, self.client, self.secret = f"http://127.0.0.1:{port}", client, secret
        self.options = {"port": port, "client": client, "secret": secret, "redirects": redirects, "algorithm": algorithm,
                        "in_id_token": in_id_token, "people": people}
        self.start()

    def start(self):
        self.process = subprocess.Popen(["node", os.path.join(HERE, "openid_provider.mjs"), json.dumps(self.options)],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        line = ""
        while not line.startswith("ready"):
            line = self.process.stdout.readline()
            if not line:
                raise RuntimeError(f"the provider ended with {self.process.wait()}")
        self.bends = json.loads(line[len("ready"):])

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()

    def restart(self):
        """With keys of another name, as after a rotation."""
        self.stop()
        self.start()

    def bend(self, how):
        request = urllib.request.Request(f"{self.issuer}/bend", json.dumps({"how": how}).encode(), method="POST")
        urllib.request.urlopen(request, timeout=10).close()


class Page:
    def __init__(self, url, text):
        self.url, self.text = url, text

    def parameter(self, name):
        return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.url).query)).get(name)

    @property
    def path(self):
        return urllib.parse.urlsplit(self.url).path


class Stopped(Exception):
    """The browser was about to go to .url, which a test wanted to see first."""

    def __init__(self, url):
        super().__init__(url)
        self.url = url


class Browser(urllib.request.HTTPRedirectHandler):
    """Follows redirects and keeps cookies, as a browser does; stops before an address that holds `before`."""

    def __init__(self):
        self.jar = http.cookiejar.CookieJar()
        self.before = None
        # A test talks to this machine only, whatever proxy the environment names.
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), self,
                                                  urllib.request.HTTPCookieProcessor(self.jar))

    def redirect_request(self, request, file, code, message, headers, url):
        if self.before and self.before in url:
            raise Stopped(url)
        return super().redirect_request(request, file, code, message, headers, url)

    def go(self, url, form=None):
        data = urllib.parse.urlencode(form).encode() if form is not None else None
        try:
            with self.opener.open(urllib.request.Request(url, data), timeout=30) as answer:
                return Page(answer.geturl(), answer.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                return Page(error.geturl(), error.read().decode())

    def cookie(self, name):
        return next((one.value for one in self.jar if one.name == name), None)

    def sign_in(self, url, login):
        """From the program's own address through the provider's two forms, wherever that ends."""
        page = self.go(url)
        form = re.search(r'action="([^"]*)"', page.text)
        if not form:
            return page
        page = self.go(urllib.parse.urljoin(page.url, form[1]), {"prompt": "login", "login": login, "password": "x"})
        form = re.search(r'action="([^"]*)"', page.text)
        if not form or "/interaction/" not in page.url:
            return page
        return self.go(urllib.parse.urljoin(page.url, form[1]), {"prompt": "consent"})
