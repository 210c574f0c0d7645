// publish — the first hand prepares, the second confirms: what must be in place before a decision
// is made public?
#include <algorithm>
#include <map>

#include "disclosure/content.h"
#include "disclosure/derive.h"
#include "disclosure/due.h"
#include "disclosure/index.h"
#include "disclosure/store.h"
#include "platform/crypto/hash.h"

namespace disclosure {
namespace {

constexpr auto plan = "three-systems-plan:2-1-3";

law::Refusal state_refusal(const Obligation& o, law::LegalBasis basis) {
  return {"disclosure.state", "这项决定" + std::string(chinese(o.state)) + "，不能公示。",
          std::move(basis), ""};
}

bool may_be_published(const Obligation& o) {
  return (o.state == State::owed || o.state == State::prepared) && !o.overturned_on;
}

Fields shown(const Prepared& p) {
  Fields out;
  for (const auto& field : p.fields) out.emplace_back(field.label, field.value);
  return out;
}

// How many words of each kind were masked: the receipt that stays in the agency's own ledger.
boost::json::object receipt_of(const Prepared& p) {
  std::map<std::string, int> count;
  for (const auto& field : p.fields)
    for (const auto& mask : field.masks) ++count[mask.kind];
  boost::json::object out;
  for (const auto& [kind, n] : count) out[kind] = n;
  return out;
}

Record record_of(const Obligation& o, const Decision& d, const registry::Agency& agency,
                 Fields fields, timing::Date today) {
  Record r;
  r.agency_id = o.agency_id;
  r.agency_name = agency.name;
  r.kind = o.kind;
  r.document_number = o.document_number;
  r.party_name =
      d.party.kind == registry::PartyKind::organization ? d.party.name : masked_name(d.party.name);
  if (d.party.kind != registry::PartyKind::individual) r.credit_code = d.party.credit_code;
  r.decided_on = o.decided_on;
  r.published_on = today;
  r.due_on = o.due_on;
  r.content = content_of(fields);
  r.sha256 = crypto::hex(crypto::sha256(r.content));
  return r;
}

}  // namespace

law::Outcome<Prepared> Disclosure::prepare(sql::Tx& tx, std::int64_t id, const By& by) {
  auto o = find_obligation(tx, id);
  if (!o) return law::Refusal{"disclosure.nothing_there", "没有找到这个公示义务。", {}, ""};
  const auto* schema = schemas_.of_kind(o->kind);
  const auto agency = registry_.agency(tx, o->agency_id);
  if (!schema || !agency || !may_be_published(*o)) return state_refusal(*o, law_.basis(plan));
  const Prepared p{ids_.next(), o->id, o->agency_id,
                   by.person,   by.at, derived(*schema, decision_of(tx, o->id), *agency)};
  insert(tx, p);
  o->state = State::prepared;
  o->prepared = p.id;
  update(tx, *o);
  note(tx, o->agency_id, "disclosure.prepared", o->subject, by,
       {{"disclosure_prepared", p.id}, {"disclosure_obligation", o->id}},
       {{"masks", receipt_of(p)}});
  return p;
}

std::optional<Prepared> Disclosure::prepared(sql::Tx& tx, std::int64_t id) const {
  return find_prepared(tx, id);
}

law::Refusals Disclosure::leaks_in(const Prepared& p, const Decision& d) const {
  law::Refusals found;
  for (const auto& token : leaks_of(p.fields, d))
    found.push_back({"disclosure.leak",
                     "公示内容中仍有应当隐去的“" + token + "”，请在案卷中补充人员信息后重新拟稿。",
                     law_.basis("pipl:25"), "prepare"});
  return found;
}

law::Refusals Disclosure::missing_before_confirming(sql::Tx& tx, const Prepared& p,
                                                    const By& by) const {
  law::Refusals missing;
  const auto refuse = [&](std::string rule, std::string reason, std::string mend = "") {
    missing.push_back(
        {"disclosure." + std::move(rule), std::move(reason), law_.basis(plan), std::move(mend)});
  };
  const auto o = find_obligation(tx, p.obligation);
  if (!o || o->agency_id != by.agency) {
    refuse("nothing_there", "没有找到这个公示义务。");
    return missing;
  }
  if (!may_be_published(*o)) missing.push_back(state_refusal(*o, law_.basis(plan)));
  if (o->prepared != p.id) refuse("newest", "这份拟公示内容已经重新拟稿，请打开新的一份。");
  if (!o->served_on) refuse("served", "决定书还没有送达当事人，不能公示。", "serve");
  if (p.by == by.person)
    refuse("two_persons", "公示内容由您拟稿，应当由另一人审核后发布。", "another_person");
  const auto* schema = schemas_.of_kind(o->kind);
  const auto fields = shown(p);
  for (const auto& field : schema->fields)
    if (field.shown && field.needed != Needed::optional && value_in(fields, field.label).empty())
      refuse("field", "缺少“" + field.label + "”。", "prepare");
  for (auto& leak : leaks_in(p, decision_of(tx, o->id))) missing.push_back(std::move(leak));
  return missing;
}

law::Outcome<Record> Disclosure::confirm(sql::Tx& tx, std::int64_t prepared_id, const By& by) {
  const auto p = find_prepared(tx, prepared_id);
  if (!p) return law::Refusal{"disclosure.nothing_there", "没有找到这份拟公示内容。", {}, ""};
  if (auto missing = missing_before_confirming(tx, *p, by); !missing.empty()) return missing;
  auto o = find_obligation(tx, p->obligation);
  Record record = record_of(*o, decision_of(tx, o->id), *registry_.agency(tx, o->agency_id),
                            shown(*p), timing::date_in_china(by.at));
  record.id = ids_.next();
  record.log_index =
      ledger::append(tx,
                     {.log = ledger::public_log,
                      .act = "disclosure.published",
                      .subject = subject_of_record(record.id),
                      .facts = {{"content", record.sha256}, {"number", record.document_number}}},
                     by.at)
          .seq;
  insert(tx, record);
  o->state = State::published;
  o->record = record.id;
  o->published_on = record.published_on;
  o->late = record.late();
  update(tx, *o);
  note(tx, o->agency_id, "disclosure.published", o->subject, by,
       {{"disclosure_record", record.id}, {"disclosure_obligation", o->id}},
       {{"content", record.sha256},
        {"log_index", record.log_index},
        {"masks", receipt_of(*p)},
        {"prepared_by", p->by},
        {"late", record.late().value_or(false)}});
  add_to_index(tx, record, *schemas_.of_kind(record.kind));
  return record;
}

std::optional<bool> Record::late() const {
  if (!published_on || !due_on) return std::nullopt;
  return *published_on > *due_on;
}

}  // namespace disclosure
