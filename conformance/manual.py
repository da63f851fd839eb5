"""Runs the samples of the manual that are marked `run`: docs/LANGUAGE/*.md.

Usage: manual.py DIRECTORY LANGUAGE [PAGE...]

A sample runs as it stands, but for the address and the key. All samples of a page in one language run in order, in a
directory of their own that holds `photo.png`, `mask.png` and the four products, and `pictor-data`, the data directory
of the server. A sample must end with 0, every picture that it leaves must open, and where a fence with the flag
`output` follows it (or the group of tabs that it is in), it must print that; `...` stands for anything.

Node is given by PICTOR_NODE; Python is the one that runs this. Its samples are forked from a process that has imported
the SDK already, which takes it a second.
"""

import concurrent.futures
import dataclasses
import multiprocessing
import os
import pathlib
import re
import runpy
import shutil
import subprocess
import sys

from PIL import Image

from checks import HERE, check, equal, finish, scratch, true
from server import BINARY, REPOSITORY, Server

ADDRESS, KEY = "http://127.0.0.1:8080", "your-api-key"
PICTURES = ("photo.png", "mask.png", "body-lotion.png", "bath-bomb.png", "incense-kit.png", "soap.png")
OUTPUT, ERRORS = "output.txt", "errors.txt"
SUFFIXES = {"python": "py", "js": "mjs", "sh": "sh"}
PAGES_AT_ONCE = 2
LIMIT_SECONDS = 120
IMPORTED = ["__main__", "openai", "openai.types"] + [f"openai.resources.{name}" for name in ("images", "models", "files")]
FORKS = multiprocessing.get_context("forkserver")


@dataclasses.dataclass
class Fence:
    """A block of code: the line that it begins at, the words behind its backticks, its text."""

    line: int
    words: list
    text: str
    after: int  # the line behind it that is not blank


def fences(page):
    """The blocks of code of a page, in order."""
    found = []
    lines = page.split("\n")
    number = 0
    while number < len(lines):
        begin = re.match(r"( *)(`{3,})(.*)", lines[number])
        number += 1
        if not begin:
            continue
        start = number
        while lines[number].strip() != begin[2]:
            number += 1
        text = "\n".join(line.removeprefix(begin[1]) for line in lines[start:number]) + "\n"
        number += 1
        after = next((at for at in range(number, len(lines)) if lines[at].strip()), len(lines))
        found.append(Fence(start, begin[3].split(), text, after + 1))
    return found


@dataclasses.dataclass
class Sample:
    """What runs, and what it prints, if the page says so."""

    line: int
    language: str
    code: str
    output: tuple = None  # how it is written, and the text


def samples(page):
    """The samples of a page that run. What follows a group of tabs holds for each of them."""
    found, group, after = [], [], None
    for fence in fences(page):
        language, *flags = fence.words or [""]
        follows = fence.line == after
        after = fence.after
        if "output" in flags and follows:
            for sample in group:
                sample.output = (language, fence.text)
            group = []
            continue
        if not (follows and "tab" in flags):
            group = []
        if "run" in flags:
            group.append(Sample(fence.line, language, fence.text))
            found.append(group[-1])
    return found


def printed(output, text):
    """Whether the text is what the page shows; blanks do not count between words, and nowhere in JSON."""
    kind, wanted = output
    squeezed = (lambda text: re.sub(r"\s+", "", text)) if kind == "json" else (lambda text: " ".join(text.split()))
    pattern = ".*".join(re.escape(part) for part in squeezed(wanted).split("..."))
    return re.fullmatch(pattern, squeezed(text), re.DOTALL) is not None


def be_program(file, environment):
    """What a fork becomes: the sample, as a program of its own."""
    os.chdir(file.parent)
    os.environ.clear()
    os.environ.update(environment)
    for number, name in ((1, OUTPUT), (2, ERRORS)):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    sys.argv, sys.path[0] = [file.name], str(file.parent)
    runpy.run_path(file.name, run_name="__main__")


def run_python(file, environment):
    """Runs a Python sample to its end: the exit code, what it printed, and what it said on stderr."""
    fork = FORKS.Process(target=be_program, args=(file, environment))
    fork.start()
    fork.join(LIMIT_SECONDS)
    if fork.exitcode is None:
        fork.kill()
        fork.join()
    return fork.exitcode, *((file.parent / name).read_text() for name in (OUTPUT, ERRORS))


def run_command(words, file, environment):
    """The same for a sample that a program of the machine runs. What it prints is read to the end, so that what the
    shell started for `>(...)` has ended, too."""
    ended = subprocess.run(
        [*words, file.name],
        cwd=file.parent,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=LIMIT_SECONDS,
    )
    return ended.returncode, ended.stdout, ended.stderr


