#include "casework/acts/work.h"

#include <map>

namespace json = boost::json;

namespace casework {
namespace {

void seal_own_form(Work& w) {
  if (!w.act.form.empty()) w.seal(w.act.form, w.situation.input);
}

}  // namespace

std::vector<std::int64_t> Work::officers() const {
  std::vector<std::int64_t> out;
  for (const Actor& officer : situation.officers) out.push_back(officer.person.id);
  return out;
}

void Work::insist(const law::Refusals& refusals) const {
  if (!refusals.empty()) throw Refused(refusals);
}

recording::Document Work::seal(std::string_view form, json::object fields) {
  recording::Draft draft{.subject = the_case.subject(),
                         .form = std::string(form),
                         .filled = {std::move(fields), casework.about(tx, the_case)},
                         .happened_at = {},
                         .ended_at = {},
                         .place = {},
                         .officers = officers(),
                         .party_name = the_case.party.name,
                         .matter_code = situation.matter ? situation.matter->code : ""};
  auto document = must(rooms().records.seal(tx, draft, by));
  json::array& made = result.contains("documents")
                          ? result["documents"].as_array()
                          : (result["documents"] = json::array()).as_array();
  made.push_back({{"id", document.id}, {"title", document.title}, {"number", document.number}});
  result["document"] = document.id;
  result["number"] = document.number;
  return document;
}

Effect effect_of(const ActKind& act) {
  static const std::map<std::string_view, Effect> all = {
      {"approve_filing", effects::approve_filing},
      {"serve_notice", effects::serve_notice},
      {"send_to_review", effects::review_submission},
      {"resubmit_to_review", effects::review_submission},
      {"review_opinion", effects::review_opinion},
      {"decide", effects::decide},
      {"serve_decision", effects::serve_decision},
      {"prepare_publication", effects::prepare_publication},
      {"publish", effects::publish},
      {"withdraw_publication", effects::withdraw_publication},
      {"pay", effects::pay},
      {"enter_outcome", effects::enter_outcome},
      {"close_case", effects::close_case},
  };
  const auto found = all.find(act.id);
  return found == all.end() ? seal_own_form : found->second;
}

}  // namespace casework
