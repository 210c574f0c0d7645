// input — what was filled in, read as the kinds of values that forms have.
#pragma once
#include <boost/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/timing/timing.h"

namespace casework {

struct Input {
  const boost::json::object& fields;

  bool has(std::string_view key) const;          // present and not empty
  std::string text(std::string_view key) const;  // empty when absent
  bool flag(std::string_view key) const;         // true, or a ticked box
  std::int64_t integer(std::string_view key) const;
  std::int64_t fen(std::string_view key) const;                  // from yuan; 0 when absent
  std::optional<timing::Date> date(std::string_view key) const;  // of a date or of an instant
  std::vector<std::string> texts(std::string_view key) const;    // a list, or one text
  std::vector<std::int64_t> ids(std::string_view key) const;
};

}  // namespace casework
