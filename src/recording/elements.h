// elements — when, where, by whom, towards whom and in what matter: the five elements of a record.
#pragma once
#include "recording/recording.h"

namespace recording {

struct Elements {
  timing::Instant happened_at{};
  std::optional<timing::Instant> ended_at;
  std::string place;
  std::vector<std::int64_t> officers;
  std::string party_name, matter_code;

  timing::Date happened_on() const { return timing::date_in_china(happened_at); }
};

// From the draft, else from its fields and facts.
Elements elements_of(const Form&, const Draft&, const registry::By&);
std::vector<std::int64_t> persons_in(const boost::json::value*);

law::Refusals missing_elements(const Form&, const Elements&, const Forms&, const law::Pack&);

}  // namespace recording
