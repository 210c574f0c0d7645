// import_pages — office: a table of decisions comes in: choose the file, see how it was understood,
// confirm.
#include <algorithm>
#include <filesystem>

#include "disclosure/desk.h"
#include "registry/form.h"
#include "registry/page_parts.h"

namespace json = boost::json;

namespace disclosure {
namespace {

constexpr std::int64_t largest_file = std::int64_t(2) << 30;
constexpr auto address = "/office/import/decisions";

struct Stored {
  std::int64_t id = 0;
  std::string file_name, path;
};

std::optional<Stored> stored(sql::Tx& tx, const http::Request& request) {
  return tx.one(
      "SELECT id, file_name, path FROM disclosure_upload WHERE id = :id AND person_id = :person",
      {{"id", page::id_in(request.q("upload"))}, {"person", request.person}},
      [](const sql::Row& row) {
        return Stored{row.integer(0), row.str(1), row.str(2)};
      });
}

json::object empty_model() {
  return {
      {"heading", "导入执法决定"},
      {"what",
       "从信用公示表格或者其他系统导入已经作出的执法决定。先整份核对，有一处错误就一行也不写入；"
       "自然人姓名和其他个人信息在写入时隐去。"},
      {"template_url", nullptr},
      {"step", "upload"},
      {"errors", json::array()},
      {"preview", nullptr},
      {"result", nullptr}};
}

http::Response shown(const Desk& desk, const http::Request& request, json::object model,
                     int status = 200) {
  return desk.show(request, {.body = "registry/import.html",
                             .title = "导入执法决定",
                             .model = std::move(model),
                             .status = status});
}

http::Response choose_file(const Desk& desk, const http::Request& request,
                           const law::Refusals& refusals) {
  auto model = empty_model();
  registry::Form form(request, refusals);
  form.file("file", "表格文件",
            {{"hint", "Excel（.xlsx）或者 CSV；文字编码自动识别。"}, {"accept", ".xlsx,.csv"}});
  form.into(model, address, "上传并核对", desk.fresh_key());
  return shown(desk, request, std::move(model), refusals.empty() ? 200 : 422);
}

http::Response choose(const Desk& desk, const http::Request& request) {
  return choose_file(desk, request, {});
}

// The file is taken over from the request into the waiting folder.
http::Response upload(const Desk& desk, const http::Request& request) {
  if (request.uploads.empty() || request.uploads.front().size == 0)
    return choose_file(desk, request, {{"disclosure.file", "请选择文件。", {}, "file"}});
  const auto& sent = request.uploads.front();
  const auto id = desk.ids.next();
  std::filesystem::create_directories(desk.upload_folder);
  const auto path = desk.upload_folder + "/decisions-" + std::to_string(id);
  std::filesystem::copy_file(sent.path, path);
  desk.database.write([&](sql::Tx& tx) {
    const auto by = desk.by(tx, request);
    tx.execute(
        "INSERT INTO disclosure_upload (id, agency_id, person_id, file_name, path, uploaded_at) "
        "VALUES (:id, :agency, :person, :name, :path, :at)",
        {{"id", id},
         {"agency", by.agency},
         {"person", by.person},
         {"name", sent.file_name},
         {"path", path},
         {"at", by.at}});
  });
  return http::see_other(std::string(address) + "/preview?upload=" + std::to_string(id));
}

json::array options_for(const PublicationSchema& schema, const std::string& chosen) {
  json::array out{json::object{{"value", ""}, {"text", "不导入"}, {"checked", chosen.empty()}}};
  for (const auto& target : import_targets(schema))
    out.push_back(
        {{"value", target.source}, {"text", target.title}, {"checked", target.source == chosen}});
  return out;
}

json::array mapping_model(const PublicationSchema& schema, const ImportReport& seen) {
  json::array out;
  for (std::size_t i = 0; i < seen.header.size(); ++i) {
    const auto sample = !seen.sample.empty() && i < seen.sample.front().size()
                            ? seen.sample.front()[i]
                            : std::string();
    const auto source = i < seen.mapping.size() ? seen.mapping[i] : std::string();
    out.push_back({{"header", seen.header[i]},
                   {"sample", sample},
                   {"field", "map_" + std::to_string(i)},
                   {"options", options_for(schema, source)}});
  }
  return out;
}

json::array faults_model(const ImportReport& seen) {
  json::array out;
  for (const auto& fault : seen.faults)
    out.push_back({{"row", fault.row},
                   {"column", fault.column_name},
                   {"typed", ""},
                   {"problem", fault.text}});
  return out;
}

json::array lines_model(const ImportReport& seen) {
  json::array out;
  std::int64_t number = 2;
  for (const auto& line : seen.sample) {
    json::array cells;
    for (const auto& cell : line) cells.push_back(json::value(cell));
    out.push_back({{"row", number++}, {"cells", std::move(cells)}, {"bad", false}});
  }
  return out;
}

http::Response preview_of(const Desk& desk, const http::Request& request, const Stored& file,
                          const ImportReport& seen) {
  const auto* schema = desk.disclosure.schemas().of_kind(seen.kind);
  if (!schema)
    return choose_file(desk, request,
                       {{"disclosure.file",
                         seen.faults.empty() ? "文件不能识别。" : sentence(seen.faults.front()),
                         {},
                         "file"}});
  auto model = empty_model();
  model["step"] = "preview";
  json::object preview{
      {"action", std::string(address) + "/preview?upload=" + std::to_string(file.id)},
      {"file", file.file_name + " · " + seen.kind},
      {"sheet", nullptr},
      {"rows_total", seen.rows},
      {"rows_good", seen.fault_count == 0 ? seen.good : 0},
      {"rows_bad", seen.rows - seen.good},
      {"fault_file_url", nullptr},
      {"mapping", mapping_model(*schema, seen)},
      {"faults", faults_model(seen)},
      {"faults_more",
       seen.fault_count > std::int64_t(seen.faults.size())
           ? json::value("共 " + std::to_string(seen.fault_count) + " 处，这里列出前 " +
                         std::to_string(seen.faults.size()) + " 处。")
           : json::value(nullptr)},
      {"head", json::array(seen.header.begin(), seen.header.end())},
      {"lines", lines_model(seen)}};
  page::guard(preview, request, desk.fresh_key());
  model["preview"] = std::move(preview);
  return shown(desk, request, std::move(model), seen.fault_count == 0 ? 200 : 422);
}

ImportRequest request_for(const Desk& desk, const http::Request& request, const Stored& file) {
  const auto by = desk.database.read([&](sql::Tx& tx) { return desk.by(tx, request); });
  return {file.path, file.file_name, by.agency, by.person, "", {}};
}

http::Response preview(const Desk& desk, const http::Request& request) {
  const auto file = desk.database.read([&](sql::Tx& tx) { return stored(tx, request); });
  if (!file) return desk.not_there(request, "份待导入的文件");
  const auto seen = check_decisions(desk.import_tools(), request_for(desk, request, *file));
  return preview_of(desk, request, *file, seen);
}

// The columns as they were chosen on the page.
ColumnMapping mapping_sent(const http::Request& request, std::size_t columns) {
  ColumnMapping out;
  for (std::size_t i = 0; i < columns; ++i)
    out.emplace_back(request.field("map_" + std::to_string(i)));
  return out;
}

http::Response result_of(const Desk& desk, const http::Request& request,
                         const ImportReport& report) {
  auto model = empty_model();
  model["step"] = "done";
  model["result"] =
      json::object{{"written", report.rows}, {"skipped", nullptr}, {"url", "/decisions"}};
  return shown(desk, request, std::move(model));
}

void forget(const Desk& desk, const Stored& file) {
  desk.database.write([&](sql::Tx& tx) {
    tx.execute("DELETE FROM disclosure_upload WHERE id = :id", {{"id", file.id}});
  });
  std::error_code gone_already;
  std::filesystem::remove(file.path, gone_already);
}

http::Response go(const Desk& desk, const http::Request& request) {
  const auto file = desk.database.read([&](sql::Tx& tx) { return stored(tx, request); });
  if (!file) return desk.not_there(request, "份待导入的文件");
  auto wanted = request_for(desk, request, *file);
  const auto header = header_of(desk.import_tools(), wanted);
  wanted.mapping = mapping_sent(request, header.size());
  desk.database.write([&](sql::Tx& tx) {
    remember_mapping(tx, desk.ids.next(), wanted.agency, header, *wanted.mapping);
  });
  if (request.field("go") != "write")
    return preview_of(desk, request, *file, check_decisions(desk.import_tools(), wanted));
  const auto report = import_decisions(desk.import_tools(), wanted);
  if (report.import == 0) return preview_of(desk, request, *file, report);
  forget(desk, *file);
  return result_of(desk, request, report);
}

}  // namespace

std::vector<http::Route> import_routes(const Desk& desk) {
  const auto page = [&desk](http::Response (*show)(const Desk&, const http::Request&)) {
    return [&desk, show](const http::Request& request) { return show(desk, request); };
  };
  const std::string at = address;
  return {http::Route("GET", at, "role:publisher", page(choose)),
          http::Route("POST", at, "role:publisher", page(upload)).with_uploads(largest_file),
          http::Route("GET", at + "/preview", "role:publisher", page(preview)),
          http::Route("POST", at + "/preview", "role:publisher", page(go))};
}

}  // namespace disclosure
