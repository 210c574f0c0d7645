// list_pages — portal: which decisions are public? As a page, as JSON, CSV and a feed.
#include <set>

#include "disclosure/content.h"
#include "disclosure/record_model.h"
#include "platform/html/html.h"
#include "platform/tables/writer.h"
#include "registry/form.h"
#include "registry/page_parts.h"

namespace json = boost::json;

namespace disclosure {
namespace {

constexpr std::size_t page_size = 20, json_page = 100, feed_size = 50;
constexpr std::size_t csv_step = 500, csv_most = 10'000;

std::optional<timing::Date> day_asked(const http::Request& request, std::string_view name) {
  timing::Date date;
  if (!timing::parse(request.q(name), date)) return std::nullopt;
  return date;
}

// 2026-03-02_123: the last one on the page before.
std::optional<search::Position> position_asked(const http::Request& request) {
  const auto text = request.q("after");
  const auto parts = text.find('_');
  timing::Date date;
  if (parts == text.npos || !timing::parse(text.substr(0, parts), date)) return std::nullopt;
  return search::Position{date, page::id_in(text.substr(parts + 1))};
}

std::string text_of(const search::Position& position) {
  return timing::iso(position.date) + "_" + std::to_string(position.id);
}

RecordFilter filter_asked(const http::Request& request, std::size_t limit) {
  return {.q = std::string(request.q("q")),
          .kind = std::string(request.q("kind")),
          .party = std::string(request.q("party")),
          .agency = std::string(request.q("agency")),
          .from = day_asked(request, "from"),
          .to = day_asked(request, "to"),
          .after = position_asked(request),
          .limit = limit};
}

std::string tally_of(const Records& found) {
  if (found.too_short) return "请至少输入两个字";
  if (found.count == 0) return "没有符合条件的决定";
  return (found.exact ? "共 " : "约 ") + std::to_string(found.count) + " 条";
}

json::object filter_model(const Desk& desk, const http::Request& request) {
  registry::Form form(request, {}), more(request, {});
  registry::Options kinds{{"", "全部"}};
  for (const auto& schema : desk.disclosure.schemas().all())
    kinds.emplace_back(schema.kind, schema.kind);
  const auto asked = [&](const char* name) { return std::string(request.q(name)); };
  form.text("q", "企业、文号、事由", asked("q"))
      .select("kind", "类别", kinds, asked("kind"))
      .date("from", "决定日期 自", day_asked(request, "from"))
      .date("to", "至", day_asked(request, "to"));
  more.text("party", "当事人或者统一社会信用代码", asked("party"))
      .text("agency", "执法主体（全称）", asked("agency"));
  return {{"action", "/decisions"},
          {"fields", form.fields()},
          {"more", more.fields()},
          {"more_open", !asked("party").empty() || !asked("agency").empty()},
          {"submit_text", nullptr}};
}

json::object row_of(const Desk& desk, const Record& record) {
  return {{"sentence", sentence_of(desk.disclosure, record)},
          {"url", address_of(record)},
          {"number", record.document_number},
          {"agency", record.agency_name},
          {"kind", record.kind},
          {"decided_on", timing::iso(record.decided_on)},
          {"public_on", record.published_on ? timing::iso(*record.published_on) : ""},
          {"lamp", lamp_of(record)}};
}

// The same list in another form.
std::string twin(const http::Request& request, std::string_view path) {
  const auto query = registry::with_query(request, "after", "");
  const auto mark = query.find('?');
  return std::string(path) + (mark == query.npos ? "" : query.substr(mark));
}

json::value pager_of(const http::Request& request, const Records& found) {
  const auto after = request.q("after");
  if (!found.next && after.empty()) return nullptr;
  return json::object{
      {"range", "本页 " + std::to_string(found.records.size()) + " 条"},
      {"first_url", after.empty() ? json::value(nullptr)
                                  : json::value(registry::with_query(request, "after", ""))},
      {"prev_url", nullptr},
      {"next_url", found.next
                       ? json::value(registry::with_query(request, "after", text_of(*found.next)))
                       : json::value(nullptr)}};
}

http::Response list(const Desk& desk, const http::Request& request) {
  const auto found = desk.database.read(
      [&](sql::Tx& tx) { return desk.disclosure.records(tx, filter_asked(request, page_size)); });
  auto model = registry::list_model(tally_of(found));
  model["filter"] = filter_model(desk, request);
  registry::add_active(model, request,
                       {{"q", "包含"},
                        {"kind", "类别"},
                        {"from", "自"},
                        {"to", "至"},
                        {"party", "当事人"},
                        {"agency", "执法主体"}});
  model["downloads"] =
      json::array{json::object{{"text", "CSV"}, {"url", twin(request, "/decisions.csv")}},
                  json::object{{"text", "JSON"}, {"url", twin(request, "/decisions.json")}},
                  json::object{{"text", "订阅"}, {"url", twin(request, "/feeds/decisions.atom")}}};
  json::array rows;
  for (const auto& record : found.records) rows.push_back(row_of(desk, record));
  if (rows.empty())
    model["empty"] =
        registry::nothing_here("没有找到符合这些条件的决定。",
                               "这里公开行政许可、行政处罚等执法决定。可以减少条件，或者只写"
                               "企业名称中的几个字。");
  model["rows"] = std::move(rows);
  model["pager"] = pager_of(request, found);
  return desk.show(request, {.body = "disclosure/decisions.html",
                             .title = "执法决定公示",
                             .model = std::move(model),
                             .portal = true});
}

http::Response list_json(const Desk& desk, const http::Request& request) {
  const auto found = desk.database.read(
      [&](sql::Tx& tx) { return desk.disclosure.records(tx, filter_asked(request, json_page)); });
  json::array records;
  for (const auto& record : found.records) records.push_back(json_of(desk.disclosure, record));
  json::object out{{"count", found.count}, {"exact", found.exact}, {"decisions", records}};
  out["next"] = found.next
                    ? json::value(registry::with_query(request, "after", text_of(*found.next)))
                    : json::value(nullptr);
  return http::json(json::serialize(out));
}

// The columns of the kind asked for; of several kinds those that all have.
http::Response list_csv(const Desk& desk, const http::Request& request) {
  std::string text;
  const auto writer = tables::csv_writer([&](std::string_view more) { text += more; });
  const auto* schema = desk.disclosure.schemas().of_kind(request.q("kind"));
  std::vector<std::string> labels{"执法主体", "执法类别", "执法对象", "执法文书号", "决定日期"};
  if (schema)
    for (const auto& field : schema->fields)
      if (field.shown) labels.push_back(field.label);
  std::vector<tables::Value> cells(labels.begin(), labels.end());
  for (const char* last : {"公开日期", "网址", "内容校验值"}) cells.emplace_back(last);
  writer->row(cells);
  auto filter = filter_asked(request, csv_step);
  for (std::size_t written = 0; written < csv_most;) {
    const auto found =
        desk.database.read([&](sql::Tx& tx) { return desk.disclosure.records(tx, filter); });
    for (const auto& record : found.records) {
      const auto fields = desk.disclosure.public_fields(record);
      std::vector<std::string> values;
      for (const auto& label : labels) values.push_back(value_in(fields, label));
      values.push_back(record.published_on ? timing::iso(*record.published_on) : "");
      values.push_back(desk.site_url + address_of(record));
      values.push_back(record.sha256);
      writer->row(std::vector<tables::Value>(values.begin(), values.end()));
    }
    written += found.records.size();
    filter.after = found.next;
    if (!found.next) break;
  }
  writer->finish();
  http::Response response;
  response.body = std::move(text);
  return response.with("content-type", "text/csv; charset=utf-8")
      .with("content-disposition", "attachment; filename=\"decisions.csv\"");
}

http::Response feed(const Desk& desk, const http::Request& request) {
  const auto found = desk.database.read(
      [&](sql::Tx& tx) { return desk.disclosure.records(tx, filter_asked(request, feed_size)); });
  const auto self = html::escape(desk.site_url + twin(request, "/feeds/decisions.atom"));
  auto updated = timing::Date{};
  std::string entries;
  for (const auto& record : found.records) {
    const auto on = record.published_on.value_or(record.decided_on);
    updated = std::max(updated, on);
    const auto url = html::escape(desk.site_url + address_of(record));
    entries += "<entry><id>" + url + "</id><title>" +
               html::escape(sentence_of(desk.disclosure, record)) + "</title><link href=\"" + url +
               "\"/><updated>" + timing::iso(timing::china_midnight(on)) +
               "</updated><author><name>" + html::escape(record.agency_name) +
               "</name></author><category term=\"" + html::escape(record.kind) + "\"/></entry>\n";
  }
  http::Response response;
  response.body =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>" +
      self + "</id><title>执法决定公示</title><link rel=\"self\" href=\"" + self + "\"/><updated>" +
      timing::iso(timing::china_midnight(updated)) + "</updated>\n" + entries + "</feed>\n";
  return response.with("content-type", "application/atom+xml; charset=utf-8");
}

}  // namespace

std::vector<http::Route> list_routes(const Desk& desk) {
  const auto page = [&desk](http::Response (*show)(const Desk&, const http::Request&)) {
    return [&desk, show](const http::Request& request) { return show(desk, request); };
  };
  return {http::Route("GET", "/decisions", "public", page(list)).cached(),
          http::Route("GET", "/decisions.json", "public", page(list_json)).cached(),
          http::Route("GET", "/decisions.csv", "public", page(list_csv)),
          http::Route("GET", "/feeds/decisions.atom", "public", page(feed)).cached()};
}

}  // namespace disclosure
