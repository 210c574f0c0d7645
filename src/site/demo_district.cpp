#include "site/demo_district.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "registry/import.h"
#include "registry/publishing.h"
#include "site_embedded.h"

namespace site::demo {
namespace {

using std::chrono::days;

struct Someone {
  const char *login, *name, *sex, *office, *post;
  std::initializer_list<const char*> roles;
  const char* certificate = "";  // valid expired suspended; empty: none
  const char* qualification = "";
  std::int64_t agency = bureau;
};

// All invented. Two reviewers, so that the one who handled a case is never the only one left.
const Someone people[] = {
    {"zhouca", "周承安", "男", "执法大队", "执法人员", {"officer"}, "valid"},
    {"linyq", "林月樵", "女", "执法大队", "执法人员", {"officer"}, "valid"},
    {"gaopx", "高平西", "男", "执法大队", "大队长", {"unit_head"}, "valid"},
    {"jiangbh", "江北鹤", "男", "办公室", "局长", {"agency_head"}, "valid"},
    {"shisl", "石上流", "女", "办公室", "副局长", {"deputy_head"}, "valid"},
    {"wensy", "温书砚", "女", "办公室", "法制审核员", {"reviewer"}, "valid", "A20154202990001"},
    {"luqh",
     "陆秋横",
     "男",
     "办公室",
     "法制审核员",
     {"reviewer", "hearing_chair"},
     "valid",
     "A20174202990002"},
    {"xiacw", "夏采薇", "女", "办公室", "公示专员", {"publisher"}},
    {"qiuzy", "秋知远", "男", "综合监管股", "公示审核员", {"publication_reviewer"}},
    {"baims", "白墨生", "男", "办公室", "档案员", {"archivist", "statistician"}},
    {"yunxi", "云溪竹", "女", "综合监管股", "窗口人员", {"window_clerk"}, "valid"},
    {"hanjl", "寒江澜", "男", "应急指挥办", "科员", {"officer"}, "expired"},
    {"fengwy", "封未雨", "女", "防灾救灾综合减灾股", "科员", {"officer"}, "suspended"},
    {"xitong", "方守一", "男", "办公室", "系统管理员", {"system_admin"}},
    {"anquan", "严可证", "女", "办公室", "安全管理员", {"security_admin"}},
    {"shenji", "纪长明", "男", "办公室", "审计管理员", {"audit_admin"}},
    {"sifa", "司明鉴", "男", "执法监督股", "执法监督员", {"justice_supervisor"}, "", "", justice},
    {"zhengwu", "惠民生", "女", "审批改革股", "审核员", {"service_reviewer"}, "", "", service},
};

struct Unit {
  std::int64_t agency;
  const char *name, *duties;
};
const Unit offices[] = {
    {bureau, "办公室", "综合协调、法制审核、信息公示、档案管理"},
    {bureau, "执法大队", "安全生产监督检查、行政处罚、行政强制的承办"},
    {bureau, "防灾救灾综合减灾股", "自然灾害综合监测、救灾物资管理"},
    {bureau, "应急指挥办", "应急值守、预案管理、应急演练"},
    {bureau, "综合监管股", "危险化学品、烟花爆竹行政许可和日常监管"},
    {justice, "执法监督股", "行政执法监督"},
    {service, "审批改革股", "随机抽查事项和服务指南的审核"},
};

registry::Agency the_bureau() {
  return {.id = bureau,
          .name = "云港区应急管理局",
          .short_name = "区应急局",
          .supervisor_id = justice,
          .region_code = "420299",
          .region_name = "云港区",
          .number_prefix = "（云港区）应急",
          .address = "云港区平安路1号",
          .postcode = "000000",
          .phone = "0000-6612345",
          .supervision_phone = "0000-6612350",
          .fine_bank = "云港银行平安路支行",
          .fine_account = "0000 1111 2222 3333",
          .reconsideration_body = "云港区人民政府",
          .court = "云港区人民法院"};
}

class Founding {
 public:
  Founding(House& house, timing::Date today) : house_(house), today_(today) {}

  District run() {
    house_.database->write([&](sql::Tx& tx) {
      add_agencies(tx);
      for (const auto& one : offices) add_office(tx, one);
      for (const auto& one : people) add_person(tx, one);
      import(tx, registry::ImportKind::matters, "embed/demo/matters.csv");
      publish_matters(tx);
      import(tx, registry::ImportKind::parties, "embed/demo/parties.csv");
    });
    return std::move(made_);
  }

