#include "site/law_pages.h"

#include <algorithm>

#include "law/present.h"

namespace json = boost::json;

namespace site {
namespace {

json::object fact(std::string_view label, std::string fact) {
  return {{"label", label},  {"fact", std::move(fact)}, {"link", nullptr},
          {"lamp", nullptr}, {"basis", nullptr},        {"aside", nullptr}};
}

json::array facts(const law::Pack& pack) {
  const auto rows = pack.all_terms().size() + pack.all_parameters().size();
  return {fact("规则版本", pack.version()),
          fact("规则", std::to_string(rows) + " 行，其中待核原文 " +
                           std::to_string(pack.needing_text().size()) + " 行")};
}

json::array years(const law::Calendar& calendar) {
  json::array out;
  const int last = law::year_of(calendar.last());
  for (int year = std::max(law::year_of(calendar.first()), last - 2); year <= last + 1; ++year) {
    int off = 0, work = 0;
    for (const auto& [day, entry] : calendar.listed())
      if (law::year_of(day) == year) ++(entry.kind == law::Calendar::Kind::off ? off : work);
    const bool known = year <= last;
    out.push_back(
        {{"year", std::to_string(year)},
         {"known", known ? "yes" : "no"},
         {"days_off", std::to_string(off)},
         {"made_up", std::to_string(work)},
         {"source", known ? "" : "放假通知公布以后写入规则；在此之前不计算这一年的期限"}});
  }
  return out;
}

json::object row(const law::Pack& pack, const std::string& id, const std::string& title,
                 const std::string& basis_key, const law::Validity& valid, law::Status status) {
  return {{"rule", id},
          {"words", title},
          {"day_type", nullptr},
          {"basis", law::chip(pack, basis_key, id)},
          {"valid_from", law::iso(valid.from)},
          {"valid_to", valid.to ? json::value(law::iso(*valid.to)) : json::value()},
          {"text_state", law::name_of(status)}};
}

bool fits(const http::Request& request, const std::string& id, const std::string& title,
          const law::LegalBasis& basis, law::Status status) {
  const auto q = request.q("q");
  if (request.q("state") == "1" && status != law::Status::needs_text) return false;
  return q.empty() || (id + title + basis.text()).find(q) != std::string::npos;
}

json::array rules(const law::Pack& pack, const http::Request& request) {
  json::array out;
  for (const auto& term : pack.all_terms()) {
    if (!fits(request, term.id, term.title, term.basis, term.status)) continue;
    out.push_back(row(pack, term.id, term.title, term.basis_key, term.valid, term.status));
    out.back().as_object()["value"] = law::chinese(term.unit, term.value);
  }
  for (const auto& one : pack.all_parameters()) {
    if (!fits(request, one.id, one.title, one.basis, one.status)) continue;
    out.push_back(row(pack, one.id, one.title, one.basis_key, one.valid, one.status));
    out.back().as_object()["value"] =
        one.text.empty() ? std::to_string(one.value) + " " + one.unit : one.text;
  }
  return out;
}

json::object field(std::string_view name, std::string_view label, std::string_view type,
                   std::string_view value) {
  return {{"name", name},     {"label", label}, {"type", type},   {"hint", nullptr},
          {"error", nullptr}, {"value", value}, {"unit", nullptr}};
}

json::object filter(const http::Request& request) {
  auto state = field("state", "原文", "select", request.q("state"));
  const bool chosen = request.q("state") == "1";
  state["options"] =
      json::array{{{"value", ""}, {"text", "全部"}, {"checked", !chosen}, {"barred", nullptr}},
                  {{"value", "1"}, {"text", "待核原文"}, {"checked", chosen}, {"barred", nullptr}}};
  return {{"action", "/office/law"},
          {"fields", json::array{field("q", "规则、条文", "text", request.q("q")), state}},
          {"more", json::array()}};
}

}  // namespace

std::vector<http::Route> law_routes(House& house, const page::Show& show) {
  const auto page = [&](const http::Request& request) {
    auto found = rules(house.law, request);
    json::object model{
        {"facts", facts(house.law)},
        {"years", years(house.law.calendar())},
        {"filter", filter(request)},
        {"active", json::array()},
        {"clear_url", nullptr},
        {"tally", "共 " + std::to_string(found.size()) + " 行"},
        {"downloads", json::array()},
        {"rules", std::move(found)},
        {"pager", nullptr},
        {"empty", {{"what", "没有符合条件的规则。"}, {"who", ""}, {"link", nullptr}}}};
    return show(request, {.body = "site/law.html", .title = "法规规则", .model = std::move(model)});
  };
  return {http::Route("GET", "/office/law", "signed_in", page)};
}

}  // namespace site
