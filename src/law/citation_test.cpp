// citation_test — a short key becomes the words that stand in a document.
#include "law/citation.h"

#include <gtest/gtest.h>

namespace law {

TEST(Citation, articles_paragraphs_and_items_are_named_in_Chinese) {
  EXPECT_EQ(provision_words("58", false), "第五十八条");
  EXPECT_EQ(provision_words("10", false), "第十条");
  EXPECT_EQ(provision_words("101", false), "第一百零一条");
  EXPECT_EQ(provision_words("110", false), "第一百一十条");
  EXPECT_EQ(provision_words("113(1)", false), "第一百一十三条第一项");
  EXPECT_EQ(provision_words("57.1(4)", false), "第五十七条第一款第四项");
  EXPECT_EQ(provision_words("120-1", false), "第一百二十条之一");
}

TEST(Citation, sections_of_a_document_keep_their_own_numbering) {
  EXPECT_EQ(provision_words("2-6", true), "二（六）");
  EXPECT_EQ(provision_words("2-3-4", true), "二（三）4");
  EXPECT_EQ(provision_words("4-13", true), "四（十三）");
}

TEST(Citation, an_unknown_article_is_said_to_be_unknown) {
  EXPECT_EQ(provision_words("?", false), "（条文待核）");
}

TEST(Citation, what_is_no_article_is_refused) {
  for (const char* text : {"", "0", "58.", "58(", "58()", "58(1", "五十八", "58x", "1000", "2-6-"})
    EXPECT_FALSE(provision_words(text, false)) << text;
  EXPECT_FALSE(provision_words("2-6-", true));
  EXPECT_FALSE(provision_words("1-2-3-4-5", true));
}

TEST(Citation, a_key_splits_at_its_colon) {
  EXPECT_EQ(split_key("penalty-law:58").first, "penalty-law");
  EXPECT_EQ(split_key("penalty-law:58").second, "58");
  EXPECT_EQ(split_key("penalty-law").second, "");
}

}  // namespace law
