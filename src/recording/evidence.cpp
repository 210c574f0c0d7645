// evidence — which file proves what, where it was obtained and by whom?
#include <algorithm>

#include "ledger/book.h"
#include "recording/store.h"

namespace recording {

namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \n\t") == text.npos; }

using Faults = std::vector<std::pair<std::string, std::string>>;  // field, what to do

Faults faults_of(const Evidence& e, timing::Date today) {
  Faults faults;
  if (is_blank(e.subject)) faults.emplace_back("subject", "证据要归入一个案件或者一次检查。");
  if (is_blank(e.title)) faults.emplace_back("title", "请填写证据名称。");
  if (std::ranges::find(evidence_kinds(), e.kind) == evidence_kinds().end())
    faults.emplace_back("kind", "请选择证据种类。");
  if (is_blank(e.file_name) || e.size == 0)
    faults.emplace_back("file", "没有收到文件，或者文件是空的。");
  if (e.obtained_on == timing::Date{}) faults.emplace_back("obtained_on", "请填写取得日期。");
  if (e.obtained_on > today) faults.emplace_back("obtained_on", "取得日期晚于今天，请改正。");
  if (is_blank(e.obtained_place)) faults.emplace_back("obtained_place", "请填写取得地点。");
  return faults;
}

}  // namespace

const std::vector<std::string>& evidence_kinds() {
  static const std::vector<std::string> kinds{
      "书证",     "物证",         "视听资料", "电子数据",
      "证人证言", "当事人的陈述", "鉴定意见", "勘验笔录、现场笔录"};
  return kinds;
}

law::Outcome<Evidence> Records::add_evidence(sql::Tx& tx, Evidence e, const files::Stored& stored,
                                             const registry::By& by) {
  e.agency_id = by.agency;
  e.sha256 = stored.sha256;
  e.sm3 = stored.sm3;
  e.size = stored.size;
  e.uploaded_by = by.person;
  e.uploaded_at = by.at;
  law::Refusals refusals;
  const auto today = timing::date_in_china(by.at);
  const auto basis = law_.basis(forms_.basis_of("record.evidence"));
  for (auto& [field, fault] : faults_of(e, today))
    refusals.push_back({"record.evidence", std::move(fault), basis, field});
  for (auto& refusal : missing_collectors(tx, e)) refusals.push_back(std::move(refusal));
  if (!refusals.empty()) return refusals;

  e.id = ids_.next();
  insert_evidence(tx, e);
  ledger::append(tx,
                 {by.agency,
                  "recording.evidence_added",
                  e.subject,
                  by.person,
                  {{"evidence", e.id}, {"title", e.title}, {"sha256", e.sha256}, {"sm3", e.sm3}},
                  {{"recording_evidence", e.id}}},
                 by.at);
  return e;
}

// 收集证据的执法人员不得少于两人，都是本机关的人。
law::Refusals Records::missing_collectors(sql::Tx& tx, const Evidence& e) const {
  const auto& least = law_.parameter("officers.minimum", e.obtained_on);
  auto persons = e.obtained_by;
  std::ranges::sort(persons);
  const auto repeated = std::ranges::unique(persons);
  persons.erase(repeated.begin(), repeated.end());
  std::erase_if(persons, [&](auto id) {
    const auto person = registry_.person(tx, id);
    return !person || person->agency_id != e.agency_id;
  });
  if (std::int64_t(persons.size()) >= least.value) return {};
  return {{"record.evidence",
           "取得证据的执法人员不得少于" + std::to_string(least.value) + "人，请补选。", least.basis,
           "obtained_by"}};
}

std::optional<Evidence> Records::evidence(sql::Tx& tx, std::int64_t id) const {
  return read_evidence(tx, id);
}

std::vector<Evidence> Records::evidence_of(sql::Tx& tx, std::string_view subject) const {
  return read_evidence_of(tx, subject);
}

void Records::note_access(sql::Tx& tx, const Evidence& e, std::string_view how,
                          const registry::By& by) {
  ledger::append(tx,
                 {e.agency_id,
                  "recording.evidence_" + std::string(how),
                  e.subject,
                  by.person,
                  {{"evidence", e.id}, {"title", e.title}, {"sha256", e.sha256}}},
                 by.at);
}

}  // namespace recording
