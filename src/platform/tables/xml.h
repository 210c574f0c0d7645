// xml — expat, a stretch at a time, without document types: no entity can be defined, so none can
// grow or reach out.
#pragma once
#include <memory>
#include <string_view>

struct XML_ParserStruct;

namespace tables {

class Part;

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  // Names come without their namespace prefix.
  virtual void start(std::string_view name, const char** attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view) = 0;
};

// Empty when absent; `name` without prefix.
std::string_view attribute(const char** attributes, std::string_view name);

class Xml {
 public:
  Xml(Part& part, XmlHandler& handler);  // both outlive it
  ~Xml();
  // Goes on until the handler pauses or the part ends; false at the end. Throws BadPackage.
  bool advance();
  void pause();  // for the handler, in end()

 private:
  struct Calls;
  void check(int status);

  Part& part_;
  XmlHandler& handler_;
  XML_ParserStruct* parser_;
  bool paused_ = false, ended_ = false;
};

void parse_whole(Part&, XmlHandler&);

}  // namespace tables
