"""Who sees what, in the example city: a stranger nothing, a member of the group no field that is the team's."""
from client import Client
from town import Example

TEAM_ONLY = {"people": {"email", "phone"}, "stakeholders": {"influence", "interest", "stance"}}


class Rights(Example):
    def reads(self):
        for path, methods in Client(self.program).reference()["paths"].items():
            if "get" in methods and "public" not in methods["get"].get("x-may", []):
                yield path.replace("{id}", "0190aaaa-0000-7000-8000-000000000000")

    def test_a_stranger_is_asked_to_log_in_everywhere(self):
        stranger, tried = Client(self.program), 0
        for path in self.reads():
            with self.subTest(path):
                self.assertEqual(stranger.get(path).status, 401)
                tried += 1
        self.assertGreater(tried, 50)

    def test_the_team_sees_what_the_group_does_not(self):
        manager, core = self.person("Amina Diallo"), self.person("Mathilde Rousseau")
        own = core.look("/api/session/me")["person"]["id"]
        for plural, fields in TEAM_ONLY.items():
            with self.subTest(plural):
                seen = set().union(*manager.look(f"/api/{plural}", limit=200)[plural])
                self.assertTrue(fields & seen, f"the team sees none of {fields}")
                for on in (None, "2025-09-01"):
                    for one in core.look(f"/api/{plural}", limit=200, on=on)[plural]:
                        if one["id"] != own:
                            self.assertFalse(fields & one.keys(), one)
