// pages_act — the model of an act's form, as the page of every act shows it.
#pragma once
#include "casework/pages_answers.h"

namespace casework {

struct Asked {  // an act that somebody wants to do, and what happened when he tried
  const Desk& desk;
  const http::Request& request;
  const Case& the_case;
  const ActKind& act;
  const registry::Person& who;
  Answers answers;
  law::Refusals refusals;  // of the attempt; empty before it

  By by() const { return desk.by(who); }
};

// Everything layout/form.html, errors.html and missing.html ask for.
void add_form(boost::json::object& model, sql::Tx&, const Asked&);
boost::json::array crumbs_of(const Case&, const std::string& here);
std::string heading_of(const Case&);

page::Page form_page(sql::Tx&, const Asked&);
// The pages of the acts that show more than a form.
page::Page review_desk(sql::Tx&, const Asked&);
page::Page publication_page(sql::Tx&, const Asked&);

}  // namespace casework
