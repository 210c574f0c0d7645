// row_reader — takes fields out of a row and says in Chinese what is missing, ill-typed or not
// known.
#include <algorithm>
#include <charconv>

#include "law/rows.h"

namespace law {

namespace {

std::string quoted(const std::string& key) { return "“" + key + "”"; }

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string name_of_row(const Row& row) {
  for (const char* key : {"id", "key", "date"})
    if (const auto found = row.fields.find(key); found != row.fields.end())
      if (const auto* text = std::get_if<std::string>(&found->second.value)) return *text;
  return row.table;
}

}  // namespace

RowReader::RowReader(const std::string& file, const Row& row, Faults& faults)
    : file_(file), row_(row), faults_(faults), id_(name_of_row(row)) {}

int RowReader::line_of(const std::string& key) const {
  const auto found = row_.fields.find(key);
  return found == row_.fields.end() ? row_.line : found->second.line;
}

void RowReader::fault(const std::string& key, std::string text) {
  faults_.push_back({file_, line_of(key), id_, std::move(text)});
}

const Field* RowReader::find(const std::string& key, bool required) {
  asked_.insert(key);
  const auto found = row_.fields.find(key);
  if (found != row_.fields.end()) return &found->second;
  if (required) fault(key, "缺少" + quoted(key));
  return nullptr;
}

std::string RowReader::text(const std::string& key) {
  const Field* field = find(key, true);
  if (!field) return {};
  const auto* text = std::get_if<std::string>(&field->value);
  if (!text || text->empty()) fault(key, quoted(key) + "应为不空的文字");
  return text ? *text : std::string{};
}

std::string RowReader::text_or(const std::string& key, std::string otherwise) {
  const Field* field = find(key, false);
  if (!field) return otherwise;
  if (const auto* text = std::get_if<std::string>(&field->value)) return *text;
  fault(key, quoted(key) + "应为文字");
  return otherwise;
}

std::int64_t RowReader::integer(const std::string& key) {
  if (!find(key, true)) return 0;
  return optional_integer(key).value_or(0);
}

std::optional<std::int64_t> RowReader::optional_integer(const std::string& key) {
  const Field* field = find(key, false);
  if (!field) return std::nullopt;
  if (const auto* number = std::get_if<std::int64_t>(&field->value)) return *number;
  fault(key, quoted(key) + "应为整数");
  return std::nullopt;
}

bool RowReader::flag(const std::string& key, bool otherwise) {
  const Field* field = find(key, false);
  if (!field) return otherwise;
  if (const auto* flag = std::get_if<bool>(&field->value)) return *flag;
  fault(key, quoted(key) + "应为 true 或者 false");
  return otherwise;
}

Date RowReader::date(const std::string& key) {
  if (!find(key, true)) return {};
  return optional_date(key).value_or(Date{});
}

// A CSV cell is always text, so a date may also be written as one.
std::optional<Date> RowReader::optional_date(const std::string& key) {
  const Field* field = find(key, false);
  if (!field) return std::nullopt;
  if (const auto* day = std::get_if<Date>(&field->value)) return *day;
  if (const auto* text = std::get_if<std::string>(&field->value))
    if (const auto day = parse_date(*text)) return day;
  fault(key, quoted(key) + "应为日期（年-月-日）");
  return std::nullopt;
}

std::vector<std::string> RowReader::texts(const std::string& key) {
  if (!find(key, true)) return {};
  auto list = texts_or_none(key);
  if (list.empty() || std::ranges::count(list, "")) fault(key, quoted(key) + "不能为空");
  return list;
}

std::vector<std::string> RowReader::texts_or_none(const std::string& key) {
  const Field* field = find(key, false);
  if (!field) return {};
  if (const auto* list = std::get_if<std::vector<std::string>>(&field->value)) return *list;
  if (const auto* text = std::get_if<std::string>(&field->value)) return {*text};
  fault(key, quoted(key) + "应为文字或者文字列表");
  return {};
}

std::vector<std::int64_t> RowReader::integers_or_none(const std::string& key) {
  const Field* field = find(key, false);
  if (!field) return {};
  if (const auto* number = std::get_if<std::int64_t>(&field->value)) return {*number};
  std::vector<std::int64_t> numbers;
  if (const auto* list = std::get_if<std::vector<std::string>>(&field->value))
    for (const auto& each : *list)
      if (const auto number = number_in(each)) numbers.push_back(*number);
  if (const auto* list = std::get_if<std::vector<std::string>>(&field->value);
      !list || list->size() != numbers.size())
    fault(key, quoted(key) + "应为整数或者整数列表");
  return numbers;
}

std::size_t RowReader::one_of(const std::string& key, const std::vector<std::string>& allowed) {
  const std::string word = text(key);
  const auto found = std::ranges::find(allowed, word);
  if (found != allowed.end()) return std::size_t(found - allowed.begin());
  std::string words;
  for (const auto& each : allowed) words += (words.empty() ? "" : "、") + each;
  if (!word.empty()) fault(key, quoted(key) + "不能是“" + word + "”，只能是：" + words);
  return 0;
}

void RowReader::finish() {
  for (const auto& [key, field] : row_.fields)
    if (!asked_.contains(key))
      faults_.push_back({file_, field.line, id_, "不认识的键" + quoted(key)});
}

}  // namespace law
