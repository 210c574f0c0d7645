// rooms — which rooms does the house have? Their tables, templates and references into the file
// store, in one list.
#pragma once
#include <functional>
#include <string_view>
#include <vector>

#include "ledger/verify.h"
#include "platform/sql/sql.h"

namespace site {

std::vector<sql::Migration> all_migrations();
ledger::Coverage all_coverage();
void add_all_templates();  // once a process

// SHA-256 (hex) of every file that rows speak of.
void each_file_named(sql::Tx&, const std::function<void(std::string_view sha256)>&);

}  // namespace site
