// sample_for_test — documents as an agency would issue them, with nothing real in them.
#pragma once
#include "platform/pdf/render.h"

namespace pdf::sample {

inline Document decision() {
  Document d;
  d.title = {"某某区应急管理局", "行政处罚决定书"};
  d.number = "（某）应急罚〔2026〕3号";
  d.metadata = {"行政处罚决定书", "某某区应急管理局", {}};
  d.blocks = {
      FieldLines{{{{"当事人", "某某市永兴金属制品有限公司"}},
                  {{"地址", "某某区工业大道118号"}, {"电话", ""}}}},
      heading("一、违法事实和证据"),
      text("经查，你单位3号车间冲压机未安装安全防护装置，以上事实有现场检查记录等证据证实。"),
      SignOff{"某某区应急管理局", "2026年2月13日", Seal{"某某区应急管理局", ""}}};
  return d;
}

inline Document one_paragraph(std::string words) {
  Document d;
  d.page_numbers = PageNumbers::none;
  d.blocks = {Paragraph{{{std::move(words)}}, Style::body, Align::justified, 0}};
  return d;
}

inline std::string repeated(std::string_view words, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += words;
  return out;
}

inline Table contents(int rows) {
  Table table{{{"序号", 1}, {"文件名称", 5, Align::left}, {"备注", 2, Align::left}}, {}};
  for (int i = 1; i <= rows; ++i)
    table.rows.push_back({std::to_string(i), "第" + std::to_string(i) + "份询问笔录", ""});
  return table;
}

}  // namespace pdf::sample
