// files_for_tests — tables written down in a test, as the files a person would send.
#pragma once
#include <archive.h>
#include <archive_entry.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "platform/tables/reader.h"

namespace tables {

class TempFile {
 public:
  TempFile() {
    char name[] = "/tmp/sanzhi-table-XXXXXX";
    ::close(::mkstemp(name));
    path = name;
  }
  explicit TempFile(std::string_view content) : TempFile() {
    std::ofstream(path, std::ios::binary) << content;
  }
  ~TempFile() { ::unlink(path.c_str()); }
  TempFile(const TempFile&) = delete;
  TempFile& operator=(const TempFile&) = delete;

  std::string content() const {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::string path;
};

using Texts = std::vector<std::vector<std::string>>;

struct ReadBack {
  Texts rows;
  std::vector<std::int64_t> numbers;
  std::vector<std::vector<Cell>> cells;  // kinds and flags; their texts are dead
  std::vector<std::string> faults;
};

inline ReadBack read_all(const std::string& path, std::string_view file_name = "t.csv",
                         const OpenOptions& options = {}) {
  ReadBack all;
  Faults faults;
  if (const auto reader = open(path, file_name, faults, options)) {
    for (Row row; reader->next(row);) {
      all.numbers.push_back(row.number);
      auto& texts = all.rows.emplace_back();
      for (const Cell& cell : row.cells) texts.emplace_back(cell.text);
      all.cells.push_back(row.cells);
    }
  }
  for (const Fault& fault : faults) all.faults.push_back(sentence(fault));
  return all;
}

using Parts = std::vector<std::pair<std::string, std::string>>;

inline void write_zip(const std::string& path, const Parts& parts) {
  archive* zip = archive_write_new();
  archive_write_set_format_zip(zip);
  archive_write_open_filename(zip, path.c_str());
  for (const auto& [name, content] : parts) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, la_int64_t(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(zip, entry);
    archive_write_data(zip, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_close(zip);
  archive_write_free(zip);
}

// The parts around one sheet; `rows` is what stands in its sheetData.
inline Parts workbook(const std::string& rows, const std::string& properties = "") {
  const std::string kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  return {
      {"xl/workbook.xml",
       "<workbook xmlns:r='urn:r'>" + properties +
           "<sheets><sheet name='隐藏' state='hidden' r:id='r9'/>"
           "<sheet name='事项' r:id='r1'/><sheet name='人员' r:id='r2'/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships><Relationship Id='r1' Type='" + kinds +
           "worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='" + kinds +
           "worksheet' Target='/xl/worksheets/sheet2.xml'/><Relationship Id='r3' Type='" + kinds +
           "sharedStrings' Target='sharedStrings.xml'/><Relationship Id='r4' Type='" + kinds +
           "styles' Target='styles.xml'/></Relationships>"},
      {"xl/worksheets/sheet2.xml",
       "<worksheet><sheetData><row><c "
       "t='inlineStr'><is><t>第二张</t></is></c></row></sheetData></worksheet>"},
      {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"},
  };
}

}  // namespace tables
