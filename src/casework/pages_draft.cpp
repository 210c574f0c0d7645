// pages_draft — what is typed into the form of an act is kept until it is sent.
#include "casework/pages_answers.h"
#include "registry/drafts.h"

namespace casework {
namespace {

// The name of the draft in an address: 123.serve_notice
struct Named {
  std::int64_t case_id = 0;
  std::string act;
};

Named named(std::string_view key) {
  const auto dot = key.find('.');
  if (dot == key.npos) return {};
  return {page::id_in(key.substr(0, dot)), std::string(key.substr(dot + 1))};
}

// POST /office/drafts/{key}
http::Response save(const Desk& desk, const http::Request& request) {
  const auto [case_id, act_id] = named(request.param("key"));
  const auto* act = desk.procedure().find(act_id);
  const bool saved = desk.database.write([&](sql::Tx& tx) {
    const auto who = desk.visitor(tx, request);
    const auto found = desk.casework.find(tx, case_id);
    if (!act || !found || found->agency_id != who.agency_id) return false;
    registry::save_draft(tx, who.id, draft_name(*found, *act), kept(request.form),
                         desk.clock.now());
    return true;
  });
  return saved ? http::text("") : desk.not_there(request, "表单");
}

}  // namespace

std::vector<http::Route> draft_routes(Desk& desk) {
  return {{"POST", "/office/drafts/{key}", case_people,
           [&desk](const http::Request& request) { return save(desk, request); }}};
}

}  // namespace casework
