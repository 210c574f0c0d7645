// pages_officers — who can be chosen to act, and why can the others not?
#pragma once
#include "casework/office_pages.h"
#include "recording/form_fields.h"

namespace casework {

struct Candidates {
  std::vector<recording::Choice> choices;      // who may act first
  std::map<std::string, law::Refusal> barred;  // by the person's id, the first reason
};

Candidates candidates(sql::Tx&, const Desk&, const Case&);
// Adds to fields of officers the article that bars a person.
void add_bar_basis(boost::json::array& fields, const Candidates&, const law::Pack&);

}  // namespace casework
