// import_row — is this row of somebody's table a decision, and what does the public read of it?
#pragma once
#include <map>
#include <unordered_map>

#include "disclosure/import_decisions.h"
#include "ledger/book.h"

namespace disclosure {

struct ImportedRow {
  Record record;  // log_index comes later
  std::vector<std::string> words;
  // Where the searched texts stand in record.content, between their quotes: kept once, for a batch
  // has many of them.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> texts;
};

struct ImportedRows {
  std::vector<ImportedRow> rows;
  std::vector<ledger::Sealed> leaves;  // for each row one
};

class RowImport {
 public:
  RowImport(const law::Pack&, const PublicationSchema&, const ColumnMapping&,
            const std::vector<std::string>& header, const registry::Agency&, law::Date today);

  // Adds what is wrong with the row; empty texts are what the file does not say.
  bool check(const tables::Row&, tables::Faults&);
  // Of the row checked last.
  std::string_view document_number() const { return value("document_number"); }
  std::string_view agency_name() const;
  int column_of(std::string_view source) const;  // from 1; 0: none

  // Adds what is public of the row checked last.
  void derive(std::int64_t id, std::int64_t import, timing::Instant at, ImportedRows& out);

 private:
  struct Slot {  // of a field that is shown
    const SchemaField* field;
    int column;
    std::string key;  // its label as canonical JSON, with the colon
    bool short_text;  // the same few texts again and again
  };

  std::string_view value(std::string_view source) const;
  void fault(tables::Faults&, std::string_view source, std::string text) const;
  void check_needed(tables::Faults&);
  void check_dates(tables::Faults&);
  void check_code(tables::Faults&);
  void check_amounts(tables::Faults&);
  void check_lengths(tables::Faults&);
  std::string public_value(const Slot&, const RedactionOptions&);
  std::string redacted(std::string_view text, const RedactionOptions&, bool short_text);
  void hide_leftovers(std::string& text) const;
  std::optional<law::Date> due_on(law::Date decided_on);

  const law::Pack& law_;
  const PublicationSchema& schema_;
  const std::vector<std::string>& header_;
  const registry::Agency& agency_;
  const law::Date today_;
  std::map<std::string, int, std::less<>> columns_;  // source → column from 0
  std::vector<Slot> slots_;
  std::vector<std::size_t> canonical_;  // slots in the byte order of their labels

  const tables::Row* row_ = nullptr;
  law::Date decided_on_{};
  std::optional<law::Date> published_on_;
  std::string code_;
  std::optional<std::int64_t> fine_fen_, confiscated_fen_;
  std::vector<std::string> secrets_;
  std::unordered_map<std::int64_t, std::optional<law::Date>> due_;  // by day
  std::unordered_map<std::string, std::string> short_texts_;
};

}  // namespace disclosure
