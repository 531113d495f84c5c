"""A mail server for a test: takes what comes by SMTP (RFC 5321, as little of it as a client needs)."""
import email, email.policy, socketserver, threading


class _Talk(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 post.example")
        recipients = []
        while line := self.rfile.readline():
            word = line.decode().strip()
            verb = word[:4].upper()
            if verb == "RCPT":
                recipients.append(word.split("<")[1].split(">")[0])
            if verb == "DATA":
                if self.server.office.refusing > 0:
                    self.server.office.refusing -= 1
                    self.say("451 later, please")
                    continue
                self.say("354 go on")
                self.server.office.take(recipients, self.until_dot())
                recipients = []
            if verb == "QUIT":
                self.say("221 goodbye")
                return
            self.say("250 fine")

    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")

    def until_dot(self):
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        return b"".join(lines)


class PostOffice:
    """.url for --smtp; .mails: what came, as email.message with .recipients; refuses the next `refusing` ones."""

    def __init__(self):
        self.mails, self.refusing, self._came = [], 0, threading.Condition()
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Talk)
        self.server.daemon_threads, self.server.office = True, self
        self.url = f"smtp://127.0.0.1:{self.server.server_address[1]}"
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()

    def take(self, recipients, text):
        mail = email.message_from_bytes(text, policy=email.policy.default)
        mail.recipients = recipients
        with self._came:
            self.mails.append(mail)
            self._came.notify_all()

    def wait_for(self, count, seconds=20):
        """The mails that came, once there are as many; AssertionError when they do not come."""
        with self._came:
            assert self._came.wait_for(lambda: len(self.mails) >= count, seconds), f"{len(self.mails)} mails came"
            return list(self.mails)

    def close(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
