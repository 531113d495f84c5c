"""Every operation, as the reference describes it, is sent fields that it does not know and values of another type: each is
named in a refusal, nothing is kept, and the server stands."""
import re
from town import Example

NOWHERE = "0190aaaa-0000-7000-8000-00000000dead"
# They take anything by design: an address that is unknown gets the same answer as one that is known.
SESSIONS = ("/api/session/", "/api/demo/", "/api/cities/start")


def resolved(schema, reference):
    if "$ref" in schema:
        return resolved(reference["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]], reference)
    return schema


def types_of(schema, reference):
    schema = resolved(schema, reference)
    kinds = schema.get("type", [])
    kinds = {kinds} if isinstance(kinds, str) else set(kinds)
    for one in schema.get("anyOf", []) + schema.get("oneOf", []):
        kinds |= types_of(one, reference)
    return kinds


def wrong_values(kinds):
    """Values that are none of these JSON types."""
    values = {"string": "no such value", "number": 7.5, "boolean": True, "array": [[]], "object": {"no": "such"}}
    if "integer" in kinds:
        kinds = kinds | {"number"}
    return [value for kind, value in values.items() if kind not in kinds]


class EveryInput(Example):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.amina = cls.person(cls, "Amina Diallo")

    def operations(self):
        """(method, path with an identity that is there, schema of the body); kinds without a record are left out"""
        reference = self.amina.reference()
        for path, methods in reference["paths"].items():
            for method in sorted(set(methods) & {"post", "patch"}):
                content = methods[method].get("requestBody", {}).get("content", {})
                there = self.there(path)
                if "application/json" in content and not path.startswith(SESSIONS) and NOWHERE not in there:
                    yield method, there, resolved(content["application/json"]["schema"], reference)

    def there(self, path):
        if "{id}" not in path:
            return path
        plural = path.split("/")[2]
        listed = self.amina.get(f"/api/{plural}", limit=1)
        one = listed[plural][0]["id"] if listed.status == 200 and listed.body.get(plural) else NOWHERE
        return path.replace("{id}", one)

    def send(self, method, path, body):
        revision = self.amina.get(re.sub(r"(/[0-9a-f-]{36}).*", r"\1", path)).revision if method == "patch" else "1"
        return self.amina.send(method.upper(), path, body, headers={"If-Match": f'"{revision or 1}"'})

    def test_a_field_that_nobody_knows(self):
        tried, before = 0, self.amina.get("/api/goals").moment
        for method, path, schema in self.operations():
            with self.subTest(f"{method} {path}"):
                answer = self.send(method, path, {"no_such_field": 1})
                self.assertEqual(answer.status, 422, answer)
                self.assertIn("no_such_field", answer.faults(), answer)
                tried += 1
        self.assertGreater(tried, 80)
        self.assertEqual(self.amina.get("/api/goals").moment, before, "something was written")

    def test_a_value_of_another_type(self):
        tried, before, reference = 0, self.amina.get("/api/goals").moment, self.amina.reference()
        for method, path, schema in self.operations():
            for name, of in schema.get("properties", {}).items():
                kinds = types_of(of, reference)
                for value in wrong_values(kinds) if kinds else []:
                    with self.subTest(f"{method} {path}", field=name, value=value):
                        answer = self.send(method, path, {name: value})
                        self.assertEqual(answer.status, 422, answer)
                        named = [one for one in answer.faults() if one == name or one.startswith(name + ".")]
                        self.assertTrue(named, answer)
                        tried += 1
        self.assertGreater(tried, 1000)
        self.assertEqual(self.amina.get("/api/goals").moment, before, "something was written")

    def test_a_question_that_makes_no_sense(self):
        for path, methods in self.amina.reference()["paths"].items():
            if "get" not in methods or path.startswith(SESSIONS):
                continue
            asked = [one for one in methods["get"].get("parameters", []) if one["in"] == "query"]
            with self.subTest(path):
                answer = self.amina.get(self.there(path), no_such_field="1")
                self.assertIn(answer.status, (400, 422), answer)
            for one in asked:
                kinds = types_of(one["schema"], self.amina.reference())
                formed = "format" in str(one["schema"]) and "email" not in str(one["schema"])
                if kinds & {"string", "array"} and not formed and "enum" not in one["schema"]:
                    continue  # any text may be asked for
                with self.subTest(path, field=one["name"]):
                    answer = self.amina.get(self.there(path), **{one["name"]: "no such value"})
                    self.assertLess(answer.status, 500, answer)
                    if "enum" not in one["schema"]:
                        self.assertIn(answer.status, (400, 404, 422), answer)
