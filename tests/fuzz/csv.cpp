// csv — can a table of text, in whatever encoding, break the reader or its limits?
#include "file_in_memory.h"
#include "platform/tables/reader.h"

void fuzz::one(std::string_view bytes) {
  const FileInMemory file(bytes);
  const tables::OpenOptions options{.sheet = "", .limits = {.columns = 64, .cell_bytes = 1'000}};
  tables::Faults faults;
  const auto reader = tables::open(file.path(), "t.csv", faults, options);
  must(reader || !faults.empty());
  std::int64_t last = 0;
  for (tables::Row row; reader && reader->next(row); last = row.number) {
    must(row.number > last && row.cells.size() <= 64);
    for (const auto& cell : row.cells) must(cell.text.size() <= bytes.size() * 3);
  }
  for (const auto& fault : faults) must(!tables::sentence(fault).empty());
}
