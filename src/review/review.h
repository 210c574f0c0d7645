// review — legal review of major decisions: what was submitted, what was said of it, and whether it
// passed.
#pragma once
#include <boost/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "law/pack.h"
#include "ledger/book.h"
#include "ledger/verify.h"
#include "platform/timing/ids.h"
#include "registry/registry.h"
#include "review/scope.h"

namespace review {

enum class Standing { not_submitted, awaited, passed, not_passed };

// The permit to decide. Only a concluded review that agreed can make one, and it is good for one
// text only.
class PassedReview {  // 审核通过
 public:
  const std::string& draft_hash() const { return draft_hash_; }
  std::int64_t opinion() const { return opinion_; }
  std::int64_t reviewer() const { return reviewer_; }

 private:
  friend std::optional<PassedReview> passed(sql::Tx&, std::string_view, std::string_view);
  PassedReview(std::string hash, std::int64_t opinion, std::int64_t reviewer)
      : draft_hash_(std::move(hash)), opinion_(opinion), reviewer_(reviewer) {}
  std::string draft_hash_;
  std::int64_t opinion_, reviewer_;
};

// The other permit: the rules of scope were asked, and this decision is no major one.
class NotRequired {
 private:
  friend std::optional<NotRequired> not_required(const Scope&);
  NotRequired() = default;
};
std::optional<NotRequired> not_required(const Scope&);

std::string hash_of_draft(std::string_view text);  // hex; one changed character is another draft

struct Submission {  // 送审
  std::int64_t id = 0, agency_id = 0;
  std::string subject = {};  // "case:123"
  int version = 1;
  std::string draft_hash = {}, draft_text = {};
  boost::json::object bundle =
      {};  // facts, evidence, law, materials, clauses: what the reviewer's desk shows
  std::string statement = {};  // 承办机构对材料真实、准确、完整负责的声明
  std::vector<std::int64_t> handlers = {};
  std::int64_t submitted_by = 0;
  timing::Instant submitted_at{};
  std::optional<timing::Date> due_on = {};
};

struct Item {  // one of the ten things that are reviewed
  int number = 0;
  std::string verdict = {};  // 合格 有问题 不适用
  std::string note = {};
};

struct Opinion {  // 法制审核意见
  std::int64_t id = 0, agency_id = 0, submission_id = 0;
  std::string result = {};  // one of results()
  bool passes = false;
  std::vector<Item> items = {};
  std::string opinion = {};
  std::int64_t reviewer = 0;
  timing::Instant given_at{};
};

struct Result {
  std::string name;  // 同意
  bool passes;
  std::string next;  // what the handler has to do now
};
const std::vector<Result>& results();
const std::vector<std::string>& items();  // the ten, in the order of the plan

std::vector<sql::Migration> schema();
ledger::Coverage coverage();

// What stands in the way of submitting: an earlier submission of the same draft that is still open
// or was turned down.
law::Refusals missing_before_submitting(sql::Tx&, const law::Pack&, const Submission&,
                                        timing::Date today);
law::Outcome<Submission> submit(sql::Tx&, timing::Ids&, const law::Pack&, Submission,
                                const registry::By&);

// Who reviews is neither a handler nor without qualification; every item is answered; agreement and
// problems exclude each other.
law::Refusals missing_before_concluding(const law::Pack&, const Submission&, const Opinion&,
                                        const registry::Person& reviewer, timing::Date today);
law::Outcome<Opinion> conclude(sql::Tx&, timing::Ids&, const law::Pack&, const Submission&, Opinion,
                               const registry::Person& reviewer, const registry::By&);

std::vector<Submission> submissions_of(sql::Tx&, std::string_view subject);  // oldest first
std::optional<Submission> submission(sql::Tx&, std::int64_t id);
std::optional<Opinion> opinion_on(sql::Tx&, std::int64_t submission);
std::vector<Submission> awaiting(sql::Tx&, std::int64_t agency);  // oldest first

Standing standing(sql::Tx&, std::string_view subject);  // of the newest submission
// The permit, when the newest submission is of this very draft and its opinion agrees.
std::optional<PassedReview> passed(sql::Tx&, std::string_view subject, std::string_view draft_hash);

}  // namespace review
