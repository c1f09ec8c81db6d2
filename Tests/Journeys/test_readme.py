"""The pictures of the readme are what perch draws."""

from conftest import ROOT, lines

PICTURES = ["Down Enter Enter 2 Enter", "", ": map Enter"]


def test_the_pictures_of_the_readme_are_what_perch_draws(perch):
    text = (ROOT / "README.md").read_text()
    pictures = [block for block in text.split("```\n")[1::2] if block.startswith(" SAMPLE")]
    assert len(pictures) == len(PICTURES)
    for picture, keys in zip(pictures, PICTURES):
        drawn = perch("replay", ROOT / "SampleData/market.perch", "--print", "--size", "80x24", *(["--keys", keys] if keys else []))
        assert lines(drawn.stdout) == lines(picture), f"after {keys or 'no key'}: copy the frame into README.md"
