// desk — what the pages of disclosure work with.
#pragma once
#include "disclosure/import_decisions.h"
#include "ledger/checkpoint.h"
#include "platform/page/page.h"

namespace disclosure {

struct Desk {
  sql::Database& database;
  Disclosure& disclosure;
  const registry::Registry& registry;
  timing::Ids& ids;
  const timing::Clock& clock;
  const ledger::Checkpoints* checkpoints = nullptr;
  page::Show show;
  std::string site_url = {};  // https://example.gov.cn, before the paths in QR codes and feeds
  // Where a subject's publication is handled when another room does it, e.g. the page of its case;
  // empty: here.
  std::function<std::string(sql::Tx&, const Obligation&)> handled_at = {};
  std::string upload_folder = {};  // where tables wait between the preview and the import

  timing::Date today() const { return timing::date_in_china(clock.now()); }
  std::string fresh_key() const { return std::to_string(ids.next()); }
  // Who asks; the access check has seen to it that somebody does.
  By by(sql::Tx&, const http::Request&) const;
  http::Response not_there(const http::Request&, const std::string& what) const;
  ImportTools import_tools() const {
    return {database, disclosure.schemas(), disclosure.law(), registry, ids, clock};
  }
};

// Every page of the room. The desk must outlive them.
std::vector<http::Route> routes(const Desk&);

std::vector<http::Route> list_routes(const Desk&);    // /decisions and its CSV, JSON, feed
std::vector<http::Route> record_routes(const Desk&);  // /decisions/{id}, /verify
std::vector<http::Route> log_routes(const Desk&);     // /log/…
std::vector<http::Route> office_routes(const Desk&);  // /office/publications/…
std::vector<http::Route> import_routes(const Desk&);  // /office/import/decisions

constexpr auto publishers = "role:publisher|publication_reviewer|agency_head";

}  // namespace disclosure
