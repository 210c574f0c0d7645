// redaction — which words of a text must not be public, and what stands in their place?
#include "disclosure/redaction.h"

#include <algorithm>

#include "disclosure/redaction/kinds.h"
#include "disclosure/redaction/rules.h"

namespace disclosure {
namespace {

using namespace redaction;

// Behind 未成年人 or 学生 the word need not be said again.
bool is_called_minor(const Reading& r, std::size_t begin) {
  return (r.ends[begin] & role_minor) != 0;
}

std::string replacement_of(const Reading& r, const Hidden& hidden, Marker marker) {
  if (hidden.what == What::person)
    return masked_name(utf8(span(r.text, hidden.begin, hidden.end)), marker);
  if (hidden.what == What::minor && is_called_minor(r, hidden.begin))
    return kind_of(What::informant).replacement;
  return kind_of(hidden.what).replacement;
}

Mask mask_of(const Reading& r, const Hidden& hidden, Marker marker) {
  const auto& kind = kind_of(hidden.what);
  return {r.text.from[hidden.begin],
          r.text.to[hidden.end - 1],
          kind.id,
          replacement_of(r, hidden, marker),
          kind.why,
          kind.basis};
}

Names find_names(Reading& r, const std::vector<Person>& persons) {
  Names names;
  find_known(r, persons, names);
  find_officers_and_roles(r, names);
  find_before_particulars(r, names);
  find_in_running_text(r, names);
  find_informants(r, names);
  find_minors(r, names);
  find_everywhere(r, names);
  for (const auto& name : names.found)
    if (!name.masked_already || name.what != What::person) r.hide(name.begin, name.end, name.what);
  return names;
}

Redacted published(const Reading& r, std::string_view text, Marker marker) {
  Redacted result;
  result.text.reserve(text.size() + 64);
  std::size_t copied = 0;
  for (const auto& hidden : r.hidden) {
    result.masks.push_back(mask_of(r, hidden, marker));
    const auto& mask = result.masks.back();
    result.text.append(text, copied, mask.begin - copied);
    result.text += mask.replacement;
    copied = mask.end;
  }
  result.text.append(text, copied);
  return result;
}

}  // namespace

Redacted redact(std::string_view text, const RedactionOptions& options) {
  Reading r(text);
  find_organisations(r);
  const Names names = find_names(r, options.persons);
  hide_numbers(r);
  hide_births(r);
  hide_addresses(r);
  hide_health(r);
  hide_ages(r, names);
  std::ranges::sort(r.hidden, {}, &Hidden::begin);
  return published(r, text, options.marker);
}

std::string redact_command(std::string_view text, std::string_view persons_text) {
  return redact(text, {persons_from(persons_text), Marker::mou}).text;
}

}  // namespace disclosure
