#include "registry/page_parts.h"

#include <map>

#include "law/present.h"

namespace json = boost::json;

namespace registry {
namespace {

std::string encoded(std::string_view text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    if (std::isalnum(u) || c == '-' || c == '_' || c == '.' || c == '~')
      out += c;
    else
      out += {'%', digits[u >> 4], digits[u & 15]};
  }
  return out;
}

const std::map<std::string_view, std::string_view> acts = {
    {"registry.agency_added", "登记机关"},
    {"registry.agency_changed", "修改机关信息"},
    {"registry.office_added", "登记机构"},
    {"registry.office_changed", "修改机构信息"},
    {"registry.person_added", "登记人员"},
    {"registry.person_changed", "修改人员信息"},
    {"registry.certificate_added", "登记执法证件"},
    {"registry.certificate_changed", "变更执法证件"},
    {"registry.matter_added", "登记事项"},
    {"registry.matter_changed", "修改事项"},
    {"registry.matter_published", "公示"},
    {"registry.matter_ended", "终止"},
    {"registry.party_added", "登记当事人"},
    {"registry.party_changed", "修改当事人信息"},
    {"account.signed_in", "登录"},
    {"account.signed_in_by_link", "用一次性链接登录"},
    {"account.signed_out", "退出"},
    {"account.others_signed_out", "退出其他登录"},
    {"account.sign_in_failed", "登录失败"},
    {"account.locked", "账号锁定"},
    {"account.unlocked", "解除锁定"},
    {"account.link_made", "发出一次性链接"},
    {"account.password_set", "设置密码"},
    {"registry.role_granted", "授予角色"},
    {"registry.role_revoked", "收回角色"}};

std::string act_text(const std::string& act) {
  const auto found = acts.find(act);
  return found == acts.end() ? act : std::string(found->second);
}

}  // namespace

Person visitor(sql::Tx& tx, const Registry& registry, const http::Request& request) {
  auto person = registry.person(tx, request.person);
  if (!person) throw std::logic_error("a page for people who are signed in was shown to nobody");
  return *person;
}

json::value or_nothing(const std::string& text) {
  return text.empty() ? json::value() : json::value(text);
}

json::object chip(const law::Pack& pack, std::string_view key) {
  return law::chip(pack, key).as_object();
}

json::value chip(const law::LegalBasis& basis) { return law::chip(law::embedded_pack(), basis); }

json::array errors_in(const law::Refusals& refusals) {
  json::array out;
  for (const auto& refusal : refusals)
    out.push_back(
        {{"text", refusal.reason},
         {"href", refusal.mend.empty() ? json::value() : json::value("#f-" + refusal.mend)},
         {"basis", chip(refusal.basis)}});
  return out;
}

void add_missing(json::object& model, const law::Refusals& refusals, const std::string& act_name) {
  json::array out;
  for (const auto& refusal : refusals)
    out.push_back({{"reason", refusal.reason},
                   {"basis", chip(refusal.basis)},
                   {"mend_url", nullptr},
                   {"mend_text", nullptr}});
  model["missing_count"] = out.size();
  model["missing"] = std::move(out);
  model["act_name"] = act_name;
  model["gated"] = true;
}

json::object fact(const std::string& label, const std::string& text) {
  return {{"label", label},   {"fact", text.empty() ? "—" : text},
          {"link", nullptr},  {"lamp", nullptr},
          {"basis", nullptr}, {"aside", nullptr}};
}

json::object cell(const std::string& label, const std::string& text) {
  return {{"label", label},  {"cell", text},     {"link", nullptr}, {"lamp", nullptr},
          {"flag", nullptr}, {"basis", nullptr}, {"numeric", false}};
}

json::object lamp(std::string_view state, const std::string& left) {
  return {{"state", state}, {"left", or_nothing(left)}};
}

json::object row(const std::string& lead, const std::string& url, const std::string& note,
                 json::array cells) {
  return {{"lead", lead},
          {"lead_url", or_nothing(url)},
          {"lead_note", or_nothing(note)},
          {"cells", std::move(cells)}};
}

json::object list_model(const std::string& tally) {
  return {{"intro", nullptr},         {"tabs", json::array()}, {"new_url", nullptr},
          {"new_text", nullptr},      {"filter", nullptr},     {"active", json::array()},
          {"clear_url", nullptr},     {"tally", tally},        {"downloads", json::array()},
          {"columns", json::array()}, {"rows", json::array()}, {"pager", nullptr},
          {"empty", nullptr},         {"reviewed", nullptr}};
}

json::object nothing_here(const std::string& what, const std::string& who) {
  return {{"what", what}, {"who", who}, {"url", nullptr}, {"link", nullptr}};
}

std::string with_query(const http::Request& request, std::string_view name,
                       std::string_view value) {
  std::string query;
  const auto add = [&](std::string_view key, std::string_view text) {
    if (text.empty()) return;
    query += (query.empty() ? "?" : "&") + encoded(key) + "=" + encoded(text);
  };
  for (const auto& [key, text] : request.query)
    if (key != name && key != "after") add(key, text);
  add(name, value);
  return request.path + query;
}

void add_active(json::object& model, const http::Request& request,
                const std::vector<std::pair<std::string, std::string>>& labels) {
  json::array active;
  for (const auto& [name, label] : labels)
    if (const auto value = request.q(name); !value.empty())
      active.push_back(
          {{"text", label + "：" + std::string(value)}, {"url", with_query(request, name, "")}});
  if (!active.empty()) model["clear_url"] = request.path;
  model["active"] = std::move(active);
}

json::array timeline_of(sql::Tx& tx, const Registry& registry, const std::string& subject) {
  std::map<std::int64_t, std::string> names{{0, "系统"}};
  json::array out;
  for (const auto& written : ledger::history_of(tx, subject)) {
    const auto by = written.body.at("by").to_number<std::int64_t>();
    if (!names.contains(by)) {
      const auto person = registry.person(tx, by);
      names[by] = person ? person->name : "";
    }
    const timing::Instant at{
        std::chrono::milliseconds{written.body.at("at").to_number<std::int64_t>()}};
    out.push_back({{"at", timing::minute_in_china(at)},
                   {"what", act_text(std::string(written.body.at("act").as_string()))},
                   {"by", names[by]},
                   {"note", nullptr},
                   {"url", nullptr}});
  }
  return out;
}

http::Response done(std::string location, const std::string& said) {
  return http::see_other(std::move(location)).with("x-flash", said);
}

}  // namespace registry
