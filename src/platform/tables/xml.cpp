// xml — expat, a stretch at a time, without document types: no entity can be defined, so none can
// grow or reach out.
#include "platform/tables/xml.h"

#include <expat.h>

#include <exception>
#include <new>
#include <string>
#include <utility>

#include "platform/tables/xlsx_package.h"

namespace tables {
namespace {

constexpr int stretch = 64 * 1024;

std::string_view without_prefix(std::string_view name) {
  const auto colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

}  // namespace

std::string_view attribute(const char** attributes, std::string_view name) {
  for (; *attributes != nullptr; attributes += 2)
    if (without_prefix(attributes[0]) == name) return attributes[1];
  return {};
}

// expat is C: an exception may not pass through it, so it is kept until expat has returned.
struct Xml::Calls {
  static thread_local std::exception_ptr thrown;

  template <class F>
  static void guarded(void* xml, F&& f) {
    auto& self = *static_cast<Xml*>(xml);
    if (thrown) return;
    try {
      f(self);
    } catch (...) {
      thrown = std::current_exception();
      XML_StopParser(self.parser_, XML_FALSE);
    }
  }
  static void start(void* xml, const char* name, const char** attributes) {
    guarded(xml, [&](Xml& self) { self.handler_.start(without_prefix(name), attributes); });
  }
  static void end(void* xml, const char* name) {
    guarded(xml, [&](Xml& self) { self.handler_.end(without_prefix(name)); });
  }
  static void text(void* xml, const char* text, int size) {
    guarded(xml, [&](Xml& self) { self.handler_.text({text, std::size_t(size)}); });
  }
  static void document_type(void* xml, const char*, const char*, const char*, int) {
    guarded(xml, [](Xml&) { throw BadPackage("文件含有文档类型声明（DTD），不予读取。"); });
  }
};

thread_local std::exception_ptr Xml::Calls::thrown;

Xml::Xml(Part& part, XmlHandler& handler)
    : part_(part), handler_(handler), parser_(XML_ParserCreate(nullptr)) {
  if (parser_ == nullptr) throw std::bad_alloc();
  XML_SetUserData(parser_, this);
  XML_SetElementHandler(parser_, Calls::start, Calls::end);
  XML_SetCharacterDataHandler(parser_, Calls::text);
  XML_SetStartDoctypeDeclHandler(parser_, Calls::document_type);
}

Xml::~Xml() { XML_ParserFree(parser_); }

void Xml::pause() {
  paused_ = true;
  XML_StopParser(parser_, XML_TRUE);
}

void Xml::check(int status) {
  if (Calls::thrown) std::rethrow_exception(std::exchange(Calls::thrown, nullptr));
  if (status == XML_STATUS_ERROR)
    throw BadPackage("Excel 文件的内容已损坏（第" +
                     std::to_string(XML_GetCurrentLineNumber(parser_)) +
                     "行），请重新保存后再上传。");
}

bool Xml::advance() {
  if (paused_) {
    paused_ = false;
    check(XML_ResumeParser(parser_));
  }
  while (!paused_ && !ended_) {
    void* buffer = XML_GetBuffer(parser_, stretch);
    if (buffer == nullptr) throw std::bad_alloc();
    const auto got = part_.read(static_cast<char*>(buffer), stretch);
    ended_ = got == 0;
    check(XML_ParseBuffer(parser_, int(got), ended_));
  }
  return paused_;
}

void parse_whole(Part& part, XmlHandler& handler) {
  Xml xml(part, handler);
  xml.advance();
}

}  // namespace tables
