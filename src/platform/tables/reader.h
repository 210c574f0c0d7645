// reader — which rows does this CSV or Excel file hold?
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/tables/fault.h"

namespace tables {

enum class CellKind : unsigned char { text, number, date, truth, error };  // CSV knows only text

struct Cell {
  // What was typed: 0.1 and 20240001 without scientific notation, dates as 2024-05-06[ 13:45:00],
  // truth as TRUE, FALSE.
  std::string_view text;
  CellKind kind = CellKind::text;
  bool formula = false;  // the text is the result the file remembers
  bool rounded = false;  // a number of more than 15 digits: Excel has put zeros for the rest
};

struct Row {
  std::int64_t number = 0;  // as Excel counts; the header is row 1
  std::vector<Cell> cells;  // the texts die with the next row

  std::string_view text(std::size_t column) const {
    return column < cells.size() ? cells[column].text : std::string_view();
  }
};

// A file from a stranger may not cost more than this.
struct Limits {
  std::int64_t rows = 0;  // 0: any number of CSV rows; Excel's own 1,048,576
  std::size_t columns = 16'384;
  std::size_t cell_bytes = 32'767 * 4;      // Excel's longest text
  std::uint64_t unpacked_bytes = 2u << 30;  // all parts of an .xlsx that are read
  std::uint64_t shared_text_bytes = 256u << 20;
  std::size_t parts = 5'000;
};

class Reader {
 public:
  virtual ~Reader() = default;
  // Rows without any text are left out, but counted. False at the end, or when nothing more can be
  // read: then a fault says why. A row with a fault of its own is still given.
  virtual bool next(Row&) = 0;
};

struct OpenOptions {
  std::string sheet;  // by name; empty: the first that is not hidden
  Limits limits;
};

// Tells CSV (UTF-8, GB18030; comma, semicolon, tab) from .xlsx by content; `file_name` is what the
// sender called it. Null when the file is neither, with a fault that says why. `faults` must
// outlive the reader.
std::unique_ptr<Reader> open(const std::string& path, std::string_view file_name, Faults& faults,
                             const OpenOptions& = {});

}  // namespace tables
