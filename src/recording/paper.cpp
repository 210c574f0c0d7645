#include "recording/paper.h"

#include "platform/crypto/hash.h"
#include "platform/pdf/render.h"
#include "recording/sheet.h"

namespace recording {

boost::json::object about_agency(const registry::Agency& agency) {
  return {{"name", agency.name},
          {"short_name", agency.short_name},
          {"region", agency.region_name},
          {"credit_code", agency.credit_code},
          {"address", agency.address},
          {"postcode", agency.postcode},
          {"phone", agency.phone},
          {"supervision_phone", agency.supervision_phone},
          {"fine_bank", agency.fine_bank},
          {"fine_account", agency.fine_account},
          {"reconsideration_body", agency.reconsideration_body},
          {"court", agency.court}};
}

boost::json::object about_party(const registry::Party& party) {
  boost::json::object about{{"name", party.name},
                            {"kind", registry::name_of(party.kind)},
                            {"credit_code", party.credit_code},
                            {"id_kind", party.id_kind},
                            {"id_number", party.id_number},
                            {"legal_representative", party.legal_representative},
                            {"operator", party.operator_name},
                            {"address", party.address},
                            {"postcode", party.postcode},
                            {"phone", party.phone},
                            {"sex", party.sex}};
  if (party.birth_year) about["birth_year"] = std::to_string(*party.birth_year);
  return about;
}

std::string text_of(const Form& form, const Filled& filled, const Wording& wording) {
  return plain_text(sheet_of(form, filled, wording));
}

std::string hash_of(std::string_view text) { return crypto::hex(crypto::sha256(text)); }

std::string pdf_of(const Form& form, const Filled& filled, const Wording& wording,
                   const Stamp& stamp) {
  return pdf::render(sheet_of(form, filled, wording, stamp));
}

}  // namespace recording
