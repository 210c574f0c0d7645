#include "platform/http/multipart.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace http {
namespace {

Multipart::Bounds bounds() { return {10, 1000, ::testing::TempDir()}; }

std::string content_of(const std::string& path) {
  std::ostringstream out;
  out << std::ifstream(path).rdbuf();
  return out.str();
}

const std::string a_form =
    "--XX\r\nContent-Disposition: form-data; name=\"party\"\r\n\r\n张三\r\n--XX\r\n"
    "content-disposition: form-data; name=\"scan\"; filename=\"决定书.pdf\"\r\nContent-Type: "
    "application/pdf\r\n\r\n"
    "%PDF\r\n--X\r\n-\r\r\n--X X\r\n\r\n--XX\r\nContent-Disposition: form-data; "
    "name=\"empty\"\r\n\r\n\r\n--XX--\r\n";

void expect_the_form(const Multipart& got) {
  EXPECT_EQ(got.form, (Pairs{{"party", "张三"}, {"empty", ""}}));
  ASSERT_EQ(got.uploads.size(), 1u);
  EXPECT_EQ(got.uploads[0].field, "scan");
  EXPECT_EQ(got.uploads[0].file_name, "决定书.pdf");
  EXPECT_EQ(got.uploads[0].media_type, "application/pdf");
  EXPECT_EQ(content_of(got.uploads[0].path), "%PDF\r\n--X\r\n-\r\r\n--X X\r\n");
  EXPECT_EQ(got.uploads[0].size, 22);
}

TEST(Multipart, is_the_same_wherever_the_network_cuts_it) {
  for (std::size_t cut = 0; cut <= a_form.size(); ++cut) {
    Multipart multipart("XX", bounds());
    ASSERT_TRUE(multipart.write(std::string_view(a_form).substr(0, cut))) << cut;
    ASSERT_TRUE(multipart.write(std::string_view(a_form).substr(cut))) << cut;
    ASSERT_TRUE(multipart.finish());
    expect_the_form(multipart);
  }
}

TEST(Multipart, may_come_byte_by_byte) {
  Multipart multipart("XX", bounds());
  for (const char& byte : a_form) ASSERT_TRUE(multipart.write({&byte, 1}));
  ASSERT_TRUE(multipart.finish());
  expect_the_form(multipart);
}

TEST(Multipart, that_ends_early_is_refused) {
  for (std::size_t cut = 0; cut < a_form.size() - 4; ++cut) {
    Multipart multipart("XX", bounds());
    EXPECT_TRUE(multipart.write(std::string_view(a_form).substr(0, cut)));
    EXPECT_FALSE(multipart.finish()) << cut;
    EXPECT_EQ(multipart.status(), 400);
  }
}

TEST(Multipart, removes_its_files_unless_they_were_renamed_away) {
  const std::string kept = ::testing::TempDir() + "/kept";
  std::string gone;
  {
    Multipart multipart("XX", bounds());
    multipart.write(a_form);
    gone = multipart.uploads[0].path;
    EXPECT_TRUE(std::filesystem::exists(gone));
    EXPECT_EQ(std::filesystem::status(gone).permissions(), std::filesystem::perms(0600));
  }
  EXPECT_FALSE(std::filesystem::exists(gone));
  {
    Multipart multipart("XX", bounds());
    multipart.write(a_form);
    std::filesystem::rename(multipart.uploads[0].path, kept);
  }
  EXPECT_TRUE(std::filesystem::remove(kept));
}

std::string part(const std::string& headers, const std::string& content) {
  return "--B\r\n" + headers + "\r\n\r\n" + content + "\r\n--B--";
}

int status_after(const std::string& body) {
  Multipart multipart("B", bounds());
  if (multipart.write(body)) multipart.finish();
  return multipart.status();
}

TEST(Multipart, of_another_form_is_refused) {
  const std::string named = "Content-Disposition: form-data; name=\"a\"";
  EXPECT_EQ(status_after(part(named, "x")), 0);
  EXPECT_EQ(status_after(part(named + "; filename=\"\"", "")), 0);
  EXPECT_EQ(status_after("preamble\r\n" + part(named, "x") + "\r\nepilogue"), 0);
  EXPECT_EQ(status_after(part("Content-Disposition: form-data", "x")), 400);
  EXPECT_EQ(status_after(part("Content-Disposition: attachment; name=a", "x")), 400);
  EXPECT_EQ(status_after(part("Content-Disposition: form-data; name=\"a", "x")), 400);
  EXPECT_EQ(status_after(part("Content-Type: text/plain", "x")), 400);
  EXPECT_EQ(status_after("--B\r\n\r\n\r\n\r\nx\r\n--B--"), 400);
  EXPECT_EQ(status_after(part(named, "\xFF")), 400);
  EXPECT_EQ(status_after(part(named, std::string("a\0b", 3))), 400);
  EXPECT_EQ(status_after(part("Content-Disposition: form-data; name=\"\xC3\"", "x")), 400);
  EXPECT_EQ(status_after(part(named + "; filename=\"\xFF\"", "x")), 400);
  EXPECT_EQ(status_after("--Bx\r\n" + named + "\r\n\r\nx\r\n--B--"), 400);
  EXPECT_EQ(status_after(std::string(20'000, '-')), 400);
  EXPECT_EQ(status_after("--B\r\nX: " + std::string(20'000, 'x')), 400);
}

TEST(Multipart, is_bounded_in_parts_and_text) {
  const std::string field = "--B\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n";
  std::string many;
  for (int i = 0; i < 10; ++i) many += field;
  EXPECT_EQ(status_after(many + "--B--"), 0);
  EXPECT_EQ(status_after(many + field + "--B--"), 413);
  EXPECT_EQ(status_after(part("Content-Disposition: form-data; name=a", std::string(1000, 'x'))),
            0);
  EXPECT_EQ(status_after(part("Content-Disposition: form-data; name=a", std::string(1001, 'x'))),
            413);
}

TEST(Multipart, takes_a_file_input_left_empty_for_no_file) {
  Multipart multipart("B", bounds());
  multipart.write(part("Content-Disposition: form-data; name=\"f\"; filename=\"\"", ""));
  EXPECT_TRUE(multipart.finish());
  EXPECT_TRUE(multipart.uploads.empty());
}

TEST(FileName, is_shown_without_folders_and_tricks) {
  EXPECT_EQ(clean_file_name("C:\\folder\\决定书.pdf"), "决定书.pdf");
  EXPECT_EQ(clean_file_name("../../etc/passwd"), "passwd");
  EXPECT_EQ(clean_file_name("a\x01\x7f\r\nb\xC2\x85.txt"), "ab.txt");
  EXPECT_EQ(clean_file_name("photo\u202Egpj.exe"), "photogpj.exe");
  for (const auto* nothing : {"", ".", "..", "a/", "\x01", "  "})
    EXPECT_EQ(clean_file_name(nothing), "未命名");
  std::string long_name;
  for (int i = 0; i < 100; ++i) long_name += "证";
  EXPECT_EQ(clean_file_name(long_name).size(), 198u);
}

TEST(Boundary, is_taken_from_the_content_type) {
  EXPECT_EQ(boundary_of("multipart/form-data; boundary=abc"), "abc");
  EXPECT_EQ(boundary_of("Multipart/Form-Data; charset=utf-8; Boundary=\"a b'c\""), "a b'c");
  for (const auto* bad : {"multipart/form-data", "multipart/mixed; boundary=a",
                          "multipart/form-data; boundary=", "multipart/form-data; boundary=\"a",
                          "multipart/form-data; boundary=a*b"})
    EXPECT_EQ(boundary_of(bad), std::nullopt) << bad;
  EXPECT_EQ(boundary_of("multipart/form-data; boundary=" + std::string(71, 'a')), std::nullopt);
}

}  // namespace
}  // namespace http
