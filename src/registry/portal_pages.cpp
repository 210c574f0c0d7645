// portal_pages — what everybody may see: who enforces, what may be enforced, and whether a
// certificate is genuine.
#include <algorithm>
#include <set>

#include "platform/html/html.h"
#include "platform/tables/writer.h"
#include "registry/desk.h"
#include "registry/enforcing.h"
#include "registry/form.h"
#include "registry/page_parts.h"
#include "registry/publishing.h"

namespace json = boost::json;

namespace registry {
namespace {

constexpr int page_size = 50;

// The agency asked for, else the first that enforces.
Agency agency_shown(sql::Tx& tx, const Desk& desk, const http::Request& request) {
  if (const auto id = page::id_in(request.q("agency")); id != 0)
    if (const auto agency = desk.registry.agency(tx, id)) return *agency;
  for (auto& agency : desk.registry.agencies(tx))
    if (agency.kind == AgencyKind::enforcement) return agency;
  return {};
}

Options with_all(const std::set<std::string>& values) {
  Options options{{"", "全部"}};
  for (const auto& value : values) options.emplace_back(value, value);
  return options;
}

json::object filter_model(const std::string& action, const Form& form) {
  return {{"action", action},
          {"fields", form.fields()},
          {"more", json::array()},
          {"more_open", nullptr},
          {"submit_text", nullptr}};
}

http::Response csv(const std::function<void(tables::Writer&)>& write) {
  std::string text;
  const auto writer = tables::csv_writer([&](std::string_view more) { text += more; });
  write(*writer);
  writer->finish();
  http::Response response;
  response.body = std::move(text);
  return response.with("content-type", "text/csv; charset=utf-8");
}

OfficerFilter officer_filter(const Desk& desk, const http::Request& request) {
  return {.text = std::string(request.q("q")),
          .kind = std::string(request.q("category")),
          .enforcing_on = desk.today()};
}

MatterFilter matter_filter(const Desk& desk, const http::Request& request) {
  return {.text = std::string(request.q("q")),
          .category = std::string(request.q("kind")),
          .handling_unit = std::string(request.q("office")),
          .in_force_on = desk.today()};
}

json::object listed(const Officer& officer, const Agency& agency) {
  return {{"agency", agency.name},
          {"person", officer.person.name},
          {"sex", officer.person.sex},
          {"certificate", officer.certificate.number},
          {"category", officer.certificate.kind},
          {"area", officer.certificate.area},
          {"certificate_url", "/officers/" + officer.certificate.number}};
}

json::object listed(const Matter& matter) {
  return {{"matter", matter.name},
          {"url", "/matters/" + std::to_string(matter.id)},
          {"code", matter.code},
          {"kind", matter.category},
          {"agency", matter.subject},
          {"office", matter.handling_unit},
          {"grounds", matter.legal_basis},
          {"subject", matter.target},
          {"limit", time_limit_of(matter)},
          {"fee", fee_of(matter)}};
}

json::array one_download(const http::Request& request, const std::string& path) {
  const auto query = request.target.find('?');
  const auto rest = query == std::string::npos ? "" : request.target.substr(query);
  return {json::object{{"text", "CSV"}, {"url", path + rest}}};
}

// GET /officers — 《行政执法人员清单》：单位名称、姓名、性别、执法证号、执法类别、执法区域。
http::Response officers_page(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto agency = agency_shown(tx, desk, request);
    auto filter = officer_filter(desk, request);
    const auto all = desk.registry.officers(tx, agency.id, filter);
    filter.after = request.q("after");
    filter.limit = page_size + 1;
    auto shown = desk.registry.officers(tx, agency.id, filter);
    std::set<std::string> kinds;
    for (const auto& officer : desk.registry.officers(tx, agency.id))
      kinds.insert(officer.certificate.kind);

    auto model = list_model("共 " + std::to_string(all.size()) + " 人");
    Form form(request, {});
    form.text("q", "姓名或者证号", std::string(request.q("q")))
        .select("category", "执法类别", with_all(kinds), std::string(request.q("category")));
    model["filter"] = filter_model("/officers", form);
    add_active(model, request, {{"q", "姓名或者证号"}, {"category", "执法类别"}});
    model["pager"] =
        paged(request, shown, page_size, [](const Officer& o) { return o.certificate.number; });
    json::array rows;
    for (const Officer& officer : shown) rows.push_back(listed(officer, agency));
    model["rows"] = std::move(rows);
    model["downloads"] = one_download(request, "/officers.csv");
    model["empty"] = nothing_here("这里公布持有有效执法证件的人员。",
                                  "由" + agency.name + "编制并公布；没有符合条件的人员。");
    return desk.show(request, {.body = "registry/officers.html",
                               .title = "行政执法人员清单",
                               .model = std::move(model),
                               .portal = true});
  });
}

