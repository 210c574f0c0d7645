// scope_words — which words may stand in a fact, and which word was meant?
#include "review/scope_words.h"

namespace review {
namespace {

struct Word {
  std::string_view key, word;
  std::string_view stem;  // a text that holds it means the word; the first row that fits decides
};

constexpr Word table[] = {
    {"act", "行政处罚", "处罚"},
    {"act", "行政许可", "许可"},
    {"act", "行政强制措施", "强制措施"},
    {"act", "行政强制执行", "强制执行"},
    {"act", "行政征收", "征收"},
    {"act", "行政征用", "征用"},
    {"act", "移送", "移送"},
    {"act", "现场处理措施", "现场处理"},
    {"party", "个体工商户", "个体"},
    {"party", "单位", "单位"},
    {"party", "个人", "个人"},
    {"penalty_kinds", "警告", "警告"},
    {"penalty_kinds", "通报批评", "通报批评"},
    {"penalty_kinds", "罚款", "罚款"},
    {"penalty_kinds", "没收违法所得", "没收违法所得"},
    {"penalty_kinds", "没收非法财物", "没收"},
    {"penalty_kinds", "暂扣许可证件", "暂扣"},
    {"penalty_kinds", "降低资质等级", "降低"},
    {"penalty_kinds", "吊销许可证件", "吊销"},
    {"penalty_kinds", "限制开展生产经营活动", "限制开展"},
    {"penalty_kinds", "限制开展生产经营活动", "限制生产经营"},
    {"penalty_kinds", "责令停产停业", "停产"},
    {"penalty_kinds", "责令停产停业", "停业"},
    {"penalty_kinds", "责令关闭", "关闭"},
    {"penalty_kinds", "限制从业", "限制从业"},
    {"penalty_kinds", "行政拘留", "拘留"},
    {"penalty_kinds", "其他行政处罚", "其他"},
    {"procedure", "普通", "普通"},
    {"procedure", "普通", "一般"},
    {"procedure", "简易", "简易"},
    {"procedure", "简易", "当场"},
    {"licence_act", "不予", "不予"},
    {"licence_act", "准予", "准予"},
    {"licence_act", "撤回", "撤回"},
    {"licence_act", "撤销", "撤销"},
    {"licence_act", "注销", "注销"},
    {"licence_act", "变更", "变更"},
    {"licence_act", "延续", "延续"},
    {"via", "招标", "招标"},
    {"via", "拍卖", "拍卖"},
    {"via", "听证", "听证"},
    {"coercion_act", "加处罚款", "加处"},
    {"coercion_act", "代履行", "代履行"},
    {"coercion_act", "划拨存款、汇款", "划拨"},
    {"coercion_act", "拆除", "拆除"},
    {"coercion_act", "拍卖、变卖财物抵缴罚款", "拍卖"},
    {"coercion_act", "拍卖、变卖财物抵缴罚款", "变卖"},
    {"coercion_act", "查封", "查封"},
    {"coercion_act", "扣押", "扣押"},
    {"coercion_act", "冻结", "冻结"},
    {"requisition_of", "房屋", "房"},
    {"requisition_of", "土地", "土地"},
    {"requisition_of", "车辆", "车"},
    {"requisition_of", "设施", "设施"},
    {"requisition_of", "设备", "设备"},
    {"requisition_of", "其他财产", ""},  // “等合法财产”: whatever else is taken
    {"transfer_to", "公安机关", "公安"},
    {"transfer_to", "监察机关", "监察"},
    {"transfer_to", "其他行政机关", "其他"},
};

}  // namespace

std::optional<std::string> scope_word(std::string_view key, std::string_view text) {
  if (text.empty()) return std::string();
  for (const auto& row : table)
    if (row.key == key && row.word == text) return std::string(text);
  for (const auto& row : table)
    if (row.key == key && text.find(row.stem) != std::string_view::npos)
      return std::string(row.word);
  return std::nullopt;
}

std::string scope_choices(std::string_view key) {
  std::string choices;
  std::string_view last;
  for (const auto& row : table)
    if (row.key == key && row.word != last) {
      choices += (choices.empty() ? "" : "、") + std::string(row.word);
      last = row.word;
    }
  return choices;
}

}  // namespace review
