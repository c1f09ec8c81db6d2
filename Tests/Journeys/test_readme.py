"""The pictures of the readme and of the page of screens are what perch draws."""

import os
import re

from conftest import ROOT, lines

PICTURES = ["Down Enter Enter 2 Enter", "", ": map Enter"]
PAGE = ROOT / "Sources/perch/Documentation/screens.md"
PICTURE = re.compile(r'(    perch replay --print --size 80x24(?: --keys "(?P<keys>[^"\n]*)")?\n\n```\n)(?P<frame>.*?)(?=```)', re.S)


def draw(perch, keys):
    drawn = perch("replay", ROOT / "SampleData/market.perch", "--print", "--size", "80x24", *(["--keys", keys] if keys else []))
    assert drawn.returncode == 0, drawn.stderr
    return lines(drawn.stdout)


def test_the_pictures_of_the_readme_are_what_perch_draws(perch):
    text = (ROOT / "README.md").read_text()
    pictures = [block for block in text.split("```\n")[1::2] if block.startswith(" SAMPLE")]
    assert len(pictures) == len(PICTURES)
    for picture, keys in zip(pictures, PICTURES):
        assert draw(perch, keys) == lines(picture), f"after {keys or 'no key'}: copy the frame into README.md"


def test_the_page_of_screens_is_what_perch_draws(perch):
    """With PERCH_RECORD_FRAMES the page is drawn anew, which fails too, so that nobody commits it unseen."""
    page = PAGE.read_text()
    drawn = PICTURE.sub(lambda found: found[1] + "\n".join(draw(perch, found["keys"])) + "\n", page)
    assert len(PICTURE.findall(page)) == page.count("\n## ")
    if os.environ.get("PERCH_RECORD_FRAMES") and drawn != page:
        PAGE.write_text(drawn)
    assert drawn == page, "draw it anew with PERCH_RECORD_FRAMES=1 and look at the difference"
