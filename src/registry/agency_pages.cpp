// agency_pages — office: one's own agency and its offices.
#include "registry/desk.h"
#include "registry/form.h"
#include "registry/page_parts.h"

namespace json = boost::json;

namespace registry {
namespace {

constexpr auto keeper = "role:system_admin";

struct Asked {
  const char *name, *label;
  std::string Agency::*text;
};
constexpr Asked asked[] = {{"name", "机关全称", &Agency::name},
                           {"short_name", "简称", &Agency::short_name},
                           {"credit_code", "统一社会信用代码", &Agency::credit_code},
                           {"region_code", "行政区划代码", &Agency::region_code},
                           {"region_name", "行政区划名称", &Agency::region_name},
                           {"number_prefix", "文号中的机关代字", &Agency::number_prefix},
                           {"address", "地址", &Agency::address},
                           {"postcode", "邮编", &Agency::postcode},
                           {"phone", "电话", &Agency::phone},
                           {"supervision_phone", "监督电话", &Agency::supervision_phone},
                           {"fine_bank", "罚款代收银行", &Agency::fine_bank},
                           {"fine_account", "罚款账户", &Agency::fine_account},
                           {"reconsideration_body", "行政复议机关", &Agency::reconsideration_body},
                           {"court", "行政诉讼管辖法院", &Agency::court}};

// GET /office/offices
http::Response list(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto visitor = desk.visitor(tx, request);
    const auto agency = desk.registry.agency(tx, visitor.agency_id).value_or(Agency{});
    const auto offices = desk.registry.offices(tx, visitor.agency_id);
    auto model = list_model("共 " + std::to_string(offices.size()) + " 个机构");
    model["heading"] = agency.name;
    model["intro"] = agency.address + "　" + agency.phone;
    model["tabs"] = tabs("/office/offices", visitor);
    if (visitor.has_role("system_admin")) {
      model["new_url"] = "/office/offices/new";
      model["new_text"] = "登记机构";
      model["downloads"] = json::array{{{"text", "修改机关信息"}, {"url", "/office/agency"}}};
    }
    model["columns"] =
        json::array{{{"column", "机构"}, {"wide", "w12"}}, {{"column", "职责"}, {"wide", nullptr}}};
    json::array rows;
    for (const Office& office : offices)
      rows.push_back(row(
          office.name,
          visitor.has_role("system_admin") ? "/office/offices/" + std::to_string(office.id) : "",
          office.active ? "" : "已撤销", {cell("职责", office.duties)}));
    model["rows"] = std::move(rows);
    model["empty"] = nothing_here("这里列出本机关的内设机构。", "由系统管理员登记。");
    return desk.show(request,
                     {.body = "registry/list.html", .title = "机构", .model = std::move(model)});
  });
}

json::object record_model(const std::string& heading, const std::string& back) {
  return {{"heading", heading},        {"number", nullptr},          {"state_lamp", nullptr},
          {"facts", json::array()},    {"form_heading", "登记内容"}, {"gated", false},
          {"timeline", json::array()}, {"cancel_url", back}};
}

http::Response office_form(const Desk& desk, const http::Request& request, const Office& office,
                           const law::Refusals& refusals) {
  auto model = record_model(office.id ? office.name : "登记机构", "/office/offices");
  Form form(request, refusals);
  form.text("name", "机构名称", office.name)
      .area("duties", "职责", office.duties)
      .select("active", "状态", {{"yes", "在用"}, {"no", "已撤销"}}, office.active ? "yes" : "no");
  form.into(model, "/office/offices" + (office.id ? "/" + std::to_string(office.id) : ""), "保存",
            desk.fresh_key());
  return desk.show(request, {.body = "registry/record.html",
                             .title = "机构",
                             .model = std::move(model),
                             .status = refusals.empty() ? 200 : 422});
}

Office office_sent(const http::Request& request, Office office) {
  office.name = sent(request, "name");
  office.duties = sent(request, "duties");
  office.active = request.field("active") != "no";
  return office;
}

std::optional<Office> own_office(const Desk& desk, sql::Tx& tx, const http::Request& request) {
  const auto office = desk.registry.office(tx, page::id_in(request.param("office")));
  return is_own(office, desk.visitor(tx, request)) ? office : std::nullopt;
}

