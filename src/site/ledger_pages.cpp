#include "site/ledger_pages.h"

#include <charconv>
#include <map>

#include "casework/office_pages.h"
#include "ledger/book.h"
#include "platform/crypto/hash.h"
#include "site/frame.h"
#include "site_embedded.h"

namespace json = boost::json;

namespace site {
namespace {

constexpr int rows_of_a_page = 50;
constexpr std::int64_t most_looked_at = 5'000;  // when little fits what is asked for

// Everybody with a part in cases; what concerns accounts is for the audit alone.
const std::string readers =
    "role:audit_admin|officer|unit_head|agency_head|deputy_head|reviewer|counsel|publisher|"
    "publication_reviewer|archivist|hearing_chair|justice_supervisor";

const std::map<std::string, std::string, std::less<>>& act_titles() {
  static const auto titles = [] {
    std::map<std::string, std::string, std::less<>> out;
    for (auto rest = embedded("embed/ledger_acts.csv"); !rest.empty();) {
      const auto line = rest.substr(0, rest.find('\n'));
      const auto comma = line.find(',');
      out.emplace(line.substr(0, comma), line.substr(comma + 1));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    }
    return out;
  }();
  return titles;
}

std::string title_of(const House& house, std::string_view act) {
  if (const auto known = act_titles().find(act); known != act_titles().end()) return known->second;
  if (act.starts_with("casework."))
    if (const auto* kind = house.procedure.find(act.substr(9))) return kind->title;
  return std::string(act);
}

std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

class LedgerPage {
 public:
  LedgerPage(House& house, sql::Tx& tx, const http::Request& request)
      : house_(house), tx_(tx), request_(request), visitor_(visitor_of(request)->person) {
    size_ = ledger::size_of(tx, visitor_.agency_id);
    const auto entry = number(request.q("entry"));
    const auto before = number(request.q("before"));
    from_ = std::clamp<std::int64_t>(entry ? *entry + 1 : before.value_or(size_), 0, size_);
    if (entry) at_most_ = 1;
  }

  json::object model() {
    json::object out{{"checkpoint", checkpoint()},
                     {"verdict", "unchecked"},
                     {"verdict_text", "系统管理员用 sanzhi verify 核对全部条目和文件"},
                     {"verify_url", nullptr},
                     {"filter", filter()},
                     {"active", json::array()},
                     {"clear_url", nullptr},
                     {"tally", "共 " + std::to_string(size_) + " 条"},
                     {"downloads", json::array()}};
    out["rows"] = rows();
    out["pager"] = pager();
    out["empty"] = {{"what", "没有符合条件的记载。"}, {"who", "账本"}, {"link", nullptr}};
    return out;
  }

 private:
  json::value checkpoint() {
    const auto point = ledger::checkpoint_of(tx_, visitor_.agency_id);
    return {{"size", std::to_string(point.size)},
            {"root", crypto::base64(point.root)},
            {"signed_at", timing::minute_in_china(house_.clock.now())}};
  }

  json::value filter() const {
    return {{"action", "/office/ledger"},
            {"fields", json::array{{{"name", "q"},
                                    {"label", "何事、对象"},
                                    {"type", "text"},
                                    {"hint", nullptr},
                                    {"error", nullptr},
                                    {"value", request_.q("q")},
                                    {"unit", nullptr}}}},
            {"more", json::array()}};
  }

  json::array rows() {
    json::array out;
    const auto least = std::max<std::int64_t>(0, from_ - most_looked_at);
    for (last_ = from_; last_ > least && int(out.size()) < at_most_;) {
      const auto written = ledger::entry_at(tx_, visitor_.agency_id, --last_);
      if (!written) continue;
      auto row = row_of(*written);
      if (!row.empty()) out.push_back(std::move(row));
    }
    return out;
  }

  // Empty when the visitor is not to see it, or did not ask for it.
  json::object row_of(const ledger::Written& written) {
    const std::string act(written.body.at("act").as_string());
    const std::string subject(written.body.at("subject").as_string());
    if (act.starts_with("account.") && !visitor_.has_role("audit_admin")) return {};
    const auto what = title_of(house_, act);
    const auto q = request_.q("q");
    if (!q.empty() && what.find(q) == what.npos && subject.find(q) == subject.npos) return {};
    const timing::Instant at{
        std::chrono::milliseconds(written.body.at("at").to_number<std::int64_t>())};
    auto [name, url] = subject_of(subject);
    return {{"entry", std::to_string(written.seq)},
            {"at", timing::minute_in_china(at)},
            {"who", who(written.body.at("by").to_number<std::int64_t>())},
            {"what", what},
            {"subject", name},
            {"subject_url", std::move(url)},
            {"hash", crypto::hex(ledger::leaf_hash(written.text)).substr(0, 16)}};
  }

  std::string who(std::int64_t id) {
    if (id == 0) return "系统";
    auto known = names_.find(id);
    if (known == names_.end()) {
      const auto person = house_.registry.person(tx_, id);
      known = names_.emplace(id, person ? person->name : std::to_string(id)).first;
    }
    return known->second;
  }

  std::pair<std::string, json::value> subject_of(const std::string& subject) {
    const auto id = casework::case_in_subject(subject);
    const auto of =
        id == 0 || visitor_.has_role("audit_admin") ? std::nullopt : house_.casework.find(tx_, id);
    if (!of) return {subject, nullptr};
    return {of->title.empty() ? subject : of->title, json::value(casework::url_of(*of))};
  }

  json::value pager() const {
    const auto q = request_.q("q");
    const auto next =
        "?before=" + std::to_string(last_) + (q.empty() ? "" : "&q=" + std::string(q));
    return {{"range", "第 " + std::to_string(last_) + " 至 " + std::to_string(from_ - 1) + " 条"},
            {"first_url", from_ < size_ ? json::value("/office/ledger") : json::value()},
            {"prev_url", nullptr},
            {"next_url", last_ > 0 ? json::value(next) : json::value()}};
  }

  House& house_;
  sql::Tx& tx_;
  const http::Request& request_;
  const registry::Person& visitor_;
  std::int64_t size_ = 0, from_ = 0, last_ = 0;
  int at_most_ = rows_of_a_page;
  std::map<std::int64_t, std::string> names_;
};

}  // namespace

std::vector<http::Route> ledger_routes(House& house, const page::Show& show) {
  const auto page = [&](const http::Request& request) {
    return house.database->read([&](sql::Tx& tx) {
      return show(request, {.body = "ledger/ledger.html",
                            .title = "账本",
                            .model = LedgerPage(house, tx, request).model()});
    });
  };
  return {http::Route("GET", "/office/ledger", readers, page)};
}

}  // namespace site
