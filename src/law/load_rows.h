// load_rows — the steps of loading, in the order in which later ones lean on earlier ones.
#pragma once
#include "law/pack_data.h"
#include "law/rows.h"

namespace law {

using ParameterValues = std::map<std::string, std::int64_t>;

struct Loading {
  std::shared_ptr<PackData> data;
  const ParameterValues& overrides;
  Faults faults;
};

void load_pack_file(Loading&);    // pack.toml and calendar.csv
void load_instruments(Loading&);  // instruments.toml
void load_provisions(Loading&);   // provisions.toml
void load_day_rules(Loading&);    // day_rules.toml
void load_triggers(Loading&);     // triggers.toml
void load_parameters(Loading&);   // parameters.toml
void load_terms(Loading&);        // terms.toml

// The rows of one required file; a table of another name is a fault.
std::vector<Row> rows_of(Loading&, const std::string& file, const std::string& table);

Validity validity_of(RowReader&);
Status status_of(RowReader&);

// Reads key = "instrument:article" and checks both halves; empty on a fault.
LegalBasis basis_of(Loading&, RowReader&, const std::string& key);

// Is any other row of the same id in force on one of the same days?
template <class Rows>
bool overlaps_earlier(const Rows& rows, const typename Rows::value_type& row) {
  for (const auto& other : rows)
    if (other.id == row.id && (!other.valid.to || row.valid.from <= *other.valid.to) &&
        (!row.valid.to || other.valid.from <= *row.valid.to))
      return true;
  return false;
}

}  // namespace law
