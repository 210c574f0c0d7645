#include "registry/drafts.h"

namespace registry {

void save_draft(sql::Tx& tx, std::int64_t person, std::string_view form,
                const boost::json::object& content, timing::Instant now) {
  tx.execute(
      "INSERT INTO form_draft (person_id, form, content, saved_at) VALUES (:person, :form, "
      ":content, :now) ON CONFLICT (person_id, form) DO UPDATE SET content = excluded.content, "
      "saved_at = excluded.saved_at",
      {{"person", person},
       {"form", form},
       {"content", boost::json::serialize(content)},
       {"now", now}});
}

std::optional<Draft> draft(sql::Tx& tx, std::int64_t person, std::string_view form) {
  return tx.one(
      "SELECT content, saved_at FROM form_draft WHERE person_id = :person AND form = :form",
      {{"person", person}, {"form", form}}, [](const sql::Row& r) {
        return Draft{boost::json::parse(r.text(0)).as_object(), r.instant(1)};
      });
}

void drop_draft(sql::Tx& tx, std::int64_t person, std::string_view form) {
  tx.execute("DELETE FROM form_draft WHERE person_id = :person AND form = :form",
             {{"person", person}, {"form", form}});
}

std::optional<Sent> sent_before(sql::Tx& tx, std::int64_t person, std::string_view key,
                                std::string_view request_hash) {
  if (key.empty()) return std::nullopt;
  return tx.one(
      "SELECT location, request_hash FROM idempotency WHERE person_id = :person AND sent_key = "
      ":key",
      {{"person", person}, {"key", key}}, [&](const sql::Row& r) {
        return Sent{r.str(0), r.text(1) == request_hash};
      });
}

void remember_sent(sql::Tx& tx, std::int64_t person, std::string_view key,
                   std::string_view request_hash, std::string_view location, timing::Instant now) {
  if (key.empty()) return;
  tx.execute(
      "INSERT INTO idempotency (person_id, sent_key, request_hash, location, made_at) VALUES "
      "(:person, :key, :hash, :location, :now)",
      {{"person", person},
       {"key", key},
       {"hash", request_hash},
       {"location", location},
       {"now", now}});
}

}  // namespace registry
