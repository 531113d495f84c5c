#!/usr/bin/env python3
"""Counts the tests of one step from what its runners wrote: tally.py FILE... → "PASSED FAILED SKIPPED".

A text (.log) is read by the closing lines of its runner: unittest, Vitest, Playwright, or our own plain "N passed, N
failed". A report of ctest (.xml) holds what each program said: GoogleTest or one of those. A program that says no number
counts as one test; one that failed without saying how many counts as one failure.
"""
import re, sys
import xml.etree.ElementTree as xml

GOOGLETEST = re.compile(r"^\[  (PASSED|FAILED|SKIPPED) *\] (\d+) tests?(?:\.|, listed below)")
UNITTEST_RAN, UNITTEST_END = re.compile(r"^Ran (\d+) tests? in "), re.compile(r"^(?:OK|FAILED)(?: \((.*)\))?$")
VITEST = re.compile(r"^\s*Tests\s+(.*\(\d+\))")
PLAYWRIGHT = re.compile(r"^\s*(\d+) (passed|failed|flaky|skipped|did not run|interrupted)(?: \([\d.]+\w+\))?$")
PLAIN = re.compile(r"^(?:[\w ]+: )?(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$")
COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
GOOD, BAD, LEFT_OUT = ({"passed", "flaky"}, {"failed", "interrupted", "did not run", "failures", "errors"}, {"skipped", "todo"})


def said_in(line, ran):
    """(word, number) pairs of one line; `ran` is what unittest announced on the line before."""
    if m := GOOGLETEST.match(line):
        return [(m[1].lower(), int(m[2]))]
    if ran and (m := UNITTEST_END.match(line)):
        words = [(word, int(n)) for word, n in re.findall(r"(failures|errors|skipped)=(\d+)", m[1] or "")]
        return [("passed", ran - sum(n for _, n in words)), *words]
    if m := VITEST.match(line):
        return [(word, int(n)) for n, word in re.findall(r"(\d+) (passed|failed|skipped|todo)", m[1])]
    if m := PLAIN.match(line):
        return [("passed", int(m[1])), ("failed", int(m[2])), ("skipped", int(m[3] or 0))]
    if m := PLAYWRIGHT.match(line):
        return [(m[2], int(m[1]))]
    return []


def count(text):
    """(passed, failed, skipped) said by one program."""
    totals, ran = [0, 0, 0], 0
    for line in COLOUR.sub("", text).splitlines():
        if m := UNITTEST_RAN.match(line):
            ran = int(m[1])
        for word, n in said_in(line, ran):
            totals[0 if word in GOOD else 1 if word in BAD else 2] += n
    return tuple(totals)


def count_report(text):
    totals = [0, 0, 0]
    for case in xml.fromstring(text).iter("testcase"):
        good, bad, left_out = count(case.findtext("system-out") or "")
        if case.get("status") not in ("run", "disabled", "notrun") and bad == 0:
            bad = 1
        elif good + bad + left_out == 0:
            good, left_out = (1, 0) if case.get("status") == "run" else (0, 1)
        totals = [a + b for a, b in zip(totals, (good, bad, left_out))]
    return tuple(totals)


def tally(files):
    """A report speaks for its log, which shows the same programs again."""
    reports = [name for name in files if name.endswith(".xml")]
    totals = [0, 0, 0]
    for name in reports or [name for name in files if name.endswith(".log")]:
        with open(name, errors="replace") as file:
            counted = (count_report if reports else count)(file.read())
        totals = [a + b for a, b in zip(totals, counted)]
    return tuple(totals)


if __name__ == "__main__":
    print(*tally(sys.argv[1:]))
