// officer_pages — office: the officers and their certificates.
#include "registry/desk.h"
#include "registry/enforcing.h"
#include "registry/form.h"
#include "registry/page_parts.h"
#include "registry/reviewing.h"

namespace json = boost::json;

namespace registry {
namespace {

constexpr int page_size = 50;
constexpr auto keeper = "role:publisher|system_admin";
constexpr std::chrono::days near_expiry{60};

bool keeps(const Person& visitor) {
  return visitor.has_role("publisher") || visitor.has_role("system_admin");
}

json::object lamp_of(const Officer& officer, const Desk& desk) {
  const auto today = desk.today();
  const auto missing =
      missing_before_enforcing(officer.person, officer.certificate, today, desk.law);
  const auto left = officer.certificate.expires_on - today;
  if (officer.certificate.status == CertificateStatus::suspended) return lamp("paused", "证件暂停");
  if (!missing.empty()) return lamp("late", left.count() < 0 ? "证件到期" : "不能执法");
  if (left <= near_expiry) return lamp("near", "还剩 " + std::to_string(left.count()) + " 日");
  return lamp("ok", "");
}

// The holder is chosen among colleagues without a certificate, or typed in anew.
Form form_of(const Desk& desk, const http::Request& request, const law::Refusals& refusals,
             const std::optional<Officer>& officer, const Options& colleagues) {
  const Certificate certificate = officer ? officer->certificate : Certificate{};
  Form form(request, refusals);
  if (!officer) {
    form.group("持证人")
        .select("person", "已登记的人员", colleagues, "", {{"hint", "不在其中的，填写下面两栏。"}})
        .text("name", "姓名", "", {{"optional", true}, {"short", true}})
        .select("sex", "性别", {{"", "未填"}, {"男", "男"}, {"女", "女"}});
  }
  const auto on = [&](timing::Date date) { return officer ? std::optional(date) : std::nullopt; };
  form.group("执法证件")
      .text("number", "执法证号", certificate.number, {{"short", true}})
      .text("kind", "执法类别", certificate.kind, {{"short", true}})
      .text("area", "执法区域", certificate.area, {{"short", true}})
      .date("issued_on", "发证日期", on(certificate.issued_on))
      .date("expires_on", "有效期至", on(certificate.expires_on))
      .select("status", "证件状态",
              {{"valid", "有效"}, {"suspended", "暂停"}, {"cancelled", "注销"}},
              std::string(name_of(certificate.status)))
      .group("执法资格考试")
      .date("exam_passed_on", "考试合格日期", certificate.exam_passed_on,
            {{"hint", "没有考试合格的，不得从事执法活动。"},
             {"asks", chip(desk.law, "three-systems-plan:2-1-2")}})
      .number("exam_score", "考试成绩", certificate.exam_score, {{"optional", true}});
  return form;
}

Certificate certificate_sent(const http::Request& request, Certificate certificate,
                             law::Refusals& wrong) {
  certificate.number = sent(request, "number");
  certificate.kind = sent(request, "kind");
  certificate.area = sent(request, "area");
  const auto issued = date_sent(request, "issued_on", wrong);
  const auto expires = date_sent(request, "expires_on", wrong);
  if (!issued)
    wrong.push_back({"registry.certificate.issued_on", "请填写发证日期。", {}, "issued_on"});
  if (!expires)
    wrong.push_back({"registry.certificate.expires_on", "请填写有效期至。", {}, "expires_on"});
  certificate.issued_on = issued.value_or(certificate.issued_on);
  certificate.expires_on = expires.value_or(certificate.expires_on);
  certificate.status =
      certificate_status(request.field("status")).value_or(CertificateStatus::valid);
  certificate.exam_passed_on = date_sent(request, "exam_passed_on", wrong);
  certificate.exam_score = number_sent(request, "exam_score", wrong);
  return certificate;
}

Options colleagues_without(sql::Tx& tx, const Desk& desk, std::int64_t agency) {
  Options options{{"", "（新人员）"}};
  for (const Person& person : desk.registry.people(tx, agency)) {
    const auto held = desk.registry.certificate(tx, person.id);
    if (person.active && (!held || held->status == CertificateStatus::cancelled))
      options.emplace_back(std::to_string(person.id), person.name);
  }
  return options;
}

std::string tally_of(sql::Tx& tx, const Desk& desk, std::int64_t agency, std::size_t officers) {
  const auto enforcing = desk.registry.officers(tx, agency, {.enforcing_on = desk.today()}).size();
  const auto reviewers = desk.registry.people_with_role(tx, agency, "reviewer").size();
  const auto ratio =
      reviewer_ratio(std::int64_t(enforcing), std::int64_t(reviewers), desk.today(), desk.law);
  return "共 " + std::to_string(officers) + " 人，可执法 " + std::to_string(enforcing) +
         " 人；法制审核人员 " + std::to_string(reviewers) + " 人，应不少于 " +
         std::to_string(ratio.needed) + " 人" + (ratio.enough() ? "" : "（不足）");
}

// GET /office/officers
http::Response list(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto visitor = desk.visitor(tx, request);
    OfficerFilter filter{.text = std::string(request.q("q"))};
    if (request.q("state") == "enforcing") filter.enforcing_on = desk.today();
    const auto all = desk.registry.officers(tx, visitor.agency_id, filter).size();
    filter.after = request.q("after");
    filter.limit = page_size + 1;
    auto shown = desk.registry.officers(tx, visitor.agency_id, filter);

    auto model = list_model(tally_of(tx, desk, visitor.agency_id, all));
    model["heading"] = "执法人员";
    model["intro"] = "证件到期或者暂停的人员不能参加办案，也不出现在公示名单里。";
    model["tabs"] = tabs("/office/officers", visitor);
    if (keeps(visitor)) {
      model["new_url"] = "/office/officers/new";
      model["new_text"] = "登记执法人员";
    }
    Form form(request, {});
    form.text("q", "姓名、证号", std::string(request.q("q")))
        .select("state", "证件", {{"", "全部"}, {"enforcing", "今日可执法"}},
                std::string(request.q("state")));
    model["filter"] = json::object{{"action", "/office/officers"},
                                   {"fields", form.fields()},
                                   {"more", json::array()},
                                   {"more_open", nullptr},
                                   {"submit_text", nullptr}};
    add_active(model, request, {{"q", "姓名、证号"}, {"state", "证件"}});
    model["pager"] =
        paged(request, shown, page_size, [](const Officer& o) { return o.certificate.number; });
    model["columns"] = json::array{{{"column", "姓名"}, {"wide", "w12"}},
                                   {{"column", "执法证号"}, {"wide", nullptr}},
                                   {{"column", "执法类别"}, {"wide", nullptr}},
                                   {{"column", "有效期至"}, {"wide", nullptr}}};
    json::array rows;
    for (const Officer& officer : shown) {
      auto until = cell("有效期至", timing::iso(officer.certificate.expires_on));
      until["lamp"] = lamp_of(officer, desk);
      rows.push_back(row(officer.person.name,
                         "/office/officers/" + std::to_string(officer.person.id),
                         officer.person.post,
                         {cell("执法证号", officer.certificate.number),
                          cell("执法类别", officer.certificate.kind), std::move(until)}));
    }
    model["rows"] = std::move(rows);
    model["empty"] = nothing_here("这里列出持有执法证件的人员。", "由公示专员登记或者从表格导入。");
    return desk.show(
        request, {.body = "registry/list.html", .title = "执法人员", .model = std::move(model)});
  });
}

