// identity_tables — which regions and which kinds of registered bodies exist?
#pragma once
#include <string_view>

namespace registry {

// In GB/T 2260 now or formerly. County codes are known for Hubei only: elsewhere the province must
// exist and the rest is taken on trust.
bool region_exists(std::string_view code);
bool region_is_certain(std::string_view code);  // the very code stands in the table

bool department_exists(char department);         // 登记管理部门, GB 32100 place 1
bool body_kind_exists(std::string_view prefix);  // places 1 and 2: 机构类别

}  // namespace registry
