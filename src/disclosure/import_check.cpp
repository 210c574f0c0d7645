// import_check — the first pass: may this file be taken over, all of it?
#include "disclosure/import_check.h"

#include <algorithm>

#include "disclosure/import_store.h"

namespace disclosure {
namespace {

constexpr std::size_t sample_rows = 5, chunk = 2'000;

// Which numbers were met before? Eight bytes each, since a file may have a million of them.
class Seen {
 public:
  // False when it was there already.
  bool add(std::uint64_t key) {
    if ((size_ + 1) * 4 > slots_.size() * 3) grow();
    return put(key | 1) && ++size_;
  }

 private:
  bool put(std::uint64_t key) {
    auto at = (key * 0x9E3779B97F4A7C15u) >> 20;
    for (;; ++at) {
      auto& slot = slots_[at & (slots_.size() - 1)];
      if (slot == key) return false;
      if (slot == 0) {
        slot = key;
        return true;
      }
    }
  }
  void grow() {
    std::vector<std::uint64_t> old(slots_.size() * 2);
    old.swap(slots_);
    for (const auto key : old)
      if (key != 0) put(key);
  }
  std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(4'096);
  std::size_t size_ = 0;
};

class Check {
 public:
  Check(const ImportTools& tools, const ImportRequest& request, const ImportPlan& plan,
        const Progress& progress)
      : tools_(tools),
        request_(request),
        progress_(progress),
        row_import_(tools.law, *plan.schema, plan.mapping, plan.header, plan.agency, plan.today) {
    report_.kind = plan.schema->kind;
    report_.header = plan.header;
    report_.mapping = plan.mapping;
    compare_ = tools.database.read([](sql::Tx& tx) { return any_record(tx); });
  }

  ImportReport run() {
    tables::Faults faults;
    auto reader = open_rows(request_, faults);
    tables::Row row;
    while (reader && reader->next(row)) {
      check(row, faults);
      keep(faults);
    }
    keep(faults);
    compare();
    if (report_.rows == 0 && report_.fault_count == 0) {
      faults.push_back({0, 0, "", "文件里没有一行决定。"});
      keep(faults);
    }
    return std::move(report_);
  }

 private:
  struct Number {
    std::int64_t row;
    std::string agency, number;
  };

  void check(const tables::Row& row, tables::Faults& faults) {
    ++report_.rows;
    if (report_.sample.size() < sample_rows) {
      report_.sample.emplace_back();
      for (const auto& cell : row.cells) report_.sample.back().emplace_back(cell.text);
    }
    if (row_import_.check(row, faults) && is_new(row, faults)) ++report_.good;
    if (progress_ && report_.rows % chunk == 0) progress_("check", report_.rows);
  }

  bool is_new(const tables::Row& row, tables::Faults& faults) {
    const auto number = row_import_.document_number();
    key_.assign(row_import_.agency_name()).append("\n").append(number);
    if (!seen_.add(std::hash<std::string>()(key_))) {
      faults.push_back(fault_at(row.number, "这个文号在文件里出现过。"));
      return false;
    }
    if (compare_) {
      numbers_.push_back({row.number, std::string(row_import_.agency_name()), std::string(number)});
      if (numbers_.size() == chunk) compare();
    }
    return true;
  }

  // Against what is public already.
  void compare() {
    tables::Faults faults;
    if (!numbers_.empty())
      tools_.database.read([&](sql::Tx& tx) {
        for (const auto& n : numbers_)
          if (is_public(tx, request_.agency, n.agency, n.number))
            faults.push_back(fault_at(n.row, "文号“" + n.number + "”已经公示过。"));
      });
    report_.good -= std::int64_t(faults.size());
    numbers_.clear();
    keep(faults);
  }

  tables::Fault fault_at(std::int64_t row, std::string text) const {
    const auto column = row_import_.column_of("document_number");
    return {row, column, column > 0 ? report_.header.at(std::size_t(column - 1)) : "",
            std::move(text)};
  }

  void keep(tables::Faults& faults) {
    for (auto& fault : faults) {
      ++report_.fault_count;
      if (report_.faults.size() < faults_kept) report_.faults.push_back(std::move(fault));
    }
    faults.clear();
  }

  const ImportTools& tools_;
  const ImportRequest& request_;
  const Progress& progress_;
  RowImport row_import_;
  ImportReport report_;
  bool compare_ = false;
  Seen seen_;
  std::string key_;
  std::vector<Number> numbers_;
};

}  // namespace

std::unique_ptr<tables::Reader> open_rows(const ImportRequest& request, tables::Faults& faults) {
  auto reader = tables::open(request.path, request.file_name, faults);
  tables::Row heading;
  if (reader && !reader->next(heading)) reader.reset();
  return reader;
}

ImportPlan plan_of(const ImportTools& tools, const ImportRequest& request, tables::Faults& faults) {
  ImportPlan plan;
  auto reader = tables::open(request.path, request.file_name, faults);
  tables::Row heading;
  if (!reader || !reader->next(heading)) {
    if (faults.empty()) faults.push_back({0, 0, "", "文件是空的。"});
    return plan;
  }
  for (const auto& cell : heading.cells) plan.header.emplace_back(cell.text);
  plan.schema = request.kind.empty() ? &guessed_schema(tools.schemas, plan.header)
                                     : tools.schemas.of_kind(request.kind);
  plan.today = timing::date_in_china(tools.clock.now());
  const auto agency = tools.database.read([&](sql::Tx& tx) {
    plan.mapping = remembered_mapping(tx, request.agency, plan.header);
    return tools.registry.agency(tx, request.agency);
  });
  if (!plan.schema || !agency) {
    faults.push_back({0, 0, "", plan.schema ? "没有这个机关。" : "没有这一类决定。"});
    return plan;
  }
  plan.agency = *agency;
  if (request.mapping)
    plan.mapping = *request.mapping;
  else if (plan.mapping.size() != plan.header.size())
    plan.mapping = guessed_mapping(tools.schemas, *plan.schema, plan.header);
  plan.mapping.resize(plan.header.size());
  for (const auto& field : plan.schema->fields)
    if (field.needed == Needed::always && field.source != "agency_name" &&
        std::ranges::find(plan.mapping, field.source) == plan.mapping.end())
      faults.push_back({1, 0, field.label, "没有一列对应“" + field.label + "”。"});
  return plan;
}

ImportReport checked(const ImportTools& tools, const ImportRequest& request, const ImportPlan& plan,
                     const Progress& progress) {
  return Check(tools, request, plan, progress).run();
}

}  // namespace disclosure
