// fault — what is wrong with a table, and where, in words its author can act on.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace tables {

struct Fault {
  std::int64_t row = 0;     // as Excel counts: the header is row 1; 0 means the whole file
  int column = 0;           // from 1; 0 means the whole row
  std::string column_name;  // as the header has it, may be empty
  std::string text;         // 格式应为 2024-05-06。
  bool operator==(const Fault&) const = default;
};
using Faults = std::vector<Fault>;

std::string sentence(const Fault&);  // 第3行“证号”列：……

}  // namespace tables