http::Response officers_csv(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto agency = agency_shown(tx, desk, request);
    const auto officers = desk.registry.officers(tx, agency.id, officer_filter(desk, request));
    return csv([&](tables::Writer& writer) {
      writer.row({"单位名称", "姓名", "性别", "执法证号", "执法类别", "执法区域"});
      for (const auto& [person, certificate] : officers)
        writer.row({agency.name, person.name, person.sex, certificate.number, certificate.kind,
                    certificate.area});
    });
  });
}

// GET /matters — 《行政执法事项清单》, seven fields.
http::Response matters_page(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto agency = agency_shown(tx, desk, request);
    auto filter = matter_filter(desk, request);
    const auto all = desk.registry.matters(tx, agency.id, filter);
    filter.after = request.q("after");
    filter.limit = page_size + 1;
    auto shown = desk.registry.matters(tx, agency.id, filter);
    std::set<std::string> kinds, offices;
    for (const auto& matter :
         desk.registry.matters(tx, agency.id, {.in_force_on = filter.in_force_on})) {
      kinds.insert(matter.category);
      offices.insert(matter.handling_unit);
    }

    auto model = list_model("共 " + std::to_string(all.size()) + " 项");
    Form form(request, {});
    form.text("q", "事项名称、编码、依据", std::string(request.q("q")))
        .select("kind", "类别", with_all(kinds), std::string(request.q("kind")))
        .select("office", "承办机构", with_all(offices), std::string(request.q("office")));
    model["filter"] = filter_model("/matters", form);
    add_active(model, request, {{"q", "文字"}, {"kind", "类别"}, {"office", "承办机构"}});
    model["pager"] = paged(request, shown, page_size, [](const Matter& m) { return m.code; });
    json::array rows;
    for (const Matter& matter : shown) rows.push_back(listed(matter));
    model["rows"] = std::move(rows);
    model["downloads"] = one_download(request, "/matters.csv");
    model["empty"] = nothing_here("这里公布行政执法事项。",
                                  "由" + agency.name + "编制并公布；没有符合条件的事项。");
    return desk.show(request, {.body = "registry/matters.html",
                               .title = "行政执法事项清单",
                               .model = std::move(model),
                               .portal = true});
  });
}

http::Response matters_csv(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto agency = agency_shown(tx, desk, request);
    const auto matters = desk.registry.matters(tx, agency.id, matter_filter(desk, request));
    return csv([&](tables::Writer& writer) {
      writer.row({"事项编码", "事项类别", "事项名称", "执法主体", "承办机构", "执法依据",
                  "实施对象", "办理时限", "收费依据和标准"});
      for (const Matter& m : matters)
        writer.row({m.code, m.category, m.name, m.subject, m.handling_unit, m.legal_basis, m.target,
                    time_limit_of(m), fee_of(m)});
    });
  });
}

json::array grounds_of(const Matter& matter) {
  json::array out;
  std::string_view rest = matter.legal_basis;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(';'), rest.size());
    if (end > 0) out.push_back({{"text", rest.substr(0, end)}, {"basis", nullptr}});
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

json::array complaints_to(const Agency& agency) {
  json::array out;
  if (!agency.supervision_phone.empty())
    out.push_back({{"how", "监督电话"}, {"to", agency.supervision_phone}});
  if (!agency.address.empty()) out.push_back({{"how", "来信来访"}, {"to", agency.address}});
  return out;
}

json::array rights_with(const Agency& agency) {
  json::array out;
  if (!agency.reconsideration_body.empty())
    out.push_back({{"right", "行政复议"},
                   {"text", "不服决定的，可以向" + agency.reconsideration_body + "申请行政复议。"},
                   {"basis", nullptr}});
  if (!agency.court.empty())
    out.push_back({{"right", "行政诉讼"},
                   {"text", "不服决定的，可以向" + agency.court + "提起行政诉讼。"},
                   {"basis", nullptr}});
  return out;
}

