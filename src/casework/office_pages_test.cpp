// office_pages_test — what people meet on the pages of a case.
#include "casework/office_pages.h"

#include <gtest/gtest.h>

#include "proves.h"
#include "recording/records_for_tests.h"
#include "review/review.h"

namespace json = boost::json;

namespace casework {
namespace {

class TestChance final : public chance::Source {
 public:
  std::string bytes(std::size_t n) override { return std::string(n, 'x'); }
};

template <class T, class Read>
T sound(Read read) {
  law::Faults faults;
  T value = read(faults);
  for (const auto& fault : faults) ADD_FAILURE() << fault.file << " " << fault.text;
  return value;
}

std::string text(const json::value& value, std::string_view key) {
  return std::string(value.at(key).as_string());
}

std::vector<std::string> texts(const json::value& list, std::string_view key) {
  std::vector<std::string> out;
  for (const auto& one : list.as_array()) out.push_back(text(one, key));
  return out;
}

std::vector<std::string> reasons(const law::Refusals& refusals) {
  std::vector<std::string> out;
  for (const auto& refusal : refusals) out.push_back(refusal.reason);
  return out;
}

json::value field(const json::object& page, std::string_view name) {
  for (const auto& group : page.at("groups").as_array())
    for (const auto& one : group.at("fields").as_array())
      if (text(one, "name") == name) return one;
  ADD_FAILURE() << "the page does not ask for " << name;
  return json::object{};
}

}  // namespace

class OfficePages : public recording::EachRecords {
 protected:
  OfficePages() {
    std::vector<sql::Migration> migrations = ledger::schema();
    for (const auto& room : {registry::schema(), recording::schema(), review::schema(),
                             disclosure::schema(), casework::schema()})
      migrations.insert(migrations.end(), room.begin(), room.end());
    sql::migrate(*database, migrations);
    for (const auto person : {first, second}) grant(person, "officer");
    head = add(registry::a_person("高向北"));
    grant(head, "agency_head");
    stranger = add({.agency_id = registry::justice, .name = "外人", .sex = "女"});
    grant(stranger, "officer");
    write([&](sql::Tx& tx) {
      matter = registry::must(registry.add_matter(tx, registry::a_matter("CF-1"), system()));
      EXPECT_EQ(registry::reasons(registry.publish_matter(tx, matter, registry::day("2026-01-05"),
                                                          recording::the_law(), system())),
                "");
      party = registry::must(registry.add_party(
          tx,
          {.agency_id = registry::bureau, .name = "云河市青禾仓储有限公司", .address = "仓前路8号"},
          system()));
    });
    the_case = registry::must(
        casework.open(*database, {.matter_id = matter, .party_id = party, .title = ""}, by()));
  }

  void grant(std::int64_t person, const std::string& role) {
    write([&](sql::Tx& tx) {
      EXPECT_EQ(
          registry::reasons(registry.grant_role(tx, registry::the_roles(), person, role, system())),
          "");
    });
  }

  // Through the route that the address belongs to; its {…} are given by hand.
  http::Response ask(const std::string& method, const std::string& pattern, std::int64_t person,
                     http::Pairs params, http::Pairs form = {}) {
    http::Request request;
    request.method = method;
    request.person = person;
    request.path_params = std::move(params);
    request.form = std::move(form);
    for (const auto& route : pages)
      if (route.method == method && route.pattern == pattern) return route.handler(request);
    ADD_FAILURE() << "no route " << method << " " << pattern;
    return {};
  }
  http::Response case_page(std::int64_t person) {
    return ask("GET", "/office/cases/{case}", person, {{"case", std::to_string(the_case)}});
  }
  http::Response act_page(const std::string& method, const std::string& act, std::int64_t person,
                          http::Pairs form = {}) {
    return ask(method, "/office/cases/{case}/acts/{act}", person,
               {{"case", std::to_string(the_case)}, {"act", act}}, std::move(form));
  }
  http::Pairs a_filing() const {
    return {{"source", "现场检查"},
            {"found_on", "2026-02-24"},
            {"title", "青禾仓储案"},
            {"facts", "4名装卸工未经培训上岗。"},
            {"act_ended_on", "2026-02-24"},
            {"violation", "未按规定对从业人员进行安全生产教育和培训"},
            {"officers", std::to_string(first)},
            {"officers", std::to_string(second)},
            {"handler_opinion", "建议立案。"}};
  }
  void suspend_certificate_of(std::int64_t person) {
    write([&](sql::Tx& tx) {
      auto certificate = *registry.certificate(tx, person);
      certificate.status = registry::CertificateStatus::suspended;
      EXPECT_EQ(registry::reasons(registry.change_certificate(tx, certificate, system())), "");
    });
  }
  law::Refusals refused(const std::string& act, const json::object& input, std::int64_t person) {
    const auto done =
        casework.act(*database, the_case, act, input, {registry::bureau, person, clock.now()});
    return done ? law::Refusals{} : done.refusals();
  }

