-- What was submitted for legal review, word for word, and what the reviewers said of it. Nothing is ever changed:
-- a resubmission is a new row that bears the next version.
CREATE TABLE review_submission (
  id INTEGER PRIMARY KEY,
  agency_id INTEGER NOT NULL,
  subject TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  draft_hash TEXT NOT NULL CHECK (length(draft_hash) = 64),
  draft_text TEXT NOT NULL,
  bundle TEXT NOT NULL,
  statement TEXT NOT NULL CHECK (statement <> ''),
  handlers TEXT NOT NULL,
  submitted_by INTEGER NOT NULL,
  submitted_at INTEGER NOT NULL,
  due_on TEXT,
  UNIQUE (subject, version)
) STRICT;
CREATE INDEX review_submission_queue ON review_submission (agency_id, submitted_at);
--append-only: review_submission

CREATE TABLE review_opinion (
  id INTEGER PRIMARY KEY,
  agency_id INTEGER NOT NULL,
  submission_id INTEGER NOT NULL UNIQUE REFERENCES review_submission (id),
  result TEXT NOT NULL,
  passes INTEGER NOT NULL CHECK (passes IN (0, 1)),
  items TEXT NOT NULL,
  opinion TEXT NOT NULL,
  reviewer INTEGER NOT NULL,
  given_at INTEGER NOT NULL
) STRICT;
--append-only: review_opinion
