// import_columns — which column of somebody's table is which field of a publication?
#pragma once
#include <string>
#include <vector>

#include "disclosure/publication_schema.h"
#include "platform/sql/sql.h"

namespace disclosure {

using ColumnMapping = std::vector<std::string>;  // source by column; empty: not taken over

struct ImportTarget {
  std::string source, title;
};
std::vector<ImportTarget> import_targets(const PublicationSchema&);

ColumnMapping guessed_mapping(const PublicationSchemas&, const PublicationSchema&,
                              const std::vector<std::string>& header);
// The one that knows most of the headings.
const PublicationSchema& guessed_schema(const PublicationSchemas&,
                                        const std::vector<std::string>& header);

// Of files with just these headings; empty when there was none.
ColumnMapping remembered_mapping(sql::Tx&, std::int64_t agency,
                                 const std::vector<std::string>& header);
void remember_mapping(sql::Tx&, std::int64_t id, std::int64_t agency,
                      const std::vector<std::string>& header, const ColumnMapping&);

std::string joined(const ColumnMapping&);  // as the database keeps it

}  // namespace disclosure
