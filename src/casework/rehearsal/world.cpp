#include "casework/rehearsal/world.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "ledger/book.h"

namespace casework::rehearsal {
namespace {

constexpr std::int64_t agency = 990001;  // no region has this code

law::Pack with_parameters(const law::Pack& pack,
                          const std::map<std::string, std::int64_t>& values) {
  if (values.empty()) return pack;
  const auto loaded = pack.parameter_overrides({values.begin(), values.end()});
  if (!loaded.pack) throw Unplayable("parameters：" + loaded.faults.front().text);
  return *loaded.pack;
}

template <class Read>
auto read_sound(Read read) {
  law::Faults faults;
  auto value = read(faults);
  if (!faults.empty()) throw std::runtime_error(faults.front().file + "：" + faults.front().text);
  return value;
}

std::int64_t must(law::Outcome<std::int64_t> outcome) {
  if (!outcome) throw Unplayable(outcome.refusals().front().reason);
  return *outcome;
}
void must(const law::Refusals& refusals) {
  if (!refusals.empty()) throw Unplayable(refusals.front().reason);
}

std::string scratch_folder() {
  auto name = (std::filesystem::temp_directory_path() / "sanzhi-rehearsal-XXXXXX").string();
  if (!::mkdtemp(name.data())) throw std::runtime_error("没有地方放演练的临时文件");
  return name;
}

timing::Instant first_moment(const Script& script) {
  if (script.steps.empty()) throw Unplayable("steps 是空的");
  return script.steps.front().at - std::chrono::days{1};
}

// （黄港）应急罚〔2026〕3号 tells how this bureau's numbers begin.
std::string number_prefix(const std::string& document_no) {
  const auto penalty = document_no.find("罚");
  return penalty == document_no.npos || penalty == 0 ? "（演练）应急"
                                                     : document_no.substr(0, penalty);
}

std::vector<sql::Migration> all_schemas() {
  std::vector<sql::Migration> out;
  for (const auto& room : {ledger::schema(), registry::schema(), recording::schema(),
                           review::schema(), disclosure::schema(), casework::schema()})
    out.insert(out.end(), room.begin(), room.end());
  return out;
}

}  // namespace

World::World(const Script& script, const law::Pack& pack)
    : script_(script),
      law_(with_parameters(pack, script.parameters)),
      folder_(scratch_folder()),
      clock_(first_moment(script)),
      ids_(clock_),
      database_(sql::open_sqlite(":memory:")),
      files_(std::make_unique<files::Store>(folder_)),
      registry_(ids_),
      forms_(read_sound([&](law::Faults& f) { return recording::Forms::read(law_, f); })),
      schemas_(read_sound(
          [&](law::Faults& f) { return disclosure::PublicationSchemas::read(law_, f); })),
      procedure_(
          read_sound([&](law::Faults& f) { return Procedure::read(law_, "general_penalty", f); })),
      records_(std::make_unique<recording::Records>(forms_, law_, registry_, *files_, ids_)),
      disclosure_(std::make_unique<disclosure::Disclosure>(schemas_, law_, registry_, ids_)),
      casework_(std::make_unique<Casework>(
          Rooms{law_, procedure_, registry_, *records_, *disclosure_, ids_})) {
  sql::migrate(*database_, all_schemas());
  database_->write(
      [&](sql::Tx& tx) { disclosure::Disclosure::open_public_log(tx, "rehearsal/public"); });
  add_people();
  add_matter_and_party();
}

World::~World() { std::filesystem::remove_all(folder_); }

By World::by(std::int64_t person) const { return {agency, person, clock_.now()}; }

void World::add_people() {
  const auto roles = read_sound(
      [&](law::Faults& f) { return registry::RoleBook::read(law_.file("roles.toml"), f); });
  const auto today = timing::date_in_china(clock_.now());
  database_->write([&](sql::Tx& tx) {
    must(registry_.add_agency(tx,
                              {.id = agency,
                               .name = "演练区应急管理局",
                               .short_name = "演练应急局",
                               .region_code = "990001",
                               .region_name = "演练区",
                               .number_prefix = number_prefix(script_.document_no),
                               .address = "演练区演练路1号",
                               .phone = "0000-0000000",
                               .supervision_phone = "0000-0000001",
                               .fine_bank = "演练银行",
                               .fine_account = "演练账户",
                               .reconsideration_body = "演练区人民政府",
                               .court = "演练区人民法院"},
                              by(0)));
    for (const Player& player : script_.players) {
      const auto id = must(registry_.add_person(
          tx,
          {.agency_id = agency,
           .name = player.name,
           .sex = "男",
           .post = player.role,
           .legal_qualification_no =
               player.role == "reviewer" && player.qualified_reviewer ? "演练资格" : ""},
          by(0)));
      people_[player.key] = id;
      if (player.role != "party") must(registry_.grant_role(tx, roles, id, player.role, by(0)));
      if (!player.has_certificate) continue;
      must(registry_.add_certificate(
          tx,
          {.person_id = id,
           .number = player.certificate_number,
           .kind = "应急管理",
           .area = "演练区",
           .issued_on = today - std::chrono::days{1200},
           .expires_on = player.certificate_expires_on.value_or(today + std::chrono::days{3650}),
           .status = player.certificate_suspended ? registry::CertificateStatus::suspended
                                                  : registry::CertificateStatus::valid,
           .exam_passed_on = today - std::chrono::days{1300},
           .exam_score = 90},
          by(0)));
    }
  });
}

void World::add_matter_and_party() {
  const auto today = timing::date_in_china(clock_.now());
  database_->write([&](sql::Tx& tx) {
    matter_ = must(registry_.add_matter(tx,
                                        {.agency_id = agency,
                                         .code = "演练-CF-001",
                                         .name = "对安全生产违法行为的处罚",
                                         .category = "行政处罚",
                                         .subject = "演练区应急管理局",
                                         .handling_unit = "执法大队",
                                         .legal_basis = "安全生产法",
                                         .target = "生产经营单位",
                                         .time_limit_value = 90,
                                         .time_limit_unit = "calendar_day",
                                         .time_limit_from = "立案之日",
                                         .time_limit_basis = "行政处罚法第60条",
                                         .fee = "不收费"},
                                        by(0)));
    must(registry_.publish_matter(tx, matter_, today - std::chrono::days{365}, law_, by(0)));
    auto party = script_.party;
    party.agency_id = agency;
    auto added = registry_.add_party(tx, party, by(0));
    if (!added) {  // an author's invented code need not have a right check digit
      party.credit_code.clear();
      party.id_number.clear();
      added = registry_.add_party(tx, party, by(0));
    }
    party_ = must(added);
  });
}

std::int64_t World::person(std::string_view key) const {
  const auto* player = script_.player(key);
  const auto found = player ? people_.find(player->key) : people_.end();
  return found == people_.end() ? 0 : found->second;
}

std::string World::name(std::string_view key) const {
  const auto* player = script_.player(key);
  return player ? player->name : std::string(key);
}

std::int64_t World::first_officer() const {
  const auto officer = std::ranges::find(script_.players, "officer", &Player::role);
  return officer == script_.players.end() ? 0 : people_.at(officer->key);
}

Case World::current() {
  if (!case_)
    case_ =
        must(casework_->open(*database_, {matter_, party_, script_.title}, by(first_officer())));
  return *database_->read([&](sql::Tx& tx) { return casework_->find(tx, case_); });
}

bool World::may(std::int64_t person, const ActKind& act) {
  const auto found = database_->read([&](sql::Tx& tx) { return registry_.person(tx, person); });
  return found &&
         std::ranges::any_of(act.roles, [&](const auto& role) { return found->has_role(role); });
}

}  // namespace casework::rehearsal
