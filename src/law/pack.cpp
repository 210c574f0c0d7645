// pack — the law as data: terms, parameters, instruments, provisions and the calendar, by the day
// they are in force.
#include "law/pack.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "law/citation.h"
#include "law/pack_data.h"

namespace law {

namespace {

[[noreturn]] void unknown(std::string_view what, std::string_view id) {
  throw std::out_of_range("law pack: no " + std::string(what) + " " + std::string(id));
}

template <class Rows>
auto* find_by_id(const Rows& rows, std::string_view id) {
  const auto found = std::ranges::find(rows, id, &Rows::value_type::id);
  return found == rows.end() ? nullptr : &*found;
}

// In force that day; else the first that came into force later; else the last there was.
template <class Rows>
auto& version_of(const Rows& rows, std::string_view what, std::string_view id, Date on) {
  const typename Rows::value_type* best = nullptr;
  for (const auto& row : rows) {
    if (row.id != id) continue;
    if (row.valid.covers(on)) return row;
    const bool later = on < row.valid.from;
    const bool best_later = best && on < best->valid.from;
    if (!best || (later && (!best_later || row.valid.from < best->valid.from)) ||
        (!later && !best_later && best->valid.from < row.valid.from))
      best = &row;
  }
  if (!best) unknown(what, id);
  return *best;
}

bool speaks_of(const DayRule& rule, std::string_view instrument, std::int64_t days, Date on,
               DutyHolder who) {
  if (rule.instrument != instrument || rule.instrument.empty() || !rule.valid.covers(on))
    return false;
  if (rule.agency_only && who != DutyHolder::agency && who != DutyHolder::officer) return false;
  return rule.all || (rule.up_to && days <= *rule.up_to) || std::ranges::count(rule.values, days);
}

template <class Rows>
void add_flagged(std::vector<Flagged>& flagged, const Rows& rows, const std::string& kind) {
  for (const auto& row : rows)
    if (row.status == Status::needs_text) flagged.push_back({kind, row.id, row.title, row.note});
}

}  // namespace

const std::string& Pack::version() const { return data_->version; }
const Calendar& Pack::calendar() const { return data_->calendar; }
const std::vector<Trigger>& Pack::triggers() const { return data_->triggers; }
const std::vector<Term>& Pack::all_terms() const { return data_->terms; }
const std::vector<Parameter>& Pack::all_parameters() const { return data_->parameters; }
const std::vector<Instrument>& Pack::instruments() const { return data_->instruments; }
const std::vector<Provision>& Pack::provisions() const { return data_->provisions; }
const std::vector<DayRule>& Pack::day_rules() const { return data_->day_rules; }
const Files& Pack::files() const { return data_->files; }

const Trigger* Pack::find_trigger(std::string_view id) const {
  return find_by_id(data_->triggers, id);
}

const Term& Pack::term(std::string_view id, Date on) const {
  return version_of(data_->terms, "term", id, on);
}

const Parameter& Pack::parameter(std::string_view id, Date on) const {
  return version_of(data_->parameters, "parameter", id, on);
}

const Instrument& Pack::instrument(std::string_view id) const {
  if (const auto* found = find_by_id(data_->instruments, id)) return *found;
  unknown("instrument", id);
}

std::vector<const Term*> Pack::terms(std::string_view trigger, Date on) const {
  std::vector<const Term*> started;
  for (const Term& term : data_->terms)
    if (term.valid.covers(on) && std::ranges::count(term.triggers, trigger))
      started.push_back(&term);
  return started;
}

LegalBasis Pack::basis(std::string_view key) const {
  const auto [id, article] = split_key(key);
  const Instrument& source = instrument(id);
  if (article.empty()) return {source.title, ""};
  const auto words = provision_words(article, source.kind == "document");
  if (!words) unknown("provision", key);
  return {source.title, *words};
}

// An item or a paragraph that does not stand on its own opens to its article.
const Provision* Pack::provision(std::string_view key) const {
  const auto found = std::ranges::find(data_->provisions, key, &Provision::key);
  if (found != data_->provisions.end()) return &*found;
  const auto end = key.find_last_of(".(");
  return end == std::string_view::npos ? nullptr : provision(key.substr(0, end));
}

std::string Pack::chip(std::string_view key) const {
  const auto [id, article] = split_key(key);
  const Instrument& source = instrument(id);
  if (article.empty() || article == "?") return source.short_name;
  if (source.kind == "document") return source.short_name + basis(key).provision;
  return source.short_name + std::string(article.substr(0, article.find_first_of(".(")));
}

const DayRule& Pack::day_rule_of(std::string_view instrument_id, std::int64_t days, Date on,
                                 DutyHolder who) const {
  for (const DayRule& rule : data_->day_rules)
    if (speaks_of(rule, instrument_id, days, on, who)) return rule;
  if (const auto* general = find_by_id(data_->day_rules, "calendar")) return *general;
  unknown("day rule", "calendar");
}

std::vector<Flagged> Pack::needing_text() const {
  std::vector<Flagged> flagged;
  add_flagged(flagged, data_->instruments, "instrument");
  add_flagged(flagged, data_->parameters, "parameter");
  add_flagged(flagged, data_->terms, "term");
  for (const Provision& row : data_->provisions)
    if (row.status == Status::needs_text)
      flagged.push_back({"provision", row.key, row.basis.text(), row.text});
  return flagged;
}

std::string_view Pack::file(std::string_view path) const {
  const auto found = data_->files.find(std::string(path));
  return found == data_->files.end() ? std::string_view{} : std::string_view(found->second);
}

std::string_view name_of(Unit unit) {
  constexpr std::array<std::string_view, 4> names{"working_day", "calendar_day", "month", "hour"};
  return names[std::size_t(unit)];
}

std::string chinese(Unit unit, std::int64_t value) {
  constexpr std::array<std::string_view, 4> names{"个工作日", "日", "个月", "小时"};
  return std::to_string(value) + std::string(names[std::size_t(unit)]);
}

std::string_view name_of(Status status) {
  return status == Status::verified ? "verified" : "needs_text";
}

}  // namespace law
