// world — a scratch bureau for one rehearsal: its own database, files, people and clock.
#pragma once
#include <memory>

#include "casework/casework.h"
#include "casework/rehearsal/script.h"

namespace casework::rehearsal {

class World {
 public:
  World(const Script&, const law::Pack&);
  ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  sql::Database& database() { return *database_; }
  const Casework& casework() const { return *casework_; }
  const law::Pack& law() const { return law_; }
  disclosure::Disclosure& disclosure() { return *disclosure_; }

  void set_time(timing::Instant at) { clock_.set(at); }
  By by(std::int64_t person) const;
  std::int64_t person(std::string_view key) const;  // 0: nobody of that key
  std::string name(std::string_view key) const;     // the key itself for a stranger
  Case current();                                   // opens the case when it is not open yet
  std::int64_t first_officer() const;
  bool may(std::int64_t person, const ActKind&);

 private:
  void add_people();
  void add_matter_and_party();

  const Script& script_;
  law::Pack law_;
  std::string folder_;
  timing::ManualClock clock_;
  timing::Ids ids_;
  std::unique_ptr<sql::Database> database_;
  std::unique_ptr<files::Store> files_;
  registry::Registry registry_;
  recording::Forms forms_;
  disclosure::PublicationSchemas schemas_;
  Procedure procedure_;
  std::unique_ptr<recording::Records> records_;
  std::unique_ptr<disclosure::Disclosure> disclosure_;
  std::unique_ptr<Casework> casework_;
  std::map<std::string, std::int64_t, std::less<>> people_;
  std::int64_t matter_ = 0, party_ = 0, case_ = 0;
};

}  // namespace casework::rehearsal
