// disclosure — 行政执法公示: what must be made public, by when, what was made public, and what was
// taken down.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "disclosure/publication_schema.h"
#include "disclosure/redaction.h"
#include "law/clocks.h"
#include "law/outcome.h"
#include "law/present.h"
#include "ledger/verify.h"
#include "platform/search/search.h"
#include "platform/sql/sql.h"
#include "platform/timing/ids.h"
#include "registry/registry.h"

namespace disclosure {

using registry::By;

struct Decision {  // 执法决定, as casework knows it: what the publication is derived from
  std::int64_t agency_id = 0;
  std::string subject = {};  // "case:123"
  std::string kind = {};  // 行政处罚 行政许可 行政强制 …: a kind of PublicationSchemas
  std::string document_number = {};  // 决定书文号
  timing::Date decided_on{};
  registry::Party party = {};                        // as it was when the decision was made
  std::string party_category = {};                   // empty: as the kind of the party says
  std::string violation_type = {};                   // 违法行为类型
  std::string facts = {};                            // 违法事实
  std::string basis = {};                            // 处罚依据
  std::vector<std::string> penalty_kinds = {};       // 处罚类别
  std::string content = {};                          // 处罚内容, 许可内容, 执法结论
  std::optional<std::int64_t> fine_fen = {};         // 罚款
  std::optional<std::int64_t> confiscated_fen = {};  // 没收违法所得、没收非法财物
  std::string licence_name = {};  // of the licence granted, suspended or revoked, with its number
  std::string licence_category = {};                              // 许可类别
  std::string document_name = {};                                 // 决定文书名称
  std::optional<timing::Date> valid_from = {}, valid_until = {};  // 有效期
  std::string publicity_class = {};  // 轻微 一般 严重; empty: not graded
  std::string remedies = {};         // 救济途径, as the decision tells the party
  std::string matter_code = {}, region = {};
  std::vector<Person> persons = {};        // everybody in the case: masked, but officers stay
  std::vector<std::string> officers = {};  // names that stay
};

enum class State { owed, prepared, published, exempt, withdrawn };
std::string_view name_of(State);  // as in the database
std::string_view chinese(State);  // 待公示 待复核 已公示 不予公开 已撤回

using law::Light;  // how a clock stands; without a date there is nothing to warn of
Light light_of(const law::Pack&, std::optional<law::Date> due, law::Date today);

struct Obligation {  // 公示义务
  std::int64_t id = 0, agency_id = 0;
  std::string subject, kind, document_number;
  std::string party_name;  // full: for the office only
  timing::Date decided_on{};
  State state = State::owed;
  std::optional<timing::Date> served_on;
  std::optional<timing::Date> due_on;  // the earliest clock
  std::int64_t prepared = 0;           // the newest preparation; 0: none
  std::int64_t record = 0;             // 0: not public
  std::optional<timing::Date> published_on;
  std::optional<bool> late;
  std::string exempt_ground;
  std::optional<timing::Date> overturned_on, withdraw_by;
  std::vector<law::Clock> clocks;  // all that run, the earliest first, each with its explanation
  // By when the next thing must happen; empty once nothing is owed any more.
  std::optional<timing::Date> next_due() const;
};

struct ObligationFilter {
  std::optional<State> state = {};
  bool open = false;  // only those on which something is still to be done
  std::string kind = {};
  std::string text = {};   // in document number or party
  std::int64_t after = 0;  // id of the last one shown before
  int limit = 100;
};

struct PublicField {
  std::string label, value;
  std::string original;     // what stood there before redaction; for the second person only
  std::vector<Mask> masks;  // of the original
};

struct Prepared {  // 拟公示内容: derived by the first person, confirmed by the second
  std::int64_t id = 0, obligation = 0, agency_id = 0;
  std::int64_t by = 0;
  timing::Instant at{};
  std::vector<PublicField> fields;  // in the order of the schema
};

struct Withdrawal {  // 撤回
  std::int64_t id = 0, record = 0;
  std::string reason, basis_document;
  timing::Instant at{};
  std::int64_t log_index = 0;
};

using Fields = std::vector<std::pair<std::string, std::string>>;  // label, value

struct Record {  // 公示记录: exactly what the public may see
  std::int64_t id = 0, agency_id = 0;
  std::int64_t import = 0;  // 0: published from a case
  std::string agency_name;  // 执法主体
  std::string kind, document_number;
  std::string party_name;   // masked when a natural person
  std::string credit_code;  // of units only
  timing::Date decided_on{};
  std::optional<timing::Date> published_on;  // imported history may not tell
  std::optional<timing::Date> due_on;
  std::string content;         // canonical JSON of the public fields
  std::string sha256;          // of content, hex
  std::int64_t log_index = 0;  // place in the public log
  std::optional<Withdrawal> withdrawn;
  std::optional<bool> late() const;
};

struct RecordFilter {
  std::string q = {};  // phrases, all of which must occur
  std::string kind = {};
  std::string party = {};                          // part of the name, or the whole credit code
  std::string agency = {};                         // name of the agency
  std::optional<timing::Date> from = {}, to = {};  // decision date
  std::optional<search::Position> after = {};
  std::size_t limit = 20;
};

struct Records {
  std::vector<Record> records;  // newest decision first
  std::int64_t count = 0;
  bool exact = true;
  bool too_short = false;  // q holds no phrase of two characters
  std::optional<search::Position> next;
};

struct Proof {       // that a record stands in the public log
  std::string leaf;  // the text that is hashed
  std::int64_t index = 0, size = 0;
  std::vector<std::string> path;  // hashes, 32 bytes each
  std::string root;
};

std::vector<sql::Migration> schema();
ledger::Coverage coverage();

// Every writing function adds its ledger entries in the caller's transaction; a refusal means that
// nothing was written. The public log must have been opened (open_public_log). References must
// outlive it.
class Disclosure {
 public:
  Disclosure(const PublicationSchemas&, const law::Pack&, const registry::Registry&, timing::Ids&);

