-- Version 3: webhooks, and what pages ask for.

-- jobs: the caller's mark; where its end is told
ALTER TABLE jobs ADD COLUMN starred BIGINT NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN webhook_url TEXT;
CREATE INDEX jobs_starred ON jobs (project_id, id) WHERE starred = 1;

-- jobs: the average color of each picture, once somebody has looked
ALTER TABLE jobs ADD COLUMN colors TEXT;

-- jobs: the feed of a project. A job has changed whose status is not the one that was told; places only grow.
ALTER TABLE jobs ADD COLUMN told TEXT NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN place BIGINT NOT NULL DEFAULT 0;
UPDATE jobs SET told = status;
CREATE INDEX jobs_to_place ON jobs (id) WHERE told <> status;
CREATE INDEX jobs_in_feed ON jobs (project_id, place) WHERE place > 0;
CREATE TABLE feed (place BIGINT PRIMARY KEY);
INSERT INTO feed (place) VALUES (0);

-- webhooks: where ends are told, and each telling. The secret of an endpoint follows from its id and its generation. A
-- delivery that is being sent is due again when its claim ends; one without an endpoint has an address of its own,
-- and its secret is that of its project.
CREATE TABLE webhook_endpoints (
    id TEXT PRIMARY KEY, project_id TEXT NOT NULL, name TEXT NOT NULL, url TEXT NOT NULL, event_types TEXT NOT NULL,
    generation BIGINT NOT NULL DEFAULT 1, old_secret_until BIGINT,
    created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, failing_since BIGINT, disabled_at BIGINT
);
CREATE INDEX webhook_endpoints_of_project ON webhook_endpoints (project_id, id);
CREATE TABLE webhook_secrets (project_id TEXT PRIMARY KEY, generation BIGINT NOT NULL, old_secret_until BIGINT);
CREATE TABLE deliveries (
    id TEXT PRIMARY KEY, project_id TEXT NOT NULL, endpoint_id TEXT, url TEXT, host TEXT NOT NULL,
    event_id TEXT NOT NULL, event_type TEXT NOT NULL, job_id TEXT NOT NULL, body TEXT NOT NULL,
    state TEXT NOT NULL, tries BIGINT NOT NULL DEFAULT 0, due_at BIGINT NOT NULL, claimed_by TEXT,
    last_status BIGINT, last_error TEXT, created_at BIGINT NOT NULL, ended_at BIGINT
);
CREATE INDEX deliveries_due ON deliveries (due_at, id, host, endpoint_id) WHERE state = 'waiting';
CREATE INDEX deliveries_by_end ON deliveries (state, ended_at);
CREATE INDEX deliveries_by_state ON deliveries (state, id);
CREATE INDEX deliveries_of_endpoint ON deliveries (endpoint_id, id);
