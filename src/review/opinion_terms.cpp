// opinion_terms — how may a review end, and which ten things does it look at?
#include "review/review.h"

namespace review {

const std::vector<Result>& results() {
  static const std::vector<Result> all = {
      {"同意", true, "可以提请负责人审批或者集体讨论。"},
      {"同意并建议", true, "可以提请负责人审批；建议是否采纳写入呈批意见。"},
      {"补充调查", false, "补充调查取证后重新送审。"},
      {"纠正程序", false, "纠正程序后重新送审。"},
      {"变更定性或裁量", false, "变更拟作决定后重新告知并送审。"},
      {"移送", false, "移送有管辖权的机关。"},
      {"不同意", false, "不予处罚或者撤销案件；有异议的提请集体讨论。"},
  };
  return all;
}

const std::vector<std::string>& items() {
  static const std::vector<std::string> ten = {
      "材料是否完整",
      "执法主体和权限是否合法",
      "执法人员是否具备执法资格",
      "执法程序是否合法",
      "执法对象认定是否准确",
      "事实是否清楚，证据是否合法充分",
      "适用依据是否准确，裁量是否适当",
      "是否超越权限或者滥用职权",
      "执法文书是否完备、规范",
      "违法行为是否涉嫌犯罪、需要移送",
  };
  return ten;
}

}  // namespace review
