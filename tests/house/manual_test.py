"""The manual: each page has its twin in the other language, with the same parts; each picture named is there, none lies idle."""
import pathlib, re, unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PICTURES = DOCS / "pictures"
LANGUAGES = ("en", "fr")
LARGEST = 120_000  # bytes of a picture
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)#\s]+)[^)]*\)")


def pages(language):
    return {f"{room}/{page.name}": page for room in ("users", "operators") for page in (DOCS / room / language).glob("*.md")}


def links(page, pictures_only=False):
    for is_picture, target in LINK.findall(page.read_text()):
        if "://" not in target and (is_picture or not pictures_only):
            yield (page.parent / target).resolve()


def parts(page):
    """Its headings by depth and its pictures, in their order."""
    prose = re.sub(r"(?ms)^```.*?^```", "", page.read_text())
    return re.findall(r"(?m)^(?:#+ |!\[)", prose)


class Manual(unittest.TestCase):
    def test_there_are_pages(self):
        self.assertGreater(len(pages("fr")), 7)

    def test_each_page_has_its_twin_with_the_same_parts(self):
        english, french = pages("en"), pages("fr")
        self.assertEqual(sorted(english), sorted(french))
        for name, page in english.items():
            self.assertEqual(parts(page), parts(french[name]), f"{name}: headings and pictures in another order")

    def test_a_page_shows_the_pictures_of_its_language(self):
        for language in LANGUAGES:
            for name, page in pages(language).items():
                for picture in links(page, pictures_only=True):
                    self.assertEqual(picture.parent, PICTURES / language, f"{language}/{name}")

    def test_every_link_leads_somewhere(self):
        for page in [ROOT / "README.md", *DOCS.rglob("*.md")]:
            for target in links(page):
                self.assertTrue(target.exists(), f"{page.relative_to(ROOT)}: {target.name} is not there")

    def test_every_picture_is_shown_and_small(self):
        shown = {picture for page in [ROOT / "README.md", *DOCS.rglob("*.md")] for picture in links(page, pictures_only=True)}
        for picture in PICTURES.rglob("*.png"):
            self.assertIn(picture, shown, "no page shows it")
            self.assertLess(picture.stat().st_size, LARGEST, picture.name)


if __name__ == "__main__":
    unittest.main()
