"""A small city begun through the API, for tests that need a few records of their own."""
import unittest
import program
from client import Client


class Town(unittest.TestCase):
    """A server with one city, begun by its manager (self.manager); each test class has its own."""

    @classmethod
    def setUpClass(cls):
        cls.program = program.empty("--requests-a-second", "0")  # how fast one may ask is tried elsewhere
        cls.addClassCleanup(cls.program.stop)
        cls.manager = Client(cls.program).begin_city()
        cls.stranger = Client(cls.program)
        cls.plan = cls.manager.make("plans", title="Bien grandir", state="draft")

    def refused(self, answer, status, code=None, *fields):
        """A refusal with this status and code that names these fields, in a whole sentence."""
        self.assertEqual(answer.status, status, answer)
        if code:
            self.assertEqual(answer["code"], code, answer)
        self.assertRegex(answer["message"], r"^[0-9A-ZÀ-Ý“«].*[.!?]$", answer)
        for field in fields:
            self.assertIn(field, answer.faults(), answer)

    def revision_of(self, path):
        return self.manager.get(path).revision


class Example(unittest.TestCase):
    """A server with the example city; self.person(name) is a browser in which that person has logged in."""

    @classmethod
    def setUpClass(cls):
        cls.program = program.demo("--requests-a-second", "0")
        cls.addClassCleanup(cls.program.stop)

    def person(self, name, **options):
        return Client(self.program, **options).login(name)

    refused = Town.refused
