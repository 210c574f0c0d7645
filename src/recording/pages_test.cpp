#include <gmock/gmock.h>

#include <fstream>

#include "platform/html/html.h"
#include "recording/desk.h"
#include "recording/records_for_tests.h"

namespace recording {
namespace {

namespace json = boost::json;
using ::testing::HasSubstr;
using ::testing::Not;

void add_templates_once() {
  static const bool added = [] {
    const auto add = [](const std::string& path, const std::string& name) {
      html::add_template(name, files::read_file(path));
    };
    for (const auto& each : std::filesystem::directory_iterator("src/site/layout"))
      add(each.path().string(), "layout/" + each.path().filename().string());
    add("src/recording/pages/evidence.html", "recording/evidence.html");
    add("src/casework/pages/document.html", "casework/document.html");
    return true;
  }();
  EXPECT_TRUE(added);
}

std::string value_of(const http::Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers)
    if (key == name) return value;
  return {};
}

class Pages : public EachRecords {
 protected:
  Pages() {
    add_templates_once();
    database->write([&](sql::Tx& tx) {
      EXPECT_EQ(
          registry::reasons(registry.grant_role(tx, registry::the_roles(), first, "officer", by())),
          "");
    });
    desk.dossier_of = [this](sql::Tx&, std::string_view subject) -> std::optional<Dossier> {
      if (subject != "case:1") return std::nullopt;
      return Dossier{registry::bureau, "蓝桥公司案", "立7号", "/office/cases/1", is_open};
    };
  }
  http::Request request(std::string method, std::string pattern, http::Pairs params) const {
    http::Request out;
    out.method = std::move(method);
    out.path = std::move(pattern);
    out.path_params = std::move(params);
    out.person = first;
    return out;
  }
  http::Response answer(const http::Request& asked) {
    for (const auto& route : routes(desk))
      if (route.method == asked.method && route.pattern == asked.path) return route.handler(asked);
    throw std::logic_error("no such route");
  }
  http::Response document_page(const std::string& id) {
    return answer(request("GET", "/office/documents/{document}", {{"document", id}}));
  }
  http::Response list() {
    return answer(request("GET", "/office/cases/{case}/evidence", {{"case", "1"}}));
  }
  http::Request upload_of(const std::string& content) {
    auto out = request("POST", "/office/cases/{case}/evidence", {{"case", "1"}});
    const auto path = folder + "/upload";
    std::ofstream(path) << content;
    out.uploads.push_back(
        {"file", "现场 照片.jpg", "image/jpeg", path, std::int64_t(content.size())});
    out.form = {{"title", "冲压车间照片"},
                {"kind", "物证"},
                {"note", "事实一"},
                {"obtained_on", "2026-01-20"},
                {"obtained_place", "冲压车间"},
                {"obtained_by", std::to_string(first)},
                {"obtained_by", std::to_string(second)}};
    return out;
  }
  std::vector<Evidence> evidence() {
    return read([&](sql::Tx& tx) { return records.evidence_of(tx, "case:1"); });
  }

