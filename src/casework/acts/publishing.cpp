// publishing — two hands make a decision public; a reason takes it down.
#include "casework/acts/work.h"

namespace json = boost::json;

namespace casework::effects {
void prepare_publication(Work& w) {
  w.result["prepared"] = w.must(w.rooms().disclosure.prepare(w.tx, w.the_case.obligation, w.by)).id;
}

void publish(Work& w) {
  const auto prepared = w.rooms().disclosure.prepared(w.tx, w.the_case.prepared);
  if (!prepared) throw std::logic_error("the prepared publication is gone");
  const auto record = w.must(w.rooms().disclosure.confirm(w.tx, prepared->id, w.by));
  w.result["record"] = record.id;
  std::string text, masks;
  for (const auto& field : prepared->fields) {
    text += field.label + "：" + field.value + "\n";
    for (const auto& mask : field.masks) masks += field.label + "：" + mask.why + "\n";
  }
  w.seal("publication_approval",
         {{"original", w.the_case.decision_number},
          {"public_text", text},
          {"masks", masks},
          {"prepared_by", w.rooms().registry.person_name(w.tx, prepared->by)},
          {"confirmed_by", w.rooms().registry.person_name(w.tx, w.by.person)}});
}

void withdraw_publication(Work& w) {
  const auto withdrawal = w.must(w.rooms().disclosure.withdraw(
      w.tx, w.the_case.record, w.in().text("reason"), w.in().text("basis_document"), w.by));
  w.result["withdrawal"] = withdrawal.id;
  w.seal("withdrawal_note", w.situation.input);
}

}  // namespace casework::effects
