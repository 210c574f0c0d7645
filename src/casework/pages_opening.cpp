// pages_opening — office: a new case, on which published matter and against whom.
#include "casework/office_pages.h"
#include "registry/form.h"
#include "registry/page_parts.h"

namespace json = boost::json;

namespace casework {
namespace {

const std::string openers = "role:officer|unit_head";
constexpr int most_parties = 20;  // to choose from; more mean: say it more exactly

registry::Options matters_of(sql::Tx& tx, const Desk& desk, std::int64_t agency) {
  registry::Options out{{"", "请选择"}};
  const registry::MatterFilter published{.category = "行政处罚", .in_force_on = desk.today()};
  for (const auto& matter : desk.registry().matters(tx, agency, published))
    out.emplace_back(std::to_string(matter.id), matter.code + "　" + matter.name);
  return out;
}

std::vector<registry::Party> parties_named(sql::Tx& tx, const Desk& desk,
                                           const http::Request& request, std::int64_t agency) {
  const auto named = page::typed(request, "party", request.q("party"));
  if (named.empty()) return {};
  return desk.registry().find_parties(tx, agency, named, most_parties);
}

json::array party_choices(const http::Request& request, const std::vector<registry::Party>& found) {
  json::array out;
  for (const auto& party : found) {
    const auto id = std::to_string(party.id);
    out.push_back({{"value", id},
                   {"text", party.name},
                   {"checked", found.size() == 1 || request.field("party_id") == id},
                   {"note", party.credit_code.empty() ? party.address : party.credit_code},
                   {"barred", nullptr},
                   {"bar_basis", nullptr}});
  }
  return out;
}

void add_party_choice(json::object& model, const json::array& choices) {
  json::object field{{"name", "party_id"}, {"label", "请选定当事人"}, {"type", "radios"},
                     {"hint", nullptr},    {"error", nullptr},        {"value", nullptr},
                     {"unit", nullptr},    {"asks", nullptr},         {"options", choices}};
  if (!choices.empty())
    model["groups"].as_array().back().as_object()["fields"].as_array().push_back(std::move(field));
}

// GET /office/cases/new and again after a refusal
http::Response ask(const Desk& desk, const http::Request& request, const law::Refusals& refusals) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto who = desk.visitor(tx, request);
    registry::Form form(request, refusals);
    form.group("凭什么查")
        .select("matter", "执法事项", matters_of(tx, desk, who.agency_id), "",
                {{"hint", "只列出已经公布、正在实施的行政处罚事项"},
                 {"asks", law::chip(desk.law(), "penalty-law:39")}})
        .group("查谁")
        .text("party", "当事人", std::string(request.q("party")),
              {{"hint", "名称的一部分，或者完整的统一社会信用代码、证件号码"}})
        .text("title", "案件名称", "", {{"optional", true}, {"hint", "不填的由系统拟定"}});
    json::object model{{"heading", "登记线索"},
                       {"number", nullptr},
                       {"state_lamp", nullptr},
                       {"facts", json::array()},
                       {"form_heading", "先登记线索，再作现场检查、报请立案"},
                       {"gated", false},
                       {"timeline", json::array()},
                       {"cancel_url", "/office/cases"}};
    form.into(model, "/office/cases/new", "登记", desk.fresh_key());
    add_party_choice(model,
                     party_choices(request, parties_named(tx, desk, request, who.agency_id)));
    return desk.show(request, {.body = "registry/record.html",
                               .title = "登记线索",
                               .model = std::move(model),
                               .status = refusals.empty() ? 200 : 422});
  });
}

// Which party is meant: the one chosen, else the only one of that name.
std::int64_t party_meant(const Desk& desk, const http::Request& request, law::Refusals& wrong) {
  if (const auto id = page::id_in(request.field("party_id"))) return id;
  const auto found = desk.database.read([&](sql::Tx& tx) {
    return parties_named(tx, desk, request, desk.visitor(tx, request).agency_id);
  });
  if (found.size() == 1) return found.front().id;
  wrong.push_back({"case.party",
                   found.empty()
                       ? "没有找到这个当事人，请核对；没有登记过的，先到“名录”登记当事人。"
                       : "有几个当事人都叫这个名称，请在下面选定一个。",
                   desk.law().basis("penalty-law:54"), "party"});
  return 0;
}

// POST /office/cases/new
http::Response open(const Desk& desk, const http::Request& request) {
  law::Refusals wrong;
  const Opening opening{.matter_id = page::id_in(request.field("matter")),
                        .party_id = party_meant(desk, request, wrong),
                        .title = registry::sent(request, "title")};
  if (!wrong.empty()) return ask(desk, request, wrong);
  const auto by =
      desk.database.read([&](sql::Tx& tx) { return desk.by(desk.visitor(tx, request)); });
  const auto opened = desk.casework.open(desk.database, opening, by);
  if (!opened) return ask(desk, request, opened.refusals());
  return registry::done("/office/cases/" + std::to_string(*opened), "已登记线索。");
}

}  // namespace

std::vector<http::Route> opening_routes(Desk& desk) {
  return {{"GET", "/office/cases/new", openers,
           [&desk](const http::Request& request) { return ask(desk, request, {}); }},
          {"POST", "/office/cases/new", openers,
           [&desk](const http::Request& request) { return open(desk, request); }}};
}

}  // namespace casework
