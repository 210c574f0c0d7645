// separation — who may review what, and which opinion is complete?
#include <algorithm>

#include "platform/crypto/hash.h"
#include "registry/reviewing.h"
#include "review/review.h"

namespace review {
namespace {

using law::Refusal, law::Refusals;

Refusals unanswered(const law::Pack& pack, const Opinion& opinion) {
  Refusals out;
  for (int number = 1; number <= int(items().size()); ++number) {
    const auto field = "item_" + std::to_string(number);
    const auto item = std::ranges::find(opinion.items, number, &Item::number);
    const auto title =
        "第" + std::to_string(number) + "项“" + items()[std::size_t(number - 1)] + "”";
    if (item == opinion.items.end() || item->verdict.empty())
      out.push_back(
          {"review.item", title + "还没有审核结论。", pack.basis("penalty-law:58"), field});
    else if (number == int(items().size()) && item->verdict == "不适用")
      out.push_back({"review.item_crime", title + "必须作出判断，不能选“不适用”。",
                     pack.basis("penalty-law:58"), field});
    else if (item->verdict == "有问题" && item->note.empty())
      out.push_back({"review.item_note", title + "有问题的，要写明是什么问题。",
                     pack.basis("penalty-law:58"), field});
  }
  return out;
}

}  // namespace

std::optional<NotRequired> not_required(const Scope& scope) {
  if (scope.must_review) return std::nullopt;
  return NotRequired();
}

std::string hash_of_draft(std::string_view text) { return crypto::hex(crypto::sha256(text)); }

Refusals missing_before_concluding(const law::Pack& pack, const Submission& submission,
                                   const Opinion& opinion, const registry::Person& reviewer,
                                   timing::Date today) {
  Refusals out;
  if (std::ranges::find(submission.handlers, reviewer.id) != submission.handlers.end())
    out.push_back({"review.not_a_handler",
                   "承办人员不能审核自己承办的案件，请由其他法制审核人员审核。",
                   pack.basis("penalty-law:58"), ""});
  for (auto& refusal : registry::missing_before_reviewing(reviewer, today, pack))
    out.push_back(refusal);
  const auto result = std::ranges::find(results(), opinion.result, &Result::name);
  if (result == results().end())
    out.push_back(
        {"review.result", "请选择审核意见的类型。", pack.basis("penalty-law:58"), "result"});
  for (auto& refusal : unanswered(pack, opinion)) out.push_back(refusal);
  const bool problems =
      std::ranges::any_of(opinion.items, [](const Item& i) { return i.verdict == "有问题"; });
  if (problems && opinion.result == "同意")
    out.push_back({"review.agree_with_problems",
                   "有审核项目存在问题，不能直接同意：请选“同意并建议”或者退回。",
                   pack.basis("penalty-law:58"), "result"});
  if (opinion.opinion.empty() && opinion.result != "同意")
    out.push_back(
        {"review.reasons", "请写明审核意见和理由。", pack.basis("penalty-law:58"), "opinion"});
  return out;
}

}  // namespace review
