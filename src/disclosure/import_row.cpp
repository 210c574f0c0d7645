// import_row — is this row of somebody's table a decision, and what does the public read of it?
#include "disclosure/import_row.h"

#include <algorithm>

#include "disclosure/content.h"
#include "disclosure/derive.h"
#include "disclosure/due.h"
#include "disclosure/import_values.h"
#include "disclosure/index.h"
#include "disclosure/store.h"
#include "platform/crypto/hash.h"
#include "registry/identity.h"

namespace disclosure {
namespace {

constexpr std::int64_t fen_of_yuan = 100, fen_of_wan_yuan = 1'000'000;
constexpr std::size_t longest_value = 20'000;  // bytes; the standard allows 5,000 characters
constexpr std::size_t short_value = 160, most_short_texts = 20'000;

bool is_organization(std::string_view category) {
  return category.starts_with("法人") || category == "非法人组织" || category == "单位" ||
         category == "其他组织";
}

}  // namespace

RowImport::RowImport(const law::Pack& law, const PublicationSchema& schema,
                     const ColumnMapping& mapping, const std::vector<std::string>& header,
                     const registry::Agency& agency, law::Date today)
    : law_(law), schema_(schema), header_(header), agency_(agency), today_(today) {
  for (std::size_t i = 0; i < mapping.size(); ++i)
    if (!mapping[i].empty()) columns_.emplace(mapping[i], int(i));
  for (const auto& field : schema.fields) {
    if (!field.shown) continue;
    Slot slot{&field, column_of(field.source) - 1, "", field.source != "facts"};
    append_json_text(slot.key, field.label);
    slot.key += ':';
    slots_.push_back(std::move(slot));
    canonical_.push_back(canonical_.size());
  }
  std::ranges::sort(canonical_, {},
                    [&](std::size_t i) { return std::string_view(slots_[i].field->label); });
}

int RowImport::column_of(std::string_view source) const {
  const auto found = columns_.find(source);
  return found == columns_.end() ? 0 : found->second + 1;
}

std::string_view RowImport::value(std::string_view source) const {
  const auto column = column_of(source);
  return column == 0 ? std::string_view() : trimmed(row_->text(std::size_t(column - 1)));
}

std::string_view RowImport::agency_name() const {
  const auto name = value("agency_name");
  return name.empty() ? std::string_view(agency_.name) : name;
}

void RowImport::fault(tables::Faults& faults, std::string_view source, std::string text) const {
  const auto column = column_of(source);
  const auto* field = schema_.with_source(source);
  faults.push_back({row_->number, column,
                    column > 0 ? header_.at(std::size_t(column - 1))
                               : (field ? field->label : std::string(source)),
                    std::move(text)});
}

bool RowImport::check(const tables::Row& row, tables::Faults& faults) {
  row_ = &row;
  const auto before = faults.size();
  check_needed(faults);
  check_dates(faults);
  check_code(faults);
  check_amounts(faults);
  check_lengths(faults);
  return faults.size() == before;
}

void RowImport::check_needed(tables::Faults& faults) {
  for (const auto& slot : slots_)
    if (slot.field->needed == Needed::always && slot.field->source != "agency_name" &&
        value(slot.field->source).empty())
      fault(faults, slot.field->source, "不能为空。");
}

void RowImport::check_dates(tables::Faults& faults) {
  for (const std::string_view source :
       {"decided_on", "valid_from", "valid_until", "published_on"}) {
    const auto text = value(source);
    const auto date = text.empty() ? std::nullopt : imported_date(text);
    if (!text.empty() && !date) fault(faults, source, "日期格式应为 2024-05-06。");
    if (source == "decided_on") decided_on_ = date.value_or(law::Date{});
    if (source == "published_on") published_on_ = date;
  }
  if (decided_on_ > today_) fault(faults, "decided_on", "决定日期在今天之后。");
  if (published_on_ && *published_on_ < decided_on_)
    fault(faults, "published_on", "公开日期早于决定日期。");
}

void RowImport::check_code(tables::Faults& faults) {
  code_.clear();
  const auto text = value("party_code");
  if (text.empty()) return;
  if (is_individual(value("party_category")))
    return fault(faults, "party_code", "自然人没有统一社会信用代码，此栏应为空。");
  const auto verdict = registry::check_credit_code(text);
  if (verdict.normalised)
    code_ = verdict.value;
  else if (verdict.reason_code != "placeholder")
    fault(faults, "party_code", verdict.reason);
}

void RowImport::check_amounts(tables::Faults& faults) {
  fine_fen_ = confiscated_fen_ = std::nullopt;
  const auto read = [&](std::string_view source, std::int64_t unit,
                        std::optional<std::int64_t>& fen) {
    const auto text = value(source);
    if (text.empty()) return;
    fen = imported_fen(text, unit);
    if (!fen) fault(faults, source, "金额应为不小于零的数字，精确到分。");
  };
  read("fine_wan_yuan", fen_of_wan_yuan, fine_fen_);
  read("fine_yuan", fen_of_yuan, fine_fen_);
  read("fine_fen", 1, fine_fen_);
  read("confiscated_wan_yuan", fen_of_wan_yuan, confiscated_fen_);
}

void RowImport::check_lengths(tables::Faults& faults) {
  for (const auto& slot : slots_)
    if (slot.column >= 0 && row_->text(std::size_t(slot.column)).size() > longest_value)
      fault(faults, slot.field->source, "文字太长，最多五千字。");
}

std::optional<law::Date> RowImport::due_on(law::Date decided_on) {
  const auto [found, fresh] = due_.try_emplace(decided_on.time_since_epoch().count());
  if (fresh) found->second = earliest(publication_clocks(law_, schema_, decided_on));
  return found->second;
}

// What the rules of redaction did not find, but the table itself says is private.
void RowImport::hide_leftovers(std::string& text) const {
  for (const auto& secret : secrets_)
    for (auto at = text.find(secret); at != text.npos; at = text.find(secret, at))
      text.replace(at, secret.size(), "***");
}

std::string RowImport::redacted(std::string_view text, const RedactionOptions& options,
                                bool short_text) {
  if (!short_text || text.size() > short_value || !options.persons.empty())
    return redact(text, options).text;
  std::string key(text);
  const auto found = short_texts_.find(key);
  if (found != short_texts_.end()) return found->second;
  auto out = redact(text).text;
  if (short_texts_.size() < most_short_texts) short_texts_.emplace(std::move(key), out);
  return out;
}

std::string RowImport::public_value(const Slot& slot, const RedactionOptions& options) {
  const auto& source = slot.field->source;
  if (source == "decided_on") return timing::iso(decided_on_);
  if (source == "party_code") return code_;
  if (source == "agency_name") return std::string(agency_name());
  if (source == "fine_wan_yuan") return fine_fen_.value_or(0) > 0 ? wan_yuan_of(*fine_fen_) : "";
  if (source == "confiscated_wan_yuan")
    return confiscated_fen_.value_or(0) > 0 ? wan_yuan_of(*confiscated_fen_) : "";
  const auto text = value(source);
  if (text.empty()) return "";
  if (source == "party_name")
    return is_organization(value("party_category")) ? std::string(text) : masked_name(text);
  if (slot.field->redact == Redact::name) return masked_name(text);
  if (source == "valid_from" || source == "valid_until") return timing::iso(*imported_date(text));
  if (slot.field->redact == Redact::none) return std::string(text);
  auto out = redacted(text, options, slot.short_text);
  hide_leftovers(out);
  return out;
}

void RowImport::derive(std::int64_t id, std::int64_t import, timing::Instant at, ImportedRows& to) {
  RedactionOptions options;
  secrets_.clear();
  const auto know = [&](std::string_view source, Role role) {
    if (value(source).empty()) return;
    options.persons.push_back({std::string(value(source)), role});
    secrets_.emplace_back(value(source));
  };
  if (is_individual(value("party_category"))) know("party_name", Role::party);
  know("legal_representative", Role::other);
  for (const std::string_view number : {"party_number", "legal_representative_number"})
    if (!value(number).empty()) secrets_.emplace_back(value(number));

  std::vector<std::string> values;
  for (const auto& slot : slots_) values.push_back(public_value(slot, options));
  ImportedRow& out = to.rows.emplace_back();
  Record& r = out.record;
  r.content = "{";
  for (const auto i : canonical_) {
    if (values[i].empty()) continue;
    if (r.content.size() > 1) r.content += ',';
    r.content += slots_[i].key;
    const auto begin = r.content.size() + 1;
    append_json_text(r.content, values[i]);
    if (slots_[i].field->searched) out.texts.emplace_back(begin, r.content.size() - 1 - begin);
  }
  r.content += '}';
  r.sha256 = crypto::hex(crypto::sha256(r.content));
  r.id = id;
  r.import = import;
  r.agency_id = agency_.id;
  r.agency_name = agency_name();
  r.kind = schema_.kind;
  r.document_number = document_number();
  r.credit_code = code_;
  r.decided_on = decided_on_;
  r.published_on = published_on_;
  r.due_on = due_on(decided_on_);
  for (std::size_t i = 0; i < slots_.size(); ++i)
    if (slots_[i].field->source == "party_name") r.party_name = std::move(values[i]);
  out.words = words_of(r);
  to.leaves.push_back(
      ledger::sealed({.log = ledger::public_log,
                      .act = "disclosure.imported",
                      .subject = subject_of_record(id),
                      .facts = {{"content", r.sha256}, {"number", r.document_number}}},
                     at));
}

}  // namespace disclosure
