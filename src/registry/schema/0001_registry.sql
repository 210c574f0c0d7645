-- Who may enforce what against whom. Rows are added and changed, never deleted; the ledger holds what each one was.
CREATE TABLE agency (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  short_name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('enforcement', 'justice', 'service', 'government')),
  supervisor_id INTEGER REFERENCES agency (id),
  region_code TEXT NOT NULL,
  region_name TEXT NOT NULL,
  credit_code TEXT NOT NULL,
  number_prefix TEXT NOT NULL,
  address TEXT NOT NULL,
  postcode TEXT NOT NULL,
  phone TEXT NOT NULL,
  supervision_phone TEXT NOT NULL,
  fine_bank TEXT NOT NULL,
  fine_account TEXT NOT NULL,
  reconsideration_body TEXT NOT NULL,
  court TEXT NOT NULL,
  CHECK (supervisor_id <> id)
) STRICT;

CREATE TABLE office (
  id INTEGER PRIMARY KEY,
  agency_id INTEGER NOT NULL REFERENCES agency (id),
  name TEXT NOT NULL CHECK (name <> ''),
  duties TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  UNIQUE (agency_id, name)
) STRICT;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  agency_id INTEGER NOT NULL REFERENCES agency (id),
  office_id INTEGER REFERENCES office (id),
  name TEXT NOT NULL CHECK (name <> ''),
  sex TEXT NOT NULL CHECK (sex IN ('', '男', '女')),
  login TEXT UNIQUE CHECK (login <> ''),
  post TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  legal_qualification_no TEXT NOT NULL,
  review_since TEXT CHECK (length(review_since) = 10)
) STRICT;
CREATE INDEX person_agency ON person (agency_id, name, id);

CREATE TABLE person_role (
  id INTEGER PRIMARY KEY,
  agency_id INTEGER NOT NULL REFERENCES agency (id),
  person_id INTEGER NOT NULL REFERENCES person (id),
  role TEXT NOT NULL CHECK (role <> ''),
  granted_by INTEGER NOT NULL,
  granted_at INTEGER NOT NULL,
  revoked_by INTEGER,
  revoked_at INTEGER,
  CHECK ((revoked_by IS NULL) = (revoked_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX person_role_held ON person_role (person_id, role) WHERE revoked_at IS NULL;
CREATE INDEX person_role_agency ON person_role (agency_id, role);

CREATE TABLE certificate (
  id INTEGER PRIMARY KEY,
  agency_id INTEGER NOT NULL REFERENCES agency (id),
  person_id INTEGER NOT NULL REFERENCES person (id),
  number TEXT NOT NULL UNIQUE CHECK (number <> ''),
  kind TEXT NOT NULL,
  area TEXT NOT NULL,
  issued_on TEXT NOT NULL CHECK (length(issued_on) = 10),
  expires_on TEXT NOT NULL CHECK (expires_on >= issued_on),
  status TEXT NOT NULL CHECK (status IN ('valid', 'suspended', 'cancelled')),
  exam_passed_on TEXT CHECK (length(exam_passed_on) = 10),
  exam_score INTEGER CHECK (exam_score BETWEEN 0 AND 150)
) STRICT;
CREATE UNIQUE INDEX certificate_held ON certificate (person_id) WHERE status <> 'cancelled';
CREATE INDEX certificate_agency ON certificate (agency_id, number);

CREATE TABLE matter (
  id INTEGER PRIMARY KEY,
  agency_id INTEGER NOT NULL REFERENCES agency (id),
  code TEXT NOT NULL CHECK (code <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  category TEXT NOT NULL,
  subject TEXT NOT NULL,
  handling_unit TEXT NOT NULL,
  legal_basis TEXT NOT NULL,
  target TEXT NOT NULL,
  time_limit_value INTEGER CHECK (time_limit_value >= 0),
  time_limit_unit TEXT NOT NULL
    CHECK (time_limit_unit IN ('', 'working_day', 'calendar_day', 'month', 'hour')),
  time_limit_from TEXT NOT NULL,
  time_limit_basis TEXT NOT NULL,
  fee TEXT NOT NULL,
  fee_basis TEXT NOT NULL,
  penalty_range TEXT NOT NULL,
  basis_status TEXT NOT NULL,
  published_on TEXT CHECK (length(published_on) = 10),
  ended_on TEXT CHECK (length(ended_on) = 10),
  UNIQUE (agency_id, code),
  -- Whether something is charged is said in words before anybody reads the list.
  CHECK (published_on IS NULL OR fee <> ''),
  CHECK (ended_on IS NULL OR published_on IS NOT NULL)
) STRICT;

CREATE TABLE party (
  id INTEGER PRIMARY KEY,
  agency_id INTEGER NOT NULL REFERENCES agency (id),
  kind TEXT NOT NULL CHECK (kind IN ('organization', 'sole_proprietor', 'individual')),
  name TEXT NOT NULL CHECK (name <> ''),
  credit_code TEXT CHECK (length(credit_code) = 18),
  id_kind TEXT NOT NULL,
  id_number TEXT CHECK (id_number <> ''),
  legal_representative TEXT NOT NULL,
  operator_name TEXT NOT NULL,
  address TEXT NOT NULL,
  postcode TEXT NOT NULL,
  phone TEXT NOT NULL,
  sex TEXT NOT NULL CHECK (sex IN ('', '男', '女')),
  birth_year INTEGER CHECK (birth_year BETWEEN 1900 AND 2200),
  UNIQUE (agency_id, credit_code)
) STRICT;
CREATE INDEX party_name ON party (agency_id, name, id);
-- One identity number may stand behind an individual and behind the business he runs.
CREATE UNIQUE INDEX party_id_number ON party (agency_id, id_number, kind);
