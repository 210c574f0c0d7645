// scope — must this decision pass legal review before it is made, and under which clause?
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace review {

struct Facts {  // what is known of the intended decision; empty, 0 and false mean: no
  std::string
      act;  // 行政处罚 行政许可 行政强制措施 行政强制执行 行政征收 行政征用 移送 现场处理措施
  std::string party;                       // 单位 个人 个体工商户
  std::vector<std::string> penalty_kinds;  // the names of 《行政处罚法》第九条
  std::int64_t fine_fen = 0;
  std::int64_t confiscated_fen = 0;
  std::string procedure;    // 普通 简易
  std::string licence_act;  // 准予 不予 撤回 撤销 注销 变更 延续
  std::string via;          // 招标 拍卖 听证
  std::string coercion_act;
  std::vector<std::string> requisition_of;  // 房屋 土地 车辆 设施 设备
  std::string transfer_to;                  // 公安机关 监察机关 其他行政机关
  bool hearing_held = false;
  bool complex_facts = false;
  bool collective_discussion = false;
  bool major_public_interest = false;
  std::string text;  // shown to the reviewer; never triggers anything
};

struct Thresholds {  // 较大数额的罚款、没收; the amount itself counts (以上)
  std::int64_t unit_fen = 0;
  std::int64_t person_fen = 0;
  bool sole_trader_as_unit = false;  // 个体工商户 count as 个人 unless the province says otherwise
  std::int64_t confiscated_unit_fen = 0;  // 0: as for fines
  std::int64_t confiscated_person_fen = 0;
};
const Thresholds& default_thresholds();

struct Clause {
  std::string clause;  // a…f of the plan's scope of review
  std::string why;
};

struct Ground {  // one row of lawpack/review_scope.toml that the facts meet
  std::string rule, clause, why;
  std::vector<std::string> law;
};

struct Scope {
  bool must_review = false;
  std::vector<Clause> clauses;   // a letter once; f, the rest, only where a–e do not apply
  std::vector<std::string> law;  // all articles it rests on, each once
  std::vector<Ground> grounds;
};

Scope scope(const Facts& facts, const Thresholds& thresholds = default_thresholds());

struct CatalogueRow {  // 《重大执法决定法制审核目录清单》
  int number;
  std::string category, item, materials, points;  // 大类 具体项目 应提交的审核资料 审核重点
  std::string rule, threshold, basis, time_limit, valid;
};

// Printed from the very rows that decide, so that the two cannot diverge.
std::vector<CatalogueRow> catalogue(const Thresholds& thresholds = default_thresholds());

struct Answer {
  int exit_code;  // 0 answered, 2 the facts cannot be read
  std::string output;
};

// `sanzhi law review-scope`: facts as JSON in, {"must_review","clauses","law"} out.
Answer scope_command(std::string_view json_text);
Answer scope_command(std::string_view json_text, const Thresholds& thresholds);

}  // namespace review
