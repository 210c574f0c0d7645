// records — which published decisions are there, and does one stand in the public log?
#include <algorithm>

#include "disclosure/content.h"
#include "disclosure/index.h"
#include "disclosure/store.h"
#include "ledger/tiles.h"
#include "platform/search/fold.h"

namespace disclosure {
namespace {

constexpr std::size_t candidates_read = 2'000;  // of a part of a party's name, for one page

search::Query query_of(const RecordFilter& filter) {
  search::Query query;
  query.text = filter.q;
  query.from = filter.from;
  query.to = filter.to;
  query.limit = filter.limit;
  query.after = filter.after;
  if (!filter.kind.empty()) query.words.push_back(kind_word(filter.kind));
  if (!filter.agency.empty()) query.words.push_back(agency_word(filter.agency));
  return query;
}

bool looks_like_code(std::string_view text) {
  return text.size() == 18 && std::ranges::all_of(text, [](unsigned char c) {
           return std::isdigit(c) || std::isupper(c);
         });
}

// While an import is under way, its first records are in the index already and must not
// be found: then every complete import is asked on its own, and the answers are put in order.
search::Found find_public(sql::Tx& tx, const search::Query& query) {
  if (tx.integer("SELECT count(*) FROM disclosure_import WHERE state = 'loading'") == 0)
    return public_index().find(tx, query);
  auto imports = tx.all("SELECT id FROM disclosure_import WHERE state = 'complete'", {},
                        [](const sql::Row& row) { return row.integer(0); });
  imports.push_back(0);
  search::Found all;
  for (const auto import : imports) {
    auto one = query;
    one.words.push_back(import_word(import));
    const auto found = public_index().find(tx, one);
    all.hits.insert(all.hits.end(), found.hits.begin(), found.hits.end());
    all.count += found.count;
    all.exact = all.exact && found.exact;
    all.too_short = all.too_short || found.too_short;
    if (found.next) all.next = std::max(all.next, found.next);
  }
  std::ranges::sort(all.hits, std::greater<>());
  if (all.hits.size() > query.limit) {
    all.hits.resize(query.limit);
    all.next = all.hits.empty() ? query.after : std::optional(all.hits.back());
  }
  // A later page of one import may lie before the last hit of another.
  if (all.next) std::erase_if(all.hits, [&](const auto& hit) { return hit < *all.next; });
  return all;
}

std::vector<Record> records_at(sql::Tx& tx, const search::Found& found) {
  std::vector<std::int64_t> ids;
  for (const auto& hit : found.hits) ids.push_back(hit.id);
  return find_records(tx, ids);
}

// The party's name may also stand in the facts of another's decision: each candidate is read.
Records with_party(sql::Tx& tx, search::Query query, const RecordFilter& filter) {
  Records out;
  const auto wanted = search::folded(filter.party);
  query.text += " " + filter.party;
  query.limit = 200;
  std::size_t read = 0;
  for (;;) {
    const auto found = find_public(tx, query);
    out.too_short = found.too_short;
    for (auto& record : records_at(tx, found)) {
      ++read;
      if (search::folded(record.party_name).find(wanted) == std::string::npos) continue;
      if (out.records.size() == filter.limit) {
        const auto& last = out.records.back();
        out.next = search::Position{last.decided_on, last.id};
      } else if (!out.next) {
        out.records.push_back(std::move(record));
      }
      ++out.count;
    }
    query.after = found.next;
    if (!found.next || read >= candidates_read) break;
  }
  if (query.after) {
    out.exact = false;
    if (!out.next) out.next = query.after;
  }
  return out;
}

}  // namespace

std::optional<Record> Disclosure::record(sql::Tx& tx, std::int64_t id) const {
  return find_record(tx, id);
}

std::vector<Record> Disclosure::records_with_number(sql::Tx& tx, std::string_view number) const {
  return find_records(tx, number);
}

Records Disclosure::records(sql::Tx& tx, const RecordFilter& filter) const {
  auto query = query_of(filter);
  if (looks_like_code(filter.party))
    query.words.push_back(code_word(filter.party));
  else if (!filter.party.empty())
    return with_party(tx, std::move(query), filter);
  const auto found = find_public(tx, query);
  return {records_at(tx, found), found.count, found.exact, found.too_short, found.next};
}

std::optional<Proof> Disclosure::proof(sql::Tx& tx, const Record& record,
                                       std::int64_t wanted_size) const {
  const auto size = wanted_size > 0 ? wanted_size : ledger::size_of(tx, ledger::public_log);
  const auto entry = ledger::entry_at(tx, ledger::public_log, record.log_index);
  if (!entry || record.log_index >= size) return std::nullopt;
  ledger::TileReader tiles(tx, ledger::public_log);
  return Proof{entry->text, record.log_index, size,
               ledger::inclusion_path(record.log_index, size, std::ref(tiles)),
               ledger::root_of(size, std::ref(tiles))};
}

Fields Disclosure::public_fields(const Record& record) const {
  const auto* schema = schemas_.of_kind(record.kind);
  auto fields = fields_of(record.content, schema);
  if (!schema) return fields;
  Fields of_the_plan{{"执法类别", record.kind}};
  for (const auto& field : schema->fields)
    if (!field.plan_name.empty())
      of_the_plan.emplace_back(field.plan_name, value_in(fields, field.label));
  for (auto& field : of_the_plan)
    if (value_in(fields, field.first).empty()) fields.push_back(std::move(field));
  return fields;
}

std::int64_t Disclosure::public_version(sql::Tx& tx) {
  return ledger::size_of(tx, ledger::public_log);
}

void Disclosure::open_public_log(sql::Tx& tx, std::string_view origin) {
  ledger::open_log(tx, ledger::public_log, origin);
}

}  // namespace disclosure
