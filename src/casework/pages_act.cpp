#include "casework/pages_act.h"

#include <set>

#include "casework/pages_officers.h"
#include "casework/pages_paper.h"
#include "registry/drafts.h"
#include "registry/page_parts.h"

namespace json = boost::json;

namespace casework {
namespace {

// What cannot be taken back.
bool is_grave(const ActKind& act) {
  static const std::set<std::string_view> all = {"decide", "publish", "withdraw_publication",
                                                 "close_case"};
  return all.contains(act.id);
}

void say_where_from(json::array& fields, const Answers& answers) {
  for (auto& field : fields)
    if (const auto from = answers.given.find(std::string(field.at("name").as_string()));
        from != answers.given.end())
      field.as_object()["given"] = from->second;
}

json::array groups_of(sql::Tx& tx, const Asked& asked) {
  const auto& law = asked.desk.law();
  const auto who = candidates(tx, asked.desk, asked.the_case);
  std::set<std::string, std::less<>> shown;
  json::array groups;
  for (const auto* form : forms_asked(asked.desk, asked.act)) {
    auto all =
        recording::form_fields(*form, asked.answers.fields, law, who.choices, asked.refusals);
    json::array fields;
    for (auto& field : all)
      if (shown.insert(std::string(field.at("name").as_string())).second)
        fields.push_back(std::move(field));
    add_bar_basis(fields, who, law);
    say_where_from(fields, asked.answers);
    groups.push_back({{"legend", form->title}, {"intro", nullptr}, {"fields", std::move(fields)}});
  }
  return groups;
}

page::Page page_of(sql::Tx& tx, const Asked& asked) {
  if (asked.act.id == "review_opinion") return review_desk(tx, asked);
  if (asked.act.id == "publish" && asked.the_case.prepared) return publication_page(tx, asked);
  return form_page(tx, asked);
}

http::Response show(sql::Tx& tx, const Asked& asked) {
  auto shown = page_of(tx, asked);
  shown.model["crumbs"] = crumbs_of(asked.the_case, asked.act.title);
  shown.status = asked.refusals.empty() ? 200 : 422;
  return asked.desk.show(asked.request, std::move(shown));
}

// The act that the address names, the case it is to be done in, and who asks.
struct Place {
  Case the_case;
  const ActKind* act;
  registry::Person who;
};

std::optional<Place> place_of(sql::Tx& tx, const Desk& desk, const http::Request& request) {
  auto who = desk.visitor(tx, request);
  auto found = desk.casework.find(tx, page::id_in(request.param("case")));
  const auto* act = desk.procedure().find(request.param("act"));
  if (!found || found->agency_id != who.agency_id || !act) return std::nullopt;
  return Place{std::move(*found), act, std::move(who)};
}

// GET /office/cases/{case}/acts/{act}
http::Response ask(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto place = place_of(tx, desk, request);
    if (!place) return desk.not_there(request, "案件或者办理事项");
    const auto& [c, act, who] = *place;
    return show(tx, {desk, request, c, *act, who, answers_at_hand(tx, desk, c, *act, who), {}});
  });
}

http::Response show_again(const Desk& desk, const http::Request& request, const Place& place,
                          const law::Refusals& refusals) {
  const Answers typed{.fields = answers_sent(desk, *place.act, request),
                      .given = {},
                      .saved_at = {},
                      .typed = true};
  return desk.database.read([&](sql::Tx& tx) {
    return show(tx, {desk, request, place.the_case, *place.act, place.who, typed, refusals});
  });
}

std::string said(const ActKind& kind, const Act& done) {
  std::string made;
  if (const auto* documents = done.result.if_contains("documents"))
    for (const auto& document : documents->as_array())
      made += "《" + std::string(document.at("title").as_string()) + "》" +
              std::string(document.at("number").as_string());
  return "已办理：" + kind.title + "。" + (made.empty() ? "" : "生成" + made + "。");
}

// POST /office/cases/{case}/acts/{act}
http::Response carry_out(const Desk& desk, const http::Request& request) {
  const auto place = desk.database.read([&](sql::Tx& tx) { return place_of(tx, desk, request); });
  if (!place) return desk.not_there(request, "案件或者办理事项");
  const auto& [c, act, who] = *place;
  const auto done = desk.casework.act(desk.database, c.id, act->id,
                                      answers_sent(desk, *act, request), desk.by(who));
  if (!done) return show_again(desk, request, *place, done.refusals());
  desk.database.write([&, by = who.id](sql::Tx& tx) {
    registry::drop_draft(tx, by, draft_name(place->the_case, *place->act));
  });
  return registry::done(url_of(c), said(*act, *done));
}

}  // namespace

std::string heading_of(const Case& c) { return c.title; }

json::array crumbs_of(const Case& c, const std::string& here) {
  json::array out{{{"text", "案件"}, {"url", "/office/cases"}}};
  out.push_back({{"text", c.number.empty() ? c.title : c.number},
                 {"url", here.empty() ? json::value() : json::value(url_of(c))}});
  if (!here.empty()) out.push_back({{"text", here}, {"url", nullptr}});
  return out;
}

void add_form(json::object& model, sql::Tx& tx, const Asked& asked) {
  const auto& [desk, request, c, act, who, answers, refusals] = asked;
  const auto mend = mends(desk, c, act);
  model["errors"] = law::errors(desk.law(), refusals, mend);
  const auto s = desk.casework.situation(tx, c, act, asked.by());
  law::add_missing(model, desk.law(), missing_before(s), act.title, mend);
  model["action"] = url_of(c, act);
  model["autosave_url"] = "/office/drafts/" + std::to_string(c.id) + "." + act.id;
  model["saved_at"] = registry::or_nothing(answers.saved_at);
  model["multipart"] = false;
  model["groups"] = groups_of(tx, asked);
  model["submit_text"] = act.title;
  model["submit_grave"] = is_grave(act);
  model["cancel_url"] = url_of(c);
  model["cancel_text"] = nullptr;
  page::guard(model, request, desk.fresh_key());
}

page::Page form_page(sql::Tx& tx, const Asked& asked) {
  const auto& c = asked.the_case;
  json::object model{
      {"heading", asked.act.title},
      {"intro", asked.act.intro},
      {"act_basis", law::chip(asked.desk.law(), asked.act.basis)},
      {"cause", heading_of(c)},
      {"case_url", url_of(c)},
      {"preview_url", nullptr},
      {"document_note", nullptr},
      {"document", paper_of(tx, asked.desk, c, asked.act, asked.answers, asked.by())}};
  if (!model["document"].is_null() && !model["document"].at("number").is_null())
    model["document_note"] = "文号在办理时由系统编定，这里是预计的下一个。";
  add_form(model, tx, asked);
  return {.body = "casework/act.html", .title = asked.act.title, .model = std::move(model)};
}

std::vector<http::Route> act_routes(Desk& desk) {
  const std::string address = "/office/cases/{case}/acts/{act}";
  return {{"GET", address, case_people,
           [&desk](const http::Request& request) { return ask(desk, request); }},
          {"POST", address, case_people,
           [&desk](const http::Request& request) { return carry_out(desk, request); }}};
}

}  // namespace casework
