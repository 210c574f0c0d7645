// demo_district — the invented district: its agencies, offices, people and registers.
#pragma once
#include <map>
#include <string>

#include "site/house.h"

namespace site::demo {

constexpr std::int64_t bureau = 420299, justice = 420298, service = 420297;

struct District {
  std::map<std::string, std::int64_t> people;   // by login
  std::map<std::string, std::int64_t> offices;  // by name
};

// Everything is set up as though it had been done a year before `today`.
District make_district(House&, timing::ManualClock&, timing::Date today);

// Throws with the first refusal: the demo is wrong, not its user.
void must_not_refuse(const law::Refusals&);
template <class T>
T must(law::Outcome<T> outcome) {
  if (!outcome) must_not_refuse(outcome.refusals());
  return *outcome;
}

// An embedded table, written to a file for as long as this lives.
class TableFile {
 public:
  explicit TableFile(std::string_view content);
  ~TableFile();
  TableFile(const TableFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace site::demo
