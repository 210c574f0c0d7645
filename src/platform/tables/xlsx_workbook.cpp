// xlsx_workbook — what the sheets of a workbook have in common: their names, the shared texts,
// which styles are dates.
#include "platform/tables/xlsx_workbook.h"

#include <charconv>
#include <map>

#include "platform/tables/xlsx_number.h"
#include "platform/tables/xml.h"

namespace tables {
namespace {

constexpr const char* no_workbook = "文件里没有工作表，不是正常的 Excel 文件。";

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

struct Sheets final : XmlHandler {  // workbook.xml
  explicit Sheets(std::string_view name) : wanted(name) {}
  void start(std::string_view name, const char** attributes) override {
    if (name == "workbookPr") {
      const auto flag = attribute(attributes, "date1904");
      from_1904 = flag == "1" || flag == "true";
    }
    if (name != "sheet" || !relation.empty()) return;
    const auto state = attribute(attributes, "state");
    const auto title = attribute(attributes, "name");
    if (wanted.empty() ? state.empty() || state == "visible" : title == wanted)
      relation = attribute(attributes, "id");
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::string_view wanted;
  std::string relation;
  bool from_1904 = false;
};

std::string part_name(std::string_view target) {  // relative to xl/, or absolute
  return target.starts_with('/') ? std::string(target.substr(1)) : "xl/" + std::string(target);
}

struct Relations final : XmlHandler {  // workbook.xml.rels
  explicit Relations(std::string_view id) : sheet_id(id) {}
  void start(std::string_view name, const char** attributes) override {
    if (name != "Relationship") return;
    const auto target = part_name(attribute(attributes, "Target"));
    const auto type = attribute(attributes, "Type");
    if (attribute(attributes, "Id") == sheet_id) sheet = target;
    if (type.ends_with("/styles")) styles = target;
    if (type.ends_with("/sharedStrings")) texts = target;
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::string_view sheet_id;
  std::string sheet, styles, texts;
};

struct Styles final : XmlHandler {
  void start(std::string_view name, const char** attributes) override {
    if (name == "numFmt")
      formats[number(attribute(attributes, "numFmtId"))] = attribute(attributes, "formatCode");
    if (name == "cellXfs") in_cells = true;
    if (name != "xf" || !in_cells) return;
    const int id = number(attribute(attributes, "numFmtId"));
    const auto custom = formats.find(id);
    dates.push_back(shows_date(id, custom == formats.end() ? "" : custom->second));
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") in_cells = false;
  }
  void text(std::string_view) override {}

  std::map<int, std::string> formats;
  std::vector<bool> dates;
  bool in_cells = false;
};

struct Texts final : XmlHandler {
  Texts(SharedTexts& t, std::uint64_t most_bytes) : texts(t), most(most_bytes) {}
  void start(std::string_view name, const char**) override {
    if (name == "rPh") in_phonetic = true;
    in_text = name == "t" && !in_phonetic;
  }
  void end(std::string_view name) override {
    if (name == "rPh") in_phonetic = false;
    if (name == "t") in_text = false;
    if (name != "si") return;
    texts.append(unescaped(current));
    texts.close();
    current.clear();
  }
  void text(std::string_view more) override {
    if (!in_text) return;
    if (texts.bytes() + current.size() + more.size() > most)
      throw BadPackage("文件里的文字太多，请分成几个文件。");
    current += more;
  }

  SharedTexts& texts;
  const std::uint64_t most;
  std::string current;
  bool in_text = false, in_phonetic = false;
};

void parse(Package& package, const std::string& name, XmlHandler& handler) {
  if (const auto part = package.part(name)) parse_whole(*part, handler);
}

}  // namespace

std::string unescaped(std::string_view text) {
  std::string out;
  for (auto at = text.find("_x"); at != text.npos; at = text.find("_x")) {
    unsigned code = 0;
    const bool escape = text.size() >= at + 7 && text[at + 6] == '_' &&
                        std::from_chars(text.data() + at + 2, text.data() + at + 6, code, 16).ptr ==
                            text.data() + at + 6 &&
                        (code < 0x20 || code == '_');  // what XML cannot hold, and the sign itself
    out += text.substr(0, at);
    out += escape ? std::string(1, char(code)) : "_x";
    text.remove_prefix(at + (escape ? 7 : 2));
  }
  out += text;
  return out;
}

Workbook read_workbook(Package& package, const std::string& wanted, const Limits& limits) {
  Sheets sheets(wanted);
  parse(package, "xl/workbook.xml", sheets);
  if (sheets.relation.empty())
    throw BadPackage(wanted.empty() ? no_workbook : "文件里没有名为“" + wanted + "”的工作表。");
  Relations relations(sheets.relation);
  parse(package, "xl/_rels/workbook.xml.rels", relations);
  if (relations.sheet.empty()) throw BadPackage(no_workbook);

  Workbook book;
  book.sheet_part = relations.sheet;
  book.counts_from_1904 = sheets.from_1904;
  Styles styles;
  if (!relations.styles.empty()) parse(package, relations.styles, styles);
  book.date_styles = std::move(styles.dates);
  Texts texts(book.texts, limits.shared_text_bytes);
  if (!relations.texts.empty()) parse(package, relations.texts, texts);
  return book;
}

}  // namespace tables
