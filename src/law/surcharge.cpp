// surcharge — how much is added to a fine that is not paid in time (加处罚款).
#include "law/surcharge.h"

namespace law {

using std::chrono::days;

namespace {

bool stands_still(const Pauses& pauses, Date day) {
  for (const Pause& pause : pauses)
    if (pause.from <= day && day <= pause.to) return true;
  return false;
}

}  // namespace

// 到期不缴纳罚款的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不得超出罚款的数额。
Surcharge surcharge_on(const Pack& pack, std::int64_t fine_fen, Date pay_by, Date on,
                       const Pauses& pauses) {
  const Parameter& rate = pack.parameter("surcharge.percent_per_day", pay_by);
  Surcharge made{pay_by + days{1}, 0, 0, {}, rate.basis};
  for (Date day = made.from; day <= on; day += days{1}) {
    if (stands_still(pauses, day)) continue;
    ++made.days;
    if (made.capped_on) continue;
    made.fen = fine_fen * rate.value * made.days / 100;
    if (made.fen < fine_fen) continue;
    made.fen = fine_fen;
    made.capped_on = day;
  }
  return made;
}

}  // namespace law