  const PublicationSchemas& schemas() const { return schemas_; }
  const law::Pack& law() const { return law_; }

  // To be called by the room that made the decision, in its transaction. A decision against a minor
  // becomes an exempt obligation. Refused: an unknown kind, a second time for one subject and kind.
  law::Outcome<std::int64_t> owe(sql::Tx&, const Decision&, const By&);
  law::Refusals mark_served(sql::Tx&, std::string_view subject, timing::Date on, const By&);
  law::Refusals exempt(sql::Tx&, std::int64_t obligation, std::string_view ground, const By&);
  // 变更、撤销、确认违法或者无效: starts the clock of withdrawal.
  law::Refusals overturned(sql::Tx&, std::string_view subject, timing::Date on, const By&);

  std::optional<Obligation> obligation(sql::Tx&, std::int64_t id) const;
  std::vector<Obligation> obligations_of(sql::Tx&, std::string_view subject) const;
  std::vector<Obligation> obligations(sql::Tx&, std::int64_t agency,
                                      const ObligationFilter& = {}) const;  // by due date
  Decision decision_of(sql::Tx&, std::int64_t obligation) const;

  // First hand. Derived from the decision, never typed; may be done again until it is published.
  law::Outcome<Prepared> prepare(sql::Tx&, std::int64_t obligation, const By&);
  std::optional<Prepared> prepared(sql::Tx&, std::int64_t id) const;

  // Second hand. The same list for the page and the gate.
  law::Refusals missing_before_confirming(sql::Tx&, const Prepared&, const By&) const;
  law::Outcome<Record> confirm(sql::Tx&, std::int64_t prepared, const By&);

  law::Refusals missing_before_withdrawing(sql::Tx&, std::int64_t record, std::string_view reason,
                                           std::string_view basis_document, const By&) const;
  law::Outcome<Withdrawal> withdraw(sql::Tx&, std::int64_t record, std::string_view reason,
                                    std::string_view basis_document, const By&);

  // Also those withdrawn; not those of an import that is not complete.
  std::optional<Record> record(sql::Tx&, std::int64_t id) const;
  std::vector<Record> records_with_number(sql::Tx&, std::string_view document_number) const;
  Records records(sql::Tx&, const RecordFilter&) const;  // without those withdrawn
  // In a log of that size; 0: as long as it is now.
  std::optional<Proof> proof(sql::Tx&, const Record&, std::int64_t size = 0) const;

  // 双公示 names in order, then the five of the three-systems plan (执法主体 执法类别 执法对象
  // 执法文书号 决定日期).
  Fields public_fields(const Record&) const;

  // Changes with every publication, withdrawal and import: the version of the page cache.
  static std::int64_t public_version(sql::Tx&);
  static void open_public_log(sql::Tx&, std::string_view origin);  // once, when a database is made

 private:
  law::Refusals leaks_in(const Prepared&, const Decision&) const;
  void add_clocks(Obligation&) const;

  const PublicationSchemas& schemas_;
  const law::Pack& law_;
  const registry::Registry& registry_;
  timing::Ids& ids_;
};

}  // namespace disclosure
