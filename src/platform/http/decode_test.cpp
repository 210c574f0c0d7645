#include "platform/http/decode.h"

#include <gtest/gtest.h>

namespace http {
namespace {

TEST(PercentDecode, gives_the_text_or_nothing) {
  EXPECT_EQ(percent_decode("%E5%85%AC%e7%a4%ba"), "公示");
  EXPECT_EQ(percent_decode("a+b"), "a+b");
  EXPECT_EQ(percent_decode("a+b%2B", true), "a b+");
  for (const auto* bad :
       {"%", "%2", "%zz", "%g0", "a%00b", "%c0%ae", "%ff", "%ed%a0%80", "%f4%90%80%80", "%e5%85"})
    EXPECT_EQ(percent_decode(bad), std::nullopt) << bad;
}

TEST(Utf8, refuses_what_is_cut_overlong_or_no_character) {
  for (const auto* good : {"", "a", "é", "公示", "𠮷", "\xF4\x8F\xBF\xBF"})
    EXPECT_TRUE(is_utf8(good)) << good;
  for (const auto* bad :
       {"\x80", "\xC3", "\xC1\xBF", "\xE0\x80\x80", "\xED\xBF\xBF", "\xF5\x80\x80\x80",
        "\xE5\x85"
        "a"})
    EXPECT_FALSE(is_utf8(bad)) << bad;
}

TEST(Pairs, keep_their_order_and_their_repeats) {
  const Pairs expected{{"q", "执法 人员"}, {"q", ""}, {"", "x"}, {"flag", ""}};
  EXPECT_EQ(parse_pairs("q=%E6%89%A7%E6%B3%95+%E4%BA%BA%E5%91%98&q=&&=x&flag", 10), expected);
  EXPECT_EQ(parse_pairs("a=1&a=1&a=1", 2), std::nullopt);
  EXPECT_EQ(parse_pairs("a=%", 10), std::nullopt);
  EXPECT_EQ(parse_pairs("", 0), Pairs{});
}

TEST(Target, is_taken_apart_after_its_slashes_were_found) {
  const auto target = parse_target("/%E5%85%AC%E7%A4%BA/a%20b/?q=1&x=/..");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/公示/a b/");
  EXPECT_EQ(target->segments, (std::vector<std::string>{"公示", "a b", ""}));
  EXPECT_EQ(target->query, "q=1&x=/..");
}

TEST(Target, of_another_host_is_read_as_its_path) {
  EXPECT_EQ(parse_target("http://elsewhere.example/a?b")->path, "/a");
  EXPECT_EQ(parse_target("https://elsewhere.example")->path, "/");
}

TEST(Target, that_could_leave_its_folder_or_be_read_in_two_ways_is_refused) {
  for (const auto* bad :
       {"",        "index",   "*",     "ftp://x/", "/a#b",      "/..",
        "/../etc", "/a/../b", "/a/.",  "/./a",     "/%2e%2e/a", "/..%2f..%2fetc/passwd",
        "/a%2Fb",  "/a%5Cb",  "/a\\b", "/%00",     "/%zz",      "/%c0%ae",
        "/a%0Ab",  "/%7f"})
    EXPECT_EQ(parse_target(bad).has_value(), false) << bad;
}

TEST(Cookie, is_found_by_its_whole_name) {
  Request request;
  request.headers = {{"cookie", "xid=no; id=\"yes\";sid=a=b; empty="}};
  EXPECT_EQ(request.cookie("id"), "yes");
  EXPECT_EQ(request.cookie("sid"), "a=b");
  EXPECT_EQ(request.cookie("empty"), "");
  EXPECT_EQ(request.cookie("d"), "");
}

TEST(Fragment, is_wanted_by_htmx_but_not_for_boosted_links_or_restored_history) {
  Request request;
  EXPECT_FALSE(request.wants_fragment());
  request.headers = {{"hx-request", "true"}};
  EXPECT_TRUE(request.wants_fragment());
  request.headers.emplace_back("hx-boosted", "true");
  EXPECT_FALSE(request.wants_fragment());
  request.headers.back().first = "hx-history-restore-request";
  EXPECT_FALSE(request.wants_fragment());
}

TEST(SeeOther, carries_a_location_of_plain_letters) {
  EXPECT_EQ(see_other("/公示?q=1").headers.front().second, "/%E5%85%AC%E7%A4%BA?q=1");
  EXPECT_EQ(see_other("/a\r\nset-cookie: x").headers.front().second, "/a%0D%0Aset-cookie:%20x");
}

}  // namespace
}  // namespace http
