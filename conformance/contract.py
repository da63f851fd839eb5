"""What a machine makes of /openapi.json: schemathesis asks every operation for what the document allows and for what
it does not, and every answer must be as the document says. A server of its own, which draws by itself.

Usage: contract.py DIRECTORY PYTHON, for the server's data and the report, and the Python that has schemathesis
"""

import json
import pathlib
import subprocess
import sys
import urllib.request

from checks import check, finish, true
from server import KEY, Server

# Operations that may refuse what their schema allows: no schema has the arithmetic of sizes, the names that a server
# knows, what is in a file, and whether an idempotency key was used before;
PICTURES = ("createImage", "createImageEdit", "estimateImage", "createFile")
# nor whether an address is one that may be reached, and answers;
ADDRESSES = ("createWebhookEndpoint", "updateWebhookEndpoint", "testWebhookEndpoint")
# nor how long a picture is, of which a range is asked for;
DOWNLOADS = ("getFileContent", "getImageJobContent", "getImageContent")
# nor which pages there are, whether a job has ended, and whether a project was archived or a key is the operator's.
STATE = (
    "getImagesUsage", "getCosts", "getStats", "cancelImageJob", "updateProject", "archiveProject", "createServiceAccount",
    "deleteServiceAccount", "updateApiKey", "deleteApiKey", "updateRateLimit", "updateSpendLimit", "deleteSpendLimit",
)
EXAMPLES = 15
SECONDS = 300


def post(server, path, body):
    request = urllib.request.Request(server.url + path, json.dumps(body).encode(), method="POST")
    request.add_header("Authorization", f"Bearer {KEY}")
    urllib.request.urlopen(request).close()


def give_a_budget(server):
    """The first project, which nobody can archive: so the key of these requests stays one."""
    post(server, "/v1/organization/projects/proj_default", {"budget_month_usd": "1"})


def settings(directory):
    """All checks, but for those operations not the one that what a schema allows is taken; and every phase, but not the
    thousands of bodies twice that an estimate and the endpoints both read."""
    operation = '[[operations]]\ninclude-operation-id = "{}"\nchecks.positive_data_acceptance.enabled = false\n'
    # Chains of requests carry words of one answer, of a page for example, into a question that it was not made for.
    chains = "[phases.stateful.checks]\npositive_data_acceptance.enabled = false\n"
    path = pathlib.Path(directory) / "schemathesis.toml"
    lines = [chains, *(operation.format(name) for name in (*PICTURES, *ADDRESSES, *DOWNLOADS, *STATE))]
    lines.append('[[operations]]\ninclude-operation-id = "estimateImage"\nphases.coverage.enabled = false\n')
    path.write_text("\n".join(lines))
    return path


def run(server, directory, python):
    command = [
        python, "-m", "schemathesis.cli", "--config-file", settings(directory), "run",
        f"{server.url}/openapi.json", "--header", f"Authorization: Bearer {KEY}",
        "--phases", "examples,coverage,fuzzing,stateful", "--seed", "1",
        "--max-examples", str(EXAMPLES), "--workers", "2", "--generation-database", "none", "--no-color",
    ]
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=directory, capture_output=True, text=True, timeout=SECONDS)
    (pathlib.Path(directory) / "schemathesis.log").write_text(done.stdout + done.stderr)
    return done


def main(directory, python):
    with Server(directory, settings="strict = true\n") as server:
        with check("schemathesis finds no answer that /openapi.json does not describe") as said:
            give_a_budget(server)
            done = run(server, directory, python)
            lines = [line for line in done.stdout.splitlines() if line.strip()]
            said.append(f": {lines[-1].strip('= ') if lines else ''}")
            true("\n".join([*lines[-60:], done.stderr[-2000:]]), done.returncode == 0)
        with check("and the server goes on"):
            true("it answers", server.answers("/readyz"))
            true("nothing panicked", "panicked" not in server.log_path.read_text(errors="replace"))


if __name__ == "__main__":
    main(*sys.argv[1:])
    finish()
