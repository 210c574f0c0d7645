// withdraw — what must be in place before a published decision is taken down, and what remains of
// it? 处罚法第四十八条第二款：三日内撤回行政处罚决定信息并公开说明理由。
#include "disclosure/index.h"
#include "disclosure/store.h"

namespace disclosure {

law::Refusals Disclosure::missing_before_withdrawing(sql::Tx& tx, std::int64_t id,
                                                     std::string_view reason,
                                                     std::string_view basis_document,
                                                     const By& by) const {
  law::Refusals missing;
  const auto refuse = [&](std::string rule, std::string text, std::string mend = "") {
    missing.push_back({"disclosure." + std::move(rule), std::move(text),
                       law_.basis("penalty-law:48.2"), std::move(mend)});
  };
  const auto record = find_record(tx, id);
  if (!record || record->agency_id != by.agency)
    refuse("nothing_there", "没有找到本机关的这条公示记录。");
  else if (record->withdrawn)
    refuse("withdrawn", "这条公示已经撤回。");
  if (reason.empty()) refuse("reason", "请写明撤回的理由，理由向社会公开。", "reason");
  if (basis_document.empty())
    refuse("basis_document", "请写明据以撤回的文书，例如复议决定书的文号。", "basis_document");
  return missing;
}

law::Outcome<Withdrawal> Disclosure::withdraw(sql::Tx& tx, std::int64_t id, std::string_view reason,
                                              std::string_view basis_document, const By& by) {
  if (auto missing = missing_before_withdrawing(tx, id, reason, basis_document, by);
      !missing.empty())
    return missing;
  const auto record = find_record(tx, id);
  Withdrawal w{ids_.next(), id, redact(reason).text, redact(basis_document).text, by.at, 0};
  w.log_index = ledger::append(tx,
                               {.log = ledger::public_log,
                                .act = "disclosure.withdrawn",
                                .subject = subject_of_record(id),
                                .facts = {{"content", record->sha256},
                                          {"published_as", record->log_index},
                                          {"reason", w.reason},
                                          {"basis_document", w.basis_document}}},
                               by.at)
                    .seq;
  insert(tx, w, record->agency_id);
  std::vector<ledger::RowRef> rows{{"disclosure_withdrawal", w.id}};
  std::string subject = subject_of_record(id);
  if (auto o = obligation_of_record(tx, id)) {
    o->state = State::withdrawn;
    update(tx, *o);
    rows.push_back({"disclosure_obligation", o->id});
    subject = o->subject;
  }
  note(tx, record->agency_id, "disclosure.withdrawn", subject, by, std::move(rows),
       {{"log_index", w.log_index}, {"reason", w.reason}});
  remove_from_index(tx, id);
  return w;
}

}  // namespace disclosure
