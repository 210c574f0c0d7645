#include "site/site.h"

#include "casework/office_pages.h"
#include "disclosure/desk.h"
#include "ledger/book.h"
#include "recording/desk.h"
#include "registry/desk.h"
#include "site/assets.h"
#include "site/error_pages.h"
#include "site/health.h"
#include "site/home.h"
#include "site/law_pages.h"
#include "site/ledger_pages.h"
#include "site/notices.h"
#include "site/rooms.h"
#include "site/sign_in_pages.h"

namespace site {
namespace {

void append(std::vector<http::Route>& all, std::vector<http::Route> more) {
  for (auto& route : more) all.push_back(std::move(route));
}

FrameParts parts_of(House& house, const std::unique_ptr<Gate>& gate) {
  return {
      .clock = house.clock,
      .config = house.config,
      .agency = [&house] { return house.agency(); },
      .unit_of =
          [&house](const registry::Person& person) {
            const auto office = house.database->read(
                [&](sql::Tx& tx) { return house.registry.office(tx, person.office_id); });
            return office ? office->name : std::string();
          },
      .may_open = [&gate](std::string_view path,
                          const registry::Person* person) { return gate->may_open(path, person); }};
}

std::optional<recording::Dossier> dossier(House& house, sql::Tx& tx, std::string_view subject) {
  const auto of = house.casework.find(tx, casework::case_in_subject(subject));
  if (!of) return std::nullopt;
  return recording::Dossier{of->agency_id, of->title, of->number, casework::url_of(*of),
                            !of->closed};
}

}  // namespace

struct Site::Desks {
  Desks(House& house, const page::Show& show)
      : registry{*house.database, house.registry, house.accounts, house.law,      house.roles,
                 house.clock,     house.chance,   show,           site_url(house)},
        recording{
            *house.database,
            house.records,
            house.registry,
            house.clock,
            show,
            [&house](sql::Tx& tx, std::string_view subject) { return dossier(house, tx, subject); },
            [this] { return registry.fresh_key(); }},
        disclosure{*house.database,
                   house.disclosure,
                   house.registry,
                   house.ids,
                   house.clock,
                   &house.checkpoints,
                   show,
                   site_url(house),
                   [&house](sql::Tx& tx, const disclosure::Obligation& owed) {
                     const auto of =
                         house.casework.find(tx, casework::case_in_subject(owed.subject));
                     return of ? casework::url_of(*of) : std::string();
                   },
                   house.folder.files() + "/incoming"},
        casework{*house.database, house.casework, house.clock, house.chance, show} {}

  static std::string site_url(const House& house) {
    return house.config.site_domain.empty() ? "" : "https://" + house.config.site_domain;
  }

  registry::Desk registry;
  recording::Desk recording;
  disclosure::Desk disclosure;
  casework::Desk casework;
};

namespace {

// Every room of the house, in the order of the floors.
template <class Desks>
std::vector<http::Route> all_routes(House& house, const page::Show& show, Desks& desks) {
  std::vector<http::Route> all;
  append(all, asset_routes());
  append(all, health_routes(house));
  append(all, home_routes(house, show));
  append(all, notice_routes(house, show));
  append(all, sign_in_routes(house, show));
  append(all, law_routes(house, show));
  append(all, ledger_routes(house, show));
  append(all, registry::routes(desks.registry));
  append(all, recording::routes(desks.recording));
  append(all, disclosure::routes(desks.disclosure));
  append(all, casework::routes(desks.casework));
  return all;
}

}  // namespace

Site::~Site() = default;

Site::Site(House& house)
    : house_(house),
      parts_(parts_of(house, gate_)),
      show_(show_in_frame(parts_)),
      desks_(std::make_unique<Desks>(house, show_)) {
  add_all_templates();
  for (auto& route : all_routes(house, show_, *desks_)) {
    route = once_only(std::move(route), *house.database, house.clock);
    if (route.handler)
      route.handler = [inner = std::move(route.handler)](const http::Request& request) {
        auto response = inner(request);
        tell_next_page(response);
        return response;
      };
    routes_.push_back(std::move(route));
  }
  gate_ = std::make_unique<Gate>(routes_, *house.database, house.accounts, house.roles, house.clock,
                                 show_);
  look_at_public_log();
}

http::Response Site::problem(int status, const http::Request& request) const {
  return show_(request, error_page(status, request));
}

http::Router Site::router() {
  const auto check = [this](const http::Route& route, http::Request& request) {
    return gate_->check(route, request);
  };
  const auto page = [this](int status, const http::Request& request) {
    return problem(status, request);
  };
  return http::Router(routes_, check, {page});
}

std::uint64_t Site::public_version() const {
  const auto day = timing::date_in_china(house_.clock.now()).time_since_epoch().count();
  return (std::uint64_t(day) << 40) + std::uint64_t(published_.load());
}

void Site::look_at_public_log() {
  published_ =
      house_.database->read([](sql::Tx& tx) { return ledger::size_of(tx, ledger::public_log); });
}

}  // namespace site
