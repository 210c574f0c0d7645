// fault — what is wrong with a table, and where, in words its author can act on.
#include "platform/tables/fault.h"

namespace tables {

std::string sentence(const Fault& fault) {
  if (fault.row == 0) return fault.text;
  std::string where = "第" + std::to_string(fault.row) + "行";
  if (!fault.column_name.empty())
    where += "“" + fault.column_name + "”列";
  else if (fault.column > 0)
    where += "第" + std::to_string(fault.column) + "列";
  return where + "：" + fault.text;
}

}  // namespace tables
