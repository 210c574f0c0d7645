#include "recording/sheet.h"

#include "platform/page/page.h"
#include "recording/words.h"

namespace recording {

namespace json = boost::json;

namespace {

pdf::Align align_of(std::string_view name) {
  if (name == "left") return pdf::Align::left;
  if (name == "centre") return pdf::Align::centre;
  if (name == "right") return pdf::Align::right;
  return pdf::Align::justified;
}

class Sheet {
 public:
  Sheet(const Form& form, const Filled& filled, const Wording& wording, const Stamp& stamp)
      : form_(form), words_(form, filled, wording), stamp_(stamp) {}

  std::vector<pdf::Block> blocks() {
    for (const auto& block : form_.blocks)
      if (block.when.empty() || words_.holds(block.when)) add(block);
    return std::move(out_);
  }
  std::string said(std::string_view text) const { return words_.fill(text); }

 private:
  void add(const Block& block) {
    switch (block.kind) {
      case BlockKind::paragraph:
        return paragraphs(block);
      case BlockKind::heading:
        return out_.push_back(pdf::heading(words_.fill(block.text)));
      case BlockKind::lines:
        return out_.push_back(pdf::FieldLines{fields(block)});
      case BlockKind::form:
        return ruled(block);
      case BlockKind::opinion:
        return opinion(block);
      case BlockKind::list:
        return list(block);
      case BlockKind::table:
        return table(block);
      case BlockKind::questions:
        return questions(block);
      case BlockKind::signatures:
        return signatures(block);
      case BlockKind::sign_off:
        return sign_off(block);
    }
  }

  void paragraphs(const Block& block) {
    for (auto& line : page::filled_lines_of(words_.fill(block.text))) {
      auto paragraph = pdf::text(std::move(line));
      paragraph.align = align_of(block.align);
      if (!block.align.empty()) paragraph.indent = 0;
      out_.push_back(std::move(paragraph));
    }
  }

  std::vector<std::vector<pdf::Field>> fields(const Block& block) const {
    std::vector<std::vector<pdf::Field>> rows;
    for (const auto& cells : block.rows) {
      auto& row = rows.emplace_back();
      for (const auto& cell : cells)
        row.push_back({cell.label, words_.fill(cell.value, ""), double(cell.share)});
    }
    return rows;
  }

  void ruled(const Block& block) {
    pdf::Form form;
    form.group = block.label;
    for (auto& row : fields(block)) form.rows.push_back({std::move(row), block.min_lines});
    out_.push_back(std::move(form));
  }

  void opinion(const Block& block) {
    pdf::Opinion box{block.label,
                     words_.fill(block.text, ""),
                     words_.fill(block.signer, ""),
                     words_.fill(block.date, ""),
                     "签名",
                     block.min_lines};
    out_.push_back(pdf::Opinions{{std::move(box)}});
  }

  const json::array* array(const Block& block) const {
    const auto* value = words_.find(block.of);
    return value ? value->if_array() : nullptr;
  }

  // A textarea's lines, or an array's elements, are counted.
  void list(const Block& block) {
    std::vector<std::string> lines;
    if (const auto* items = array(block)) {
      for (const auto& item : *items) lines.push_back(words_.said(item, FieldType::text));
    } else {
      lines = page::filled_lines_of(words_.said(block.of));
    }
    for (std::size_t i = 0; i < lines.size(); ++i)
      out_.push_back(pdf::text(std::to_string(i + 1) + ". " + lines[i]));
    if (lines.empty()) out_.push_back(pdf::text("／"));
  }

  std::string cell(const json::value& row, const Column& column, std::size_t number) const {
    if (column.key == "#") return std::to_string(number);
    const auto* object = row.if_object();
    const auto* value = object ? object->if_contains(column.key) : nullptr;
    return value ? words_.said(*value, FieldType::text) : "";
  }

  void table(const Block& block) {
    pdf::Table table;
    for (const auto& column : block.columns)
      table.columns.push_back({column.head, double(column.share)});
    if (const auto* items = array(block))
      for (std::size_t i = 0; i < items->size(); ++i) {
        auto& row = table.rows.emplace_back();
        for (const auto& column : block.columns) row.push_back(cell((*items)[i], column, i + 1));
      }
    if (table.rows.empty()) table.rows.emplace_back(block.columns.size());
    out_.push_back(std::move(table));
  }

  void questions(const Block& block) {
    pdf::QuestionAnswer asked;
    if (const auto* items = array(block))
      for (const auto& item : *items)
        asked.exchanges.push_back({cell(item, {"q", ""}, 0), cell(item, {"a", ""}, 0)});
    out_.push_back(std::move(asked));
  }

  void signatures(const Block& block) {
    pdf::Signatures signatures;
    for (const auto& slot : block.slots) signatures.slots.push_back({slot, "", "", ""});
    if (!signatures.slots.empty()) signatures.slots.back().refusal = words_.fill(block.refusal, "");
    out_.push_back(std::move(signatures));
  }

  void sign_off(const Block& block) {
    const auto agency = words_.said("agency.name");
    pdf::SignOff off{agency, stamp_.dated_on ? timing::chinese(*stamp_.dated_on) : "", {}};
    if (form_.sealed) off.seal = pdf::Seal{agency, words_.fill(block.text)};
    out_.push_back(std::move(off));
  }

  const Form& form_;
  Words words_;
  const Stamp& stamp_;
  std::vector<pdf::Block> out_;
};

}  // namespace

pdf::Document sheet_of(const Form& form, const Filled& filled, const Wording& wording,
                       const Stamp& stamp) {
  Sheet sheet(form, filled, wording, stamp);
  const auto agency = sheet.said("{{agency.name}}");
  pdf::Document document;
  document.title = {agency, form.title};
  document.number = stamp.number;
  document.blocks = sheet.blocks();
  document.footer_note = sheet.said(form.footer);
  document.metadata = {form.title + stamp.number, agency, stamp.made_at};
  document.size = form.style == Style::decision ? pdf::Size::three : pdf::Size::small_four;
  document.page_numbers =
      form.style == Style::decision ? pdf::PageNumbers::dashes : pdf::PageNumbers::of_total;
  document.signed_on_every_page = form.signed_on_every_page;
  document.watermark = stamp.watermark;
  return document;
}

}  // namespace recording