  TestChance chance;
  Procedure procedure = sound<Procedure>(
      [](law::Faults& f) { return Procedure::read(recording::the_law(), "general_penalty", f); });
  disclosure::PublicationSchemas schemas = sound<disclosure::PublicationSchemas>(
      [](law::Faults& f) { return disclosure::PublicationSchemas::read(recording::the_law(), f); });
  disclosure::Disclosure publishing{schemas, recording::the_law(), registry, ids};
  Casework casework{Rooms{recording::the_law(), procedure, registry, records, publishing, ids}};
  page::Page shown;
  Desk desk{*database, casework, clock, chance, [this](const http::Request&, page::Page page) {
              shown = std::move(page);
              return http::html("", shown.status);
            }};
  std::vector<http::Route> pages = routes(desk);
  std::int64_t head = 0, stranger = 0, matter = 0, party = 0, the_case = 0;
};
ON_EACH_DATABASE(OfficePages);

TEST_P(OfficePages, a_refused_act_shows_the_same_sentences_and_keeps_what_was_typed) {
  PROVES("penalty-law:42.1");
  auto form = a_filing();
  std::erase_if(form, [&](const auto& sent) { return sent.second == std::to_string(second); });
  const auto answer = act_page("POST", "submit_filing", first, form);
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(shown.body, "casework/act.html");
  EXPECT_EQ(text(field(shown.model, "facts"), "value"), "4名装卸工未经培训上岗。");
  const auto officers = field(shown.model, "officers");
  for (const auto& option : officers.at("options").as_array())
    EXPECT_EQ(option.at("checked").as_bool(), text(option, "value") == std::to_string(first));
  const auto refusals = refused("submit_filing",
                                {{"found_on", "2026-02-24"},
                                 {"act_ended_on", "2026-02-24"},
                                 {"officers", json::array{first}}},
                                first);
  ASSERT_FALSE(refusals.empty());
  EXPECT_EQ(texts(shown.model.at("errors"), "text"), reasons(refusals));
  EXPECT_EQ(text(shown.model.at("errors").at(0), "href"),
            "/office/cases/" + std::to_string(the_case) + "/acts/submit_filing#f-officers");
}

TEST_P(OfficePages, the_list_of_what_is_missing_is_what_the_server_refuses_with) {
  ASSERT_EQ(act_page("POST", "submit_filing", first, a_filing()).status, 303);
  suspend_certificate_of(second);
  case_page(head);
  const json::object* bend = nullptr;
  for (const auto& stage : shown.model.at("stages").as_array())
    if (text(stage, "progress") == "now") bend = &stage.at("act").as_object();
  ASSERT_TRUE(bend);
  EXPECT_EQ(text(*bend, "act_name"), "批准立案");
  const auto refusals = refused(
      "approve_filing",
      {{"approve", "同意"}, {"approver_opinion", "同意立案。"}, {"filed_on", "2026-03-02"}}, head);
  ASSERT_FALSE(refusals.empty());
  EXPECT_EQ(texts(bend->at("missing"), "reason"), reasons(refusals));
}

TEST_P(OfficePages, what_stands_before_a_decision_is_listed_before_anybody_clicks) {
  PROVES("penalty-law:62");
  ASSERT_EQ(act_page("POST", "submit_filing", first, a_filing()).status, 303);
  act_page("GET", "decide", head);
  EXPECT_EQ(texts(shown.model.at("missing"), "reason"),
            reasons(refused("decide", {{"confirmed", true}}, head)));
  EXPECT_EQ(act_page("POST", "decide", head, {{"confirmed", "yes"}}).status, 422);
}

TEST_P(OfficePages, a_case_of_another_agency_is_not_there) {
  EXPECT_EQ(case_page(stranger).status, 404);
  EXPECT_EQ(act_page("GET", "submit_filing", stranger).status, 404);
  EXPECT_EQ(act_page("POST", "submit_filing", stranger, a_filing()).status, 404);
  EXPECT_EQ(case_page(first).status, 200);
}

TEST_P(OfficePages, who_may_not_enforce_is_shown_with_the_reason_and_cannot_be_chosen) {
  suspend_certificate_of(second);
  act_page("GET", "submit_filing", first);
  const auto officers = field(shown.model, "officers").at("options").as_array();
  ASSERT_EQ(officers.size(), 2u);
  EXPECT_EQ(text(officers[0], "barred"), "");
  EXPECT_NE(text(officers[1], "barred"), "");
  EXPECT_FALSE(officers[1].at("bar_basis").is_null());
}

TEST_P(OfficePages, what_was_typed_is_there_again_until_it_is_sent) {
  const auto key = std::to_string(the_case) + ".submit_filing";
  auto half = a_filing();
  half.resize(4);
  EXPECT_EQ(ask("POST", "/office/drafts/{key}", first, {{"key", key}}, half).status, 200);
  act_page("GET", "submit_filing", first);
  EXPECT_EQ(text(field(shown.model, "facts"), "value"), "4名装卸工未经培训上岗。");
  EXPECT_EQ(text(shown.model, "saved_at"), "10:00");
  EXPECT_EQ(ask("POST", "/office/drafts/{key}", stranger, {{"key", key}}, half).status, 404);

  ASSERT_EQ(act_page("POST", "submit_filing", first, a_filing()).status, 303);
  case_page(first);
  act_page("GET", "record_inspection", first);
  EXPECT_TRUE(shown.model.at("saved_at").is_null());
}

TEST_P(OfficePages, the_inbox_gives_each_the_next_act_that_is_his) {
  const auto next_of = [&](std::int64_t person) {
    ask("GET", "/office", person, {});
    return texts(shown.model.at("duties"), "next");
  };
  EXPECT_EQ(next_of(first), std::vector<std::string>{"报请立案"});
  EXPECT_EQ(next_of(second), std::vector<std::string>{});
  EXPECT_EQ(next_of(head), std::vector<std::string>{});
  ASSERT_EQ(act_page("POST", "submit_filing", first, a_filing()).status, 303);
  EXPECT_EQ(next_of(first), std::vector<std::string>{});
  EXPECT_EQ(next_of(head), std::vector<std::string>{"批准立案"});
  EXPECT_EQ(next_of(stranger), std::vector<std::string>{});
}

TEST_P(OfficePages, the_head_sees_the_form_that_the_handlers_filled_in_and_adds_only_his_part) {
  ASSERT_EQ(act_page("POST", "submit_filing", first, a_filing()).status, 303);
  act_page("GET", "approve_filing", head);
  EXPECT_EQ(shown.model.at("groups").as_array().size(), 1u);
  EXPECT_NE(json::serialize(shown.model.at("document")).find("4名装卸工未经培训上岗。"),
            std::string::npos);
  const auto answer = act_page(
      "POST", "approve_filing", head,
      {{"approve", "同意"}, {"approver_opinion", "同意立案。"}, {"filed_on", "2026-03-02"}});
  EXPECT_EQ(answer.status, 303);
  case_page(first);
  EXPECT_EQ(text(shown.model, "filed_on"), "2026-03-02");
}

TEST_P(OfficePages, a_name_that_several_parties_bear_is_not_guessed) {
  write([&](sql::Tx& tx) {
    registry::must(registry.add_party(
        tx, {.agency_id = registry::bureau, .name = "云河市青禾仓储二厂", .address = "仓前路9号"},
        system()));
  });
  http::Pairs form{{"matter", std::to_string(matter)}, {"party", "青禾仓储"}};
  EXPECT_EQ(ask("POST", "/office/cases/new", first, {}, form).status, 422);
  EXPECT_EQ(field(shown.model, "party_id").at("options").as_array().size(), 2u);
  form.emplace_back("party_id", std::to_string(party));
  EXPECT_EQ(ask("POST", "/office/cases/new", first, {}, form).status, 303);
}

}  // namespace casework
