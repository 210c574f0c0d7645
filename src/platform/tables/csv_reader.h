// csv_reader — which rows does this CSV file hold?
#pragma once
#include <memory>

#include "platform/tables/reader.h"

namespace tables {

// Owns the open file.
std::unique_ptr<Reader> open_csv(int file, const Limits&, Faults&);

}  // namespace tables
