// drafts — forms half filled in, and forms sent twice.
#pragma once
#include <boost/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "platform/sql/sql.h"

namespace registry {

struct Draft {
  boost::json::object content;
  timing::Instant saved_at;
};
// `form` names the form and its subject: "casework/filing/123".
void save_draft(sql::Tx&, std::int64_t person, std::string_view form, const boost::json::object&,
                timing::Instant now);
std::optional<Draft> draft(sql::Tx&, std::int64_t person, std::string_view form);
void drop_draft(sql::Tx&, std::int64_t person, std::string_view form);

// A form carries a key of its own; its second arrival gets the answer of the first. In one
// transaction with the work: ask, work, remember. An error answered to the sender means that
// nothing was remembered.
struct Sent {
  std::string location;  // where the first one led
  bool same = true;      // false: the key came with another content
};
std::optional<Sent> sent_before(sql::Tx&, std::int64_t person, std::string_view key,
                                std::string_view request_hash);
void remember_sent(sql::Tx&, std::int64_t person, std::string_view key,
                   std::string_view request_hash, std::string_view location, timing::Instant now);

}  // namespace registry
