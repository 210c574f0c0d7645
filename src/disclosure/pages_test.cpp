// pages_test — what citizens and publishers see, asked as a browser would.
#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>

#include "disclosure/desk.h"
#include "disclosure/disclosure_for_tests.h"
#include "platform/crypto/hash.h"
#include "platform/html/html.h"
#include "platform/http/decode.h"
#include "platform/http/router.h"
#include "proves.h"

namespace disclosure {
namespace {

using testing::HasSubstr, testing::Not;

void add_templates_from(const std::string& folder, const std::string& room) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path());
    html::add_template(room + "/" + entry.path().filename().string(),
                       std::string{std::istreambuf_iterator<char>(file), {}});
  }
}

class Pages : public EachDisclosure {
 protected:
  Pages() {
    static std::once_flag once;
    std::call_once(once, [] {
      add_templates_from("src/site/layout", "layout");
      add_templates_from("src/site/pages", "site");
      for (const std::string room : {"registry", "ledger", "disclosure"})
        add_templates_from("src/" + room + "/pages", room);
    });
  }
  ~Pages() override { std::filesystem::remove_all(folder); }

  http::Response get(const std::string& target) { return ask("GET", target, {}); }
  http::Response post(const std::string& target, http::Pairs form) {
    return ask("POST", target, std::move(form));
  }
  http::Response ask(const std::string& method, const std::string& target, http::Pairs form,
                     std::vector<http::Upload> uploads = {}) {
    const http::Router router(
        routes(desk),
        [](const http::Route&, http::Request&) { return std::optional<http::Response>(); }, {});
    const auto parsed = http::parse_target(target);
    http::Request request;
    request.method = method;
    request.target = target;
    request.path = parsed->path;
    request.query = *http::parse_pairs(parsed->query, 100);
    request.form = std::move(form);
    request.uploads = std::move(uploads);
    request.person = person;
    const auto match = router.match(method, parsed->segments);
    if (!match.route) {
      ADD_FAILURE() << method << " " << target << ": no route";
      return {};
    }
    request.path_params = match.params;
    return match.route->handler(request);
  }
  static std::string address(const Record& record) {
    return "/decisions/" + std::to_string(record.id);
  }
  static std::string location(const http::Response& response) {
    for (const auto& [name, value] : response.headers)
      if (name == "location") return value;
    return "";
  }

  const std::string folder =
      (std::filesystem::temp_directory_path() / ("disclosure_pages_" + std::to_string(::getpid())))
          .string();
  std::int64_t person = 0;
  Desk desk{*database,
            disclosure,
            registry,
            ids,
            clock,
            nullptr,
            [](const http::Request&, page::Page shown) {
              return http::html(html::render(shown.body, shown.model), shown.status);
            },
            "https://sanzhi.example",
            {},
            folder};
};

TEST_P(Pages, the_list_shows_what_is_public_and_filters_by_address) {
  published(a_penalty());
  published(against_a_person());
  const auto all = get("/decisions");
  EXPECT_EQ(all.status, 200);
  EXPECT_THAT(all.body, HasSubstr("云河市青禾仓储有限公司因未按规定"));
  EXPECT_THAT(all.body, HasSubstr("慕容某某"));
  EXPECT_THAT(get("/decisions?q=动火").body, Not(HasSubstr("青禾仓储")));
  EXPECT_THAT(get("/decisions?kind=行政许可").body, HasSubstr("没有符合条件"));
  EXPECT_THAT(get("/decisions?party=青禾&from=2026-03-01").body, HasSubstr("共 1 条"));
  EXPECT_THAT(get("/decisions?q=火").body, HasSubstr("至少输入两个字"));
}

TEST_P(Pages, json_csv_and_feed_take_the_same_filters) {
  published(a_penalty());
  const auto record = published(against_a_person());
  const auto found = boost::json::parse(get("/decisions.json?q=动火").body).as_object();
  EXPECT_EQ(found.at("count"), 1);
  EXPECT_EQ(found.at("decisions").at(0).at("content_sha256").as_string(), record.sha256);
  EXPECT_EQ(found.at("decisions").at(0).at("fields").at("执法对象"), "慕容某某");
  const auto csv = get("/decisions.csv?kind=行政处罚&q=动火").body;
  EXPECT_THAT(csv, HasSubstr("罚款金额（万元）"));
  EXPECT_THAT(csv, HasSubstr("慕容某某"));
  EXPECT_THAT(csv, Not(HasSubstr("青禾")));
  const auto feed = get("/feeds/decisions.atom").body;
  EXPECT_THAT(feed, HasSubstr("<feed xmlns=\"http://www.w3.org/2005/Atom\">"));
  EXPECT_THAT(feed, HasSubstr("https://sanzhi.example" + address(record)));
}

