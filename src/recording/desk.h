// desk — what the pages of documents and evidence work with.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/page/page.h"
#include "recording/recording.h"

namespace recording {

// What a subject ("case:123") is called; the room that owns it tells.
struct Dossier {
  std::int64_t agency = 0;
  std::string title, number, url;
  bool open = true;  // evidence may still be added
};

struct Desk {
  sql::Database& database;
  Records& records;
  const registry::Registry& registry;
  const timing::Clock& clock;
  page::Show show;
  std::function<std::optional<Dossier>(sql::Tx&, std::string_view subject)> dossier_of;
  std::function<std::string()> fresh_key;  // for a form

  registry::Person visitor(sql::Tx&, const http::Request&) const;
  registry::By by(const registry::Person& who) const {
    return {who.agency_id, who.id, clock.now()};
  }
  // Own files, and those of the agencies one oversees.
  bool may_see(sql::Tx&, const registry::Person&, std::int64_t agency) const;
  std::string name_of(sql::Tx&, std::int64_t person) const;
  http::Response not_there(const http::Request&, const std::string& what) const;
};

// Documents and evidence of the office. The desk must outlive them.
std::vector<http::Route> routes(Desk&);
std::vector<http::Route> document_routes(Desk&);
std::vector<http::Route> evidence_routes(Desk&);

// Whoever has a part in cases, and those who oversee them.
extern const std::string case_readers;

}  // namespace recording
