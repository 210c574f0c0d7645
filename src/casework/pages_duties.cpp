#include "casework/pages_duties.h"

#include <algorithm>
#include <set>

namespace casework {
namespace {

constexpr int page_size = 200;

std::set<std::string> stages_of(const Desk& desk, const registry::Person& who) {
  std::set<std::string> out;
  for (const ActKind& act : desk.procedure().acts)
    if (may_do(who, act)) out.insert(act.stage);
  return out;
}

bool decides_for_others(const registry::Person& who) {
  return std::ranges::any_of(who.roles, [](const auto& role) { return role != "officer"; });
}

// Officers look after their own cases; a lead without handlers belongs to who registered it.
bool is_his(const Case& c, const ActKind& act, const registry::Person& who) {
  const bool officers_part =
      std::ranges::find(act.roles, "officer") != act.roles.end() && who.has_role("officer");
  if (!officers_part) return true;
  const bool by_other_role = std::ranges::any_of(
      act.roles, [&](const auto& role) { return role != "officer" && who.has_role(role); });
  return by_other_role || c.handled_by(who.id) || (c.handlers.empty() && c.opened_by == who.id);
}

bool is_worth_opening(const CaseLine& line, const std::set<std::string>& stages,
                      const registry::Person& who) {
  if (!stages.contains(line.stage) && line.stage != "lead") return false;
  const bool handled = std::ranges::find(line.handlers, who.id) != line.handlers.end();
  return handled || line.handlers.empty() || decides_for_others(who);
}

Duty duty_of(sql::Tx& tx, const Desk& desk, Case c, const ActKind& act,
             const registry::Person& who) {
  Duty duty{.act = &act, .the_case = std::move(c), .clock = {}, .due = {}, .missing = {}};
  duty.clock = nearest_clock(desk, duty.the_case);
  if (duty.clock) duty.due = law::day_of(*duty.clock);
  duty.missing = missing_before(desk.casework.situation(tx, duty.the_case, act, desk.by(who)));
  if (act.id == "review_opinion") {
    const auto submissions = review::submissions_of(tx, duty.the_case.subject());
    if (!submissions.empty() && submissions.back().due_on) duty.due = submissions.back().due_on;
  }
  return duty;
}

void add_next_acts(std::vector<Duty>& out, sql::Tx& tx, const Desk& desk,
                   const registry::Person& who) {
  const auto stages = stages_of(desk, who);
  CaseFilter open{.text = {}, .stage = {}, .open = true, .limit = page_size};
  for (bool more = !stages.empty(); more;) {
    const auto lines = desk.casework.list(tx, who.agency_id, open);
    for (const auto& line : lines) {
      if (!is_worth_opening(line, stages, who)) continue;
      auto c = desk.casework.find(tx, line.id);
      const auto* act = desk.casework.next_act(tx, *c, desk.clock.now());
      if (act && may_do(who, *act) && is_his(*c, *act, who))
        out.push_back(duty_of(tx, desk, std::move(*c), *act, who));
    }
    more = int(lines.size()) == page_size;
    if (more) open.before = lines.back().id;
  }
}

// 变更、撤销、确认违法或者无效的，三日内撤回: beside the way of the case, so no next act of it.
void add_withdrawals(std::vector<Duty>& out, sql::Tx& tx, const Desk& desk,
                     const registry::Person& who) {
  const auto& act = desk.procedure().act("withdraw_publication");
  if (!may_do(who, act)) return;
  const auto& disclosure = desk.casework.rooms().disclosure;
  for (const auto& owed : disclosure.obligations(tx, who.agency_id, {.open = true})) {
    auto c = desk.casework.find(tx, case_in_subject(owed.subject));
    if (!c || !owed.overturned_on || !c->record || c->withdrawn) continue;
    out.push_back(duty_of(tx, desk, std::move(*c), act, who));
    out.back().due = owed.withdraw_by;
  }
}

}  // namespace

std::optional<law::Clock> nearest_clock(const Desk& desk, const Case& c) {
  for (auto& clock : desk.casework.clocks(c))
    if (clock.duty_holder != law::DutyHolder::party && clock.bound == law::Bound::latest)
      return std::move(clock);
  return std::nullopt;
}

std::vector<Duty> duties_of(sql::Tx& tx, const Desk& desk, const registry::Person& who) {
  std::vector<Duty> out;
  add_next_acts(out, tx, desk, who);
  add_withdrawals(out, tx, desk, who);
  std::ranges::stable_sort(out, {}, [](const Duty& d) { return d.due.value_or(Date::max()); });
  return out;
}

}  // namespace casework
