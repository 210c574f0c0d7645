-- What was sealed is never changed: a correction is a new document, a voided number a row of its own.
CREATE TABLE recording_document (
  id INTEGER PRIMARY KEY,
  agency_id INTEGER NOT NULL,
  subject TEXT NOT NULL CHECK (subject <> ''),
  form TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  legal_order INTEGER NOT NULL,
  number TEXT CHECK (number <> ''),
  title TEXT NOT NULL CHECK (title <> ''),
  fields TEXT NOT NULL,
  about TEXT NOT NULL,
  body TEXT NOT NULL CHECK (body <> ''),
  text_sha256 TEXT NOT NULL CHECK (length(text_sha256) = 64),
  pdf_sha256 TEXT NOT NULL CHECK (length(pdf_sha256) = 64),
  pdf_sm3 TEXT NOT NULL CHECK (length(pdf_sm3) = 64),
  happened_at INTEGER NOT NULL,
  ended_at INTEGER CHECK (ended_at >= happened_at),
  place TEXT NOT NULL CHECK (place <> ''),
  officers TEXT NOT NULL CHECK (officers <> '[]'),
  party_name TEXT NOT NULL CHECK (party_name <> ''),
  matter_code TEXT NOT NULL CHECK (matter_code <> ''),
  corrects INTEGER UNIQUE REFERENCES recording_document (id),
  sealed_by INTEGER NOT NULL,
  sealed_at INTEGER NOT NULL CHECK (sealed_at >= happened_at),
  UNIQUE (agency_id, number)
) STRICT;
CREATE INDEX recording_document_subject ON recording_document (subject, happened_at, id);
--append-only: recording_document

-- Gap-free per agency, prefix and year: a number is taken in the transaction that seals its document.
CREATE TABLE recording_number (
  id INTEGER PRIMARY KEY,
  agency_id INTEGER NOT NULL,
  prefix TEXT NOT NULL CHECK (prefix <> ''),
  year INTEGER NOT NULL,
  serial INTEGER NOT NULL CHECK (serial > 0),
  number TEXT NOT NULL,
  document_id INTEGER NOT NULL UNIQUE REFERENCES recording_document (id),
  UNIQUE (agency_id, prefix, year, serial),
  UNIQUE (agency_id, number)
) STRICT;
--append-only: recording_number

CREATE TABLE recording_number_void (
  id INTEGER PRIMARY KEY,
  agency_id INTEGER NOT NULL,
  number_id INTEGER NOT NULL UNIQUE REFERENCES recording_number (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  voided_by INTEGER NOT NULL,
  voided_at INTEGER NOT NULL
) STRICT;
--append-only: recording_number_void

CREATE TABLE recording_evidence (
  id INTEGER PRIMARY KEY,
  agency_id INTEGER NOT NULL,
  subject TEXT NOT NULL CHECK (subject <> ''),
  title TEXT NOT NULL CHECK (title <> ''),
  kind TEXT NOT NULL CHECK (kind <> ''),
  file_name TEXT NOT NULL CHECK (file_name <> ''),
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size > 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  sm3 TEXT NOT NULL CHECK (length(sm3) = 64),
  obtained_on TEXT NOT NULL,
  obtained_place TEXT NOT NULL CHECK (obtained_place <> ''),
  obtained_by TEXT NOT NULL CHECK (obtained_by <> '[]'),
  note TEXT NOT NULL,
  uploaded_by INTEGER NOT NULL,
  uploaded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX recording_evidence_subject ON recording_evidence (subject, uploaded_at, id);
--append-only: recording_evidence
