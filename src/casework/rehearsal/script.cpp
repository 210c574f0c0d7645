#include "casework/rehearsal/script.h"

#include <algorithm>

#include "casework/input.h"

namespace json = boost::json;

namespace casework::rehearsal {
namespace {

bool says(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](auto word) { return text.find(word) != text.npos; });
}

// By what the description calls them, else by the letter of the key.
std::string role_of(const std::string& key, std::string_view title) {
  if (says(title, {"当事人", "被检查", "相对人"})) return "party";
  if (says(title, {"法制审核", "法审"})) return "reviewer";
  if (says(title, {"听证主持", "主持人"})) return "hearing_chair";
  if (says(title, {"公示", "信息公开", "发布"})) return "publisher";
  if (says(title, {"执法人员", "承办人", "主办", "协办"})) return "officer";
  if (says(title, {"负责人", "局长", "主任", "领导"})) return "agency_head";
  if (key.starts_with("PUB")) return "publisher";
  if (key.starts_with("PARTY")) return "party";
  if (key.starts_with("O")) return "officer";
  if (key.starts_with("R")) return "reviewer";
  if (key.starts_with("C")) return "hearing_chair";
  return "agency_head";
}

std::optional<timing::Date> date_in(std::string_view text) {
  for (std::size_t i = 0; i + 10 <= text.size(); ++i)
    if (timing::Date date; timing::parse(text.substr(i, 10), date)) return date;
  return std::nullopt;
}

std::string trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t　：:"), to = text.find_last_not_of(" \t");
  return from == text.npos ? std::string() : std::string(text.substr(from, to - from + 1));
}

std::string between(std::string_view text, std::string_view after,
                    std::initializer_list<std::string_view> ends) {
  const auto start = text.find(after);
  if (start == text.npos) return {};
  text.remove_prefix(start + after.size());
  std::size_t end = text.size();
  for (const auto stop : ends) end = std::min(end, text.find(stop));
  return trimmed(text.substr(0, end));
}

timing::Instant instant_of(const json::value& at, int n) {
  timing::Instant out;
  if (!at.is_string() || !timing::parse(at.get_string(), out))
    throw Unplayable("第" + std::to_string(n) + "步：at 应当是日期或者时间，例如 2026-03-02T09:30");
  // A bare date means working hours; steps of one day keep their order.
  if (at.get_string().size() == 10) out += std::chrono::hours{9} + std::chrono::minutes{n};
  return out;
}

std::int64_t whole_number(const json::value& value, std::string_view name) {
  boost::system::error_code broken;
  const auto number = value.to_number<std::int32_t>(broken);
  if (broken) throw Unplayable(std::string(name) + " 应当是整数");
  return number;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    auto end = text.size(), width = std::size_t(0);
    for (const std::string_view comma : {",", "，", "、", " "})
      if (const auto found = text.find(comma); found < end) end = found, width = comma.size();
    if (end > 0) out.push_back(trimmed(text.substr(0, end)));
    text.remove_prefix(std::min(text.size(), end + std::max<std::size_t>(width, 1)));
  }
  return out;
}

Step step_of(const json::value& value, int position) {
  const auto* object = value.if_object();
  if (!object) throw Unplayable("steps 的第" + std::to_string(position) + "项不是对象");
  const Input in{*object};
  Step step{.n = object->contains("n") ? int(whole_number(object->at("n"), "n")) : position,
            .actors = split(in.text("actor")),
            .verb = in.text("do"),
            .expect = in.text("expect"),
            .why = in.text("why"),
            .input = {}};
  if (const auto* actors = object->if_contains("actor"); actors && actors->is_array())
    step.actors = in.texts("actor");
  if (!object->contains("at")) throw Unplayable("第" + std::to_string(step.n) + "步没有写 at");
  step.at = instant_of(object->at("at"), step.n);
  if (const auto* input = object->if_contains("input"); input && input->is_object())
    step.input = input->get_object();
  return step;
}

