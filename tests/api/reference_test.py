"""What stands in docs/ is what the program says of itself, and what it says is an OpenAPI document."""
import json, os, pathlib, re, subprocess, unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("ARPENT_BINARY", str(ROOT / "build/dev/arpent"))


def said(command):
    return subprocess.run([PROGRAM, command], check=True, capture_output=True, text=True).stdout


def references(value):
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


class Reference(unittest.TestCase):
    def compared(self, path, command):
        kept = (ROOT / path).read_text("utf-8")
        self.assertTrue(kept == said(command), f"{path} is not what the program says any more: run bin/generate")

    def test_api_is_as_written(self):
        self.compared("docs/api/openapi.json", "openapi")

    def test_permissions_are_as_written(self):
        self.compared("docs/users/permissions.md", "permissions")

    def test_personal_data_is_as_written(self):
        self.compared("docs/operators/personal-data.md", "personal-data")

    def test_document_is_openapi(self):
        document = json.loads(said("openapi"))
        self.assertEqual("3.1.0", document["openapi"])
        self.assertTrue(document["info"]["title"] and document["info"]["version"])
        names = []
        for path, methods in document["paths"].items():
            self.assertRegex(path, r"^/api/[a-z_/{}]+$")
            for method, operation in methods.items():
                where = f"{method} {path}"
                self.assertIn(method, {"get", "post", "patch", "delete", "put"}, where)
                names.append(operation["operationId"])
                parameters = operation.get("parameters", [])
                told = {p["name"] for p in parameters if p["in"] == "path"}
                self.assertEqual(set(re.findall(r"{(\w+)}", path)), told, where)
                self.assertEqual(len(parameters), len({(p["in"], p["name"]) for p in parameters}), where)
                for parameter in parameters:
                    self.assertIn(parameter["in"], {"path", "query", "header"}, where)
                    self.assertTrue(parameter["in"] != "path" or parameter["required"], where)
                if method == "get":
                    self.assertNotIn("requestBody", operation, where)
                for status, answer in operation["responses"].items():
                    self.assertTrue(answer["description"] and re.fullmatch(r"\d{3}|default", status), where)
        self.assertEqual(len(names), len(set(names)), "an operationId is given once")
        self.assertGreater(len(names), 100)
        for reference in references(document):
            prefix, _, name = reference.rpartition("/")
            self.assertEqual("#/components/schemas", prefix)
            self.assertIn(name, document["components"]["schemas"])


if __name__ == "__main__":
    unittest.main()
