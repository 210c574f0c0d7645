// store — where cases and their acts are kept.
#pragma once
#include "casework/casework.h"

namespace casework::store {

void insert_case(sql::Tx&, const Case&);
void insert_act(sql::Tx&, const Case&, const Act&);
// What lists show of a case: its number, stage, handlers and nearest date.
void update_line(sql::Tx&, const Case&, std::string_view stage, std::optional<Date> due);
std::optional<Case> find(sql::Tx&, std::int64_t id);  // folded
std::vector<CaseLine> list(sql::Tx&, std::int64_t agency, const CaseFilter&);
// The cases against a party in which a decision was made.
std::vector<std::int64_t> decided_against(sql::Tx&, std::int64_t agency, std::int64_t party);

}  // namespace casework::store
