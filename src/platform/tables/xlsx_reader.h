// xlsx_reader — which rows does a sheet of this Excel workbook hold?
#pragma once
#include <memory>
#include <string>

#include "platform/tables/reader.h"

namespace tables {

std::unique_ptr<Reader> open_xlsx(const std::string& path, const OpenOptions&, Faults&);

}  // namespace tables
