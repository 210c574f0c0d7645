-- A case is what was done in it: acts are only ever added. The row of the case repeats what lists need.
CREATE TABLE casework_case (
  id INTEGER PRIMARY KEY,
  agency_id INTEGER NOT NULL,
  procedure TEXT NOT NULL,
  law_version TEXT NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  matter_id INTEGER NOT NULL,
  party_id INTEGER NOT NULL,
  party TEXT NOT NULL,
  opened_by INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  number TEXT,
  stage TEXT NOT NULL,
  handlers TEXT NOT NULL,
  due_on TEXT
) STRICT;
CREATE INDEX casework_case_list ON casework_case (agency_id, stage, id);

CREATE TABLE casework_act (
  id INTEGER PRIMARY KEY,
  agency_id INTEGER NOT NULL,
  case_id INTEGER NOT NULL REFERENCES casework_case (id),
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  done_on TEXT NOT NULL,
  done_by INTEGER NOT NULL,
  input TEXT NOT NULL,
  result TEXT NOT NULL,
  UNIQUE (case_id, seq)
) STRICT;
--append-only: casework_act