registry::Party party_of(const json::object& script) {
  const auto* value = script.if_contains("party");
  if (!value || !value->is_object()) throw Unplayable("没有写当事人 party");
  const Input in{value->get_object()};
  const auto category = in.text("category");
  registry::Party p{.name = in.text("name"),
                    .credit_code = in.text("uscc"),
                    .id_number = in.text("id_number"),
                    .legal_representative = in.text("legal_representative"),
                    .address = in.text("address"),
                    .phone = in.text("phone")};
  if (says(category, {"个体"}))
    p.kind = registry::PartyKind::sole_proprietor;
  else if (says(category, {"自然人", "个人", "公民"}))
    p.kind = registry::PartyKind::individual;
  return p;
}

// hearing_threshold_unit_yuan is hearing.threshold.unit_yuan; person is another word for
// individual.
std::string parameter_id(const law::Pack& pack, std::string name) {
  const auto flat = [](std::string id) {
    std::ranges::replace(id, '.', '_');
    if (const auto at = id.find("person"); at != id.npos) id.replace(at, 6, "individual");
    return id;
  };
  for (const auto& parameter : pack.all_parameters())
    if (flat(parameter.id) == flat(name)) return parameter.id;
  throw Unplayable("parameters：没有“" + name + "”这一参数");
}

}  // namespace

Player player_of(const std::string& key, std::string_view description) {
  const auto bracket = std::min(description.find("（"), description.find("("));
  const auto title = description.substr(0, bracket);
  const auto detail =
      bracket == description.npos ? std::string_view() : description.substr(bracket);
  Player player{.key = key,
                .name = {},
                .role = role_of(key, title),
                .certificate_number = between(detail, "证号", {"，", ",", "）", ")", "；"}),
                .certificate_expires_on = {}};
  const auto words = split(title);
  player.name = words.empty() ? key : words.back();
  player.has_certificate =
      player.role == "officer" && !says(detail, {"无证", "未取得", "没有执法证"});
  player.certificate_suspended = says(detail, {"暂停", "暂扣", "吊销", "注销", "失效", "收回"});
  if (says(detail, {"到期", "过期", "有效期"})) player.certificate_expires_on = date_in(detail);
  if (player.certificate_number.empty()) player.certificate_number = "演练" + key;
  player.qualified_reviewer = !says(description, {"无法律职业资格", "未取得法律职业资格",
                                                  "没有法律职业资格", "未通过法律职业资格"});
  return player;
}

const Player* Script::player(std::string_view wanted) const {
  const auto found = std::ranges::find_if(
      players, [&](const Player& p) { return p.key == wanted || p.name == wanted; });
  return found == players.end() ? nullptr : &*found;
}

Script read_script(std::string_view text, const law::Pack& pack) {
  boost::system::error_code broken;
  const auto parsed = json::parse(text, broken);
  if (broken || !parsed.is_object()) throw Unplayable("脚本不是 JSON 对象：" + broken.message());
  const auto& object = parsed.get_object();
  const Input in{object};
  Script script{.title = in.text("title"),
                .document_no = in.text("document_no"),
                .party = party_of(object),
                .expected_public_record = {},
                .must_never_be_public = in.texts("must_never_be_public")};
  if (const auto* parameters = object.if_contains("parameters");
      parameters && parameters->is_object())
    for (const auto& [name, value] : parameters->get_object())
      if (value.is_number())
        script.parameters[parameter_id(pack, std::string(name))] = whole_number(value, name);
  const auto* actors = object.if_contains("actors");
  if (!actors || !actors->is_object()) throw Unplayable("没有写参加人 actors");
  for (const auto& [key, value] : actors->get_object())
    script.players.push_back(player_of(std::string(key), value.is_string()
                                                             ? std::string_view(value.get_string())
                                                             : std::string_view()));
  const auto* steps = object.if_contains("steps");
  if (!steps || !steps->is_array()) throw Unplayable("没有写步骤 steps");
  for (const auto& step : steps->get_array())
    script.steps.push_back(step_of(step, int(script.steps.size()) + 1));
  if (const auto* expected = object.if_contains("expected_public_record");
      expected && expected->is_object())
    script.expected_public_record = expected->get_object();
  return script;
}

}  // namespace casework::rehearsal