  bool is_open = true;
  Desk desk{*database,
            records,
            registry,
            clock,
            [](const http::Request&, page::Page page) {
              return http::html(
                  page.status == 404 ? page.title : html::render(page.body, page.model),
                  page.status);
            },
            {},
            [] { return std::string("key"); }};
};
ON_EACH_DATABASE(Pages);

TEST_P(Pages, a_document_shows_its_text_number_hashes_and_place_in_the_ledger) {
  const auto sealed = seal(draft("penalty_decision"));
  const auto page = document_page(std::to_string(sealed.id));
  EXPECT_EQ(page.status, 200);
  for (const auto& words :
       {std::string("行政处罚决定书"), sealed.number, sealed.pdf_sha256, sealed.pdf_sm3,
        std::string("罚款人民币30,000元（大写：叁万元整）"), "正文 SHA-256 " + sealed.text_sha256,
        std::string("蓝桥公司案"), std::string("许立言"), std::string("2026年3月2日")})
    EXPECT_THAT(page.body, HasSubstr(words));
  const auto seq = read([&](sql::Tx& tx) { return ledger::history_of(tx, "case:1")[0].seq; });
  EXPECT_THAT(page.body, HasSubstr("/office/ledger?entry=" + std::to_string(seq)));
}

TEST_P(Pages, a_corrected_document_leads_to_the_one_that_replaced_it) {
  const auto old = seal(draft("penalty_decision"));
  auto d = draft("penalty_decision");
  d.corrects = old.id;
  const auto fresh = seal(d);
  EXPECT_THAT(document_page(std::to_string(old.id)).body,
              HasSubstr("/office/documents/" + std::to_string(fresh.id)));
  EXPECT_THAT(document_page(std::to_string(old.id)).body, HasSubstr("已更正"));
}

TEST_P(Pages, the_pdf_is_the_very_file_whose_hash_is_shown) {
  const auto sealed = seal(draft("penalty_decision"));
  const auto pdf = document_page(std::to_string(sealed.id) + ".pdf");
  EXPECT_EQ(pdf.file, store.path_of(sealed.pdf_sha256));
  EXPECT_EQ(value_of(pdf, "content-type"), "application/pdf");
}

TEST_P(Pages, a_document_of_another_agency_is_not_there_and_its_overseer_sees_it) {
  const auto sealed = seal(draft("penalty_decision"));
  const auto add_at = [&](std::int64_t agency) {
    auto person = registry::a_person("测试丁");
    person.agency_id = agency;
    return write([&](sql::Tx& tx) {
      return registry::must(registry.add_person(tx, person, {agency, 0, clock.now()}));
    });
  };
  const auto other = write([&](sql::Tx& tx) {
    return registry::must(
        registry.add_agency(tx, {.name = "云河区水务局", .number_prefix = "（云河区）水"}, by()));
  });
  auto asked =
      request("GET", "/office/documents/{document}", {{"document", std::to_string(sealed.id)}});
  asked.person = add_at(other);
  EXPECT_EQ(answer(asked).status, 404);
  asked.person = add_at(registry::justice);
  EXPECT_EQ(answer(asked).status, 200);
  EXPECT_EQ(document_page("4711").status, 404);
  EXPECT_EQ(document_page("x").status, 404);
}

TEST_P(Pages, an_uploaded_file_is_kept_and_listed) {
  EXPECT_THAT(list().body, HasSubstr("这里列出本案的证据和音像记录"));
  const auto sent = answer(upload_of("the bytes of a photo"));
  EXPECT_EQ(sent.status, 303);
  ASSERT_EQ(evidence().size(), 1u);
  EXPECT_EQ(store.read(evidence()[0].sha256), "the bytes of a photo");
  const auto page = list();
  for (const auto& words : {std::string("冲压车间照片"), evidence()[0].sha256, evidence()[0].sm3,
                            std::string("20 B"), std::string("已封存"), std::string("共 1 份")})
    EXPECT_THAT(page.body, HasSubstr(words));
}

TEST_P(Pages, a_refused_upload_says_why_and_keeps_what_was_typed) {
  auto asked = upload_of("x");
  asked.form[5] = {"obtained_by", std::to_string(second)};
  const auto page = answer(asked);
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, HasSubstr("取得证据的执法人员不得少于2人"));
  EXPECT_THAT(page.body, HasSubstr("冲压车间照片"));
  auto empty = upload_of("");
  EXPECT_THAT(answer(empty).body, HasSubstr("请选择要上传的文件"));
  EXPECT_TRUE(evidence().empty());
}

TEST_P(Pages, a_closed_case_takes_no_more_evidence) {
  is_open = false;
  EXPECT_THAT(list().body, Not(HasSubstr("上传并封存")));
  EXPECT_EQ(answer(upload_of("x")).status, 422);
  EXPECT_TRUE(evidence().empty());
}

TEST_P(Pages, evidence_is_saved_not_shown_and_the_download_is_written_down) {
  answer(upload_of("the bytes of a photo"));
  const auto before = entries();
  const auto file = answer(request("GET", "/office/evidence/{evidence}",
                                   {{"evidence", std::to_string(evidence()[0].id)}}));
  EXPECT_EQ(file.file, store.path_of(evidence()[0].sha256));
  EXPECT_EQ(value_of(file, "content-type"), "application/octet-stream");
  EXPECT_EQ(value_of(file, "x-content-type-options"), "nosniff");
  EXPECT_THAT(value_of(file, "content-security-policy"), HasSubstr("sandbox"));
  EXPECT_THAT(value_of(file, "content-disposition"),
              HasSubstr("filename*=UTF-8''%E7%8E%B0%E5%9C%BA%20%E7%85%A7%E7%89%87.jpg"));
  EXPECT_EQ(entries(), before + 1);
}

}  // namespace
}  // namespace recording
