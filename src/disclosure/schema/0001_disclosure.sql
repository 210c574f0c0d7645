-- What is owed to the public. `decision` is the structured decision with everything in it: for the office only.
CREATE TABLE disclosure_obligation (
  id INTEGER PRIMARY KEY,
  agency_id INTEGER NOT NULL REFERENCES agency (id),
  subject TEXT NOT NULL,
  kind TEXT NOT NULL,
  document_number TEXT NOT NULL,
  party_name TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('owed', 'prepared', 'published', 'exempt', 'withdrawn')),
  decision TEXT NOT NULL,
  served_on TEXT,
  due_on TEXT,
  prepared_id INTEGER,
  record_id INTEGER,
  published_on TEXT,
  late INTEGER,
  exempt_ground TEXT,
  overturned_on TEXT,
  withdraw_by TEXT,
  CHECK ((state IN ('published', 'withdrawn')) = (record_id IS NOT NULL)),
  CHECK ((state = 'exempt') = (exempt_ground IS NOT NULL)),
  UNIQUE (subject, kind)
) STRICT;
CREATE INDEX disclosure_obligation_due ON disclosure_obligation (agency_id, state, due_on);
CREATE INDEX disclosure_obligation_record ON disclosure_obligation (record_id);

-- What the first person derived: public text beside the original, with every mask.
CREATE TABLE disclosure_prepared (
  id INTEGER PRIMARY KEY,
  obligation_id INTEGER NOT NULL REFERENCES disclosure_obligation (id),
  agency_id INTEGER NOT NULL,
  prepared_by INTEGER NOT NULL,
  prepared_at INTEGER NOT NULL,
  fields TEXT NOT NULL
) STRICT;
--append-only: disclosure_prepared

-- Exactly what the public may see. Rows of an import count once the import is complete.
CREATE TABLE disclosure_record (
  id INTEGER PRIMARY KEY,
  agency_id INTEGER NOT NULL,
  import_id INTEGER,
  agency_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  document_number TEXT NOT NULL,
  party_name TEXT NOT NULL,
  credit_code TEXT,
  decided_on TEXT NOT NULL,
  published_on TEXT,
  due_on TEXT,
  content TEXT NOT NULL,
  sha256 BLOB NOT NULL,
  log_index INTEGER NOT NULL
) STRICT;
CREATE INDEX disclosure_record_number ON disclosure_record (document_number);
--append-only: disclosure_record

CREATE TABLE disclosure_withdrawal (
  id INTEGER PRIMARY KEY,
  record_id INTEGER NOT NULL UNIQUE REFERENCES disclosure_record (id),
  agency_id INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  basis_document TEXT NOT NULL,
  withdrawn_at INTEGER NOT NULL,
  log_index INTEGER NOT NULL
) STRICT;
--append-only: disclosure_withdrawal

-- One file of decisions taken over. Its records bear the ids first_id … first_id + row_count - 1.
CREATE TABLE disclosure_import (
  id INTEGER PRIMARY KEY,
  agency_id INTEGER NOT NULL REFERENCES agency (id),
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  column_mapping TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  first_id INTEGER NOT NULL UNIQUE,
  loaded INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('loading', 'complete', 'discarded')),
  started_by INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  completed_at INTEGER,
  CHECK (state <> 'complete' OR loaded = row_count)
) STRICT;
CREATE UNIQUE INDEX disclosure_import_loading ON disclosure_import (agency_id) WHERE state = 'loading';

-- How the columns of a file with these headings were understood last time.
CREATE TABLE disclosure_mapping (
  id INTEGER PRIMARY KEY,
  agency_id INTEGER NOT NULL,
  header_sha256 TEXT NOT NULL,
  column_mapping TEXT NOT NULL,
  UNIQUE (agency_id, header_sha256)
) STRICT;

-- Files sent in and not yet confirmed.
CREATE TABLE disclosure_upload (
  id INTEGER PRIMARY KEY,
  agency_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  path TEXT NOT NULL,
  uploaded_at INTEGER NOT NULL
) STRICT;
