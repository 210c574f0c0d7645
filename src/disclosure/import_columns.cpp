// import_columns — which column of somebody's table is which field of a publication?
#include "disclosure/import_columns.h"

#include <algorithm>

#include "platform/crypto/hash.h"

namespace disclosure {
namespace {

// What a heading is compared by: without blanks, brackets of one kind, letters in capitals.
std::string plain(std::string_view heading) {
  std::string out;
  for (std::size_t i = 0; i < heading.size(); ++i) {
    const auto rest = heading.substr(i);
    if (rest.starts_with("（")) {
      out += '(';
      i += 2;
    } else if (rest.starts_with("）")) {
      out += ')';
      i += 2;
    } else if (rest.starts_with("　")) {
      i += 2;
    } else if (const char c = heading[i]; c != ' ' && c != '*' && c != '\r' && c != '\n') {
      out += c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
    }
  }
  return out;
}

std::string source_of(const PublicationSchemas& schemas, const PublicationSchema& schema,
                      const std::string& heading) {
  const auto wanted = plain(heading);
  for (const auto& field : schema.fields)
    if (plain(field.label) == wanted || plain(field.code) == wanted) return field.source;
  for (const auto& target : import_targets(schema))
    if (plain(target.title) == wanted) return target.source;
  for (const auto& [other, source] : schemas.headings())
    if (plain(other) == wanted) return source;
  return "";
}

std::string digest(const std::vector<std::string>& header) {
  return crypto::hex(crypto::sha256(joined(header)));
}

}  // namespace

std::vector<ImportTarget> import_targets(const PublicationSchema& schema) {
  std::vector<ImportTarget> out;
  for (const auto& field : schema.fields)
    out.push_back(
        {field.source, field.shown ? field.label : field.label + "（只用于核对，不公开）"});
  if (schema.with_source("fine_wan_yuan")) {
    out.push_back({"fine_yuan", "罚款金额（元）"});
    out.push_back({"fine_fen", "罚款金额（分）"});
  }
  out.push_back({"published_on", "公开日期"});
  return out;
}

ColumnMapping guessed_mapping(const PublicationSchemas& schemas, const PublicationSchema& schema,
                              const std::vector<std::string>& header) {
  const auto targets = import_targets(schema);
  ColumnMapping out;
  for (const auto& heading : header) {
    auto source = source_of(schemas, schema, heading);
    // The first column of a kind counts; one that this kind of decision lacks is left out.
    if (std::ranges::count(out, source) > 0 ||
        std::ranges::find(targets, source, &ImportTarget::source) == targets.end())
      source.clear();
    out.push_back(std::move(source));
  }
  return out;
}

const PublicationSchema& guessed_schema(const PublicationSchemas& schemas,
                                        const std::vector<std::string>& header) {
  const auto known = [&](const PublicationSchema& schema) {
    const auto mapping = guessed_mapping(schemas, schema, header);
    return std::ranges::count_if(mapping, [](const auto& source) { return !source.empty(); });
  };
  return *std::ranges::max_element(schemas.all(), {}, known);
}

std::string joined(const ColumnMapping& mapping) {
  std::string out;
  for (const auto& source : mapping) out += source + "\n";
  return out;
}

ColumnMapping remembered_mapping(sql::Tx& tx, std::int64_t agency,
                                 const std::vector<std::string>& header) {
  const auto stored = tx.one(
      "SELECT column_mapping FROM disclosure_mapping WHERE agency_id = :agency AND header_sha256 = "
      ":header",
      {{"agency", agency}, {"header", digest(header)}},
      [](const sql::Row& row) { return row.str(0); });
  ColumnMapping out;
  if (!stored) return out;
  for (std::size_t at = 0, end; (end = stored->find('\n', at)) != std::string::npos; at = end + 1)
    out.push_back(stored->substr(at, end - at));
  return out;
}

void remember_mapping(sql::Tx& tx, std::int64_t id, std::int64_t agency,
                      const std::vector<std::string>& header, const ColumnMapping& mapping) {
  tx.execute(
      "INSERT INTO disclosure_mapping (id, agency_id, header_sha256, column_mapping) VALUES (:id, "
      ":agency, :header, :mapping) ON CONFLICT (agency_id, header_sha256) DO UPDATE SET "
      "column_mapping = excluded.column_mapping",
      {{"id", id}, {"agency", agency}, {"header", digest(header)}, {"mapping", joined(mapping)}});
}

}  // namespace disclosure
