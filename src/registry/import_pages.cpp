// import_pages — office: a table comes in: choose the file, look at what it would change, confirm.
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <system_error>

#include "platform/tables/writer.h"
#include "registry/desk.h"
#include "registry/form.h"
#include "registry/import.h"
#include "registry/page_parts.h"

namespace json = boost::json;

namespace registry {
namespace {

constexpr std::int64_t largest_file = 32 << 20;
constexpr std::size_t faults_shown = 200;

struct Kind {
  ImportKind kind;
  const char *access, *what, *leads_to;
};
constexpr Kind kinds[] = {
    {ImportKind::matters, "role:publisher",
     "从权责清单导入执法事项。一行一项；没有收费的写“不收费”。同一编码的事项按表格更新。",
     "/office/matters"},
    {ImportKind::officers, "role:publisher|system_admin",
     "导入执法人员和执法证件。一行一人；同一证号的按表格更新。", "/office/officers"},
    {ImportKind::parties, "role:officer|unit_head|publisher|window_clerk|draw_administrator",
     "导入企业、个体工商户和个人。同一统一社会信用代码或者证件号码的按表格更新。",
     "/office/parties"}};
constexpr auto anybody =
    "role:publisher|system_admin|officer|unit_head|window_clerk|draw_administrator";

std::string address_of(const Kind& kind) {
  return "/office/import/" + std::string(name_of(kind.kind));
}

// The stored upload as a file, as long as this lives.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& content) {
    std::string name = "/tmp/sanzhi-import-XXXXXX";
    const int file = ::mkstemp(name.data());
    if (file < 0) throw std::system_error(errno, std::generic_category(), "mkstemp");
    ::close(file);
    path_ = name;
    std::ofstream out(path_, std::ios::binary);
    out << content;
    out.close();
    if (!out) throw std::runtime_error("no room for a temporary file");
  }
  ~TemporaryFile() { ::unlink(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

struct Stored {
  std::string name, content;
};

std::optional<Stored> stored(sql::Tx& tx, const Kind& kind, const http::Request& request) {
  return tx.one(
      "SELECT file_name, content FROM import_upload WHERE id = :id AND person_id = :person AND "
      "kind = :kind",
      {{"id", page::id_in(request.q("upload"))},
       {"person", request.person},
       {"kind", name_of(kind.kind)}},
      [](const sql::Row& r) {
        return Stored{r.str(0), std::string(r.bytes(1))};
      });
}

json::object empty_model(const Kind& kind) {
  return {{"heading", "导入" + std::string(chinese(kind.kind))},
          {"what", kind.what},
          {"template_url", address_of(kind) + "/template.csv"},
          {"step", "upload"},
          {"errors", json::array()},
          {"preview", nullptr},
          {"result", nullptr}};
}

http::Response shown(const Desk& desk, const http::Request& request, json::object model,
                     int status = 200) {
  return desk.show(request, {.body = "registry/import.html",
                             .title = "导入",
                             .model = std::move(model),
                             .status = status});
}

// Step 1
http::Response choose_file(const Desk& desk, const http::Request& request, const Kind& kind,
                           const law::Refusals& refusals) {
  auto model = empty_model(kind);
  Form form(request, refusals);
  form.file("file", "表格文件",
            {{"hint", "Excel（.xlsx）或者 CSV；文字编码自动识别。"}, {"accept", ".xlsx,.csv"}});
  form.into(model, address_of(kind), "上传并核对", desk.fresh_key());
  return shown(desk, request, std::move(model), refusals.empty() ? 200 : 422);
}

json::array options_for(const Preview& seen, int column) {
  json::array options{{{"value", ""}, {"text", "不导入"}, {"checked", false}, {"barred", nullptr}}};
  for (const ImportColumn& one : seen.columns)
    options.push_back({{"value", one.field},
                       {"text", one.label},
                       {"checked", one.column == column},
                       {"barred", nullptr}});
  return options;
}

json::array mapping_of(const Preview& seen) {
  json::array mapping;
  for (int at = 0; at < int(seen.headers.size()); ++at) {
    std::string sample;
    for (std::size_t c = 0; c < seen.columns.size(); ++c)
      if (seen.columns[c].column == at + 1 && !seen.first.empty())
        sample = seen.first.front().cells[c];
    mapping.push_back({{"header", seen.headers[std::size_t(at)]},
                       {"sample", sample},
                       {"field", "map_" + std::to_string(at)},
                       {"options", options_for(seen, at + 1)}});
  }
  return mapping;
}

json::array faults_of(const Preview& seen) {
  json::array faults;
  for (const auto& fault : seen.faults) {
    if (faults.size() == faults_shown) break;
    faults.push_back({{"row", fault.row},
                      {"column", fault.column_name},
                      {"typed", ""},
                      {"problem", fault.text}});
  }
  return faults;
}

void add_first_rows(const Preview& seen, json::object& model) {
  json::array head{"变动"}, lines;
  for (const ImportColumn& column : seen.columns)
    if (column.column > 0) head.emplace_back(column.label);
  for (const PreviewRow& line : seen.first) {
    json::array cells{json::value(line.state)};
    for (std::size_t c = 0; c < seen.columns.size(); ++c)
      if (seen.columns[c].column > 0) cells.emplace_back(line.cells[c]);
    lines.push_back(
        {{"row", line.row}, {"cells", std::move(cells)}, {"bad", line.state == "有误"}});
  }
  model["head"] = std::move(head);
  model["lines"] = std::move(lines);
}

// Step 2
http::Response look(const Desk& desk, const http::Request& request, const Kind& kind,
                    const Preview& seen, const std::string& file_name, int status) {
  const auto good = seen.added + seen.changed + seen.same;
  json::object preview{
      {"action", address_of(kind) + "?upload=" + std::string(request.q("upload"))},
      {"file", file_name},
      {"sheet", nullptr},
      {"rows_total", seen.rows},
      {"rows_good", good},
      {"rows_bad", seen.rows - good},
      {"changes", "新增 " + std::to_string(seen.added) + " 行，修改 " +
                      std::to_string(seen.changed) + " 行，相同 " + std::to_string(seen.same) +
                      " 行"},
      {"fault_file_url", nullptr},
      {"mapping", mapping_of(seen)},
      {"faults", faults_of(seen)},
      {"faults_more", seen.faults.size() > faults_shown ? json::value("还有更多，先改正以上各处。")
                                                        : json::value()}};
  add_first_rows(seen, preview);
  page::guard(preview, request, desk.fresh_key());
  auto model = empty_model(kind);
  model["step"] = "preview";
  model["preview"] = std::move(preview);
  return shown(desk, request, std::move(model), status);
}

ImportFile file_with(const Kind& kind, std::int64_t agency, const std::string& path,
                     const std::string& name, const http::Request& request) {
  ImportFile file{.kind = kind.kind, .agency = agency, .path = path, .name = name};
  for (const auto& [field, value] : request.form) {
    if (!field.starts_with("map_")) continue;
    const int column = std::atoi(field.c_str() + 4) + 1;
    if (!value.empty()) file.chosen.emplace(value, column);
  }
  return file;
}

// What was left out by hand is not found by its header again.
void leave_out_the_rest(const Desk& desk, const http::Request& request, ImportFile& file) {
  if (request.field("go").empty()) return;
  for (const auto& [field, label] : import_fields(desk.registry, file.kind))
    file.chosen.emplace(field, 0);
}

// GET /office/import/{kind}[?upload=…]
http::Response show(const Desk& desk, const http::Request& request, const Kind& kind) {
  if (request.q("upload").empty()) return choose_file(desk, request, kind, {});
  return desk.database.read([&](sql::Tx& tx) {
    const auto upload = stored(tx, kind, request);
    if (!upload) return desk.not_there(request, "上传的表格，请重新上传");
    const TemporaryFile copy(upload->content);
    const auto agency = desk.visitor(tx, request).agency_id;
    const auto file = file_with(kind, agency, copy.path(), upload->name, request);
    return look(desk, request, kind, preview(tx, desk.registry, file, desk.clock.now()),
                upload->name, 200);
  });
}

http::Response take_upload(const Desk& desk, const http::Request& request, const Kind& kind) {
  if (request.uploads.empty() || request.uploads.front().size == 0)
    return choose_file(desk, request, kind,
                       {{"registry.import.file", "请选择一个表格文件。", {}, "file"}});
  const auto& upload = request.uploads.front();
  std::ifstream in(upload.path, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(in), {}};
  const auto id = desk.database.write([&](sql::Tx& tx) {
    const auto visitor = desk.visitor(tx, request);
    const auto fresh = desk.registry.new_id();
    tx.execute(
        "INSERT INTO import_upload (id, agency_id, person_id, kind, file_name, content, made_at) "
        "VALUES (:id, :agency, :person, :kind, :name, :content, :now)",
        {{"id", fresh},
         {"agency", visitor.agency_id},
         {"person", visitor.id},
         {"kind", name_of(kind.kind)},
         {"name", upload.file_name},
         {"content", sql::Bytes{content}},
         {"now", desk.clock.now()}});
    return fresh;
  });
  return http::see_other(address_of(kind) + "?upload=" + std::to_string(id));
}

// Step 3, or step 2 again
http::Response write_or_look(const Desk& desk, const http::Request& request, const Kind& kind) {
  const auto upload = desk.database.read([&](sql::Tx& tx) { return stored(tx, kind, request); });
  if (!upload) return desk.not_there(request, "上传的表格，请重新上传");
  const TemporaryFile copy(upload->content);
  const auto file_for = [&](const Person& visitor) {
    auto file = file_with(kind, visitor.agency_id, copy.path(), upload->name, request);
    leave_out_the_rest(desk, request, file);
    return file;
  };
  const bool writes = request.field("go") == "write";
  if (writes) {
    const auto taken = desk.database.write([&](sql::Tx& tx) {
      const auto visitor = desk.visitor(tx, request);
      auto outcome = apply(tx, desk.registry, file_for(visitor), desk.by(visitor));
      if (outcome)
        tx.execute("DELETE FROM import_upload WHERE id = :id",
                   {{"id", page::id_in(request.q("upload"))}});
      return outcome;
    });
    if (taken)
      return done(kind.leads_to, "已导入：新增 " + std::to_string(taken->added) + " 行，修改 " +
                                     std::to_string(taken->changed) + " 行，相同 " +
                                     std::to_string(taken->same) + " 行。");
  }
  const auto seen = desk.database.read([&](sql::Tx& tx) {
    return preview(tx, desk.registry, file_for(desk.visitor(tx, request)), desk.clock.now());
  });
  return look(desk, request, kind, seen, upload->name, writes ? 422 : 200);
}

// POST /office/import/{kind}[?upload=…]
http::Response take(const Desk& desk, const http::Request& request, const Kind& kind) {
  return request.q("upload").empty() ? take_upload(desk, request, kind)
                                     : write_or_look(desk, request, kind);
}

// GET /office/import/{kind}/template.csv — the headers, to be filled in.
http::Response blank_table(const Desk& desk, const Kind& kind) {
  std::vector<std::string> labels;
  for (const auto& [field, label] : import_fields(desk.registry, kind.kind))
    labels.push_back(label);
  const std::vector<tables::Value> header(labels.begin(), labels.end());
  http::Response response;
  const auto writer = tables::csv_writer([&](std::string_view more) { response.body += more; });
  writer->row(std::span(header));
  writer->finish();
  return response.with("content-type", "text/csv; charset=utf-8");
}

// GET /office/import
http::Response index(const Desk& desk, const http::Request& request) {
  auto model = list_model("");
  const auto visitor = desk.database.read([&](sql::Tx& tx) { return desk.visitor(tx, request); });
  model["heading"] = "导入";
  model["intro"] = "从 Excel 或者 CSV 导入。写入以前可以核对；有一处错误，整张表都不写入。";
  model["columns"] =
      json::array{{{"column", "名录"}, {"wide", "w12"}}, {{"column", "说明"}, {"wide", nullptr}}};
  json::array rows;
  for (const Kind& kind : kinds)
    if (opens_to(kind.access, visitor))
      rows.push_back(
          row(std::string(chinese(kind.kind)), address_of(kind), "", {cell("说明", kind.what)}));
  model["rows"] = std::move(rows);
  return desk.show(request,
                   {.body = "registry/list.html", .title = "导入", .model = std::move(model)});
}

}  // namespace

std::vector<http::Route> import_routes(Desk& desk) {
  using http::Request;
  std::vector<http::Route> routes{
      {"GET", "/office/import", anybody, [&](const Request& r) { return index(desk, r); }}};
  for (const Kind& kind : kinds) {
    routes.emplace_back("GET", address_of(kind), kind.access,
                        [&](const Request& r) { return show(desk, r, kind); });
    routes.push_back(http::Route("POST", address_of(kind), kind.access, [&](const Request& r) {
                       return take(desk, r, kind);
                     }).with_uploads(largest_file));
    routes.emplace_back("GET", address_of(kind) + "/template.csv", kind.access,
                        [&](const Request&) { return blank_table(desk, kind); });
  }
  return routes;
}

}  // namespace registry
