// things — who enforces, what may be enforced and against whom: the values the registry keeps.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/timing/timing.h"

namespace registry {

// Who acts, for which agency, and when. Handed to every writing function. `person` 0 is the system
// itself.
struct By {
  std::int64_t agency = 0;
  std::int64_t person = 0;
  timing::Instant at{};
};

enum class AgencyKind { enforcement, justice, service, government };
enum class CertificateStatus { valid, suspended, cancelled };        // 有效 暂停 注销
enum class PartyKind { organization, sole_proprietor, individual };  // 单位 个体工商户 个人

// As they stand in the database and in addresses, and as people read them.
std::string_view name_of(AgencyKind);
std::string_view name_of(CertificateStatus);
std::string_view name_of(PartyKind);
std::string_view chinese(AgencyKind);
std::string_view chinese(CertificateStatus);
std::string_view chinese(PartyKind);
// Accept either form.
std::optional<AgencyKind> agency_kind(std::string_view);
std::optional<CertificateStatus> certificate_status(std::string_view);
std::optional<PartyKind> party_kind(std::string_view);

struct Agency {         // 行政执法机关
  std::int64_t id = 0;  // also the number of its ledger log
  std::string name = {}, short_name = {};
  AgencyKind kind = AgencyKind::enforcement;
  std::int64_t supervisor_id = 0;  // the justice department that oversees it; 0: none here
  std::string region_code = {}, region_name = {};
  std::string credit_code = {};
  std::string number_prefix = {};  // of its documents: （云港区）应急
  std::string address = {}, postcode = {}, phone = {};
  std::string supervision_phone = {};  // where a complaint about enforcement is taken
  std::string fine_bank = {}, fine_account = {};
  std::string reconsideration_body = {}, court = {};  // where its decisions can be contested
};

struct Office {  // 内设机构
  std::int64_t id = 0, agency_id = 0;
  std::string name = {}, duties = {};
  bool active = true;
};

struct Person {  // 工作人员
  std::int64_t id = 0, agency_id = 0, office_id = 0;
  std::string name = {}, sex = {};  // 男 女
  std::string login = {};           // empty: has no account
  std::string post = {};
  bool active = true;
  std::vector<std::string> roles =
      {};  // ids of lawpack/roles.toml, those held now; changed by grant_role only
  std::string legal_qualification_no = {};        // 法律职业资格证书编号; empty: none
  std::optional<timing::Date> review_since = {};  // first legal review done

  bool has_role(std::string_view role) const;
  bool operator==(const Person&) const = default;
};

struct Certificate {  // 行政执法证件
  std::int64_t id = 0, agency_id = 0, person_id = 0;
  std::string number = {}, kind = {}, area = {};  // 执法证号 执法类别 执法区域
  timing::Date issued_on{}, expires_on{};         // valid on both days
  CertificateStatus status = CertificateStatus::valid;
  std::optional<timing::Date> exam_passed_on = {};
  std::optional<std::int64_t> exam_score = {};
  bool operator==(const Certificate&) const = default;
};

struct Officer {  // 行政执法人员: a person with a certificate
  Person person;
  Certificate certificate;
};

struct Matter {  // 行政执法事项; empty texts are what is still missing
  std::int64_t id = 0, agency_id = 0;
  std::string code = {}, name = {};
  std::string category = {};       // 行政许可 行政处罚 行政强制 行政检查 …
  std::string subject = {};        // 执法主体
  std::string handling_unit = {};  // 承办机构
  std::string legal_basis = {};    // 执法依据, several separated by ;
  std::string target = {};         // 实施对象
  std::optional<std::int64_t> time_limit_value = {};  // 办理时限
  std::string time_limit_unit = {};                   // working_day calendar_day month hour
  std::string time_limit_from = {}, time_limit_basis = {};
  std::string fee = {};  // 不收费, or what is charged: never left open
  std::string fee_basis = {};
  std::string penalty_range = {};
  std::string basis_status = {};  // how far the articles were checked
  std::optional<timing::Date> published_on = {}, ended_on = {};

  // Cases and inspections may only be opened on such a matter.
  bool in_force(timing::Date on) const {
    return published_on && *published_on <= on && (!ended_on || on <= *ended_on);
  }
  bool operator==(const Matter&) const = default;
};

struct Party {  // 当事人
  std::int64_t id = 0, agency_id = 0;
  PartyKind kind = PartyKind::organization;
  std::string name = {};         // of the unit, the shop sign's registered name, or the individual
  std::string credit_code = {};  // 统一社会信用代码
  std::string id_kind = {};      // 居民身份证 unless another paper is named
  std::string id_number = {};
  std::string legal_representative = {};  // 法定代表人 or 负责人
  std::string operator_name = {};         // 经营者 of an individually-owned business
  std::string address = {}, postcode = {}, phone = {};
  std::string sex = {};
  std::optional<std::int64_t> birth_year = {};
  bool operator==(const Party&) const = default;
};

}  // namespace registry
