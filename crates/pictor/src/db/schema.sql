-- Version 1: everything that Pictor keeps. One text for SQLite and PostgreSQL; each room's SQL names its own tables only.
-- Ids are TEXT and sort by time, times are milliseconds since 1970 UTC, money is nano-dollars, booleans are 0 and 1.

-- db
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);

-- keys
CREATE TABLE projects (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at BIGINT NOT NULL, archived_at BIGINT,
    budget_total BIGINT, budget_month BIGINT,
    rpm BIGINT, ipm BIGINT, request_tat BIGINT NOT NULL DEFAULT 0, image_tat BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE keys (
    id TEXT PRIMARY KEY, project_id TEXT NOT NULL, name TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE, hint TEXT NOT NULL, scopes TEXT NOT NULL, models TEXT,
    rpm BIGINT, ipm BIGINT, concurrency BIGINT, budget_total BIGINT, budget_month BIGINT,
    created_at BIGINT NOT NULL, expires_at BIGINT, revoked_at BIGINT, last_used_at BIGINT,
    request_tat BIGINT NOT NULL DEFAULT 0, image_tat BIGINT NOT NULL DEFAULT 0,
    in_flight BIGINT NOT NULL DEFAULT 0 CHECK (in_flight >= 0)
);
CREATE INDEX keys_of_project ON keys (project_id, id);

-- ledger
CREATE TABLE balances (
    owner TEXT NOT NULL, period TEXT NOT NULL,
    reserved BIGINT NOT NULL CHECK (reserved >= 0),
    settled BIGINT NOT NULL CHECK (settled >= 0),
    unknown BIGINT NOT NULL CHECK (unknown >= 0),
    PRIMARY KEY (owner, period)
);
CREATE TABLE ledger (
    job_id TEXT NOT NULL, kind TEXT NOT NULL, project_id TEXT NOT NULL, key_id TEXT NOT NULL, period TEXT NOT NULL,
    reserved BIGINT NOT NULL, settled BIGINT NOT NULL, unknown BIGINT NOT NULL,
    facts TEXT, at BIGINT NOT NULL,
    PRIMARY KEY (job_id, kind)
);
CREATE INDEX ledger_of_project ON ledger (project_id, at);

-- jobs
CREATE TABLE jobs (
    id TEXT PRIMARY KEY, project_id TEXT NOT NULL, key_id TEXT NOT NULL,
    endpoint TEXT NOT NULL, model TEXT NOT NULL, n BIGINT NOT NULL,
    idempotency_key TEXT, fingerprint TEXT NOT NULL, retry_seen BIGINT NOT NULL,
    status TEXT NOT NULL, money TEXT NOT NULL, owner TEXT, version BIGINT NOT NULL DEFAULT 0,
    route TEXT NOT NULL, asynchronous BIGINT NOT NULL, request TEXT NOT NULL, inputs_kept BIGINT NOT NULL,
    reserved BIGINT NOT NULL, cost BIGINT, period TEXT NOT NULL, upstream TEXT, repeatable BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL, started_at BIGINT, completed_at BIGINT, delivered_at BIGINT,
    answer TEXT, error TEXT, retryable BIGINT NOT NULL DEFAULT 0,
    pictures BIGINT NOT NULL DEFAULT 0, bytes BIGINT NOT NULL DEFAULT 0,
    recovered BIGINT NOT NULL DEFAULT 0, swept_at BIGINT, deleted_at BIGINT
);
CREATE UNIQUE INDEX jobs_by_key ON jobs (project_id, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX jobs_by_fingerprint ON jobs (key_id, fingerprint, created_at);
CREATE INDEX jobs_of_project ON jobs (project_id, id);
CREATE INDEX jobs_open ON jobs (owner, id) WHERE status IN ('queued', 'in_progress');
CREATE INDEX jobs_doubtful ON jobs (id) WHERE money = 'unknown';
CREATE INDEX jobs_kept ON jobs (completed_at, bytes) WHERE bytes > 0 AND swept_at IS NULL;
CREATE INDEX jobs_to_unlink ON jobs (id) WHERE bytes > 0 AND swept_at IS NOT NULL;
CREATE INDEX jobs_with_inputs ON jobs (id) WHERE inputs_kept = 1;
CREATE INDEX jobs_by_end ON jobs (completed_at);
CREATE TABLE attempts (
    job_id TEXT NOT NULL, number BIGINT NOT NULL, upstream TEXT NOT NULL, started_at BIGINT NOT NULL,
    fate TEXT NOT NULL, status BIGINT, elapsed_ms BIGINT NOT NULL,
    sent_bytes BIGINT NOT NULL, received_bytes BIGINT NOT NULL,
    upstream_request TEXT, pictures BIGINT NOT NULL, usage TEXT, cost BIGINT, note TEXT NOT NULL,
    PRIMARY KEY (job_id, number)
);

-- worker: the processes that own jobs; each shows here that it lives
CREATE TABLE replicas (id TEXT PRIMARY KEY, started_at BIGINT NOT NULL, seen_at BIGINT NOT NULL);
