// due — by when must a decision be public, and an overturned one gone?
#include "disclosure/due.h"

namespace disclosure {
std::vector<law::Clock> publication_clocks(const law::Pack& law, const PublicationSchema& schema,
                                           law::Date decided_on) {
  return law::clocks_on(law, schema.trigger, decided_on);
}

std::vector<law::Clock> withdrawal_clocks(const law::Pack& law, law::Date overturned_on) {
  return law::clocks_on(law, "decision-overturned", overturned_on);
}

std::optional<law::Date> earliest(const std::vector<law::Clock>& clocks) {
  for (const auto& clock : clocks)
    if (clock.due) return clock.due;
  return std::nullopt;
}

Light light_of(const law::Pack& law, std::optional<law::Date> due, law::Date today) {
  return due ? law::light_on(law, *due, today) : Light{"ok", ""};
}

}  // namespace disclosure