 private:
  registry::By by(std::int64_t agency = bureau) const { return {agency, 0, house_.clock.now()}; }

  void add_agencies(sql::Tx& tx) {
    must(house_.registry.add_agency(tx,
                                    {.id = justice,
                                     .name = "云港区司法局",
                                     .short_name = "区司法局",
                                     .kind = registry::AgencyKind::justice,
                                     .region_code = "420299",
                                     .region_name = "云港区"},
                                    by(justice)));
    must(house_.registry.add_agency(tx,
                                    {.id = service,
                                     .name = "云港区政务服务和大数据管理局",
                                     .short_name = "区政务局",
                                     .kind = registry::AgencyKind::service,
                                     .region_code = "420299",
                                     .region_name = "云港区"},
                                    by(service)));
    must(house_.registry.add_agency(tx, the_bureau(), by()));
  }

  void add_office(sql::Tx& tx, const Unit& unit) {
    made_.offices[unit.name] = must(house_.registry.add_office(
        tx, {.agency_id = unit.agency, .name = unit.name, .duties = unit.duties}, by(unit.agency)));
  }

  void add_person(sql::Tx& tx, const Someone& one) {
    registry::Person person{.agency_id = one.agency,
                            .office_id = made_.offices.at(one.office),
                            .name = one.name,
                            .sex = one.sex,
                            .login = one.login,
                            .post = one.post};
    if (*one.qualification) {
      person.legal_qualification_no = one.qualification;
      person.review_since = today_ - days(1200);
    }
    const auto id = must(house_.registry.add_person(tx, person, by(one.agency)));
    for (const auto* role : one.roles)
      must_not_refuse(house_.registry.grant_role(tx, house_.roles, id, role, by(one.agency)));
    if (*one.certificate) add_certificate(tx, id, one.certificate);
    made_.people[one.login] = id;
  }

  void add_certificate(sql::Tx& tx, std::int64_t person, std::string_view state) {
    const auto expires = state == "expired" ? today_ - days(40) : today_ + days(700);
    registry::Certificate certificate{.agency_id = bureau,
                                      .person_id = person,
                                      .number = "420299" + std::to_string(1000 + ++certificates_),
                                      .kind = "应急管理",
                                      .area = "云港区",
                                      .issued_on = expires - days(1825),
                                      .expires_on = expires,
                                      .exam_passed_on = expires - days(1840),
                                      .exam_score = 80 + certificates_};
    if (state == "suspended") certificate.status = registry::CertificateStatus::suspended;
    must(house_.registry.add_certificate(tx, certificate, by()));
  }

  void import(sql::Tx& tx, registry::ImportKind kind, std::string_view table) {
    const TableFile file(embedded(table));
    must(registry::apply(tx, house_.registry,
                         {.kind = kind, .agency = bureau, .path = file.path(), .name = "demo.csv"},
                         by()));
  }

  // What still lacks a field stays unpublished, as it would in a real bureau.
  void publish_matters(sql::Tx& tx) {
    for (const auto& matter : house_.registry.matters(tx, bureau))
      if (registry::missing_before_publishing(matter, house_.law).empty())
        must_not_refuse(house_.registry.publish_matter(
            tx, matter.id, timing::date_in_china(house_.clock.now()), house_.law, by()));
  }

  House& house_;
  const timing::Date today_;
  District made_;
  int certificates_ = 0;
};

}  // namespace

District make_district(House& house, timing::ManualClock& clock, timing::Date today) {
  clock.set(timing::china_midnight(today - days(365)) + std::chrono::hours(9));
  return Founding(house, today).run();
}

void must_not_refuse(const law::Refusals& refusals) {
  if (!refusals.empty()) throw std::logic_error("demo: " + refusals.front().reason);
}

TableFile::TableFile(std::string_view content) {
  path_ = std::filesystem::temp_directory_path() / "sanzhi-demo-XXXXXX";
  const int file = ::mkstemp(path_.data());
  if (file < 0 || ::write(file, content.data(), content.size()) != ssize_t(content.size()))
    throw std::runtime_error("cannot write " + path_);
  ::close(file);
}

TableFile::~TableFile() { std::filesystem::remove(path_); }

}  // namespace site::demo