// GET /office/officers/new and again after a refusal
http::Response fresh(const Desk& desk, const http::Request& request,
                     const law::Refusals& refusals) {
  const auto colleagues = desk.database.read([&](sql::Tx& tx) {
    return colleagues_without(tx, desk, desk.visitor(tx, request).agency_id);
  });
  json::object model{{"heading", "登记执法人员"}, {"number", nullptr},
                     {"state_lamp", nullptr},     {"facts", json::array()},
                     {"form_heading", "证件"},    {"gated", false},
                     {"timeline", json::array()}, {"cancel_url", "/office/officers"}};
  form_of(desk, request, refusals, std::nullopt, colleagues)
      .into(model, "/office/officers", "登记", desk.fresh_key());
  return desk.show(request, {.body = "registry/record.html",
                             .title = "登记执法人员",
                             .model = std::move(model),
                             .status = refusals.empty() ? 200 : 422});
}

// The colleague chosen, else a new person; 0 and a refusal when neither was given.
std::int64_t holder_sent(sql::Tx& tx, const Desk& desk, const http::Request& request,
                         const Person& visitor, law::Refusals& wrong) {
  if (const auto id = page::id_in(request.field("person")); id != 0) {
    if (is_own(desk.registry.person(tx, id), visitor)) return id;
    wrong.push_back({"registry.certificate.person", "没有这个人员。", {}, "person"});
    return 0;
  }
  const auto added = desk.registry.add_person(tx,
                                              {.agency_id = visitor.agency_id,
                                               .name = sent(request, "name"),
                                               .sex = sent(request, "sex"),
                                               .post = "执法人员"},
                                              desk.by(visitor));
  if (added) return *added;
  wrong.insert(wrong.end(), added.refusals().begin(), added.refusals().end());
  return 0;
}