def run(sample, directory, environment):
    """Runs the sample in the directory, and fails where it does not do what its page says."""
    before = {path.name: path.stat().st_mtime_ns for path in directory.iterdir()}
    file = directory / f"line-{sample.line}.{SUFFIXES[sample.language]}"
    file.write_text(sample.code)
    if sample.language == "python":
        code, output, errors = run_python(file, environment)
    else:
        words = {"js": [os.environ["PICTOR_NODE"]], "sh": ["bash", "-e", "-o", "pipefail"]}[sample.language]
        code, output, errors = run_command(words, file, environment)
    equal(f"exit code, having said {errors[-600:]!r}", code, 0)
    for path in sorted(directory.iterdir()):
        if path.suffix in (".png", ".jpg", ".webp") and before.get(path.name) != path.stat().st_mtime_ns:
            Image.open(path).load()
    if sample.output:
        true(f"it printed {output[-600:]!r}, the page says {sample.output[1]!r}", printed(sample.output, output))


def prepared(directory, data):
    """A directory for the samples of a page in one language."""
    directory.mkdir(parents=True)
    for name in PICTURES:
        shutil.copy(scratch(name), directory)
    (directory / "node_modules").symlink_to(HERE / "node_modules")
    (directory / "pictor-data").symlink_to(data)
    return directory


def run_language(page, language, found, directory, server):
    """The samples of a page in one language, in order."""
    if not found:
        return
    place = prepared(directory / f"{page.stem}-{language}", server.data_dir)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PICTOR_")}
    environment = {**clean, "PATH": f"{BINARY.parent}:{clean['PATH']}"}
    for sample in found:
        sample.code = sample.code.replace(ADDRESS, server.url).replace(KEY, server.key)
        with check(f"{page.relative_to(REPOSITORY)}:{sample.line} {language}"):
            run(sample, place, environment)


def run_page(page, directory, server):
    """The samples of a page, its languages at once."""
    found = samples(page.read_text())
    of = {language: [sample for sample in found if sample.language == language] for language in SUFFIXES}
    equal(f"samples of {page.name} in other languages", len(found), sum(map(len, of.values())))
    with concurrent.futures.ThreadPoolExecutor(len(SUFFIXES)) as pool:
        jobs = [pool.submit(run_language, page, *own, directory, server) for own in of.items()]
    for job in jobs:
        job.result()
    return len(found)


def refused(sample, directory):
    """Whether a sample is found to be broken."""
    try:
        run(sample, directory, dict(os.environ))
    except (AssertionError, OSError):  # the second for a picture that does not open
        return True
    return False


BROKEN = """
```sh run
exit 3
```

```sh run
curl -s http://127.0.0.1:1/ | cat
```

```sh run
echo '{"error": {}}' > broken.png
```

```python run
raise SystemExit(3)
```

```python run tab
print("two")
```

```js run tab
console.log('two');
```

```text output
one
```
"""


def broken_samples_are_found(directory):
    """The runner itself: each of these must fail, and the last two pass where the page says what they print."""
    directory.mkdir()
    for sample in samples(BROKEN):
        with check(f"a broken sample fails: {sample.language} of line {sample.line}"):
            true("it passed", refused(sample, directory))
    for sample in samples(BROKEN.replace("\none\n", "\nt...o\n"))[-2:]:
        with check(f"a sample that prints what its page says passes: {sample.language}"):
            true("it failed", not refused(sample, directory))


def main(directory, language, words):
    FORKS.set_forkserver_preload(IMPORTED)
    broken_samples_are_found(directory / "broken")
    pages = sorted((REPOSITORY / "docs" / language).glob("*.md"))
    pages = [page for page in pages if not words or page.stem in words]
    pages.sort(key=lambda page: -len(samples(page.read_text())))  # the longest first
    # The server makes a key of its own, which stands in the data directory, as a reader's does.
    with Server(directory, key=None) as server:
        server.key = (server.data_dir / "admin-key").read_text().strip()
        with concurrent.futures.ThreadPoolExecutor(PAGES_AT_ONCE) as pool:
            jobs = [pool.submit(run_page, page, directory / "samples", server) for page in pages]
        with check("the manual has samples that run"):
            true("it has none", sum(job.result() for job in jobs) > 0)
        with check("the server ended with 0 and without a panic"):
            equal("exit code", server.stop(), 0)
            equal("panics", server.log_path.read_text(errors="replace").count("panicked"), 0)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
    finish()
