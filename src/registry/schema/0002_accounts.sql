-- How people sign in. A password's hash is covered by the ledger: nobody swaps it unseen. The rest are aids that come and go.
CREATE TABLE credential (
  id INTEGER PRIMARY KEY REFERENCES person (id),
  agency_id INTEGER NOT NULL REFERENCES agency (id),
  password_hash TEXT NOT NULL CHECK (password_hash <> ''),
  changed_at INTEGER NOT NULL
) STRICT;

-- Cookies and links are kept as SHA-256 of their random tokens: who reads this table cannot use them.
CREATE TABLE session (
  token_hash TEXT PRIMARY KEY CHECK (length(token_hash) = 64),
  agency_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL REFERENCES person (id),
  by_link INTEGER NOT NULL CHECK (by_link IN (0, 1)),
  started_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE INDEX session_person ON session (person_id);

CREATE TABLE one_time_token (
  token_hash TEXT PRIMARY KEY CHECK (length(token_hash) = 64),
  purpose TEXT NOT NULL CHECK (purpose IN ('sign_in', 'setup')),
  person_id INTEGER REFERENCES person (id),
  made_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  CHECK ((purpose = 'sign_in') = (person_id IS NOT NULL))
) STRICT;

CREATE TABLE sign_in_attempt (
  who TEXT PRIMARY KEY,
  failures INTEGER NOT NULL CHECK (failures >= 0),
  last_at INTEGER NOT NULL,
  locked_until INTEGER
) STRICT;

CREATE TABLE form_draft (
  person_id INTEGER NOT NULL REFERENCES person (id),
  form TEXT NOT NULL,
  content TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (person_id, form)
) STRICT;

CREATE TABLE idempotency (
  person_id INTEGER NOT NULL,
  sent_key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  location TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (person_id, sent_key)
) STRICT;

-- A file between its preview and the click that confirms it.
CREATE TABLE import_upload (
  id INTEGER PRIMARY KEY,
  agency_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('matters', 'officers', 'parties')),
  file_name TEXT NOT NULL,
  content BLOB NOT NULL,
  made_at INTEGER NOT NULL
) STRICT;
