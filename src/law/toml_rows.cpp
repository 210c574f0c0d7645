// toml_rows — the tables of a TOML text as plain rows; the only file that knows toml++.
#include <toml++/toml.h>
#include <algorithm>
#include <sstream>

#include "law/rows.h"

namespace law {

namespace {

int line_of(const toml::node& node) { return int(node.source().begin.line); }

std::string element_text(const toml::node& node) {
  if (const auto text = node.value_exact<std::string>()) return *text;
  std::ostringstream out;
  node.visit([&](const auto& each) { out << each; });
  return out.str();
}

std::optional<Value> value_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return Value{text->get()};
  if (const auto* number = node.as_integer()) return Value{number->get()};
  if (const auto* flag = node.as_boolean()) return Value{flag->get()};
  if (const auto* real = node.as_floating_point()) return Value{real->get()};
  if (const auto* date = node.as_date()) {
    const auto& d = date->get();
    return Value{Date{std::chrono::year{d.year} / d.month / d.day}};
  }
  if (const auto* list = node.as_array()) {
    std::vector<std::string> texts;
    for (const auto& each : *list) texts.push_back(element_text(each));
    return Value{std::move(texts)};
  }
  return std::nullopt;
}

class Collector {
 public:
  Collector(const std::string& file, Faults& faults) : file_(file), faults_(faults) {}

  void table(const toml::table& source, const std::string& name) {
    Row row{name, std::max(1, line_of(source)), {}};
    for (const auto& [key, node] : source) {
      const std::string path = (name.empty() ? "" : name + ".") + std::string(key.str());
      if (const auto* nested = node.as_table())
        table(*nested, path);
      else if (const auto* list = node.as_array(); list && list->is_array_of_tables())
        for (const auto& each : *list) table(*each.as_table(), path);
      else
        field(row, std::string(key.str()), node);
    }
    if (!name.empty() || !row.fields.empty()) rows_.push_back(std::move(row));
  }

  std::vector<Row> in_file_order() && {
    std::ranges::stable_sort(rows_, {}, &Row::line);
    return std::move(rows_);
  }

 private:
  void field(Row& row, const std::string& key, const toml::node& node) {
    if (auto value = value_of(node))
      row.fields.emplace(key, Field{std::move(*value), line_of(node)});
    else
      faults_.push_back({file_, line_of(node), key, "“" + key + "”的值不是规则包认识的类型"});
  }

  const std::string& file_;
  Faults& faults_;
  std::vector<Row> rows_;
};

}  // namespace

std::vector<Row> toml_rows(const std::string& file, std::string_view text, Faults& faults) {
  try {
    const toml::table root = toml::parse(text);
    Collector collector(file, faults);
    collector.table(root, "");
    return std::move(collector).in_file_order();
  } catch (const toml::parse_error& error) {
    faults.push_back({file, int(error.source().begin.line), "",
                      "TOML 语法错误：" + std::string(error.description())});
    return {};
  }
}

}  // namespace law
