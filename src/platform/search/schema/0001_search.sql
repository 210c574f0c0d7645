-- Full-text search: sealed segments that never change, and a tail of newest documents not sealed yet.
-- `segment` is the shelf (one index among several) in the upper 32 bits and a number below.
CREATE TABLE search_segment (
  segment INTEGER PRIMARY KEY,
  documents INTEGER NOT NULL,
  hidden INTEGER NOT NULL,     -- how many of them were removed
  lowest_id INTEGER NOT NULL,
  highest_id INTEGER NOT NULL,
  oldest_day INTEGER NOT NULL,
  newest_day INTEGER NOT NULL,
  hidden_set BLOB NOT NULL,    -- bitmap of ranks; empty while none is hidden
  days BLOB NOT NULL,          -- runs of equal days, newest first
  ids BLOB NOT NULL            -- by rank: newest day first, then highest id first
) STRICT;
CREATE TABLE search_posting (
  segment INTEGER NOT NULL,
  first_term INTEGER NOT NULL,
  postings BLOB NOT NULL,      -- some terms in order, each with the ranks that hold it
  PRIMARY KEY (segment, first_term)
) STRICT;
CREATE TABLE search_text (
  segment INTEGER NOT NULL,
  block INTEGER NOT NULL,
  bodies BLOB NOT NULL,        -- of some ranks in order
  PRIMARY KEY (segment, block)
) STRICT;
CREATE TABLE search_tail (
  shelf INTEGER NOT NULL,
  id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (shelf, id)
) STRICT;
--postgresql
-- Packed already or read by parts: compressing would only cost time.
ALTER TABLE search_segment ALTER COLUMN ids SET STORAGE EXTERNAL;
ALTER TABLE search_segment ALTER COLUMN days SET STORAGE EXTERNAL;
ALTER TABLE search_posting ALTER COLUMN postings SET STORAGE EXTERNAL;
ALTER TABLE search_text ALTER COLUMN bodies SET STORAGE EXTERNAL;
