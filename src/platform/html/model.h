// model — how ctemplate reads a JSON model: what a key means, what a section shows, what is
// included.
#pragma once
#include <ctemplate/template_dictionary_interface.h>

#include <boost/json.hpp>
#include <deque>
#include <functional>
#include <string>
#include <string_view>

namespace html {

// Lives as long as one rendering: texts made on the way, and the includes nobody added.
struct Rendering {
  std::function<bool(std::string_view)> is_template;
  std::deque<std::string> texts;
  std::string missing;
};

class Model final : public ctemplate::TemplateDictionaryInterface {
 public:
  using Name = ctemplate::TemplateString;
  using Each = Iterator;  // protected in the base class

  Model(const boost::json::object& whole, Rendering& rendering)
      : object_(&whole), rendering_(rendering) {}
  Model(const boost::json::value& element, const Model* outer, Rendering& rendering)
      : object_(element.if_object()), plain_(&element), outer_(outer), rendering_(rendering) {}

 protected:
  Name GetValue(const Name& key) const override;
  bool IsHiddenSection(const Name& key) const override { return !shows(view(key)); }
  bool IsUnhiddenSection(const Name& key) const override { return shows(view(key)); }
  Iterator* CreateSectionIterator(const Name& key) const override;
  bool IsHiddenTemplate(const Name& key) const override;
  const char* GetIncludeTemplateName(const Name& key, int) const override;
  Iterator* CreateTemplateIterator(const Name& key) const override;
  void DumpToString(std::string* out, int) const override;

 private:
  static std::string_view view(const Name& key) { return {key.data(), key.size()}; }
  const boost::json::value* find(std::string_view key) const;  // here, else in the outer objects
  bool shows(std::string_view section) const;
  bool is_the_word(std::string_view section) const;
  const std::string& keep(std::string text) const {
    return rendering_.texts.emplace_back(std::move(text));
  }
  std::string include(std::string_view key) const;  // name of the template behind {{>key}}

  const boost::json::object* object_;          // null when this is a plain element of an array
  const boost::json::value* plain_ = nullptr;  // then it is this
  const Model* outer_ = nullptr;
  Rendering& rendering_;
};

}  // namespace html