// GET /office/offices/{office}
http::Response office_record(const Desk& desk, const http::Request& request) {
  const auto office =
      desk.database.read([&](sql::Tx& tx) { return own_office(desk, tx, request); });
  return office ? office_form(desk, request, *office, {}) : desk.not_there(request, "机构");
}

// POST /office/offices
http::Response add(const Desk& desk, const http::Request& request) {
  auto office = office_sent(request, {});
  const auto refusals = desk.database.write([&](sql::Tx& tx) -> law::Refusals {
    const auto visitor = desk.visitor(tx, request);
    office.agency_id = visitor.agency_id;
    const auto added = desk.registry.add_office(tx, office, desk.by(visitor));
    return added ? law::Refusals{} : added.refusals();
  });
  if (!refusals.empty()) return office_form(desk, request, office, refusals);
  return done("/office/offices", "已登记机构。");
}

// POST /office/offices/{office}
http::Response change(const Desk& desk, const http::Request& request) {
  Office office;
  const auto refusals = desk.database.write([&](sql::Tx& tx) -> law::Refusals {
    const auto old = own_office(desk, tx, request);
    if (!old) return {{"registry.nothing_there", "没有这个机构。", {}, ""}};
    office = office_sent(request, *old);
    return desk.registry.change_office(tx, office, desk.by(desk.visitor(tx, request)));
  });
  if (!refusals.empty()) return office_form(desk, request, office, refusals);
  return done("/office/offices", "已保存修改。");
}

// GET /office/agency and again after a refusal
http::Response agency_form(const Desk& desk, const http::Request& request,
                           const law::Refusals& refusals) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto agency =
        desk.registry.agency(tx, desk.visitor(tx, request).agency_id).value_or(Agency{});
    auto model = record_model(agency.name, "/office/offices");
    model["timeline"] = timeline_of(tx, desk.registry, "agency:" + std::to_string(agency.id));
    Form form(request, refusals);
    for (const Asked& one : asked) form.text(one.name, one.label, agency.*one.text);
    Options overseers{{"0", "（无）"}};
    for (const Agency& other : desk.registry.agencies(tx))
      if (other.kind == AgencyKind::justice && other.id != agency.id)
        overseers.emplace_back(std::to_string(other.id), other.name);
    form.select("supervisor", "行政执法监督机关", overseers, std::to_string(agency.supervisor_id));
    form.into(model, "/office/agency", "保存", desk.fresh_key());
    return desk.show(request, {.body = "registry/record.html",
                               .title = "机关信息",
                               .model = std::move(model),
                               .status = refusals.empty() ? 200 : 422});
  });
}

// POST /office/agency
http::Response change_agency(const Desk& desk, const http::Request& request) {
  const auto refusals = desk.database.write([&](sql::Tx& tx) {
    const auto visitor = desk.visitor(tx, request);
    auto agency = desk.registry.agency(tx, visitor.agency_id).value_or(Agency{});
    for (const Asked& one : asked) agency.*one.text = sent(request, one.name);
    agency.supervisor_id = page::id_in(request.field("supervisor"));
    return desk.registry.change_agency(tx, agency, desk.by(visitor));
  });
  if (!refusals.empty()) return agency_form(desk, request, refusals);
  return done("/office/offices", "已保存机关信息。");
}

}  // namespace

std::vector<http::Route> agency_routes(Desk& desk) {
  using http::Request;
  return {
      {"GET", "/office/offices", "signed_in", [&](const Request& r) { return list(desk, r); }},
      {"GET", "/office/offices/new", keeper,
       [&](const Request& r) { return office_form(desk, r, {}, {}); }},
      {"POST", "/office/offices", keeper, [&](const Request& r) { return add(desk, r); }},
      {"GET", "/office/offices/{office}", keeper,
       [&](const Request& r) { return office_record(desk, r); }},
      {"POST", "/office/offices/{office}", keeper,
       [&](const Request& r) { return change(desk, r); }},
      {"GET", "/office/agency", keeper, [&](const Request& r) { return agency_form(desk, r, {}); }},
      {"POST", "/office/agency", keeper, [&](const Request& r) { return change_agency(desk, r); }}};
}

}  // namespace registry
