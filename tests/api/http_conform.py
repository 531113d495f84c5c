"""Thirteen awkward HTTP requests, all of which must be answered safely.

    http_conform.py PORT                     a server that runs on 127.0.0.1
    http_conform.py --start http_hello       starts that program (bench/http) for the time of the test
    --get /api/health --post /api/goals      paths that answer 200 to a GET and take a JSON body
    --header-timeout 10                      the server's, in seconds
"""
import argparse, socket, subprocess, time, unittest

HOST = b"Host: localhost\r\n"
CLOSE = b"Connection: close\r\n"
BODY = b'{"title":"ab","qty":3}'
CHUNKS = b"16\r\n" + BODY + b"\r\n0\r\n\r\n"
asked = None


class Conform(unittest.TestCase):
    def say(self, data, wait=1.0):
        """All that the server answers until it closes or says nothing for a while."""
        with socket.create_connection(("127.0.0.1", asked.port), 3) as s:
            s.settimeout(wait)
            s.sendall(data)
            out, self.open = b"", False
            try:
                while data := s.recv(65536):
                    out += data
            except socket.timeout:
                self.open = True
            except ConnectionError:
                self.fail(f"reset after {out[:60]}")
        return out

    def get(self, *headers, method=b"GET"):
        return method + b" " + asked.get.encode() + b" HTTP/1.1\r\n" + b"".join(headers) + b"\r\n"

    def post(self, *headers, body=b""):
        return b"POST " + asked.post.encode() + b" HTTP/1.1\r\n" + HOST + b"".join(headers) + b"\r\n" + body

    def refused(self, request, *statuses):
        """One answer with such a status, and the connection closed: where the next request begins is unknown."""
        answer = self.say(request)
        self.assertIn(answer[:12], [b"HTTP/1.1 %d" % status for status in statuses])
        self.assertFalse(self.open, "left open")
        self.assertEqual(answer.count(b"\r\nDate: "), 1, "answered twice")

    def test_pipelined_requests_are_both_answered(self):
        self.assertEqual(self.say(self.get(HOST) + self.get(HOST, CLOSE)).count(b"HTTP/1.1 200"), 2)

    def test_no_host(self):
        self.refused(self.get(), 400)

    def test_garbage(self):
        self.refused(b"GARBAGE\r\n\r\n", 400)

    def test_head_has_no_body(self):
        answer = self.say(self.get(HOST, CLOSE, method=b"HEAD"))
        self.assertTrue(answer.startswith(b"HTTP/1.1 200"))
        self.assertEqual(answer.split(b"\r\n\r\n", 1)[1], b"")

    def test_chunks_are_understood(self):
        answer = self.say(self.post(CLOSE, b"Transfer-Encoding: chunked\r\n", body=CHUNKS))
        self.assertIn(answer[:10], (b"HTTP/1.1 2", b"HTTP/1.1 4"))
        self.assertNotIn(answer[9:12], (b"400", b"408", b"411", b"413"))
        self.assertEqual(answer.count(b"\r\nDate: "), 1)

    def test_length_and_chunks(self):
        self.refused(self.post(b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", body=CHUNKS), 400)

    def test_two_lengths(self):
        self.refused(self.post(b"Content-Length: 22\r\nContent-Length: 5\r\n", body=BODY), 400)

    def test_length_with_a_sign(self):
        self.refused(self.post(CLOSE, b"Content-Length: +22\r\n", body=BODY), 400)

    def test_space_before_the_colon(self):
        self.refused(self.get(HOST, CLOSE, b"Foo : bar\r\n"), 400)

    def test_the_client_is_told_to_continue(self):
        answer = self.say(self.post(b"Expect: 100-continue\r\nContent-Length: 22\r\n"))
        self.assertEqual(answer, b"HTTP/1.1 100 Continue\r\n\r\n")

    def test_headers_of_64_kilobytes(self):
        self.refused(self.get(HOST, b"X: " + b"a" * 65536 + b"\r\n"), 431)

    def test_a_body_of_2_megabytes(self):
        self.refused(self.post(b"Content-Length: 2000000\r\n"), 413)

    def test_headers_in_drops(self):
        begin, drops = time.monotonic(), self.get(HOST, b"X: " + b"a" * 1000)
        with socket.create_connection(("127.0.0.1", asked.port), 3) as s:
            s.settimeout(0.2)
            for drop in drops:
                try:
                    s.sendall(bytes([drop]))
                    s.recv(100)  # an answer or the end: both will do
                    break
                except socket.timeout:
                    pass
                except ConnectionError:
                    break
                self.assertLess(time.monotonic() - begin, asked.header_timeout + 5, "still open")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("port", nargs="?", type=int)
    parser.add_argument("--start", metavar="PROGRAM")
    parser.add_argument("--get", default="/api/health")
    parser.add_argument("--post", default="/api/goals")
    parser.add_argument("--header-timeout", type=float, default=10)
    asked = parser.parse_args()
    if asked.port is None and not asked.start:
        parser.error("a port, or a program to start")
    server = None
    if asked.start:
        asked.header_timeout = 1
        server = subprocess.Popen([asked.start, "0", "1000"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        asked.port = int(server.stdout.readline())
    try:
        unittest.main(argv=["http_conform.py"])
    finally:
        if server:
            server.stdin.close()
            server.wait(10)
