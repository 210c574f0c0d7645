// penalty — is what is proposed, notified or decided a lawful penalty?
// (处罚法第五、九、二十九、三十四、四十五条)
#include <algorithm>

#include "casework/gates.h"
#include "law/money.h"

namespace casework::gates {
namespace {

using law::Refusals;

const std::vector<std::string> kinds_of_article_9 = {
    "警告",         "通报批评",     "罚款",
    "没收违法所得", "没收非法财物", "暂扣许可证件",
    "降低资质等级", "吊销许可证件", "限制开展生产经营活动",
    "责令停产停业", "责令关闭",     "限制从业",
    "行政拘留",     "其他"};

// What the act itself proposes, or the draft that is about to be decided.
std::optional<Proposal> meant(const Situation& s) {
  if (s.filled && s.in().has("penalty_kinds")) return proposal_of(s.input);
  if (const auto* current = s.proposal()) return *current;
  return std::nullopt;
}

}  // namespace

Refusals lawful_penalty(const Situation& s) {
  Refusals out;
  if (!s.filled) return out;
  const auto p = proposal_of(s.input);
  if (p.kinds.empty())
    out.push_back(
        {"penalty.kinds", "请写明处罚的种类。", s.basis("penalty-law:9"), "penalty_kinds"});
  for (const auto& kind : p.kinds)
    if (std::ranges::find(kinds_of_article_9, kind) == kinds_of_article_9.end())
      out.push_back({"penalty.kinds", "“" + kind + "”不是法定的处罚种类。",
                     s.basis("penalty-law:9"), "penalty_kinds"});
  if (p.has_kind("罚款") && p.fine_fen <= 0)
    out.push_back({"penalty.fine", "罚款要写明数额。", s.basis("penalty-law:59"), "fine_yuan"});
  if (p.basis.empty())
    out.push_back({"penalty.basis", "没有法定依据的，行政处罚无效。请写明处罚依据。",
                   s.basis("penalty-law:38"), "basis"});
  if (p.reason.empty())
    out.push_back({"penalty.reason", "请写明裁量的理由。", s.basis("penalty-law:5.2"), "reason"});
  return out;
}

Refusals within_statutory_range(const Situation& s) {
  const auto p = meant(s);
  if (!p || !p->has_kind("罚款")) return {};
  const auto range = s.procedure.ranges.find(p->basis, s.the_case.party.kind);
  if (!range || (range->least_fen <= p->fine_fen && p->fine_fen <= range->most_fen)) return {};
  return {{"penalty.range",
           "罚款" + law::yuan(p->fine_fen) + "不在法定幅度内：" + range->words + "。",
           s.basis(range->basis), "fine_yuan"}};
}

// 不得因当事人陈述、申辩而给予更重的处罚。
Refusals not_above_notified(const Situation& s) {
  const auto p = meant(s);
  if (!p || !s.the_case.notified) return {};
  Refusals out;
  if (p->fine_fen > s.the_case.notified->fine_fen)
    out.push_back({"penalty.not_above_notified",
                   "罚款" + law::yuan(p->fine_fen) + "高于告知的" +
                       law::yuan(s.the_case.notified->fine_fen) +
                       "：有新的事实应当重新告知，不能因申辩加重。",
                   s.basis("penalty-law:45.2"), "serve_notice"});
  for (const auto& kind : p->kinds)
    if (!s.the_case.notified->has_kind(kind))
      out.push_back({"penalty.kind_not_notified", "“" + kind + "”没有告知过当事人，应当重新告知。",
                     s.basis("penalty-law:44"), "serve_notice"});
  return out;
}

// 对当事人的同一个违法行为，不得给予两次以上罚款。
Refusals not_fined_before(const Situation& s) {
  if (!s.same_act_fined_on) return {};
  return {{"penalty.once",
           "同一违法行为已于" + timing::iso(*s.same_act_fined_on) + "被处罚款，不得再次罚款。",
           s.basis("penalty-law:29"), ""}};
}

}  // namespace casework::gates
