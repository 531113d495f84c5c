"""The checker of answers sees what is wrong."""
import unittest
from schema import faults

REFERENCE = {"components": {"schemas": {"goal": {
    "type": "object", "required": ["title"], "additionalProperties": False,
    "properties": {"title": {"type": "string", "maxLength": 5}, "level": {"type": ["string", "null"], "enum": ["impact", None]},
                   "themes": {"type": "array", "items": {"type": "string"}}, "weight": {"type": "integer"}}}}}}


class Schema(unittest.TestCase):
    def test_right_and_wrong(self):
        right = {"title": "But", "level": None, "themes": ["a"], "weight": 3}
        cases = [(right, 0), ({}, 1), (right | {"title": 7}, 1), (right | {"title": "too long"}, 1),
                 (right | {"level": "high"}, 1),
                 (right | {"themes": ["a", 1]}, 1), (right | {"weight": True}, 1), (right | {"colour": "red"}, 1), ([], 1)]
        for value, wrong in cases:
            with self.subTest(value=value):
                self.assertEqual(len(faults(value, {"$ref": "#/components/schemas/goal"}, REFERENCE)), wrong)

    def test_a_word_that_nobody_checks(self):
        self.assertTrue(faults("a", {"type": "string", "pattern": "b"}, REFERENCE))
