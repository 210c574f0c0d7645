// forms_load — are the forms of the law pack, taken together, fit for use?
#include <algorithm>

#include "recording/form_read.h"

namespace recording {

namespace {

constexpr std::string_view folder = "forms/", void_file = "forms/void.toml";
const std::string rights_file = "forms/rights.toml", rules_file = "forms/rules.toml";

using Texts = std::map<std::string, std::string>;

// [[…]] id = …, key = …
Texts read_texts(const law::Pack& law, const std::string& file, const std::string& key,
                 law::Faults& faults) {
  Texts texts;
  for (const auto& row : law::toml_rows(file, law.file(file), faults)) {
    law::RowReader in(file, row, faults);
    auto id = in.text("id");
    if (!texts.emplace(id, in.text(key)).second) in.fault("id", "重复的标识“" + id + "”");
    in.finish();
  }
  return texts;
}

bool is_law(const law::Pack& law, const std::string& key) {
  return placeholder_faults({Form{}, law, {}}, "{{law " + key + "}}").empty();
}

bool is_duplicate(const auto& list, std::string_view id, auto member) {
  return std::ranges::count(list, id, member) > 1;
}

std::vector<std::string> faults_of(const Source& in, const std::vector<VoidWording>& wordings) {
  std::vector<std::string> faults;
  for (const auto& text : texts_of(in.form)) {
    std::ranges::move(placeholder_faults(in, text), std::back_inserter(faults));
    if (auto bad = void_wording_in(text, wordings); !bad.empty()) faults.push_back(bad);
  }
  std::string conditions;
  for (const auto& block : in.form.blocks) {
    if (!block.when.empty()) conditions += "{{#" + block.when + "}}{{/}}";
    if (!block.of.empty()) conditions += "{{#" + block.of + "}}{{/}}";
  }
  std::ranges::move(placeholder_faults(in, conditions), std::back_inserter(faults));
  if (!is_law(in.law, in.form.basis)) faults.push_back("依据“" + in.form.basis + "”查不到");
  for (const auto& field : in.form.fields) {
    if (!field.required_when.empty())
      std::ranges::move(placeholder_faults(in, "{{#" + field.required_when + "}}{{/}}"),
                        std::back_inserter(faults));
    if (!field.basis.empty() && !is_law(in.law, field.basis))
      faults.push_back("依据“" + field.basis + "”查不到");
    if (is_duplicate(in.form.fields, field.key, &FormField::key))
      faults.push_back("字段“" + field.key + "”重复");
  }
  if (!in.form.dated_by.empty() && !in.form.field(in.form.dated_by))
    faults.push_back("“dated_by”没有对应的字段");
  return faults;
}

// Rights stand in forms of either kind: their placeholders may ask for facts, not for fields.
std::vector<std::string> faults_of_rights(const law::Pack& law, const Texts& rights,
                                          const std::vector<VoidWording>& wordings) {
  std::vector<std::string> faults;
  const Form without_fields;
  for (const auto& [id, text] : rights) {
    for (const auto& fault : placeholder_faults({without_fields, law, {}}, text))
      faults.push_back(id + "：" + fault);
    if (auto bad = void_wording_in(text, wordings); !bad.empty()) faults.push_back(bad);
  }
  return faults;
}

void check_rules(const law::Pack& law, const Texts& rules, law::Faults& faults) {
  for (const std::string rule : {"record.elements", "record.officers", "record.order",
                                 "record.number", "record.correction", "record.evidence"})
    if (!rules.contains(rule)) faults.push_back({rules_file, 0, rule, "缺少这一规则的依据"});
  for (const auto& [id, basis] : rules)
    if (!is_law(law, basis)) faults.push_back({rules_file, 0, id, "依据“" + basis + "”查不到"});
}

bool is_form_file(std::string_view path) {
  return path.starts_with(folder) && path.ends_with(".toml") && path != rights_file &&
         path != rules_file && path != void_file;
}

}  // namespace

Forms Forms::read(const law::Pack& law, law::Faults& faults) {
  Forms out;
  out.rights_ = read_texts(law, rights_file, "text", faults);
  out.rules_ = read_texts(law, rules_file, "basis", faults);
  check_rules(law, out.rules_, faults);
  const auto wordings = void_wordings(law, faults);
  for (const auto& fault : faults_of_rights(law, out.rights_, wordings))
    faults.push_back({rights_file, 0, "", fault});
  for (const auto& [path, text] : law.files()) {
    if (!is_form_file(path)) continue;
    Form form = read_form(path, text, faults);
    for (const auto& fault : faults_of({form, law, out.rights_}, wordings))
      faults.push_back({path, 0, form.id, fault});
    if (out.find(form.id)) faults.push_back({path, 0, form.id, "重复的标识“" + form.id + "”"});
    out.forms_.push_back(std::move(form));
  }
  return out;
}

}  // namespace recording
