#include "registry/things.h"

#include <algorithm>
#include <array>

namespace registry {
namespace {

template <class Kind>
struct Word {
  Kind kind;
  std::string_view name, chinese;
};

constexpr std::array agency_kinds{
    Word<AgencyKind>{AgencyKind::enforcement, "enforcement", "行政执法机关"},
    Word<AgencyKind>{AgencyKind::justice, "justice", "司法行政部门"},
    Word<AgencyKind>{AgencyKind::service, "service", "政务服务部门"},
    Word<AgencyKind>{AgencyKind::government, "government", "人民政府"}};
constexpr std::array certificate_statuses{
    Word<CertificateStatus>{CertificateStatus::valid, "valid", "有效"},
    Word<CertificateStatus>{CertificateStatus::suspended, "suspended", "暂停"},
    Word<CertificateStatus>{CertificateStatus::cancelled, "cancelled", "注销"}};
constexpr std::array party_kinds{
    Word<PartyKind>{PartyKind::organization, "organization", "单位"},
    Word<PartyKind>{PartyKind::sole_proprietor, "sole_proprietor", "个体工商户"},
    Word<PartyKind>{PartyKind::individual, "individual", "个人"}};

template <class Words, class Kind>
const auto& word_of(const Words& words, Kind kind) {
  return *std::ranges::find_if(words, [&](const auto& word) { return word.kind == kind; });
}

template <class Kind, std::size_t n>
std::optional<Kind> kind_in(const std::array<Word<Kind>, n>& words, std::string_view text) {
  const auto found = std::ranges::find_if(
      words, [&](const auto& word) { return word.name == text || word.chinese == text; });
  if (found == words.end()) return std::nullopt;
  return found->kind;
}

}  // namespace

std::string_view name_of(AgencyKind kind) { return word_of(agency_kinds, kind).name; }
std::string_view name_of(CertificateStatus s) { return word_of(certificate_statuses, s).name; }
std::string_view name_of(PartyKind kind) { return word_of(party_kinds, kind).name; }
std::string_view chinese(AgencyKind kind) { return word_of(agency_kinds, kind).chinese; }
std::string_view chinese(CertificateStatus s) { return word_of(certificate_statuses, s).chinese; }
std::string_view chinese(PartyKind kind) { return word_of(party_kinds, kind).chinese; }

std::optional<AgencyKind> agency_kind(std::string_view text) { return kind_in(agency_kinds, text); }
std::optional<CertificateStatus> certificate_status(std::string_view text) {
  return kind_in(certificate_statuses, text);
}
std::optional<PartyKind> party_kind(std::string_view text) { return kind_in(party_kinds, text); }

bool Person::has_role(std::string_view role) const {
  return std::ranges::find(roles, role) != roles.end();
}

}  // namespace registry
