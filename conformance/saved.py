"""Opens the pictures that the Node and curl programs saved, and checks each against what they asked for.

Usage: saved.py DIRECTORY, which holds the pictures and expected.jsonl
"""

import json
import pathlib
import sys

from checks import check, finish, mask_held, picture, true


def check_saved(directory):
    listing = directory / "expected.jsonl"
    expected = [json.loads(line) for line in listing.read_text().splitlines()] if listing.exists() else []
    with check("the programs saved pictures"):
        true("none was saved", len(expected) > 0)
    for row in expected:
        with check(f"saved {row['file']}: {row['name']}"):
            image = picture((directory / row["file"]).read_bytes(), row["format"], row.get("size"))
            if row.get("mask"):
                mask_held(*row["mask"], image)


if __name__ == "__main__":
    check_saved(pathlib.Path(sys.argv[1]))
    finish()
