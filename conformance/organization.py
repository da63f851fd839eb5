"""The official Python SDK's admin client: projects, keys, limits and budgets, and what those who call feel of them.

Older versions of the SDK lack some calls and members; what they have is checked.
"""

import os

import openai
from openai import OpenAI

from checks import check, equal, finish, refused, true

ADDRESS = os.environ["PICTOR_URL"]
MODEL = "gpt-image-2"

admin = OpenAI(base_url=f"{ADDRESS}/v1", api_key="sk-none", admin_api_key=os.environ["PICTOR_KEY"], max_retries=0)
projects = admin.admin.organization.projects


def holder(key):
    return OpenAI(base_url=f"{ADDRESS}/v1", api_key=key, max_retries=0)


def draw(client, prompt="A red canoe"):
    return client.images.generate(model=MODEL, prompt=prompt, quality="low", size="1024x1024")


def life_of_a_project():
    with check("a project is made, changed, listed page by page, and archived"):
        made = [projects.create(name=f"conformance {number}") for number in range(3)]
        equal("name", projects.update(made[0].id, name="shop").name, "shop")
        equal("read again", projects.retrieve(made[0].id).name, "shop")
        listed = [project.id for project in projects.list(limit=1)]
        true(f"all are listed: {listed}", {project.id for project in made} <= set(listed))
        for project in made:
            equal("status", projects.archive(project.id).status, "archived")
        left = [project.id for project in projects.list()]
        true("archived ones are not listed", not {project.id for project in made} & set(left))
        everything = [project.id for project in projects.list(include_archived=True)]
        true("unless they are asked for", {project.id for project in made} <= set(everything))


def life_of_a_key():
    project = projects.create(name="conformance keys").id
    made = projects.service_accounts.create(project, name="web")
    client = holder(made.api_key.value)
    with check("a key is made, shown without its secret, and draws"):
        draw(client)
        [key] = projects.api_keys.list(project)
        equal("id", key.id, made.api_key.id)
        true("it is redacted", made.api_key.value not in key.to_json())
        equal("owner", key.owner.service_account.id, made.id)
        true("last use", projects.api_keys.retrieve(key.id, project_id=project).last_used_at)
        equal("account", projects.service_accounts.retrieve(made.id, project_id=project).name, "web")
        equal("accounts", [account.id for account in projects.service_accounts.list(project)], [made.id])
    if hasattr(projects.api_keys, "update"):
        with check("a key is given an end"):
            key = projects.api_keys.update(made.api_key.id, project_id=project, expires_in_seconds=3600)
            true("it has one", key.expires_at > key.created_at)
    with check("a key without the scope is a PermissionDeniedError"):
        with refused({"status": 403, "class": "PermissionDeniedError", "code": "permission_denied"}, openai.APIStatusError):
            OpenAI(base_url=ADDRESS, api_key="sk-none", admin_api_key=made.api_key.value).admin.organization.projects.list()
    with check("a revoked key is an AuthenticationError at once"):
        true("deleted", projects.api_keys.delete(made.api_key.id, project_id=project).deleted)
        with refused({"status": 401, "class": "AuthenticationError", "code": "invalid_api_key"}, openai.APIStatusError):
            draw(client)
    with check("a key that is gone is a NotFoundError"):
        with refused({"status": 404, "class": "NotFoundError", "code": "resource_not_found"}, openai.APIStatusError):
            projects.service_accounts.delete(made.id, project_id=project)
    projects.archive(project)


def limits():
    project = projects.create(name="conformance limits").id
    client = holder(projects.service_accounts.create(project, name="web").api_key.value)
    with check("a project's rate refuses with a RateLimitError and Retry-After"):
        [limit] = projects.rate_limits.list_rate_limits(project)
        changed = projects.rate_limits.update_rate_limit(limit.id, project_id=project, max_requests_per_1_minute=1)
        equal("limit", changed.max_requests_per_1_minute, 1)
        draw(client)
        try:
            draw(client, "A green canoe")
            raise AssertionError("it was not refused")
        except openai.RateLimitError as error:
            equal("code", error.code, "rate_limit_exceeded")
            true("retry-after", 1 <= int(error.response.headers["retry-after"]) <= 60)
    if hasattr(projects, "spend_limit"):
        with check("a monthly budget is set, shown and removed"):
            wanted = {"currency": "USD", "interval": "month", "threshold_amount": 2000}
            set_to = projects.spend_limit.update(project, **wanted)
            equal("set", (set_to.threshold_amount, set_to.enforcement.status), (2000, "inactive"))
            equal("shown", projects.spend_limit.retrieve(project), set_to)
            true("removed", projects.spend_limit.delete(project).deleted)
    projects.archive(project)


if __name__ == "__main__":
    life_of_a_project()
    life_of_a_key()
    limits()
    finish()
