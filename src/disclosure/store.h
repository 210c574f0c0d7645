// store — obligations and records in the database: this room's SQL.
#pragma once
#include "disclosure/disclosure.h"
#include "ledger/book.h"

namespace disclosure {

constexpr std::int32_t public_shelf = 1;  // of the search index
const search::Index& public_index();

std::optional<Obligation> find_obligation(sql::Tx&, std::int64_t id);
std::vector<Obligation> find_obligations(sql::Tx&, std::string_view subject);
std::vector<Obligation> find_obligations(sql::Tx&, std::int64_t agency, const ObligationFilter&);
std::optional<Obligation> obligation_of_record(sql::Tx&, std::int64_t record);
void insert(sql::Tx&, const Obligation&, std::string_view decision_json);
void update(sql::Tx&, const Obligation&);  // all but what was decided
std::string decision_json_of(sql::Tx&, std::int64_t obligation);

std::optional<Prepared> find_prepared(sql::Tx&, std::int64_t id);
void insert(sql::Tx&, const Prepared&);

// Not those of an import that is not complete.
std::optional<Record> find_record(sql::Tx&, std::int64_t id);
std::vector<Record> find_records(sql::Tx&, std::string_view document_number);
// In the order of the ids; those that are gone are left out.
std::vector<Record> find_records(sql::Tx&, const std::vector<std::int64_t>& ids);
void insert(sql::Tx&, const Record&);
void insert(sql::Tx&, const Withdrawal&, std::int64_t agency);

std::string subject_of_record(std::int64_t id);  // decision:12
// One entry in the agency's own ledger that lists the rows as they are now.
void note(sql::Tx&, std::int64_t agency, std::string act, std::string subject, const By&,
          std::vector<ledger::RowRef> rows, boost::json::object facts = {});

}  // namespace disclosure
