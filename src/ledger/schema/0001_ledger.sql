-- One log per agency, and one for what was made public. Rows are never changed; tiles hold the Merkle tree.
CREATE TABLE ledger_log (
  id INTEGER PRIMARY KEY,
  origin TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL CHECK (size >= 0)
) STRICT;

CREATE TABLE ledger_entry (
  log_id INTEGER NOT NULL REFERENCES ledger_log (id),
  seq INTEGER NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (log_id, seq)
) STRICT;
CREATE INDEX ledger_entry_subject ON ledger_entry (subject, log_id, seq);
--append-only: ledger_entry

CREATE TABLE ledger_tile (
  log_id INTEGER NOT NULL REFERENCES ledger_log (id),
  level INTEGER NOT NULL,
  number INTEGER NOT NULL,
  hashes BLOB NOT NULL,
  PRIMARY KEY (log_id, level, number)
) STRICT;
