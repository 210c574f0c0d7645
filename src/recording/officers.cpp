#include "recording/officers.h"

#include <algorithm>

#include "registry/enforcing.h"

namespace recording {

namespace {

law::Refusals barred(sql::Tx& tx, const registry::Registry& registry, std::int64_t id,
                     const Form& form, std::int64_t agency, timing::Date on,
                     const law::LegalBasis& basis, const law::Pack& law) {
  const auto person = registry.person(tx, id);
  if (!person || person->agency_id != agency)
    return {{"record.officers", "所选人员不是本机关工作人员，请重新选择。", basis, "officers"}};
  if (form.officers == 0) return {};
  return registry::missing_before_enforcing(*person, registry.certificate(tx, id), on, law);
}

}  // namespace

// 行政处罚应当由具有行政执法资格的执法人员实施。
law::Refusals officers_barred(sql::Tx& tx, const registry::Registry& registry, const Form& form,
                              const Elements& elements, std::int64_t agency, const Forms& forms,
                              const law::Pack& law) {
  law::Refusals out;
  const auto basis = law.basis(forms.basis_of("record.officers"));
  auto persons = elements.officers;
  std::ranges::sort(persons);
  if (std::ranges::adjacent_find(persons) != persons.end())
    out.push_back({"record.officers", "同一名执法人员选了两次，请改选。", basis, "officers"});
  for (const auto person : persons)
    std::ranges::move(
        barred(tx, registry, person, form, agency, elements.happened_on(), basis, law),
        std::back_inserter(out));
  return out;
}

}  // namespace recording
