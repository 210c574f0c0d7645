#include "registry/import_cells.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace registry {
namespace {

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

bool means(const ColumnName& name, const std::string& header) {
  return header == name.label || header == name.field ||
         std::ranges::find(name.aliases, header) != name.aliases.end();
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// 2024/5/6, 2024.5.6, 2024年5月6日, 20240506 and 2024-05-06 00:00:00 → 2024-05-06.
std::string iso_form(std::string text) {
  for (const std::string_view mark : {"/", ".", "年", "月"}) replace_all(text, mark, "-");
  replace_all(text, "日", "");
  text = text.substr(0, text.find(' '));
  int y = 0, m = 0, d = 0, end = 0;
  const bool read = (std::sscanf(text.c_str(), "%4d-%2d-%2d%n", &y, &m, &d, &end) == 3 ||
                     std::sscanf(text.c_str(), "%4d%2d%2d%n", &y, &m, &d, &end) == 3) &&
                    std::size_t(end) == text.size();
  if (!read) return "";
  char out[32];
  std::snprintf(out, sizeof out, "%04d-%02d-%02d", y, m, d);
  return out;
}

}  // namespace

std::vector<ImportColumn> mapped(const std::vector<ColumnName>& names,
                                 const std::vector<std::string>& headers,
                                 const std::map<std::string, int>& chosen) {
  std::vector<ImportColumn> columns;
  for (const ColumnName& name : names) {
    ImportColumn column{name.field, name.label, 0, name.required};
    const auto found =
        std::ranges::find_if(headers, [&](const auto& header) { return means(name, header); });
    if (found != headers.end()) column.column = int(found - headers.begin()) + 1;
    if (const auto by_hand = chosen.find(name.field); by_hand != chosen.end())
      column.column = by_hand->second;
    if (column.column < 0 || column.column > int(headers.size())) column.column = 0;
    columns.push_back(std::move(column));
  }
  return columns;
}

const ImportColumn* Cells::find(std::string_view field) const {
  const auto found = std::ranges::find(columns_, field, &ImportColumn::field);
  return found == columns_.end() || found->column == 0 ? nullptr : &*found;
}

bool Cells::has(std::string_view field) const { return find(field) != nullptr; }

std::string Cells::text(std::string_view field) const {
  const auto* column = find(field);
  return column ? trimmed(row_.text(std::size_t(column->column - 1))) : "";
}

std::string Cells::needed(std::string_view field) {
  auto value = text(field);
  if (value.empty()) fault(field, "不能空缺。");
  return value;
}

std::string Cells::code(std::string_view field) {
  const auto* column = find(field);
  const auto at = column ? std::size_t(column->column - 1) : row_.cells.size();
  if (at < row_.cells.size() && row_.cells[at].rounded)
    fault(field, "号码被存成了数字，Excel 已把第15位以后改成0；请把该列设为文本后重新填写。");
  return text(field);
}

std::optional<timing::Date> Cells::date(std::string_view field) {
  const auto value = text(field);
  if (value.empty()) return std::nullopt;
  timing::Date date;
  if (timing::parse(iso_form(value), date)) return date;
  fault(field, "“" + value + "”不是日期，格式应为 2024-05-06。");
  return std::nullopt;
}

std::optional<std::int64_t> Cells::number(std::string_view field) {
  const auto value = text(field);
  if (value.empty()) return std::nullopt;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error == std::errc{} && end == value.data() + value.size()) return number;
  fault(field, "“" + value + "”不是整数。");
  return std::nullopt;
}

void Cells::fault(std::string_view field, std::string text) {
  faulty_ = true;
  const auto* column = find(field);
  const int number = column ? column->column : 0;
  faults_.push_back({row_.number, number,
                     number > 0 ? headers_[std::size_t(number - 1)] : std::string(),
                     std::move(text)});
}

}  // namespace registry
