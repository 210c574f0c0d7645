// xlsx — can a workbook, damaged or made for harm, break the reader? Bytes that are no package
// become the rows of a sheet in one, so that the XML is reached too.
#include "file_in_memory.h"
#include "platform/tables/files_for_tests.h"
#include "platform/tables/reader.h"

namespace {

void read(const std::string& path) {
  const tables::OpenOptions options{
      .sheet = "",
      .limits = {.rows = 10'000, .columns = 256, .unpacked_bytes = 4u << 20, .parts = 200}};
  tables::Faults faults;
  const auto reader = tables::open(path, "t.xlsx", faults, options);
  fuzz::must(reader || !faults.empty());
  std::int64_t last = 0;
  for (tables::Row row; reader && reader->next(row); last = row.number) {
    fuzz::must(row.number > last && row.cells.size() <= 256);
    for (const auto& cell : row.cells) fuzz::must(cell.text.size() <= 4u << 20);
  }
}

}  // namespace

void fuzz::one(std::string_view bytes) {
  if (bytes.starts_with("PK")) return read(FileInMemory(bytes).path());
  const FileInMemory file;
  tables::write_zip(file.path(), tables::workbook(std::string(bytes)));
  read(file.path());
}
