// load_terms — parameters and terms, and whether each agrees with the statute's own day rule.
#include <algorithm>

#include "law/citation.h"
#include "law/load_rows.h"

namespace law {

namespace {

const std::vector<std::string> kUnits{"working_day", "calendar_day", "month", "hour"};

template <class Rows>
bool names(const Rows& rows, std::string_view id) {
  return std::ranges::count(rows, id, &Rows::value_type::id) > 0;
}

// A term rests on a parameter: the version in force when the term comes into force gives the
// number.
std::int64_t value_of(Loading& loading, RowReader& reader, const Term& term) {
  if (term.parameter.empty()) return reader.integer("value");
  if (reader.has("value")) reader.fault("value", "“value”与“parameter”只能有一个");
  for (const Parameter& each : loading.data->parameters)
    if (each.id == term.parameter && each.valid.covers(term.valid.from)) return each.value;
  reader.fault("parameter",
               "没有在 " + iso(term.valid.from) + " 有效的参数“" + term.parameter + "”");
  return 1;
}

void check_instrument_in_force(const Loading& loading, RowReader& reader, const Validity& valid,
                               std::string_view key) {
  const auto id = split_key(key).first;
  for (const Instrument& each : loading.data->instruments)
    if (each.id == id && (valid.from < each.valid.from ||
                          (each.valid.to && (!valid.to || *each.valid.to < *valid.to))))
      reader.fault("valid_from", "有效期超出所依据文件" + each.title + "的施行期间");
}

// 例如处罚法第八十五条使“三日”成为工作日：期限行不能说它是自然日，也不能引错理由。
void check_day_rule(Loading& loading, RowReader& reader, const Term& term) {
  const auto& rules = loading.data->day_rules;
  const auto cited = std::ranges::find(rules, term.day_rule, &DayRule::id);
  if (cited == rules.end()) {
    if (!term.day_rule.empty()) reader.fault("day_rule", "没有这条日期规则“" + term.day_rule + "”");
    return;
  }
  if (cited->unit != term.unit) {
    reader.fault("unit", "“unit”与日期规则“" + term.day_rule + "”不一致");
    return;
  }
  if (cited->stands_alone) return;
  const Pack pack(loading.data);
  const DayRule& said = pack.day_rule_of(split_key(term.basis_key).first, term.value,
                                         term.valid.from, term.duty_holder);
  if (said.id != term.day_rule && (said.id != "calendar" || !cited->instrument.empty()))
    reader.fault("day_rule", "依据的法律按“" + said.id + "”计日，不是“" + term.day_rule + "”");
}

Term read_term(Loading& loading, RowReader& reader) {
  Term term;
  term.id = reader.text("id");
  term.title = reader.text("title");
  term.triggers = reader.texts("trigger");
  term.after = reader.text_or("after");
  term.parameter = reader.text_or("parameter");
  term.unit = Unit(reader.one_of("unit", kUnits));
  if (reader.has("direction"))
    term.direction = Direction(reader.one_of("direction", {"after", "before"}));
  if (reader.has("bound")) term.bound = Bound(reader.one_of("bound", {"latest", "earliest"}));
  term.basis_key = reader.text("basis");
  term.basis = basis_of(loading, reader, "basis");
  term.duty_holder =
      DutyHolder(reader.one_of("duty_holder", {"agency", "officer", "party", "other"}));
  if (term.unit == Unit::working_day || term.unit == Unit::calendar_day)
    term.day_rule = reader.text("day_rule");
  term.valid = validity_of(reader);
  term.status = status_of(reader);
  term.condition = reader.text_or("condition");
  term.effect = reader.text("effect");
  term.note = reader.text_or("note");
  term.value = value_of(loading, reader, term);
  reader.finish();
  return term;
}

void check_term(Loading& loading, RowReader& reader, Term& term) {
  if (term.value <= 0) reader.fault("value", "期限应为正数");
  for (const auto& trigger : term.triggers)
    if (!trigger.empty() && !names(loading.data->triggers, trigger))
      reader.fault("trigger", "没有这个起算事件“" + trigger + "”（triggers.toml）");
  check_instrument_in_force(loading, reader, term.valid, term.basis_key);
  check_day_rule(loading, reader, term);
  if (overlaps_earlier(loading.data->terms, term))
    reader.fault("valid_from", "与同一 id 的另一行有效期重叠");
}

void name_day_rule(const PackData& data, Term& term) {
  for (const DayRule& rule : data.day_rules)
    if (rule.id == term.day_rule)
      term.day_rule_text = rule.basis.instrument.empty() ? rule.title : rule.basis.text();
}

void check_extension(Loading& loading, RowReader& reader, const Term& term) {
  if (term.after.empty()) return;
  const auto& all = loading.data->terms;
  const auto base = std::ranges::find(all, term.after, &Term::id);
  if (base == all.end())
    reader.fault("after", "所延长的期限“" + term.after + "”没有在它前面写明");
  else if (!base->after.empty())
    reader.fault("after", "不能延长一个已经是延长的期限");
}

}  // namespace

void load_parameters(Loading& loading) {
  const std::string file = "parameters.toml";
  auto& all = loading.data->parameters;
  for (const Row& row : rows_of(loading, file, "parameter")) {
    RowReader reader(file, row, loading.faults);
    Parameter made;
    made.id = reader.text("id");
    made.title = reader.text("title");
    made.text = reader.text_or("text");
    if (made.text.empty()) made.value = reader.integer("value");
    made.unit = reader.text_or("unit");
    made.inclusive = reader.flag("inclusive", true);
    made.basis_key = reader.text("basis");
    made.basis = basis_of(loading, reader, "basis");
    made.valid = validity_of(reader);
    made.status = status_of(reader);
    made.note = reader.text_or("note");
    reader.finish();
    if (const auto set = loading.overrides.find(made.id); set != loading.overrides.end()) {
      if (!made.text.empty()) reader.fault("text", "这个参数是文字，不能换成数");
      made.value = set->second;
    }
    check_instrument_in_force(loading, reader, made.valid, made.basis_key);
    if (overlaps_earlier(all, made)) reader.fault("valid_from", "与同一 id 的另一行有效期重叠");
    all.push_back(std::move(made));
  }
  for (const auto& [id, value] : loading.overrides)
    if (!names(all, id)) loading.faults.push_back({file, 0, id, "没有这个参数"});
}

void load_terms(Loading& loading) {
  const std::string file = "terms.toml";
  for (const Row& row : rows_of(loading, file, "term")) {
    RowReader reader(file, row, loading.faults);
    const auto before = loading.faults.size();
    Term term = read_term(loading, reader);
    if (loading.faults.size() == before) check_term(loading, reader, term);
    check_extension(loading, reader, term);
    name_day_rule(*loading.data, term);
    loading.data->terms.push_back(std::move(term));
  }
}

}  // namespace law
