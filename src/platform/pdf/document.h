// document — what an official document on paper consists of: values only, nothing of enforcement.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace pdf {

enum class Size { three, four, small_four, five };  // 三号, 四号, 小四, 五号
enum class Align { justified, left, centre, right };
enum class Style { body, heading, small };
enum class PageNumbers { none, dashes, of_total };  // — 1 —, 第1页 共3页

// An empty field that is underlined or ruled is struck through with “／”; places for a signature or
// its date stay open.
struct Run {
  std::string text;
  bool underlined = false;
  bool bold = false;
  int min_chars = 0;  // an underlined run is padded to this width
};

struct Paragraph {
  std::vector<Run> runs;
  Style style = Style::body;  // a heading stays with what follows it
  Align align = Align::justified;
  double indent = 2;  // of the first line, in characters
};
inline Paragraph text(std::string words) { return {{{std::move(words)}}}; }
inline Paragraph heading(std::string words) { return {{{std::move(words)}}, Style::heading}; }

struct Field {
  std::string label, value;
  double share = 1;  // of the width of its row
};

// 被检查单位：＿＿＿＿＿: labels with underlined values, each row as wide as the text.
struct FieldLines {
  std::vector<std::vector<Field>> rows;
};

// A ruled form (审批表). Ruled blocks that follow one another share their border. A row that grows
// breaks across pages.
struct FormRow {
  std::vector<Field> fields;
  int min_lines = 1;
};
struct Form {
  std::vector<FormRow> rows;
  std::string group;  // one label at the left of all rows, may be empty
};

struct Opinion {
  std::string label, text;
  std::string signer, date;           // empty: left open for the pen
  std::string signer_label = "签名";  // empty: no signature line
  int min_lines = 4;
};
struct Opinions {
  std::vector<Opinion> boxes;
};

struct Column {
  std::string head;
  double share = 1;
  Align align = Align::centre;
};
struct Table {  // the head row is repeated on every page
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
};

struct Exchange {
  std::string question, answer;
};
struct QuestionAnswer {  // 问：… 答：…
  std::vector<Exchange> exchanges;
};

struct Signature {
  std::string label;
  std::string name, date;  // empty: left open for the pen
  std::string refusal;  // why it was refused and who saw it; then 拒签 stands in place of the name
};
struct Signatures {
  std::vector<Signature> slots;
};

struct Seal {
  std::string around;  // the name of the agency, set along the ring
  std::string centre;  // 行政处罚专用章; may be empty
};
// 落款: a seal exists only upon an issuer and a date, and these never stand on a page without text.
struct SignOff {
  std::string issuer, date;
  std::optional<Seal> seal;
};

struct PageBreak {};

using Block = std::variant<Paragraph, FieldLines, Form, Opinions, Table, QuestionAnswer, Signatures,
                           SignOff, PageBreak>;

struct QrCode {
  std::string text, caption;  // stands in the upper right corner of the first page
};

struct Metadata {
  std::string title, author;
  std::chrono::sys_time<std::chrono::milliseconds> created;
};

struct Document {
  std::vector<std::string> title;  // issuer, then the name of the document
  std::string number;              // 文号; also heads the continuation pages
  std::vector<Block> blocks;
  std::string footer_note;  // at the foot of the last page
  Metadata metadata;
  Size size = Size::three;             // of the text; three gives 22 lines of 28 characters
  Size ruled_size = Size::small_four;  // of forms, opinions and tables
  bool red_head = false;               // 红头: the first title line in red above a red rule
  PageNumbers page_numbers = PageNumbers::dashes;
  std::vector<std::string>
      signed_on_every_page;  // labels of a signature line at the foot of each page
  std::optional<QrCode> qr;
  std::string watermark;  // 草稿, 样本
};

}  // namespace pdf
