// import_check — the first pass: may this file be taken over, all of it?
#pragma once
#include <memory>

#include "disclosure/import_row.h"

namespace disclosure {

constexpr std::size_t faults_kept = 200;

// What both passes need to know of the request.
struct ImportPlan {
  const PublicationSchema* schema = nullptr;
  registry::Agency agency;
  std::vector<std::string> header;
  ColumnMapping mapping;
  law::Date today{};
};

// Reads the heading. With faults the plan must not be used.
ImportPlan plan_of(const ImportTools&, const ImportRequest&, tables::Faults&);
// Opens the file behind its heading; null with a fault.
std::unique_ptr<tables::Reader> open_rows(const ImportRequest&, tables::Faults&);
ImportReport checked(const ImportTools&, const ImportRequest&, const ImportPlan&, const Progress&);

}  // namespace disclosure
