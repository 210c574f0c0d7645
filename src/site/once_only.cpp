// once_only — was this form sent before?
#include <condition_variable>
#include <mutex>
#include <set>

#include "platform/crypto/hash.h"
#include "registry/drafts.h"
#include "site/gate.h"

namespace site {
namespace {

// Keys of forms that are being carried out now.
class UnderWay {
 public:
  void enter(const std::string& key) {
    std::unique_lock lock(mutex_);
    left_.wait(lock, [&] { return keys_.insert(key).second; });
  }
  void leave(const std::string& key) {
    const std::lock_guard lock(mutex_);
    keys_.erase(key);
    left_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable left_;
  std::set<std::string> keys_;
};

struct Entered {
  Entered(UnderWay& where, std::string key) : where_(where), key_(std::move(key)) {
    where_.enter(key_);
  }
  ~Entered() { where_.leave(key_); }
  UnderWay& where_;
  const std::string key_;
};

std::string content_hash(const http::Request& request) {
  crypto::Hasher hasher(crypto::Algorithm::sha256);
  hasher.add(request.path);
  for (const auto& [name, value] : request.form)
    if (name != "csrf") hasher.add("\n" + name + "=" + value);
  for (const auto& upload : request.uploads)
    hasher.add("\n" + upload.field + ":" + upload.file_name + ":" + std::to_string(upload.size));
  return crypto::hex(hasher.finish());
}

std::string location_of(const http::Response& response) {
  for (const auto& [name, value] : response.headers)
    if (name == "location") return value;
  return "";
}

void remember(sql::Database& database, const http::Request& request, std::string_view key,
              const std::string& hash, const std::string& location, timing::Instant now) {
  try {
    database.write([&](sql::Tx& tx) {
      registry::remember_sent(tx, request.person, key, hash, location, now);
    });
  } catch (const sql::Error& error) {
    // The room remembered it itself, in one transaction with its work.
    if (error.fault != sql::Fault::unique) throw;
  }
}

}  // namespace

http::Route once_only(http::Route route, sql::Database& database, const timing::Clock& clock) {
  if (route.method != "POST" || !route.handler || route.access == "public") return route;
  const auto under_way = std::make_shared<UnderWay>();
  route.handler = [&database, &clock, under_way,
                   inner = std::move(route.handler)](const http::Request& request) {
    const auto key = request.field("idempotency_key");
    if (key.empty()) return inner(request);
    const Entered entered(*under_way, std::to_string(request.person) + ":" + std::string(key));
    const auto hash = content_hash(request);
    const auto before = database.read(
        [&](sql::Tx& tx) { return registry::sent_before(tx, request.person, key, hash); });
    if (before && before->same) return http::see_other(before->location);
    auto response = inner(request);
    if (response.status == 303 && !before)
      remember(database, request, key, hash, location_of(response), clock.now());
    return response;
  };
  return route;
}

}  // namespace site
