// script — a rehearsal as its author wrote it: who takes part, and what they try to do when.
#pragma once
#include <boost/json.hpp>
#include <map>
#include <stdexcept>

#include "law/pack.h"
#include "platform/timing/timing.h"
#include "registry/things.h"

namespace casework::rehearsal {

struct Unplayable : std::runtime_error {  // the script is not one; says where
  using std::runtime_error::runtime_error;
};

struct Player {  // "执法人员 周承安（证号 0001，2026-03-01到期）"
  std::string key, name, role;
  bool has_certificate = false, certificate_suspended = false;
  std::string certificate_number;
  std::optional<timing::Date> certificate_expires_on;
  bool qualified_reviewer = true;
};
Player player_of(const std::string& key, std::string_view description);

struct Step {
  int n = 0;
  timing::Instant at{};
  std::vector<std::string> actors;
  std::string verb, expect, why;
  boost::json::object input;
};

struct Script {
  std::string title, document_no;
  std::map<std::string, std::int64_t> parameters = {};  // ids of the law pack
  registry::Party party;
  std::vector<Player> players = {};
  std::vector<Step> steps = {};
  boost::json::object expected_public_record;
  std::vector<std::string> must_never_be_public;

  const Player* player(std::string_view key_or_name) const;
};

Script read_script(std::string_view text, const law::Pack&);

}  // namespace casework::rehearsal
