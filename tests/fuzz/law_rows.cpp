// law_rows — does a rule file, TOML or CSV, give rows or faults with a line, and never anything
// else?
#include "fuzz.h"
#include "law/rows.h"

namespace {

void take_all(const law::Row& row, law::Faults& faults) {
  law::RowReader reader("f", row, faults);
  for (const auto& [key, field] : row.fields) {
    reader.texts_or_none(key);
    reader.integers_or_none(key);
    reader.optional_date(key);
    fuzz::must(reader.has(key) && field.line >= 0);
  }
  reader.text("id");
  reader.finish();
}

}  // namespace

void fuzz::one(std::string_view bytes) {
  law::Faults faults;
  for (const auto& row : law::toml_rows("f.toml", bytes, faults)) take_all(row, faults);
  for (const auto& row : law::csv_rows("f.csv", bytes, faults)) take_all(row, faults);
  for (const auto& fault : faults) must(!fault.text.empty());
}
