// load_basics — instruments, provisions, day rules and triggers: what the terms lean on.
#include <algorithm>

#include "law/citation.h"
#include "law/load_rows.h"

namespace law {

namespace {

const Instrument* instrument_named(const Loading& loading, std::string_view id) {
  const auto& all = loading.data->instruments;
  const auto found = std::ranges::find(all, id, &Instrument::id);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

std::vector<Row> rows_of(Loading& loading, const std::string& file, const std::string& table) {
  const auto found = loading.data->files.find(file);
  if (found == loading.data->files.end()) {
    loading.faults.push_back({file, 0, "", "规则包缺少这个文件"});
    return {};
  }
  auto rows = toml_rows(file, found->second, loading.faults);
  std::erase_if(rows, [&](const Row& row) {
    if (row.table == table) return false;
    const std::string name = row.table.empty() ? row.fields.begin()->first : row.table;
    loading.faults.push_back(
        {file, row.line, name, "不认识的表“" + name + "”，这里只有“" + table + "”"});
    return true;
  });
  return rows;
}

Validity validity_of(RowReader& reader) {
  const Validity valid{reader.date("valid_from"), reader.optional_date("valid_to")};
  if (valid.to && *valid.to < valid.from) reader.fault("valid_to", "“valid_to”早于“valid_from”");
  return valid;
}

Status status_of(RowReader& reader) {
  return Status(reader.one_of("status", {"verified", "needs_text"}));
}

LegalBasis basis_of(Loading& loading, RowReader& reader, const std::string& key) {
  const std::string cited = reader.text(key);
  if (cited.empty()) return {};
  const auto [id, article] = split_key(cited);
  const Instrument* source = instrument_named(loading, id);
  if (!source) {
    reader.fault(key, "没有登记的文件“" + std::string(id) + "”（instruments.toml）");
    return {};
  }
  if (article.empty()) {
    reader.fault(key, "“" + cited + "”缺少条文号，应为“文件:条文”，例如 penalty-law:58");
    return {};
  }
  const auto words = provision_words(article, source->kind == "document");
  if (!words) reader.fault(key, "条文号“" + std::string(article) + "”写法不对");
  return {source->title, words.value_or("")};
}

void load_instruments(Loading& loading) {
  const std::string file = "instruments.toml";
  for (const Row& row : rows_of(loading, file, "instrument")) {
    RowReader reader(file, row, loading.faults);
    Instrument made;
    made.id = reader.text("id");
    made.title = reader.text("title");
    made.number = reader.text_or("number");
    made.short_name = reader.text("short");
    const std::vector<std::string> kinds{"law", "regulation", "rule", "document", "local"};
    made.kind = kinds[reader.one_of("kind", kinds)];
    made.valid = validity_of(reader);
    made.status = status_of(reader);
    made.note = reader.text_or("note");
    reader.finish();
    // 公文以文号为人所知，法律以名称为人所知。
    if (made.kind == "document" && !made.number.empty()) made.title += "（" + made.number + "）";
    if (instrument_named(loading, made.id)) reader.fault("id", "文件“" + made.id + "”重复");
    loading.data->instruments.push_back(std::move(made));
  }
}

void load_provisions(Loading& loading) {
  const std::string file = "provisions.toml";
  auto& all = loading.data->provisions;
  for (const Row& row : rows_of(loading, file, "provision")) {
    RowReader reader(file, row, loading.faults);
    Provision made;
    made.key = reader.text("key");
    made.basis = basis_of(loading, reader, "key");
    made.text = reader.text("text");
    made.verbatim = reader.flag("verbatim", false);
    made.status = status_of(reader);
    reader.finish();
    if (std::ranges::count(all, made.key, &Provision::key))
      reader.fault("key", "条文“" + made.key + "”重复");
    all.push_back(std::move(made));
  }
}

void load_day_rules(Loading& loading) {
  const std::string file = "day_rules.toml";
  auto& all = loading.data->day_rules;
  for (const Row& row : rows_of(loading, file, "day_rule")) {
    RowReader reader(file, row, loading.faults);
    DayRule made;
    made.id = reader.text("id");
    made.title = reader.text("title");
    made.unit = reader.one_of("unit", {"working_day", "calendar_day"}) == 0 ? Unit::working_day
                                                                            : Unit::calendar_day;
    if (reader.has("basis")) {
      made.basis = basis_of(loading, reader, "basis");
      made.instrument = split_key(reader.text("basis")).first;
    }
    made.values = reader.integers_or_none("values");
    made.up_to = reader.optional_integer("up_to");
    made.all = reader.flag("all", false);
    made.agency_only = reader.flag("agency_only", false);
    made.stands_alone = reader.flag("stands_alone", false);
    made.valid = validity_of(reader);
    reader.finish();
    if (reader.has("basis") && made.values.empty() && !made.up_to && !made.all)
      reader.fault("values", "没有写明哪些日数：values、up_to、all 三者之一");
    if (overlaps_earlier(all, made)) reader.fault("id", "与同一 id 的另一行有效期重叠");
    all.push_back(std::move(made));
  }
  for (const char* general : {"calendar", "says-itself"})
    if (!std::ranges::count(all, general, &DayRule::id))
      loading.faults.push_back(
          {file, 0, general, "缺少通用的日期规则“" + std::string(general) + "”"});
}

void load_triggers(Loading& loading) {
  const std::string file = "triggers.toml";
  auto& all = loading.data->triggers;
  for (const Row& row : rows_of(loading, file, "trigger")) {
    RowReader reader(file, row, loading.faults);
    Trigger made{reader.text("id"), reader.text("title")};
    reader.finish();
    if (std::ranges::count(all, made.id, &Trigger::id))
      reader.fault("id", "起算事件“" + made.id + "”重复");
    all.push_back(std::move(made));
  }
}

}  // namespace law
