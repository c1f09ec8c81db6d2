"""Random keys at random sizes: no crash, no hang, and the terminal as it was."""

import os

import pytest

from random_keys import Walk

KEYS = int(os.environ.get("PERCH_RANDOM_KEYS", "2000"))


@pytest.mark.parametrize("seed", [1, 2])
def test_random_keys_break_nothing(environment, tmp_path, seed):
    walk = Walk(environment, tmp_path, seed, KEYS // 2)
    walk.run()
    assert walk.slowest[0][0] < 9, f"it took no key for seconds: {walk.slowest[0]}"
