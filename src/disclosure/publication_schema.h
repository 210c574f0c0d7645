// publication_schema — which fields does a published decision of each kind have, and where do they
// come from? (lawpack/publication/*.toml)
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "law/fault.h"
#include "law/pack.h"

namespace disclosure {

enum class Redact { none, text, name };        // 全文隐去, 姓名隐去
enum class Needed { optional, live, always };  // live: not asked of imported history

struct SchemaField {
  std::string label;   // 行政相对人名称
  std::string source;  // party_name
  std::string code;    // CF_XDR_MC, of the credit-publicity standard
  bool shown = true;   // false: known, reported elsewhere, never public
  bool searched = true;
  Redact redact = Redact::none;
  Needed needed = Needed::optional;
  std::string plan_name;  // 执法对象: its name among the five of the three-systems plan
};

struct PublicationSchema {
  std::string kind;      // 行政处罚
  std::string id;        // penalty
  std::string trigger;   // event that starts the clocks
  std::string sentence;  // {party_name}因{violation_type}被{penalty_kinds}
  std::vector<SchemaField> fields;

  const SchemaField* with_source(std::string_view source) const;
  const SchemaField* with_label(std::string_view label) const;
};

struct ExemptionGround {  // 不予公开的理由
  std::string id, title;
  law::LegalBasis basis;
};

class PublicationSchemas {
 public:
  // Faults name file and line; schemas with faults must not be used.
  static PublicationSchemas read(const law::Pack&, law::Faults&);

  const std::vector<PublicationSchema>& all() const { return all_; }
  const PublicationSchema* of_kind(std::string_view kind) const;
  const PublicationSchema* with_id(std::string_view id) const;
  // Other headings that files to be imported use: heading, source.
  const std::vector<std::pair<std::string, std::string>>& headings() const { return headings_; }
  const std::vector<ExemptionGround>& grounds() const { return grounds_; }
  const ExemptionGround* ground(std::string_view id) const;

 private:
  std::vector<PublicationSchema> all_;
  std::vector<ExemptionGround> grounds_;
  std::vector<std::pair<std::string, std::string>> headings_;
};

}  // namespace disclosure
