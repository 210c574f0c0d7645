#include "registry/import.h"

#include <array>

#include "registry/importer.h"

namespace registry {
namespace {

constexpr std::size_t faults_shown = 1000, rows_shown = 20;

struct Kind {
  ImportKind kind;
  std::string_view name, chinese;
  std::unique_ptr<Importer> (*importer)(const ImportPlace&);
};
constexpr std::array<Kind, 3> kinds{{
    {ImportKind::matters, "matters", "行政执法事项", matter_importer},
    {ImportKind::officers, "officers", "行政执法人员", officer_importer},
    {ImportKind::parties, "parties", "当事人", party_importer},
}};
const Kind& of(ImportKind kind) { return kinds[std::size_t(kind)]; }

std::string_view state_text(RowState state) {
  if (state == RowState::added) return "新增";
  return state == RowState::changed ? "修改" : "相同";
}

class Import {
 public:
  Import(sql::Tx& tx, Registry& registry, const ImportFile& file, timing::Instant at)
      : tx_(tx),
        file_(file),
        importer_(of(file.kind).importer({registry, file.agency, timing::date_in_china(at)})) {}

  // False: do not write.
  bool read() {
    const auto reader = tables::open(file_.path, file_.name, seen_.faults);
    tables::Row row;
    if (!reader) return false;
    if (!reader->next(row)) {
      if (seen_.faults.empty()) seen_.faults.push_back({0, 0, "", "文件里没有任何内容。"});
      return false;
    }
    take_header(row);
    if (!seen_.faults.empty()) return false;
    while (seen_.faults.size() < faults_shown && reader->next(row)) take(row);
    return seen_.faults.empty();
  }

  std::vector<ledger::RowRef> write() {
    std::vector<ledger::RowRef> rows;
    importer_->write(tx_, rows);
    return rows;
  }
  Preview result() { return std::move(seen_); }

 private:
  void take_header(const tables::Row& row) {
    for (const auto& cell : row.cells) seen_.headers.emplace_back(cell.text);
    seen_.columns = mapped(importer_->columns(), seen_.headers, file_.chosen);
    for (const ImportColumn& column : seen_.columns)
      if (column.required && column.column == 0)
        seen_.faults.push_back({row.number, 0, "", "缺少“" + column.label + "”列。"});
  }

  void take(const tables::Row& row) {
    Cells cells(row, seen_.columns, seen_.headers, seen_.faults);
    const auto state = importer_->take(tx_, cells);
    ++seen_.rows;
    if (cells.faultless())
      ++(state == RowState::added     ? seen_.added
         : state == RowState::changed ? seen_.changed
                                      : seen_.same);
    if (seen_.first.size() < rows_shown) show(cells, state);
  }

  void show(const Cells& cells, RowState state) {
    PreviewRow shown{cells.row(), {}, std::string(cells.faultless() ? state_text(state) : "有误")};
    for (const ImportColumn& column : seen_.columns)
      shown.cells.push_back(cells.text(column.field));
    seen_.first.push_back(std::move(shown));
  }

  sql::Tx& tx_;
  const ImportFile& file_;
  std::unique_ptr<Importer> importer_;
  Preview seen_;
};

law::Refusals refusals_in(const tables::Faults& faults) {
  law::Refusals refusals;
  for (const auto& fault : faults)
    refusals.push_back({"registry.import", tables::sentence(fault), {}, ""});
  return refusals;
}

}  // namespace

std::string_view name_of(ImportKind kind) { return of(kind).name; }
std::string_view chinese(ImportKind kind) { return of(kind).chinese; }

std::optional<ImportKind> import_kind(std::string_view name) {
  for (const Kind& kind : kinds)
    if (kind.name == name) return kind.kind;
  return std::nullopt;
}

std::vector<std::pair<std::string, std::string>> import_fields(Registry& registry,
                                                               ImportKind kind) {
  std::vector<std::pair<std::string, std::string>> fields;
  for (const auto& column : of(kind).importer({registry, 0, {}})->columns())
    fields.emplace_back(column.field, column.label);
  return fields;
}

Preview preview(sql::Tx& tx, Registry& registry, const ImportFile& file, timing::Instant at) {
  Import import(tx, registry, file, at);
  import.read();
  return import.result();
}

law::Outcome<Preview> apply(sql::Tx& tx, Registry& registry, const ImportFile& file, const By& by) {
  Import import(tx, registry, file, by.at);
  const bool fits = import.read();
  auto rows = fits ? import.write() : std::vector<ledger::RowRef>{};
  auto result = import.result();
  if (!fits) return refusals_in(result.faults);
  if (rows.empty()) return result;
  ledger::append(tx,
                 {.log = file.agency,
                  .act = "registry.imported",
                  .subject = "import:" + std::to_string(registry.new_id()),
                  .by = by.person,
                  .facts = {{"kind", name_of(file.kind)},
                            {"file", file.name},
                            {"added", result.added},
                            {"changed", result.changed},
                            {"same", result.same}},
                  .rows = std::move(rows)},
                 by.at);
  return result;
}

}  // namespace registry
