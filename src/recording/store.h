// store — where documents, their numbers and evidence are kept: this room's SQL.
#pragma once
#include "recording/recording.h"

namespace recording {

void insert_document(sql::Tx&, const Document&);
std::optional<Document> read_document(sql::Tx&, std::int64_t id);
std::optional<Document> read_document_by_number(sql::Tx&, std::int64_t agency,
                                                std::string_view number);
std::vector<Document> read_documents_of(sql::Tx&, std::string_view subject);

int next_serial(sql::Tx&, std::int64_t agency, std::string_view prefix, int year);
void insert_number(sql::Tx&, const Number&, std::int64_t agency);
std::vector<Number> read_numbers(sql::Tx&, std::int64_t agency, std::string_view prefix, int year);
std::optional<Number> read_number(sql::Tx&, std::int64_t agency, std::string_view text);
void insert_void(sql::Tx&, std::int64_t id, const Number&, std::string_view reason,
                 const registry::By&);

void insert_evidence(sql::Tx&, const Evidence&);
std::optional<Evidence> read_evidence(sql::Tx&, std::int64_t id);
std::vector<Evidence> read_evidence_of(sql::Tx&, std::string_view subject);

// Persons are kept as a JSON array of their ids.
std::string persons_text(const std::vector<std::int64_t>&);
std::vector<std::int64_t> persons_from(std::string_view);

}  // namespace recording