TEST_P(Pages, a_decision_shows_facts_remedies_masks_and_its_proof) {
  PROVES("three-systems-plan:2-1-3");
  const auto record = published(against_a_person());
  const auto page = get(address(record));
  EXPECT_EQ(page.status, 200);
  for (const auto* part : {"慕容某某因未按规定", "自然人姓名保留姓氏", "提起行政诉讼", "2026-09-02",
                           "data-leaf=", "data-root=", "data:image/svg+xml;base64,"})
    EXPECT_THAT(page.body, HasSubstr(part));
  EXPECT_THAT(page.body, HasSubstr(record.sha256));
  EXPECT_THAT(page.body, Not(HasSubstr("慕容守拙")));
  const auto proof =
      boost::json::parse(get(address(record) + ".json").body).at("proof").as_object();
  EXPECT_EQ(proof.at("index"), record.log_index);
}

TEST_P(Pages, a_withdrawn_decision_is_gone_with_its_reason_and_an_unknown_one_was_never_there) {
  PROVES("penalty-law:48.2");
  const auto record = published(a_penalty());
  person = publisher;
  const auto form = "/office/decisions/" + std::to_string(record.id) + "/withdraw";
  EXPECT_EQ(get(form).status, 200);
  EXPECT_EQ(post(form, {{"reason", ""}}).status, 422);
  EXPECT_EQ(post(form, {{"reason", "复议撤销"}, {"basis_document", "云政复决〔2026〕1号"}}).status,
            303);
  const auto page = get(address(record));
  EXPECT_EQ(page.status, 410);
  EXPECT_THAT(page.body, HasSubstr("复议撤销"));
  EXPECT_THAT(page.body, Not(HasSubstr("罚款人民币")));
  EXPECT_EQ(get(address(record) + ".json").status, 410);
  EXPECT_EQ(get("/decisions/12345").status, 404);
}

TEST_P(Pages, verification_finds_a_record_by_its_number) {
  const auto record = published(a_penalty());
  EXPECT_THAT(get("/verify?number=" + record.document_number).body, HasSubstr(address(record)));
  EXPECT_THAT(get("/verify?number=无此文号").body, HasSubstr("没有公开过"));
}

TEST_P(Pages, the_log_is_served_in_tiles_and_entries) {
  const auto record = published(a_penalty());
  const auto leaf = get("/log/entry/" + std::to_string(record.log_index)).body;
  EXPECT_THAT(leaf, HasSubstr(record.sha256));
  EXPECT_EQ(get("/log/tile/0/000.p/1").body, crypto::sha256(std::string(1, '\0') + leaf));
  EXPECT_EQ(get("/log/tile/0/000").status, 404) << "the tile is not full yet";
  for (const auto* wrong : {"/log/tile/0/0", "/log/tile/0/000.p/256", "/log/tile/x/000",
                            "/log/tile/0/x000/y00", "/log/entry/99", "/log/entry/-1"})
    EXPECT_EQ(get(wrong).status, 404) << wrong;
}

TEST_P(Pages, the_second_person_sees_original_and_public_text_and_publishes) {
  PROVES("three-systems-plan:2-1-3");
  const auto id = owed(against_a_person());
  const auto at = "/office/publications/" + std::to_string(id);
  person = publisher;
  EXPECT_THAT(get("/office/publications").body, HasSubstr("2026-03-11"));
  EXPECT_EQ(location(post(at + "/prepare", {})), at);
  EXPECT_THAT(get(at).body, HasSubstr("另一人"));
  EXPECT_EQ(post(at + "/confirm", {{"agreed", "yes"}}).status, 422);
  person = reviewer;
  const auto page = get(at);
  EXPECT_THAT(page.body, HasSubstr("<mark class=\"mask\">慕容守拙</mark>"));
  EXPECT_THAT(page.body, HasSubstr("慕容某某"));
  EXPECT_EQ(post(at + "/confirm", {}).status, 422);
  EXPECT_EQ(post(at + "/confirm", {{"agreed", "yes"}}).status, 303);
  EXPECT_THAT(get("/office/publications?state=published").body, HasSubstr("已公示"));
}

TEST_P(Pages, a_table_is_previewed_mapped_by_hand_and_taken_over) {
  std::filesystem::create_directories(folder);
  std::ofstream(folder + "/sent")
      << "谁,号,哪天\n云河市青禾仓储有限公司,云应急罚〔2025〕8号,2025-04-01\n";
  person = publisher;
  EXPECT_EQ(get("/office/import/decisions").status, 200);
  EXPECT_EQ(post("/office/import/decisions", {}).status, 422);
  const auto at = location(ask("POST", "/office/import/decisions", {},
                               {{"file", "decisions.csv", "text/csv", folder + "/sent", 99}}));
  const auto preview = get(at);
  EXPECT_EQ(preview.status, 422);
  EXPECT_THAT(preview.body, HasSubstr("没有一列对应“行政相对人名称”"));
  http::Pairs mapping = {
      {"map_0", "party_name"}, {"map_1", "document_number"}, {"map_2", "decided_on"}};
  EXPECT_THAT(post(at, mapping).body, HasSubstr("写入 1 行"));
  mapping.emplace_back("go", "write");
  EXPECT_THAT(post(at, mapping).body, HasSubstr("已写入 1 行"));
  EXPECT_THAT(get("/decisions").body, HasSubstr("云应急罚〔2025〕8号"));
  EXPECT_EQ(get(at).status, 404);
}

ON_EACH_DATABASE(Pages);

}  // namespace
}  // namespace disclosure
