-- Version 2: several servers with one bucket, and files.

-- jobs: pictures that lie only with the server that made them
ALTER TABLE jobs ADD COLUMN uploading BIGINT NOT NULL DEFAULT 0;

-- replicas: for how many milliseconds a process is believed to live after it was heard
ALTER TABLE replicas ADD COLUMN silence BIGINT NOT NULL DEFAULT 30000;

-- files: what callers keep here to name it in edits. One that was deleted keeps its digest for as long as calls keep
-- their keys: a call that named it is known again.
CREATE TABLE files (
    id TEXT PRIMARY KEY, project_id TEXT NOT NULL, key_id TEXT NOT NULL,
    purpose TEXT NOT NULL, filename TEXT NOT NULL, format TEXT, width BIGINT, height BIGINT,
    bytes BIGINT NOT NULL, digest TEXT NOT NULL,
    created_at BIGINT NOT NULL, expires_at BIGINT, deleted_at BIGINT, unlinked_at BIGINT
);
CREATE INDEX files_of_project ON files (project_id, id);
CREATE INDEX files_to_expire ON files (expires_at) WHERE expires_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX files_to_unlink ON files (id) WHERE deleted_at IS NOT NULL AND unlinked_at IS NULL;
CREATE INDEX files_to_forget ON files (unlinked_at) WHERE unlinked_at IS NOT NULL;
