// fault — what is wrong with a row of the law pack, said so that its author can find and mend it.
#pragma once
#include <string>
#include <vector>

namespace law {

struct Fault {
  std::string file;  // terms.toml
  int line;          // 1-based; 0 when the whole file is meant
  std::string row;   // id of the row, may be empty
  std::string text;  // Chinese
  bool operator==(const Fault&) const = default;
};

using Faults = std::vector<Fault>;

}  // namespace law
