// model — how ctemplate reads a JSON model: what a key means, what a section shows, what is
// included.
#include "platform/html/model.h"

#include <optional>

namespace html {
namespace json = boost::json;
namespace {

bool is_there(const json::value& value) {
  switch (value.kind()) {
    case json::kind::null:
      return false;
    case json::kind::bool_:
      return value.get_bool();
    case json::kind::string:
      return !value.get_string().empty();
    case json::kind::array:
      return !value.get_array().empty();
    case json::kind::object:
      return !value.get_object().empty();
    default:
      return value.to_number<double>() != 0;
  }
}

std::string_view text_of(const json::value& value) {
  const auto& text = value.get_string();
  return {text.data(), text.size()};
}

// Shows the section once per element, seen from the model it stands in.
class Elements final : public Model::Each {
 public:
  Elements(const json::value* first, std::size_t count, const Model* outer, Rendering& rendering)
      : next_(first), end_(first + count), outer_(outer), rendering_(rendering) {}
  bool HasNext() const override { return next_ != end_; }
  const ctemplate::TemplateDictionaryInterface& Next() override {
    return here_.emplace(*next_++, outer_, rendering_);
  }

 private:
  const json::value* next_;
  const json::value* end_;
  const Model* outer_;
  Rendering& rendering_;
  std::optional<Model> here_;
};

// Shows the section once, with the model it stands in.
class Once final : public Model::Each {
 public:
  explicit Once(const Model& same) : same_(same) {}
  bool HasNext() const override { return !done_; }
  const ctemplate::TemplateDictionaryInterface& Next() override {
    done_ = true;
    return same_;
  }

 private:
  const Model& same_;
  bool done_ = false;
};

}  // namespace

const json::value* Model::find(std::string_view key) const {
  for (const Model* at = this; at; at = at->outer_) {
    if (!at->object_ && key == "ITEM") return at->plain_;
    const auto* value = at->object_ ? at->object_->if_contains(key) : nullptr;
    if (value) return value;
  }
  return nullptr;
}

ctemplate::TemplateString Model::GetValue(const Name& key) const {
  const auto* value = find(view(key));
  if (!value || value->is_null()) return "";
  if (value->is_string()) return {value->get_string().data(), value->get_string().size()};
  return keep(json::serialize(*value));
}

// {{#state_late}}: the part before some underscore is a key, the part after it the text that the
// key holds.
bool Model::is_the_word(std::string_view section) const {
  for (auto at = section.find('_'); at != section.npos; at = section.find('_', at + 1)) {
    const auto* value = find(section.substr(0, at));
    if (value && value->is_string() && text_of(*value) == section.substr(at + 1)) return true;
  }
  return false;
}

bool Model::shows(std::string_view section) const {
  if (section.starts_with("NO_")) return !shows(section.substr(3));
  if (section.starts_with("HAS_")) return shows(section.substr(4));
  const auto* value = find(section);
  return value ? is_there(*value) : is_the_word(section);
}

Model::Iterator* Model::CreateSectionIterator(const Name& key) const {
  const auto* value = find(view(key));
  if (value && value->is_array())
    return new Elements(value->get_array().data(), value->get_array().size(), this, rendering_);
  if (value && value->is_object()) return new Elements(value, 1, this, rendering_);
  return new Once(*this);  // true, a text, a number, HAS_ and NO_
}

std::string Model::include(std::string_view key) const {
  const auto* value = find(key);
  const auto* object = value ? value->if_object() : nullptr;
  const auto* name = object ? object->if_contains("template") : nullptr;
  if (name && name->is_string()) return std::string(text_of(*name));
  return "layout/" + std::string(key) + ".html";
}

// ctemplate would look for an unknown template on the disk; here it is an error.
bool Model::IsHiddenTemplate(const Name& key) const {
  const auto name = include(view(key));
  if (rendering_.is_template(name)) return false;
  rendering_.missing = name;
  return true;
}

const char* Model::GetIncludeTemplateName(const Name& key, int) const {
  return keep(include(view(key))).c_str();
}

Model::Iterator* Model::CreateTemplateIterator(const Name& key) const {
  const auto* value = find(view(key));
  if (value && value->is_object()) return new Elements(value, 1, this, rendering_);
  return new Once(*this);
}

void Model::DumpToString(std::string* out, int) const {
  *out += object_ ? json::serialize(*object_) : json::serialize(*plain_);
}

}  // namespace html
