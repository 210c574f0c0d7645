// after_decision — service, payment, closure and taking down.
// (处罚法第四十八、六十一、六十六至六十八条)
#include <algorithm>

#include "casework/gates.h"
#include "law/money.h"

namespace casework::gates {

using law::Refusals;

// 当事人同意并签订确认书的，可以采用传真、电子邮件等方式送达；公告送达须先穷尽其他方式。
Refusals lawful_service(const Situation& s) {
  Refusals out;
  if (!s.filled) return out;
  const auto method = s.in().text("method");
  if (method.empty())
    out.push_back({"service.method", "请选择送达方式。", s.basis("penalty-law:61"), "method"});
  if (method.starts_with("电子") && !s.in().flag("electronic_consent"))
    out.push_back({"service.electronic", "电子送达须当事人同意并签订确认书。",
                   s.basis("penalty-law:61"), "electronic_consent"});
  if (method.starts_with("公告") && !s.in().has("note"))
    out.push_back({"service.public_notice", "公告送达应当在案卷中记明原因和经过。",
                   s.basis("penalty-law:61"), "note"});
  if (method.starts_with("留置") && !s.in().has("note"))
    out.push_back({"service.leaving",
                   "留置送达应当记明拒收的事由和日期，有见证人签名或者拍照、录像。",
                   s.basis("penalty-law:61"), "note"});
  if (method.starts_with("直接") && s.in().has("receipt_signed") == false &&
      s.input.contains("receipt_signed") && !s.in().has("note"))
    out.push_back({"service.receipt",
                   "直接送达须受送达人在送达回执上签名；拒收的改为留置送达并记明。",
                   s.basis("penalty-law:61"), "receipt_signed"});
  return out;
}

// 作出罚款决定的行政机关应当与收缴罚款的机构分离。
Refusals fine_goes_to_the_bank(const Situation& s) {
  if (!s.filled) return {};
  const auto channel = s.in().text("channel");
  const auto names = [&](std::string_view word) { return channel.find(word) != channel.npos; };
  if (s.in().fen("yuan") <= 0)
    return {{"payment.amount", "请填写缴款的数额。", s.basis("penalty-law:67"), "yuan"}};
  if (names("现金") || names("当场") || names("现场") || names("执法人员") || names("个人") ||
      names("微信转") || names("私"))
    return {
        {"payment.separation",
         "罚款决定与收缴分离：执法人员不得自行收缴罚款，应当到指定的银行或者通过电子支付系统缴纳。",
         s.basis("penalty-law:67"), "channel"}};
  return {};
}

// 结案须决定已经执行完毕，或者依法不再执行。
Refusals executed(const Situation& s) {
  Refusals out;
  const Case& c = s.the_case;
  if (!c.decided || c.overturned_on) return out;
  const auto owed = c.decided->fine_fen - c.paid_fen;
  if (owed > 0)
    out.push_back({"closure.executed",
                   "罚款还有" + law::yuan(owed) + "没有缴纳，决定尚未执行完毕，不能结案。",
                   s.basis("penalty-law:66"), "pay"});
  return out;
}

// 处罚决定被依法变更、撤销、确认违法或者确认无效的，应当在三日内撤回处罚决定信息并公开说明理由。
Refusals ground_to_withdraw(const Situation& s) {
  if (s.the_case.overturned_on) return {};
  const auto reason = s.filled ? s.in().text("reason") : std::string();
  for (const auto* ground : {"有误", "错误", "不予公开", "国家秘密", "商业秘密", "个人隐私",
                             "未成年", "信用修复", "公示期"})
    if (reason.find(ground) != reason.npos) return {};
  if (!s.filled) return {};
  return {{"withdrawal.ground",
           "处罚决定没有被变更、撤销、确认违法或者确认无效，也没有写明不予公开或者信息有误的理由，"
           "已公示的决定不能撤下。",
           s.basis("penalty-law:48"), "reason"}};
}

}  // namespace casework::gates
