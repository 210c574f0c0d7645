// publication_schema — which fields does a published decision of each kind have?
#include "disclosure/publication_schema.h"

#include <algorithm>

#include "law/rows.h"

namespace disclosure {
namespace {

const std::string exemptions = "publication/exemptions.toml", columns = "publication/columns.csv";

SchemaField field_from(law::RowReader& row) {
  SchemaField field;
  field.label = row.text("label");
  field.code = row.text("code");
  field.source = row.text("source");
  field.shown = row.flag("shown", true);
  field.searched = row.flag("searched", true);
  field.plan_name = row.text_or("plan_name");
  if (row.has("redact")) field.redact = Redact(row.one_of("redact", {"none", "text", "name"}));
  if (row.has("needed"))
    field.needed = Needed(row.one_of("needed", {"optional", "live", "always"}));
  return field;
}

PublicationSchema kind_from(law::RowReader& row, const law::Pack& pack) {
  PublicationSchema schema{
      row.text("kind"), row.text("id"), row.text("trigger"), row.text("sentence"), {}};
  if (!pack.find_trigger(schema.trigger)) row.fault("trigger", "没有这个起算事件。");
  return schema;
}

// All kinds of one file share its fields.
std::vector<PublicationSchema> schemas_in(const std::string& file, const law::Pack& pack,
                                          law::Faults& faults) {
  std::vector<PublicationSchema> kinds;
  std::vector<SchemaField> fields;
  for (const auto& row : law::toml_rows(file, pack.file(file), faults)) {
    law::RowReader reader(file, row, faults);
    if (row.table == "kind")
      kinds.push_back(kind_from(reader, pack));
    else
      fields.push_back(field_from(reader));
    reader.finish();
  }
  for (auto& kind : kinds) kind.fields = fields;
  return kinds;
}

}  // namespace

const SchemaField* PublicationSchema::with_source(std::string_view source) const {
  const auto found = std::ranges::find(fields, source, &SchemaField::source);
  return found == fields.end() ? nullptr : &*found;
}

const SchemaField* PublicationSchema::with_label(std::string_view label) const {
  const auto found = std::ranges::find(fields, label, &SchemaField::label);
  return found == fields.end() ? nullptr : &*found;
}

PublicationSchemas PublicationSchemas::read(const law::Pack& pack, law::Faults& faults) {
  PublicationSchemas out;
  for (const auto& [path, text] : pack.files())
    if (path.starts_with("publication/") && path.ends_with(".toml") && path != exemptions)
      for (auto& schema : schemas_in(path, pack, faults)) out.all_.push_back(std::move(schema));
  // What is imported without a kind being named is a penalty.
  std::ranges::stable_sort(out.all_, {}, [](const auto& s) { return s.id != "penalty"; });
  if (out.all_.empty()) faults.push_back({"publication", 0, "", "没有任何公示内容的规定。"});
  for (const auto& row : law::toml_rows(exemptions, pack.file(exemptions), faults)) {
    law::RowReader reader(exemptions, row, faults);
    out.grounds_.push_back(
        {reader.text("id"), reader.text("title"), pack.basis(reader.text("basis"))});
    reader.finish();
  }
  for (const auto& row : law::csv_rows(columns, pack.file(columns), faults)) {
    law::RowReader reader(columns, row, faults);
    out.headings_.emplace_back(reader.text("heading"), reader.text("source"));
    reader.finish();
  }
  return out;
}

const PublicationSchema* PublicationSchemas::of_kind(std::string_view kind) const {
  const auto found = std::ranges::find(all_, kind, &PublicationSchema::kind);
  return found == all_.end() ? nullptr : &*found;
}

const PublicationSchema* PublicationSchemas::with_id(std::string_view id) const {
  const auto found = std::ranges::find(all_, id, &PublicationSchema::id);
  return found == all_.end() ? nullptr : &*found;
}

const ExemptionGround* PublicationSchemas::ground(std::string_view id) const {
  const auto found = std::ranges::find(grounds_, id, &ExemptionGround::id);
  return found == grounds_.end() ? nullptr : &*found;
}

}  // namespace disclosure