// Leaves the transaction: the new person must not stay when the certificate was refused.
struct Refused {
  law::Refusals why;
};

// POST /office/officers
http::Response add(const Desk& desk, const http::Request& request) {
  try {
    const auto person = desk.database.write([&](sql::Tx& tx) {
      const auto visitor = desk.visitor(tx, request);
      law::Refusals wrong;
      auto certificate = certificate_sent(request, {}, wrong);
      certificate.person_id = holder_sent(tx, desk, request, visitor, wrong);
      if (!wrong.empty()) throw Refused{wrong};
      const auto added = desk.registry.add_certificate(tx, certificate, desk.by(visitor));
      if (!added) throw Refused{added.refusals()};
      return certificate.person_id;
    });
    return done("/office/officers/" + std::to_string(person), "已登记执法人员。");
  } catch (const Refused& refused) {
    return fresh(desk, request, refused.why);
  }
}

// GET /office/officers/{person} and again after a refusal
http::Response record(const Desk& desk, const http::Request& request,
                      const law::Refusals& refusals) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto visitor = desk.visitor(tx, request);
    const auto person = desk.registry.person(tx, page::id_in(request.param("person")));
    const auto certificate =
        is_own(person, visitor) ? desk.registry.certificate(tx, person->id) : std::nullopt;
    if (!certificate) return desk.not_there(request, "执法人员");
    const Officer officer{*person, *certificate};
    const auto office = desk.registry.office(tx, person->office_id);
    json::object model{
        {"heading", person->name},
        {"number", "执法证号 " + certificate->number},
        {"state_lamp", lamp_of(officer, desk)},
        {"facts",
         json::array{fact("机构", office ? office->name : ""), fact("职务", person->post),
                     fact("执法类别", certificate->kind), fact("执法区域", certificate->area),
                     fact("有效期", timing::iso(certificate->issued_on) + " 至 " +
                                        timing::iso(certificate->expires_on)),
                     fact("证件状态", std::string(chinese(certificate->status)))}},
        {"form_heading", "变更"},
        {"gated", false},
        {"timeline",
         timeline_of(tx, desk.registry, "certificate:" + std::to_string(certificate->id))},
        {"cancel_url", "/office/officers"},
        {"action", nullptr},
        {"errors", json::array()}};
    const auto missing = missing_before_enforcing(*person, *certificate, desk.today(), desk.law);
    for (const auto& refusal : missing) {
      auto why = fact("不能执法", refusal.reason);
      why["basis"] = chip(refusal.basis);
      model["facts"].as_array().push_back(std::move(why));
    }
    if (keeps(visitor))
      form_of(desk, request, refusals, officer, {})
          .into(model, "/office/officers/" + std::to_string(person->id), "保存变更",
                desk.fresh_key());
    return desk.show(request, {.body = "registry/record.html",
                               .title = person->name,
                               .model = std::move(model),
                               .status = refusals.empty() ? 200 : 422});
  });
}

// POST /office/officers/{person}
http::Response change(const Desk& desk, const http::Request& request) {
  const auto refusals = desk.database.write([&](sql::Tx& tx) -> law::Refusals {
    const auto visitor = desk.visitor(tx, request);
    const auto person = desk.registry.person(tx, page::id_in(request.param("person")));
    const auto held =
        is_own(person, visitor) ? desk.registry.certificate(tx, person->id) : std::nullopt;
    if (!held) return {{"registry.nothing_there", "没有这个执法人员。", {}, ""}};
    law::Refusals wrong;
    const auto certificate = certificate_sent(request, *held, wrong);
    if (!wrong.empty()) return wrong;
    return desk.registry.change_certificate(tx, certificate, desk.by(visitor));
  });
  if (!refusals.empty()) return record(desk, request, refusals);
  return done("/office/officers/" + std::string(request.param("person")), "已保存变更。");
}

}  // namespace

std::vector<http::Route> officer_routes(Desk& desk) {
  using http::Request;
  return {
      {"GET", "/office/registry", "signed_in",
       [](const Request&) { return http::see_other("/office/officers"); }},
      {"GET", "/office/officers", "signed_in", [&](const Request& r) { return list(desk, r); }},
      {"GET", "/office/officers/new", keeper, [&](const Request& r) { return fresh(desk, r, {}); }},
      {"POST", "/office/officers", keeper, [&](const Request& r) { return add(desk, r); }},
      {"GET", "/office/officers/{person}", "signed_in",
       [&](const Request& r) { return record(desk, r, {}); }},
      {"POST", "/office/officers/{person}", keeper,
       [&](const Request& r) { return change(desk, r); }}};
}

}  // namespace registry
