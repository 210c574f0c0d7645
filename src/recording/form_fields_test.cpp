#include "recording/form_fields.h"

#include <gmock/gmock.h>

#include "recording/samples_for_tests.h"

namespace recording {
namespace {

namespace json = boost::json;
using ::testing::HasSubstr;

const Form& form(std::string_view id) { return the_forms().form(id); }

json::object field(const json::array& fields, std::string_view name) {
  for (const auto& each : fields)
    if (each.at("name").as_string() == name) return each.as_object();
  ADD_FAILURE() << "no field " << name;
  return {};
}

http::Request sent(http::Pairs pairs) {
  http::Request request;
  request.form = std::move(pairs);
  return request;
}

TEST(FormFields, what_the_case_knows_is_filled_in) {
  const auto about = json::parse(sample_about).as_object();
  const auto fields = prefilled(form("onsite_record"), about);
  EXPECT_EQ(fields.at("place").as_string(), "云港区工业园三路6号");
  EXPECT_EQ(fields.at("person_in_charge").as_string(), "周明远");
  EXPECT_FALSE(fields.contains("finding"));
}

TEST(FormFields, each_field_is_asked_as_its_type_with_options_hint_and_article) {
  const auto fields = form_fields(form("onsite_record"), {{"signed", "拒绝签名"}}, the_law());
  EXPECT_EQ(fields.size(), form("onsite_record").fields.size());
  EXPECT_EQ(field(fields, "started_at").at("type").as_string(), "datetime");
  EXPECT_EQ(field(fields, "shown_certificates").at("asks").at("short").as_string(),
            the_law().chip("penalty-law:55"));
  const auto signed_field = field(fields, "signed");
  EXPECT_FALSE(signed_field.at("options").at(0).at("checked").as_bool());
  EXPECT_TRUE(signed_field.at("options").at(1).at("checked").as_bool());
}

TEST(FormFields, officers_who_may_not_act_are_shown_with_the_reason) {
  const std::vector<Choice> officers{{11, "许立言", "17010011001", ""},
                                     {12, "苏文竹", "17010011002", "证件已到期"}};
  const auto fields = form_fields(form("onsite_record"), {{"officers", {11}}}, the_law(), officers);
  const auto options = field(fields, "officers").at("options").as_array();
  EXPECT_TRUE(options[0].at("checked").as_bool());
  EXPECT_EQ(options[1].at("barred").as_string(), "证件已到期");
}

TEST(FormFields, a_refusal_stands_at_its_field) {
  const auto missing = missing_fields(form("correction_order"), {}, the_law());
  const auto fields = form_fields(form("correction_order"), {}, the_law(), {}, missing);
  EXPECT_EQ(field(fields, "deadline").at("error").as_string(), "请填写“整改期限”。");
}

TEST(FieldsSent, each_answer_is_kept_as_its_type) {
  const auto fields = fields_sent(form("onsite_record"), sent({{"place", " 冲压车间 "},
                                                               {"officers", "11"},
                                                               {"officers", "12"},
                                                               {"officers", "x"},
                                                               {"rights_told", "yes"},
                                                               {"finding", "一\r\n二"},
                                                               {"intruder", "1"}}));
  EXPECT_EQ(fields.at("place").as_string(), "冲压车间");
  EXPECT_EQ(fields.at("officers"), (json::array{11, 12}));
  EXPECT_TRUE(fields.at("rights_told").as_bool());
  EXPECT_FALSE(fields.at("shown_certificates").as_bool());
  EXPECT_EQ(fields.at("finding").as_string(), "一\n二");
  EXPECT_FALSE(fields.contains("intruder"));
}

TEST(FieldsSent, questions_are_lines_that_begin_with_ask_and_answer) {
  const auto fields = fields_sent(
      form("interview_record"),
      sent({{"questions",
             "问：有没有培训？\r\n答：没有。\r\n当时订单急。\r\n\r\n问:还有吗\n答：没有了"}}));
  EXPECT_EQ(
      fields.at("questions"),
      json::parse(
          R"([{"q":"有没有培训？","a":"没有。\n当时订单急。"},{"q":"还有吗","a":"没有了"}])"));
}

TEST(FieldsSent, rows_are_lines_whose_cells_are_parted_by_bars) {
  const auto fields = fields_sent(form("evidence_hold"),
                                  sent({{"items", "登记簿|2025年|1册|原件\n考勤机｜K-20｜1台"}}));
  EXPECT_EQ(fields.at("items"),
            json::parse(R"([{"name":"登记簿","spec":"2025年","quantity":"1册","note":"原件"},
                            {"name":"考勤机","spec":"K-20","quantity":"1台","note":""}])"));
}

TEST(FieldsSent, what_is_shown_again_gives_the_same_answer) {
  for (const auto& each : the_forms().all()) {
    const auto fields = sample(each.id).fields;
    http::Request again;
    for (const auto& model : form_fields(each, fields, the_law())) {
      const auto name = std::string(model.at("name").as_string());
      const auto* f = each.field(name);
      if (f->type == FieldType::check) {
        if (model.at("checked").as_bool()) again.form.emplace_back(name, "yes");
      } else if (f->type == FieldType::officers) {
        for (const auto& id : fields.at(name).as_array())
          again.form.emplace_back(name, std::to_string(id.as_int64()));
      } else if (f->type == FieldType::checkboxes || f->type == FieldType::radios) {
        for (const auto& option : model.at("options").as_array())
          if (option.at("checked").as_bool())
            again.form.emplace_back(name, std::string(option.at("value").as_string()));
      } else {
        again.form.emplace_back(name, std::string(model.at("value").as_string()));
      }
    }
    const auto answered = fields_sent(each, again);
    for (const auto& [key, value] : fields)
      if (each.field(key)) {
        EXPECT_EQ(answered.at(key), value) << each.id << " " << key;
      }
  }
}

}  // namespace
}  // namespace recording
