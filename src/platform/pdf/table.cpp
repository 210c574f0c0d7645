// table — rows under a head that is repeated on every page.
#include "platform/pdf/galley.h"
#include "platform/pdf/ruled.h"

namespace pdf {
namespace {

std::vector<double> widths_of(const Table& table) {
  std::vector<double> shares;
  for (const auto& column : table.columns) shares.push_back(column.share);
  return divide(core_width, shares);
}

// Short entries such as dates stand in the middle and are rather set smaller than broken.
Setting setting_of(const std::string& value, Align align, double width, double size) {
  const Align placed = value.empty() ? Align::centre : align;
  const bool short_entry = placed == Align::centre;
  return {size, width - 2 * cell_padding, Face::body, placed, 0, short_entry, short_entry};
}

std::vector<Cell> head_cells(Galley& galley, const Table& table, double size) {
  const auto widths = widths_of(table);
  std::vector<Cell> cells;
  double x = 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    cells.push_back(
        {x, widths[i], set_label(galley.type, table.columns[i].head, widths[i], size), {}});
    x += widths[i];
  }
  return cells;
}

std::vector<Cell> row_cells(Galley& galley, const Table& table, const std::vector<double>& widths,
                            const std::vector<std::string>& row, double size) {
  std::vector<Cell> cells;
  double x = 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const std::string& value = i < row.size() ? row[i] : std::string();
    const Setting setting = setting_of(value, table.columns[i].align, widths[i], size);
    cells.push_back({x, widths[i], galley.type.set(value.empty() ? "／" : value, setting), {}});
    x += widths[i];
  }
  return cells;
}

}  // namespace

void set(Galley& galley, const Table& table) {
  if (table.columns.empty()) return;
  galley.begin_ruled();
  const double size = points(galley.ruled_size);
  const auto widths = widths_of(table);
  const auto head_frame = std::make_shared<Frame>(Frame{0, core_width, {}});
  auto head = ruled_row(head_cells(galley, table, size), size, 1, head_frame);
  for (auto& strip : head) strip.holds_next = true;
  const auto frame = std::make_shared<Frame>(Frame{0, core_width, head});

  galley.add(std::move(head));
  for (const auto& row : table.rows)
    galley.add(ruled_row(row_cells(galley, table, widths, row, size), size, 1, frame));
}

}  // namespace pdf
