"""Runs the six examples of the service's page (page/) with only the address and the key replaced.

Usage: pages.py DIRECTORY, which becomes the user's working directory. Each Python SDK is given by its interpreter
in PICTOR_PYTHONS, Node by PICTOR_NODE.
"""

import os
import pathlib
import shutil
import subprocess
import sys

from checks import HERE, check, equal, finish, picture, scratch, shows_colour, true

PICTURES = {"text": "otter.png", "edit": "gift-basket.png"}
# What `pictures.py` paints these three with, and a gift basket has not by itself.
PRODUCT_COLOURS = {"bath bomb": (201, 167, 224), "incense kit": (63, 107, 100), "soap": (183, 215, 176)}


def run_example(source, command, directory):
    """Runs the example in a directory that holds the four products, and opens the picture it leaves."""
    directory.mkdir()
    for name in ("body-lotion.png", "bath-bomb.png", "incense-kit.png", "soap.png"):
        shutil.copy(scratch(name), directory)
    (directory / "node_modules").symlink_to(HERE / "node_modules")
    text = source.read_text().replace("http://127.0.0.1:8080", os.environ["PICTOR_URL"])
    (directory / source.name).write_text(text.replace("your-api-key", os.environ["PICTOR_KEY"]))
    # Its output is read to the end, so that what the shell started for `>(...)` has ended too.
    ended = subprocess.run([*command, source.name], cwd=directory, capture_output=True, text=True, timeout=120)
    equal(f"exit code, having said {ended.stderr[-400:]!r}", ended.returncode, 0)
    result = picture((directory / PICTURES[source.stem]).read_bytes(), "png", "1024x1024")
    if source.stem == "edit":
        for product, colour in PRODUCT_COLOURS.items():
            share = shows_colour(result, colour)
            true(f"the {product} is not to be seen: {share:.2%} of the pixels have its colour", share > 0.001)


def main(directory):
    commands = [("py", [python], pathlib.Path(python).parts[-3]) for python in os.environ["PICTOR_PYTHONS"].split(":")]
    commands += [("mjs", [os.environ["PICTOR_NODE"]], "node"), ("sh", ["bash"], "curl")]
    for suffix, command, name in commands:
        for stem in ("text", "edit"):
            with check(f"page/{stem}.{suffix} by {name}"):
                run_example(HERE / "page" / f"{stem}.{suffix}", command, directory / f"{stem}-{name}")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
    finish()
