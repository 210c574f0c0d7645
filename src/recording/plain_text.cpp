// plain_text — what a sheet says in words alone: the text that is hashed, searched and shown.
#include "recording/sheet.h"

namespace recording {

namespace {

std::string or_struck(const std::string& value) { return value.empty() ? "／" : value; }

std::string row_of(const std::vector<pdf::Field>& fields) {
  std::string line;
  for (const auto& field : fields) {
    if (!line.empty()) line += "　";
    line += (field.label.empty() ? "" : field.label + "：") + or_struck(field.value);
  }
  return line;
}

struct Writer {
  std::string out;

  void line(const std::string& words) { out += words + "\n"; }

  void operator()(const pdf::Paragraph& paragraph) {
    std::string words;
    for (const auto& run : paragraph.runs) words += run.text;
    line(words);
  }
  void operator()(const pdf::FieldLines& lines) {
    for (const auto& row : lines.rows) line(row_of(row));
  }
  void operator()(const pdf::Form& form) {
    if (!form.group.empty()) line(form.group);
    for (const auto& row : form.rows) line(row_of(row.fields));
  }
  void operator()(const pdf::Opinions& opinions) {
    for (const auto& box : opinions.boxes) {
      line(box.label + "：" + or_struck(box.text));
      if (!box.signer.empty()) line(box.signer_label + "：" + box.signer + "　" + box.date);
    }
  }
  void operator()(const pdf::Table& table) {
    std::string head;
    for (const auto& column : table.columns) head += (head.empty() ? "" : "｜") + column.head;
    line(head);
    for (const auto& row : table.rows) {
      std::string cells;
      for (const auto& cell : row) cells += (&cell == &row[0] ? "" : "｜") + or_struck(cell);
      line(cells);
    }
  }
  void operator()(const pdf::QuestionAnswer& asked) {
    for (const auto& each : asked.exchanges) {
      line("问：" + or_struck(each.question));
      line("答：" + or_struck(each.answer));
    }
  }
  void operator()(const pdf::Signatures& signatures) {
    for (const auto& slot : signatures.slots)
      line(slot.label + "：" + (slot.refusal.empty() ? "" : "拒绝签名（" + slot.refusal + "）"));
  }
  void operator()(const pdf::SignOff& off) { line(off.issuer); }
  void operator()(const pdf::PageBreak&) {}
};

}  // namespace

std::string plain_text(const pdf::Document& document) {
  Writer writer;
  for (const auto& title : document.title) writer.line(title);
  for (const auto& block : document.blocks) std::visit(writer, block);
  if (!document.footer_note.empty()) writer.line(document.footer_note);
  return writer.out;
}

}  // namespace recording
