// page_parts — the parts of a page's model that every list, record and form of the registry shares.
#pragma once
#include <boost/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "law/pack.h"
#include "ledger/book.h"
#include "platform/page/page.h"
#include "registry/registry.h"

namespace registry {

// Who asks; the access check has seen to it that somebody does.
Person visitor(sql::Tx&, const Registry&, const http::Request&);

boost::json::value or_nothing(const std::string& text);            // null when empty
boost::json::object chip(const law::Pack&, std::string_view key);  // penalty-law:58
boost::json::value chip(const law::LegalBasis&);                   // null when it rests on nothing

// What the form cannot be sent with, each line leading to its field.
boost::json::array errors_in(const law::Refusals&);
// 还缺什么: goes into a model beside `act_name`.
void add_missing(boost::json::object& model, const law::Refusals&, const std::string& act_name);

boost::json::object fact(const std::string& label, const std::string& text);
boost::json::object cell(const std::string& label, const std::string& text);
boost::json::object lamp(std::string_view state, const std::string& left);  // ok near late paused
boost::json::object row(const std::string& lead, const std::string& url, const std::string& note,
                        boost::json::array cells);

// Keys of a list with nothing in it; the page fills in what it has.
boost::json::object list_model(const std::string& tally);
boost::json::object nothing_here(const std::string& what, const std::string& who);
// The address of this list with one value changed; an empty value drops it. Paging starts anew
// unless `name` is "after".
std::string with_query(const http::Request&, std::string_view name, std::string_view value);
// Takes away what is one too many and tells where the next page begins; `key` names the last row.
template <class Rows, class Key>
boost::json::value paged(const http::Request& request, Rows& rows, std::size_t size, Key&& key) {
  const bool more = rows.size() > size;
  if (more) rows.resize(size);
  const auto after = request.q("after");
  if (!more && after.empty()) return nullptr;
  return boost::json::object{
      {"range", "本页 " + std::to_string(rows.size()) + " 条"},
      {"first_url",
       after.empty() ? boost::json::value() : boost::json::value(with_query(request, "after", ""))},
      {"prev_url", nullptr},
      {"next_url", more ? boost::json::value(with_query(request, "after", key(rows.back())))
                        : boost::json::value()}};
}
// Chips of what is filtered; fills active and clear_url.
void add_active(boost::json::object& model, const http::Request&,
                const std::vector<std::pair<std::string, std::string>>& labels);

// What the ledger tells about a subject, oldest first, with people's names.
boost::json::array timeline_of(sql::Tx&, const Registry&, const std::string& subject);

// 303 to a page that then says what was done.
http::Response done(std::string location, const std::string& said);

}  // namespace registry
