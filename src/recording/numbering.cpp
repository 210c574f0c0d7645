#include "recording/numbering.h"

#include "ledger/book.h"
#include "recording/store.h"

namespace recording {

std::string number_text(const registry::Agency& agency, std::string_view prefix, int year,
                        int serial) {
  return agency.number_prefix + std::string(prefix) + "〔" + std::to_string(year) + "〕" +
         std::to_string(serial) + "号";
}

// The year is that of the moment of sealing: so numbers and dates of sealing rise together.
Number next_number(sql::Tx& tx, const registry::Agency& agency, const Form& form,
                   timing::Instant at) {
  Number number;
  number.prefix = form.prefix;
  number.year = law::year_of(timing::date_in_china(at));
  number.serial = next_serial(tx, agency.id, form.prefix, number.year);
  number.text = number_text(agency, form.prefix, number.year, number.serial);
  return number;
}

std::string Records::next_number_preview(sql::Tx& tx, std::string_view form,
                                         const registry::By& by) const {
  const auto agency = registry_.agency(tx, by.agency);
  const auto& asked = forms_.form(form);
  if (!agency || !asked.numbered) return {};
  return next_number(tx, *agency, asked, by.at).text;
}

std::vector<Number> Records::numbers(sql::Tx& tx, std::int64_t agency, std::string_view prefix,
                                     int year) const {
  return read_numbers(tx, agency, prefix, year);
}

law::Refusals Records::void_number(sql::Tx& tx, std::int64_t agency, std::string_view text,
                                   std::string_view reason, const registry::By& by) {
  const auto refuse = [&](std::string why) {
    return law::Refusals{
        {"record.number", std::move(why), law_.basis(forms_.basis_of("record.number")), "reason"}};
  };
  const auto number = read_number(tx, agency, text);
  if (!number || by.agency != agency)
    return refuse("本机关没有文号“" + std::string(text) + "”，请核对。");
  if (!number->voided.empty()) return refuse("文号" + number->text + "已经作废。");
  if (reason.find_first_not_of(" \n\t") == reason.npos)
    return refuse("作废文号要写明理由，请填写。");
  const auto id = ids_.next();
  insert_void(tx, id, *number, reason, by);
  const auto document = read_document(tx, number->document);
  ledger::append(tx,
                 {agency,
                  "recording.number_voided",
                  document->subject,
                  by.person,
                  {{"number", number->text}, {"document", number->document}, {"reason", reason}},
                  {{"recording_number_void", id}}},
                 by.at);
  return {};
}

}  // namespace recording
