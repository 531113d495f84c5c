"""bin/lib/tally.py reads the closing lines of each runner that bin/check calls."""
import pathlib, sys, unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "bin" / "lib"))
from tally import count, count_report

CTEST = """<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="(empty)" tests="4" failures="2" disabled="0" skipped="0">
  <testcase name="base" classname="base" time="0.01" status="fail"><failure message=""/><system-out>[==========] 4 tests ran.
[  PASSED  ] 3 tests.
[  SKIPPED ] 1 test, listed below:
[  SKIPPED ] Json.Reference
[  FAILED  ] 2 tests, listed below:
[  FAILED  ] Json.PrintsNumbers
[  FAILED  ] Json.PrintsMore
</system-out></testcase>
  <testcase name="house.embed" status="run"><system-out>Ran 6 tests in 0.1s

OK
</system-out></testcase>
  <testcase name="store" status="fail"><failure message="SEGFAULT"/><system-out>[ RUN ] Store.Opens</system-out></testcase>
  <testcase name="consumer" status="run"><system-out></system-out></testcase>
</testsuite>
"""


class Tally(unittest.TestCase):
    def test_ctest_counts_the_tests_inside_its_programs(self):
        self.assertEqual(count_report(CTEST), (3 + 6 + 1, 2 + 1, 1))

    def test_unittest(self):
        self.assertEqual(count("Ran 7 tests in 0.02s\n\nFAILED (failures=1, errors=2, skipped=1)\n"), (3, 3, 1))
        self.assertEqual(count("Ran 1 test in 0.02s\n\nOK\n"), (1, 0, 0))

    def test_vitest(self):
        self.assertEqual(count(" Test Files  1 failed | 2 passed (3)\n      Tests  1 failed | 8 passed | 2 skipped (11)\n"),
                         (8, 1, 2))
        self.assertEqual(count("\x1b[2m      Tests \x1b[22m \x1b[32m8 passed\x1b[39m (8)\n"), (8, 0, 0))

    def test_playwright(self):
        self.assertEqual(count("  1 failed\n    [x] › a.spec.ts:3 › b\n  2 skipped\n  4 passed (12.3s)\n"), (4, 1, 2))
        self.assertEqual(count("  12 passed (1.1m)\n"), (12, 0, 0))

    def test_our_own_line(self):
        self.assertEqual(count("checked 3 screens\njourneys: 9 passed, 1 failed, 2 skipped\n"), (9, 1, 2))

    def test_a_run_without_tests_counts_nothing(self):
        self.assertEqual(count("No tests were found!!!\n"), (0, 0, 0))


if __name__ == "__main__":
    unittest.main()