// GET /matters/{matter}
http::Response matter_page(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto matter = desk.registry.matter(tx, page::id_in(request.param("matter")));
    if (!matter || !matter->published_on) return desk.not_there(request, "执法事项");
    const auto agency = desk.registry.agency(tx, matter->agency_id).value_or(Agency{});
    json::array history{{{"at", timing::iso(*matter->published_on)},
                         {"what", "公布"},
                         {"by", agency.name},
                         {"note", nullptr},
                         {"url", nullptr}}};
    if (matter->ended_on)
      history.push_back({{"at", timing::iso(*matter->ended_on)},
                         {"what", "终止"},
                         {"by", agency.name},
                         {"note", nullptr},
                         {"url", nullptr}});
    json::object model{
        {"matter", matter->name},
        {"code", matter->code},
        {"kind", matter->category},
        {"stale", matter->in_force(desk.today())
                      ? json::value()
                      : json::value("这一事项已经终止，不再据此实施执法。")},
        {"facts",
         json::array{fact("执法主体", matter->subject), fact("承办机构", matter->handling_unit),
                     fact("实施对象", matter->target), fact("办理时限", time_limit_of(*matter)),
                     fact("收费依据和标准", fee_of(*matter))}},
        {"grounds", grounds_of(*matter)},
        {"steps", json::array()},
        {"rights", rights_with(agency)},
        {"complain", complaints_to(agency)},
        {"timeline", std::move(history)},
        {"downloads", json::array()}};
    if (!matter->penalty_range.empty())
      model["facts"].as_array().push_back(fact("处罚幅度", matter->penalty_range));
    return desk.show(request, {.body = "registry/matter.html",
                               .title = matter->name,
                               .model = std::move(model),
                               .portal = true});
  });
}

// A cancelled certificate is nobody's: the former holder is not shown any more.
json::object certificate_model(const Desk& desk, const std::optional<Officer>& officer,
                               const Agency& agency) {
  json::object model{{"validity", "unknown"},
                     {"person", nullptr},
                     {"why", nullptr},
                     {"task", nullptr},
                     {"qr", nullptr},
                     {"qr_text", nullptr},
                     {"hotline", agency.supervision_phone},
                     {"checked_at", timing::minute_in_china(desk.clock.now())}};
  if (!officer) return model;
  const auto& [person, certificate] = *officer;
  if (certificate.status == CertificateStatus::cancelled) {
    model["why"] = "这个证件已经注销。";
    return model;
  }
  const auto missing = missing_before_enforcing(person, certificate, desk.today(), desk.law);
  std::string why;
  for (const auto& refusal : missing) why += refusal.reason;
  model["validity"] = missing.empty()                         ? "valid"
                      : certificate.expires_on < desk.today() ? "expired"
                                                              : "suspended";
  model["why"] = or_nothing(why);
  model["person"] = person.name;
  model["sex"] = person.sex;
  model["agency"] = agency.name;
  model["certificate"] = certificate.number;
  model["category"] = certificate.kind;
  model["area"] = certificate.area;
  model["issued_on"] = timing::iso(certificate.issued_on);
  model["expires_on"] = timing::iso(certificate.expires_on);
  model["qr"] = html::qr_image(desk.site_url + "/officers/" + certificate.number);
  model["qr_text"] = "扫码核验本证件";
  return model;
}

// GET /officers/{certificate} — where the QR code on a certificate leads.
http::Response certificate_page(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto officer = desk.registry.officer_by_certificate(tx, request.param("certificate"));
    const auto agency = officer ? desk.registry.agency(tx, officer->person.agency_id)
                                : std::optional(agency_shown(tx, desk, request));
    return desk
        .show(request, {.body = "registry/certificate.html",
                        .title = "执法证件核验",
                        .model = certificate_model(desk, officer, agency.value_or(Agency{})),
                        .status = officer ? 200 : 404,
                        .portal = true})
        .with("cache-control", "no-store");
  });
}

}  // namespace

std::vector<http::Route> portal_routes(Desk& desk) {
  const auto page = [&desk](const std::string& pattern, auto show) {
    return http::Route("GET", pattern, "public",
                       [&desk, show](const http::Request& request) { return show(desk, request); });
  };
  return {page("/officers", officers_page),
          page("/officers.csv", officers_csv),
          page("/officers/{certificate}", certificate_page),
          page("/matters", matters_page),
          page("/matters.csv", matters_csv),
          page("/matters/{matter}", matter_page)};
}

}  // namespace registry
