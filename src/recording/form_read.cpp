#include "recording/form_read.h"

#include <algorithm>

namespace recording {

namespace {

const std::vector<std::string> field_types{"text",   "textarea",  "date",       "datetime", "money",
                                           "select", "radios",    "checkboxes", "officers", "check",
                                           "file",   "questions", "rows",       "static"};
const std::vector<std::string> block_kinds{"paragraph",  "heading", "lines", "form",
                                           "opinion",    "list",    "table", "questions",
                                           "signatures", "sign_off"};

std::vector<std::string> split(std::string_view text, std::string_view by) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at != text.npos;) {
    const auto end = text.find(by, at);
    parts.emplace_back(text.substr(at, end == text.npos ? end : end - at));
    at = end == text.npos ? end : end + by.size();
  }
  return parts;
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \n");
  if (first == text.npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \n") - first + 1));
}

// "职务*2" → 职务 and its share of the width
int share_of(std::string& label) {
  const auto star = label.find('*');
  if (star == label.npos) return 1;
  const int share = label[star + 1] - '0';
  label.resize(star);
  return share > 0 && share < 10 ? share : 1;
}

Cell cell_of(std::string_view text) {
  const std::string_view colon = "：";
  const auto at = text.find(colon);
  Cell cell;
  cell.label = trimmed(text.substr(0, at));
  if (at != text.npos) cell.value = trimmed(text.substr(at + colon.size()));
  cell.share = share_of(cell.label);
  return cell;
}

std::vector<std::vector<Cell>> cells_of(const std::vector<std::string>& lines) {
  std::vector<std::vector<Cell>> rows;
  for (const auto& line : lines) {
    auto& row = rows.emplace_back();
    for (const auto& part : split(line, " | ")) row.push_back(cell_of(part));
  }
  return rows;
}

// "name:名称" or "name:名称*3"
std::vector<Column> columns_of(law::RowReader& in) {
  std::vector<Column> columns;
  for (const auto& text : in.texts_or_none("columns")) {
    auto parts = split(text, ":");
    if (parts.size() != 2) {
      in.fault("columns", "“" + text + "”应写成“键:栏名”");
      continue;
    }
    const int share = share_of(parts[1]);
    columns.push_back({parts[0], parts[1], share});
  }
  return columns;
}

bool has_options(FieldType type) {
  return type == FieldType::select || type == FieldType::radios || type == FieldType::checkboxes;
}

FormField field_of(law::RowReader& in) {
  FormField field;
  field.key = in.text("key");
  field.label = in.text("label");
  field.type = FieldType(in.one_of("type", field_types));
  field.required = in.flag("required", false);
  field.required_when = in.text_or("required_when");
  field.options = in.texts_or_none("options");
  field.columns = columns_of(in);
  field.hint = in.text_or("hint");
  field.from = in.text_or("from");
  field.basis = in.text_or("basis");
  if (has_options(field.type) == field.options.empty())
    in.fault("options", "“options”只用于 select、radios、checkboxes，且不能为空");
  if ((field.type == FieldType::rows) == field.columns.empty())
    in.fault("columns", "“columns”只用于 rows，且不能为空");
  return field;
}

Block block_of(law::RowReader& in) {
  Block block;
  block.kind = BlockKind(in.one_of("kind", block_kinds));
  block.text = trimmed(in.text_or("text"));
  block.when = in.text_or("when");
  block.of = in.text_or("of");
  block.label = in.text_or("label");
  block.signer = in.text_or("signer");
  block.date = in.text_or("date");
  block.rows = cells_of(in.texts_or_none("lines"));
  block.slots = in.texts_or_none("slots");
  block.refusal = in.text_or("refusal");
  block.columns = columns_of(in);
  block.min_lines = int(in.optional_integer("min_lines").value_or(1));
  block.align = in.text_or("align");
  return block;
}

void read_head(law::RowReader& in, Form& form) {
  form.id = in.text("id");
  form.title = in.text("title");
  form.version = int(in.integer("version"));
  form.prefix = in.text_or("prefix");
  form.numbered = in.flag("numbered", false);
  form.style = Style(in.one_of("style", {"decision", "table", "record"}));
  form.served = in.flag("served", false);
  form.basis = in.text("basis");
  form.order = int(in.integer("order"));
  form.officers = int(in.optional_integer("officers").value_or(0));
  form.dated_by = in.text_or("dated_by");
  form.sealed = in.flag("sealed", false);
  form.footer = in.text_or("footer");
  form.signed_on_every_page = in.texts_or_none("signed_on_every_page");
  if (form.numbered == form.prefix.empty()) in.fault("prefix", "编号的文书要有字头，不编号的不要");
}

}  // namespace

Form read_form(const std::string& file, std::string_view toml, law::Faults& faults) {
  Form form;
  bool has_head = false;
  for (const auto& row : law::toml_rows(file, toml, faults)) {
    law::RowReader in(file, row, faults);
    if (row.table.empty()) {
      read_head(in, form);
      has_head = true;
    } else if (row.table == "field") {
      form.fields.push_back(field_of(in));
    } else if (row.table == "block") {
      form.blocks.push_back(block_of(in));
    } else {
      in.fault("", "不认识的表“" + row.table + "”");
      continue;
    }
    in.finish();
  }
  if (!has_head) faults.push_back({file, 0, "", "缺少文书的标识和名称"});
  return form;
}

}  // namespace recording
