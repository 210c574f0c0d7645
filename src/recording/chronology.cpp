#include "recording/chronology.h"

#include "recording/words.h"

namespace recording {

namespace json = boost::json;

namespace {

std::string named(const Document& document) {
  return "《" + document.title + "》" + document.number + "（" +
         timing::chinese(timing::date_in_china(document.happened_at)) + "）";
}

std::string member(const json::object& row, std::string_view key) {
  const auto* v = row.if_contains(key);
  return v && v->is_string() ? std::string(v->get_string()) : "";
}

// 2026-03-02, 2026-03-02T10:00 or 2026-03-02 10:00
std::optional<law::Date> day_of(std::string_view text) {
  return law::parse_date(text.substr(0, 10));
}

}  // namespace

// 文书日期应当合乎法定顺序: on the day of the step before it at the earliest. Later supplements to
// an earlier step are lawful (补充调查), so only what lies before its predecessor is refused.
law::Refusals out_of_order(const Form& form, const Draft& draft, const Elements& elements,
                           const std::vector<Document>& documents, timing::Instant now,
                           const Forms& forms, const law::Pack& law) {
  law::Refusals out;
  const auto basis = law.basis(forms.basis_of("record.order"));
  if (elements.happened_at > now || elements.ended_at.value_or(now) > now)
    out.push_back(
        {"record.future", "时间晚于现在，还没有发生的事不能记录。", basis, form.dated_by});
  const auto day = elements.happened_on();
  for (const auto& earlier : documents) {
    if (!earlier.stands() || earlier.id == draft.corrects || form.order == 0) continue;
    if (earlier.order == 0 || earlier.order >= form.order) continue;
    if (timing::date_in_china(earlier.happened_at) > day)
      out.push_back({"record.order",
                     "日期" + timing::chinese(day) + "早于按法定顺序在前的" + named(earlier) +
                         "，请核对日期。",
                     basis, form.dated_by});
  }
  return out;
}

law::Refusals served_too_early(const Draft& draft, const std::vector<Document>& documents,
                               const Forms& forms, const law::Pack& law) {
  law::Refusals out;
  const auto* rows = draft.filled.fields.if_contains("rows");
  if (!rows || !rows->is_array()) return out;
  for (const auto& row : rows->get_array()) {
    const auto* object = row.if_object();
    if (!object || !object->contains("served_at")) continue;
    const auto served = day_of(member(*object, "served_at"));
    for (const auto& document : documents)
      if (!document.number.empty() && document.number == member(*object, "number"))
        if (!served || *served < timing::date_in_china(document.happened_at))
          out.push_back({"record.order",
                         "送达时间不明或者早于所送达的" + named(document) + "，请核对。",
                         law.basis(forms.basis_of("record.order")), "rows"});
  }
  return out;
}

}  // namespace recording
