#include "casework/pages_difference.h"

#include <algorithm>

#include "platform/page/page.h"

namespace casework {
namespace {

using Lines = std::vector<std::string>;

// common[i][j]: how many lines the rests from i and from j have in common, in order.
std::vector<std::vector<int>> common_rests(const Lines& before, const Lines& after) {
  std::vector common(before.size() + 1, std::vector<int>(after.size() + 1));
  for (auto i = before.size(); i-- > 0;)
    for (auto j = after.size(); j-- > 0;)
      common[i][j] = before[i] == after[j] ? common[i + 1][j + 1] + 1
                                           : std::max(common[i + 1][j], common[i][j + 1]);
  return common;
}

}  // namespace

std::vector<Line> difference(std::string_view before, std::string_view after) {
  const auto old = page::lines_of(before), fresh = page::lines_of(after);
  const auto common = common_rests(old, fresh);
  std::vector<Line> out;
  std::size_t i = 0, j = 0;
  while (i < old.size() || j < fresh.size()) {
    if (i < old.size() && j < fresh.size() && old[i] == fresh[j]) {
      out.push_back({Line::Change::same, old[i++]});
      ++j;
    } else if (i < old.size() && (j == fresh.size() || common[i + 1][j] >= common[i][j + 1])) {
      out.push_back({Line::Change::gone, old[i++]});
    } else {
      out.push_back({Line::Change::added, fresh[j++]});
    }
  }
  return out;
}

}  // namespace casework
