#include "casework/rehearsal/rehearsal.h"

#include <algorithm>

#include "casework/rehearsal/verbs.h"
#include "law/money.h"

namespace json = boost::json;

namespace casework {
namespace {

using namespace rehearsal;

struct Played {
  const Step& step;
  law::Refusals refusals;
  bool as_expected() const {
    return step.expect.empty() || (step.expect == "ok") == refusals.empty();
  }
};

struct Compared {
  std::string field, expected, actual;
  bool match;
};

struct Result {
  std::vector<Played> steps;
  std::vector<Compared> compared;
  std::vector<std::string> leaks;
  bool passed() const {
    return leaks.empty() && std::ranges::all_of(steps, &Played::as_expected) &&
           std::ranges::all_of(compared, &Compared::match);
  }
};

// Amounts, dates and spaces may be written in more than one way.
std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto drop = [&](std::string_view word) {
      return text.substr(i).starts_with(word) ? word.size() : 0;
    };
    if (const auto n = drop(" ") + drop("　") + drop(",") + drop("，")) {
      i += n;
    } else {
      out += text[i++];
    }
  }
  return out;
}

bool same(const std::string& label, const std::string& expected, const std::string& actual) {
  if (plain(expected) == plain(actual)) return true;
  if (label.find("金额") != label.npos || label.find("罚款") != label.npos) {
    const bool wan = label.find("万元") != label.npos;
    const auto fen = [&](const std::string& text) {
      return law::parse_yuan(wan && text.find("万") == text.npos ? text + "万元" : text);
    };
    if (fen(expected) && fen(expected) == fen(actual)) return true;
  }
  timing::Date date;
  if (timing::parse(actual, date)) return timing::chinese(date) == expected;
  return !expected.empty() && !actual.empty() &&
         (plain(actual).find(plain(expected)) != std::string::npos ||
          plain(expected).find(plain(actual)) != std::string::npos);
}

// The number is the register's next, not the author's; both mean the same document.
std::string renamed(std::string text, const std::string& scripted, const std::string& issued) {
  if (scripted.empty()) return text;
  if (const auto at = text.find(scripted); at != text.npos)
    text.replace(at, scripted.size(), issued);
  return text;
}

void look_at_public_record(World& world, const Script& script, Result& result) {
  const auto c = world.current();
  if (!c.record) return;
  const auto record =
      world.database().read([&](sql::Tx& tx) { return world.disclosure().record(tx, c.record); });
  const auto fields = world.disclosure().public_fields(*record);
  std::string everything;
  for (const auto& [label, value] : fields) everything += label + "：" + value + "\n";
  result.leaks = disclosure::leaks(everything, script.must_never_be_public);
  for (const auto& [key, value] : script.expected_public_record) {
    const std::string label = key;
    const auto found =
        std::ranges::find(fields, label, &std::pair<std::string, std::string>::first);
    if (found == fields.end()) continue;  // a field that our schema does not publish
    const auto wanted =
        value.is_string() ? std::string(value.get_string()) : json::serialize(value);
    const auto expected = renamed(wanted, script.document_no, c.decision_number);
    result.compared.push_back(
        {label, expected, found->second, same(label, expected, found->second)});
  }
}

json::array as_json(const law::Refusals& refusals) {
  json::array out;
  for (const auto& r : refusals)
    out.push_back({{"rule", r.rule}, {"reason", r.reason}, {"basis", r.basis.text()}});
  return out;
}

std::string in_json(const Script& script, const Result& result) {
  json::array steps, compared;
  for (const Played& p : result.steps)
    steps.push_back({{"n", p.step.n},
                     {"at", timing::iso(p.step.at)},
                     {"do", p.step.verb},
                     {"expect", p.step.expect},
                     {"result", p.refusals.empty() ? "ok" : "refuse"},
                     {"as_expected", p.as_expected()},
                     {"refusals", as_json(p.refusals)}});
  for (const Compared& c : result.compared)
    compared.push_back(
        {{"field", c.field}, {"expected", c.expected}, {"actual", c.actual}, {"match", c.match}});
  return json::serialize(json::object{{"title", script.title},
                                      {"passed", result.passed()},
                                      {"steps", steps},
                                      {"public_record", compared},
                                      {"leaks", json::value_from(result.leaks)}}) +
         "\n";
}

std::string in_words(const Script& script, const Result& result) {
  std::string out = script.title + "\n";
  for (const Played& p : result.steps) {
    out += (p.as_expected() ? "  " : "! ") + std::to_string(p.step.n) + "  " +
           timing::minute_in_china(p.step.at) + "  " + p.step.verb +
           (p.refusals.empty() ? "  通过" : "  拒绝") +
           (p.as_expected() ? "" : "（与预期不符，预期 " + p.step.expect + "）") + "\n";
    for (const auto& r : p.refusals) out += "       " + r.reason + "（" + r.basis.text() + "）\n";
  }
  for (const Compared& c : result.compared)
    out += (c.match ? "  公示 " : "! 公示 ") + c.field + "：" + c.actual +
           (c.match ? "" : "（预期 " + c.expected + "）") + "\n";
  for (const auto& leak : result.leaks) out += "! 公示内容泄露：" + leak + "\n";
  return out + (result.passed() ? "演练通过\n" : "演练与预期不符\n");
}

}  // namespace

Rehearsed rehearse(std::string_view text, bool as_json) {
  try {
    const auto pack = law::embedded_pack();
    const Script script = read_script(text, pack);
    World world(script, pack);
    Result result;
    for (const Step& step : script.steps) result.steps.push_back({step, play(world, script, step)});
    look_at_public_record(world, script, result);
    return {result.passed() ? 0 : 1, as_json ? in_json(script, result) : in_words(script, result)};
  } catch (const Unplayable& fault) {
    if (as_json) return {2, json::serialize(json::object{{"error", fault.what()}}) + "\n"};
    return {2, std::string("演练脚本不能执行：") + fault.what() + "\n"};
  }
}

}  // namespace casework
