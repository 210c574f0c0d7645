// pages_test — what people see and what happens when they send a form.
#include "platform/tables/files_for_tests.h"
#include "proves.h"
#include "registry/pages_for_tests.h"
#include "registry/setup.h"

namespace registry {
namespace {

ON_EACH_DATABASE(EachPage);

TEST_P(EachPage, every_route_is_open_to_roles_that_exist) {
  for (const auto& route : routes(desk)) {
    if (route.access == "public" || route.access == "signed_in") continue;
    ASSERT_TRUE(route.access.starts_with("role:")) << route.pattern;
    std::string_view rest = std::string_view(route.access).substr(5);
    while (!rest.empty()) {
      const auto end = std::min(rest.find('|'), rest.size());
      EXPECT_TRUE(book.find(rest.substr(0, end))) << route.pattern << " " << rest;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    EXPECT_FALSE(route.access.find("audit_admin") != std::string::npos && route.method == "POST")
        << "the audit administrator changes nothing: " << route.pattern;
  }
}

TEST_P(EachPage, the_public_list_of_officers_has_its_six_fields_and_only_who_may_enforce) {
  PROVES("three-systems-plan:2-1-1");
  add_officer("测试甲", "4202990001");
  const auto other = add_officer("测试乙", "4202990002");
  write([&](sql::Tx& tx) {
    auto suspended = *registry.certificate(tx, other);
    suspended.status = CertificateStatus::suspended;
    registry.change_certificate(tx, suspended, system());
  });
  const auto page = get("/officers");
  for (const auto* text :
       {"云港区应急管理局", "测试甲", "4202990001", "应急管理", "云港区", "共 1 人"})
    EXPECT_TRUE(shows(page, text)) << text;
  EXPECT_FALSE(shows(page, "测试乙"));
  EXPECT_FALSE(shows(page, "92")) << "the score of the examination is nobody's business";
  EXPECT_TRUE(shows(get("/officers?q=4202990009"), "没有符合条件的人员"));
  const auto table = get("/officers.csv");
  EXPECT_EQ(
      table.body,
      "\xEF\xBB\xBF单位名称,姓名,性别,执法证号,执法类别,执法区域\r\n云港区应急管理局,测试甲,女,"
      "4202990001,应急管理,云港区\r\n");
}

TEST_P(EachPage, a_certificate_says_whether_it_holds_today) {
  const auto id = add_officer("测试甲", "4202990001");
  EXPECT_TRUE(shows(get("/officers/4202990001"), "● 有效"));
  clock.set(timing::china_midnight(day("2029-05-01")));
  EXPECT_TRUE(shows(get("/officers/4202990001"), "■ 已过期"));
  write([&](sql::Tx& tx) {
    auto cancelled = *registry.certificate(tx, id);
    cancelled.status = CertificateStatus::cancelled;
    registry.change_certificate(tx, cancelled, system());
  });
  EXPECT_FALSE(shows(get("/officers/4202990001"), "测试甲")) << "a former officer is left alone";
  const auto unknown = get("/officers/4202990009");
  EXPECT_EQ(unknown.status, 404);
  EXPECT_TRUE(shows(unknown, "没有这个证件"));
}

TEST_P(EachPage, only_published_matters_are_public) {
  PROVES("three-systems-plan:2-1-1");
  const auto id = write(
      [&](sql::Tx& tx) { return must(registry.add_matter(tx, a_matter("CF-001"), system())); });
  const auto address = "/matters/" + std::to_string(id);
  EXPECT_FALSE(shows(get("/matters"), "安全警示标志"));
  EXPECT_EQ(get(address).status, 404);
  write([&](sql::Tx& tx) {
    registry.publish_matter(tx, id, day("2026-03-02"), law::embedded_pack(), system());
  });
  const auto list = get("/matters?kind=" + std::string("%E8%A1%8C%E6%94%BF%E5%A4%84%E7%BD%9A"));
  for (const auto* text : {"安全警示标志", "云港区应急管理局", "执法大队", "安全生产法第99条",
                           "生产经营单位", "90日（立案之日起）", "不收费"})
    EXPECT_TRUE(shows(list, text)) << text;
  EXPECT_EQ(get(address).status, 200);
}

TEST_P(EachPage, tabs_lead_only_where_one_may_go) {
  person = somebody_with("officer");
  EXPECT_TRUE(shows(get("/office/officers"), "/office/parties"));
  EXPECT_FALSE(shows(get("/office/officers"), "/office/people"));
  person = somebody_with("system_admin");
  EXPECT_FALSE(shows(get("/office/officers"), "/office/parties"));
  EXPECT_TRUE(shows(get("/office/officers"), "/office/people"));
}

TEST_P(EachPage, lists_page_by_key) {
  write([&](sql::Tx& tx) {
    for (int i = 0; i < 60; ++i) {
      const auto id =
          must(registry.add_matter(tx, a_matter("CF-" + std::to_string(100 + i)), system()));
      registry.publish_matter(tx, id, day("2026-03-02"), law::embedded_pack(), system());
    }
  });
  const auto first = get("/matters?q=CF");
  EXPECT_TRUE(shows(first, "共 60 项"));
  EXPECT_TRUE(shows(first, "/matters?q=CF&amp;after=CF-149"));
  const auto second = get("/matters?q=CF&after=CF-149");
  EXPECT_TRUE(shows(second, "本页 10 条"));
  EXPECT_FALSE(shows(second, "rel=\"next\""));
}

TEST_P(EachPage, an_officer_is_registered_and_a_wrong_form_keeps_what_was_typed) {
  person = somebody_with("publisher");
  EXPECT_TRUE(shows(get("/office/officers/new"), "the-csrf"));
  http::Pairs form{{"name", "测试丁"},           {"sex", "男"},       {"number", "4202990007"},
                   {"kind", "应急管理"},         {"area", "云港区"},  {"issued_on", "2024-05-01"},
                   {"expires_on", "2023-05-01"}, {"status", "valid"}, {"exam_passed_on", "昨天"}};
  const auto wrong = post("/office/officers", form);
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(shows(wrong, "“昨天”不是日期"));
  EXPECT_TRUE(shows(wrong, "value=\"测试丁\""));
  form[8].second = "2024-04-10";
  EXPECT_TRUE(shows(post("/office/officers", form), "有效期至早于发证日期。"));
  read([&](sql::Tx& tx) {
    EXPECT_EQ(registry.people(tx, bureau).size(), 1u) << "no person without his certificate";
  });
  form[6].second = "2029-04-30";
  const auto added = post("/office/officers", form);
  EXPECT_EQ(added.status, 303) << added.body;
  EXPECT_TRUE(shows(get(location(added)), "4202990007"));
  EXPECT_TRUE(shows(get("/office/officers?state=enforcing"), "测试丁"));
}

TEST_P(EachPage, a_certificate_is_suspended_by_form_and_the_record_tells_why_he_may_not_enforce) {
  const auto officer = add_officer("测试甲", "4202990001");
  person = somebody_with("publisher");
  const auto address = "/office/officers/" + std::to_string(officer);
  EXPECT_EQ(post(address, {{"number", "4202990001"},
                           {"kind", "应急管理"},
                           {"area", "云港区"},
                           {"issued_on", "2024-05-01"},
                           {"expires_on", "2029-04-30"},
                           {"status", "suspended"},
                           {"exam_passed_on", "2024-04-10"}})
                .status,
            303);
  const auto page = get(address);
  EXPECT_TRUE(shows(page, "测试甲的执法证件已暂停。"));
  EXPECT_TRUE(shows(page, "《中华人民共和国行政处罚法》第四十二条第一款"));
  EXPECT_TRUE(shows(page, "变更执法证件"));
}

TEST_P(EachPage, one_keeps_the_matters_and_another_publishes_them) {
  const auto publisher = somebody_with("publisher"),
             reviewer = somebody_with("publication_reviewer");
  person = publisher;
  const auto added = post("/office/matters", {{"code", "CF-9"},
                                              {"name", "某项处罚"},
                                              {"category", "行政处罚"},
                                              {"time_limit_value", "90"},
                                              {"time_limit_unit", "calendar_day"}});
  ASSERT_EQ(added.status, 303) << added.body;
  const auto address = location(added);
  person = reviewer;
  EXPECT_TRUE(shows(get(address), "还缺 5 项，才能公示这一事项"));
  const auto refused = post(address + "/publish", {{"on", "2026-03-02"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(shows(refused, "还没有填写“收费依据和标准”"));
  person = publisher;
  EXPECT_EQ(post(address, {{"code", "CF-9"},
                           {"name", "某项处罚"},
                           {"category", "行政处罚"},
                           {"subject", "云港区应急管理局"},
                           {"handling_unit", "执法大队"},
                           {"legal_basis", "某法第1条;某法第2条"},
                           {"target", "生产经营单位"},
                           {"time_limit_value", "90"},
                           {"time_limit_unit", "calendar_day"},
                           {"fee", "不收费"}})
                .status,
            303);
  person = reviewer;
  EXPECT_EQ(post(address + "/publish", {{"on", "2026-03-02"}}).status, 303);
  EXPECT_TRUE(shows(get("/matters"), "某项处罚"));
  EXPECT_EQ(post(address + "/end", {{"on", "2026-03-02"}}).status, 303);
  clock.set(timing::china_midnight(day("2026-03-03")));
  EXPECT_FALSE(shows(get("/matters"), "某项处罚"));
  expect_ledger_agrees();
}

TEST_P(EachPage, a_party_is_registered_and_found) {
  person = somebody_with("officer");
  const auto added = post("/office/parties", {{"kind", "organization"},
                                              {"name", "云港化工有限公司"},
                                              {"credit_code", "91420202xwxw00014a"}});
  ASSERT_EQ(added.status, 303) << added.body;
  EXPECT_TRUE(shows(get(location(added)), "91420202XWXW00014A"));
  EXPECT_TRUE(shows(get("/office/parties?q=%E5%8C%96%E5%B7%A5"), "云港化工有限公司"));
  const auto wrong =
      post("/office/parties", {{"kind", "individual"}, {"name", "测试戊"}, {"id_number", "1"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(shows(wrong, "#f-id_number"));
}

TEST_P(EachPage, nothing_of_another_agency_is_shown_or_changed) {
  const auto foreign = write([&](sql::Tx& tx) {
    return must(registry.add_party(tx, {.agency_id = justice, .name = "别处公司"}, system()));
  });
  person = somebody_with("officer");
  const auto address = "/office/parties/" + std::to_string(foreign);
  EXPECT_EQ(get(address).status, 404);
  EXPECT_FALSE(shows(get("/office/parties"), "别处公司"));
  post(address, {{"name", "改名"}, {"kind", "organization"}});
  EXPECT_EQ(read([&](sql::Tx& tx) { return registry.party(tx, foreign); })->name, "别处公司");
}

TEST_P(EachPage, one_administrator_makes_the_account_and_another_grants_the_role) {
  const auto system_admin = somebody_with("system_admin");
  const auto security_admin = somebody_with("security_admin");
  person = system_admin;
  const auto made = post("/office/people", {{"name", "测试丙"},
                                            {"login", "bing"},
                                            {"post", "科员"},
                                            {"office", "0"},
                                            {"active", "yes"},
                                            {"link", "yes"}});
  EXPECT_EQ(made.status, 200);
  EXPECT_TRUE(shows(made, "https://sanzhi.example/sign-in/"));
  EXPECT_FALSE(shows(get("/office/people"), "/sign-in/")) << "shown this once";
  const auto id = read([&](sql::Tx& tx) { return registry.person_by_login(tx, "bing"); })->id;
  const auto address = "/office/people/" + std::to_string(id);
  EXPECT_FALSE(shows(get(address), "name=\"role\"")) << "the system administrator grants nothing";
  person = security_admin;
  EXPECT_TRUE(shows(get(address), "name=\"role\""));
  EXPECT_EQ(post(address + "/roles", {{"role", "officer"}, {"role", "archivist"}}).status, 303);
  const auto refused = post(address + "/roles", {{"role", "officer"}, {"role", "audit_admin"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(shows(refused, "同一账号不能兼任"));
  EXPECT_EQ(read([&](sql::Tx& tx) { return registry.person(tx, id); })->roles,
            (std::vector<std::string>{"officer", "archivist"}))
      << "all or nothing";
  EXPECT_EQ(post("/office/people/" + std::to_string(security_admin) + "/roles", {}).status, 422)
      << "nobody changes his own roles";
  expect_ledger_agrees();
}

TEST_P(EachPage, a_table_is_uploaded_looked_at_and_written) {
  person = somebody_with("publisher");
  EXPECT_TRUE(shows(get("/office/import"), "/office/import/parties"));
  EXPECT_TRUE(shows(get("/office/import/parties"), "enctype=\"multipart/form-data\""));
  EXPECT_NE(get("/office/import/parties/template.csv").body.find("统一社会信用代码"),
            std::string::npos);
  const tables::TempFile table("企业名称,代码\n云港化工有限公司,91420202XWXW00014A\n");
  const auto uploaded =
      ask("POST", "/office/import/parties", {}, {{"file", "名单.csv", "text/csv", table.path, 60}});
  ASSERT_EQ(uploaded.status, 303);
  const auto address = location(uploaded);
  const auto looked = get(address);
  EXPECT_TRUE(shows(looked, "名单.csv"));
  EXPECT_TRUE(shows(looked, "新增 1 行"));
  EXPECT_TRUE(shows(looked, "value=\"write\""));
  const auto again = post(address, {{"map_0", "name"}, {"map_1", "credit_code"}, {"go", "again"}});
  EXPECT_EQ(again.status, 200);
  const auto written =
      post(address, {{"map_0", "name"}, {"map_1", "credit_code"}, {"go", "write"}});
  EXPECT_EQ(location(written), "/office/parties");
  EXPECT_TRUE(read([&](sql::Tx& tx) {
    return registry.party_by_number(tx, bureau, "91420202XWXW00014A").has_value();
  }));
  EXPECT_EQ(get(address).status, 404) << "the upload is gone";
}

TEST_P(EachPage, a_faulty_table_cannot_be_written) {
  person = somebody_with("publisher");
  const tables::TempFile table("名称,统一社会信用代码\n云港化工有限公司,91420202XWXW00014B\n");
  const auto uploaded =
      ask("POST", "/office/import/parties", {}, {{"file", "名单.csv", "text/csv", table.path, 60}});
  const auto address = location(uploaded);
  EXPECT_FALSE(shows(get(address), "value=\"write\""));
  const auto forced = post(address, {{"map_0", "name"}, {"map_1", "credit_code"}, {"go", "write"}});
  EXPECT_EQ(forced.status, 422);
  EXPECT_TRUE(shows(forced, "最后一位校验码不符"));
  EXPECT_EQ(read([&](sql::Tx& tx) { return registry.find_parties(tx, bureau, "").size(); }), 0u);
}

TEST_P(EachPage, an_upload_is_shown_only_to_who_sent_it) {
  person = somebody_with("publisher");
  const tables::TempFile table("名称\n云港化工有限公司\n");
  const auto uploaded =
      ask("POST", "/office/import/parties", {}, {{"file", "名单.csv", "text/csv", table.path, 60}});
  person = somebody_with("publisher");
  EXPECT_EQ(get(location(uploaded)).status, 404);
}

TEST_P(EachPage, offices_are_registered_and_named_once) {
  person = somebody_with("system_admin");
  EXPECT_EQ(post("/office/offices", {{"name", "执法大队"}, {"duties", "办案"}}).status, 303);
  EXPECT_TRUE(shows(post("/office/offices", {{"name", "执法大队"}}), "本机关已有同名的机构"));
  EXPECT_TRUE(shows(get("/office/offices"), "办案"));
  EXPECT_EQ(post("/office/agency", {{"name", "云港区应急管理局"}, {"fine_bank", "某银行"}}).status,
            303);
  EXPECT_EQ(read([&](sql::Tx& tx) { return registry.agency(tx, bureau); })->fine_bank, "某银行");
}

TEST_P(EachPage, a_password_is_changed_on_the_account_page) {
  person = add(a_person("测试甲", "ceshijia"));
  const auto link = write([&](sql::Tx& tx) { return accounts.make_link(tx, person, system()); });
  cookie = must(accounts.sign_in_by_link(*database, link, "192.0.2.1", "", clock.now())).token;
  EXPECT_FALSE(shows(get("/office/account"), "old_password")) << "he has none yet";
  EXPECT_TRUE(shows(post("/office/account/password",
                         {{"password", "Chang-cheng-2026"}, {"again", "Chang-cheng-2027"}}),
                    "两次输入的密码不一样"));
  EXPECT_EQ(post("/office/account/password",
                 {{"password", "Chang-cheng-2026"}, {"again", "Chang-cheng-2026"}})
                .status,
            303);
  EXPECT_TRUE(shows(get("/office/account"), "old_password"));
}

TEST_P(EachPage, the_setup_page_makes_the_three_administrators_once) {
  const auto token = write([&](sql::Tx& tx) { return make_setup_token(tx, chance, clock.now()); });
  EXPECT_TRUE(shows(get("/office/setup"), "设置口令"));
  http::Pairs form{
      {"token", token},         {"agency", "东湖区应急管理局"}, {"system_name", "测试甲"},
      {"system_login", "jia"},  {"password", "short"},          {"security_name", "测试乙"},
      {"security_login", "yi"}, {"audit_name", "测试丙"},       {"audit_login", "bing"}};
  EXPECT_EQ(post("/office/setup", form).status, 422);
  form[4].second = "Chang-cheng-2026";
  const auto made = post("/office/setup", form);
  EXPECT_EQ(made.status, 200);
  EXPECT_TRUE(shows(made, "安全管理员的链接"));
  EXPECT_EQ(get("/office/setup").status, 404);
  EXPECT_EQ(post("/office/setup", form).status, 404);
}

}  // namespace
}  // namespace registry
