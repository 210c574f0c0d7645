// opinions — the boxes in which each level writes its opinion, with the signature at the lower
// right.
#include "platform/pdf/galley.h"
#include "platform/pdf/ruled.h"

namespace pdf {
namespace {

// What is not yet known is left open for the pen. Many signers take a line of their own, with the
// date beneath.
std::vector<Line> set_signature(Galley& galley, const Opinion& box, double room, double size) {
  const std::string signer =
      box.signer_label + "：" + (box.signer.empty() ? "　　　　　" : box.signer);
  const std::string date = box.date.empty() ? "　　年　　月　　日" : box.date;
  const Setting setting{size, room, Face::body, Align::right};
  auto lines = galley.type.set(signer + "　　" + date, setting);
  return lines.size() == 1 ? lines : galley.type.set(signer + "\n" + date, setting);
}

Cell opinion_cell(Galley& galley, const Opinion& box, double x, double size) {
  const double room = core_width - x - 2 * cell_padding;
  Cell cell{x, core_width - x, {}, {}, true};
  if (!box.text.empty())
    cell.lines = galley.type.set(box.text, {size, room, Face::body, Align::justified, 2 * size});
  if (!box.signer_label.empty()) cell.foot = set_signature(galley, box, room - size, size);
  return cell;
}

}  // namespace

void set(Galley& galley, const Opinions& opinions) {
  galley.begin_ruled();
  const double size = points(galley.ruled_size), label = label_width(size);
  const auto frame = std::make_shared<Frame>(Frame{0, core_width, {}});
  for (const auto& box : opinions.boxes) {
    const Cell name{0, label, set_label(galley.type, box.label, label, size), {}};
    galley.add(
        ruled_row({name, opinion_cell(galley, box, label, size)}, size, box.min_lines, frame));
  }
}

}  // namespace pdf
