// scope_command — facts as JSON in, the scope of review as JSON out.
#include <algorithm>
#include <boost/json.hpp>
#include <cmath>
#include <stdexcept>

#include "law/money.h"
#include "review/scope.h"
#include "review/scope_words.h"

namespace review {
namespace {

namespace json = boost::json;

struct Unreadable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

std::string named(std::string_view key, const std::string& fault) {
  return "事实“" + std::string(key) + "”" + fault;
}

// A word outside the list is an error: a slip of the pen must not let a major decision pass unseen.
std::string word(std::string_view key, const json::value& value) {
  if (!value.is_string()) throw Unreadable(named(key, "应为文字。"));
  const auto known = scope_word(key, std::string_view(value.get_string()));
  if (!known)
    throw Unreadable(named(key, "的值“" + std::string(value.get_string()) + "”不在可选范围：" +
                                    scope_choices(key) + "。"));
  return *known;
}

std::vector<std::string> words(std::string_view key, const json::value& value) {
  if (value.is_string()) return {word(key, value)};
  if (!value.is_array()) throw Unreadable(named(key, "应为文字的列表。"));
  std::vector<std::string> list;
  for (const auto& item : value.get_array()) list.push_back(word(key, item));
  return list;
}

// 50000, 50000.5, "50,000" or "5万元".
std::int64_t fen(std::string_view key, const json::value& value) {
  if (value.is_string()) {
    const auto amount = law::parse_yuan(std::string_view(value.get_string()));
    if (!amount) throw Unreadable(named(key, "应为以元计的数字。"));
    return *amount;
  }
  if (!value.is_number()) throw Unreadable(named(key, "应为以元计的数字。"));
  const double yuan = value.to_number<double>();
  if (!(yuan >= 0 && yuan <= 1e13)) throw Unreadable(named(key, "不能为负，也不能超出范围。"));
  return std::llround(yuan * 100);
}

bool truth(std::string_view key, const json::value& value) {
  if (!value.is_bool()) throw Unreadable(named(key, "应为true或者false。"));
  return value.get_bool();
}

// Returns false for a key that is no fact.
bool take(Facts& facts, std::string_view key, const json::value& value) {
  if (value.is_null()) return true;
  if (key == "act") return facts.act = word(key, value), true;
  if (key == "party") return facts.party = word(key, value), true;
  if (key == "procedure") return facts.procedure = word(key, value), true;
  if (key == "licence_act") return facts.licence_act = word(key, value), true;
  if (key == "via") return facts.via = word(key, value), true;
  if (key == "coercion_act") return facts.coercion_act = word(key, value), true;
  if (key == "transfer_to") return facts.transfer_to = word(key, value), true;
  if (key == "penalty_kinds") return facts.penalty_kinds = words(key, value), true;
  if (key == "requisition_of") return facts.requisition_of = words(key, value), true;
  if (key == "fine_yuan") return facts.fine_fen = fen(key, value), true;
  if (key == "confiscated_yuan") return facts.confiscated_fen = fen(key, value), true;
  if (key == "hearing_held") return facts.hearing_held = truth(key, value), true;
  if (key == "complex_facts") return facts.complex_facts = truth(key, value), true;
  if (key == "collective_discussion") return facts.collective_discussion = truth(key, value), true;
  if (key == "major_public_interest") return facts.major_public_interest = truth(key, value), true;
  if (key == "text") return true;
  return false;
}

Facts facts_from(const json::value& value, json::array& ignored) {
  if (!value.is_object()) throw Unreadable("事实应为一个JSON对象。");
  Facts facts;
  for (const auto& [key, content] : value.get_object())
    if (!take(facts, key, content)) ignored.push_back(json::value(key));
  if (facts.act.empty()) throw Unreadable(named("act", "没有给出：" + scope_choices("act") + "。"));
  return facts;
}

json::array strings(const std::vector<std::string>& list) {
  json::array array;
  for (const auto& item : list) array.push_back(json::value(item));
  return array;
}

json::object object_of(const Scope& scope) {
  json::array clauses, grounds;
  for (const auto& clause : scope.clauses)
    clauses.push_back(json::object{{"clause", clause.clause}, {"why", clause.why}});
  for (const auto& ground : scope.grounds)
    grounds.push_back(json::object{{"rule", ground.rule},
                                   {"clause", ground.clause},
                                   {"why", ground.why},
                                   {"law", strings(ground.law)}});
  return {{"must_review", scope.must_review},
          {"clauses", std::move(clauses)},
          {"law", strings(scope.law)},
          {"grounds", std::move(grounds)}};
}

Answer unreadable(std::string_view why) {
  return {2, json::serialize(json::object{{"error", why}}) + "\n"};
}

}  // namespace

Answer scope_command(std::string_view json_text, const Thresholds& thresholds) {
  json::error_code bad;
  const auto value = json::parse({json_text.data(), json_text.size()}, bad);
  if (bad) return unreadable("不是合法的JSON：" + bad.message());
  try {
    json::array ignored;
    auto answer = object_of(scope(facts_from(value, ignored), thresholds));
    if (!ignored.empty()) answer["ignored"] = std::move(ignored);
    return {0, json::serialize(answer) + "\n"};
  } catch (const Unreadable& fault) {
    return unreadable(fault.what());
  }
}

Answer scope_command(std::string_view json_text) {
  return scope_command(json_text, default_thresholds());
}

}  // namespace review
