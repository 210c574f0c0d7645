// import_officers — a list of officers becomes people with certificates.
#include <algorithm>

#include "registry/importer.h"
#include "registry/unrecorded.h"

namespace registry {
namespace {

class OfficerImporter final : public Importer {
 public:
  explicit OfficerImporter(const ImportPlace& place) : place_(place) {}

  const std::vector<ColumnName>& columns() const override {
    static const std::vector<ColumnName> names{
        {"name", "姓名", true, {}},
        {"sex", "性别", false, {}},
        {"unit", "所属机构", false, {"单位名称", "所在单位", "所属单位"}},
        {"number", "执法证号", true, {"执法证件号", "证号", "证件编号"}},
        {"kind", "执法类别", true, {}},
        {"area", "执法区域", true, {}},
        {"issued_on", "发证日期", true, {}},
        {"expires_on", "有效期至", true, {"有效期"}},
        {"exam_passed_on", "考试合格日期", false, {}},
        {"exam_score", "考试成绩", false, {}},
        {"legal_qualification_no", "法律职业资格证号", false, {"法律职业资格证书编号"}}};
    return names;
  }

  RowState take(sql::Tx& tx, Cells& cells) override {
    load(tx);
    const auto number = cells.code("number");
    cells.needed("number");
    seen_.check(number, "number", cells);
    const auto stored = place_.registry.officer_by_certificate(tx, number);
    if (stored && stored->person.agency_id != place_.agency)
      cells.fault("number", "这个执法证号登记在别的机关。");
    Officer officer = stored ? *stored : newcomer(cells.needed("name"), number);
    read_person(cells, officer.person);
    read_certificate(cells, officer.certificate);
    if (cells.faultless()) check(tx, cells, officer);
    if (stored && stored->person == officer.person && stored->certificate == officer.certificate)
      return RowState::same;
    planned_.push_back(std::move(officer));
    return stored ? RowState::changed : RowState::added;
  }

  void write(sql::Tx& tx, std::vector<ledger::RowRef>& rows) override {
    for (Officer& officer : planned_) {
      auto& [person, certificate] = officer;
      if (person.id == 0) person.id = place_.registry.new_id();
      if (certificate.id == 0) certificate.id = place_.registry.new_id();
      certificate.person_id = person.id;
      save(tx, person);
      save(tx, certificate);
      rows.push_back({"person", person.id});
      rows.push_back({"certificate", certificate.id});
    }
  }

 private:
  void load(sql::Tx& tx) {
    if (loaded_) return;
    loaded_ = true;
    offices_ = place_.registry.offices(tx, place_.agency);
    agency_ = place_.registry.agency(tx, place_.agency).value_or(Agency{});
    without_certificate_ = place_.registry.people(tx, place_.agency);
    std::erase_if(without_certificate_, [&](const Person& person) {
      const auto held = place_.registry.certificate(tx, person.id);
      return held && held->status != CertificateStatus::cancelled;
    });
  }

  // The colleague of this name who has no certificate yet, if there is just one; else somebody new.
  Officer newcomer(const std::string& name, const std::string& number) {
    const auto same_name = [&](const Person& person) { return person.name == name; };
    const auto found = std::ranges::find_if(without_certificate_, same_name);
    Officer officer{{.agency_id = place_.agency, .name = name, .post = "执法人员"},
                    {.agency_id = place_.agency, .number = number}};
    if (std::ranges::count_if(without_certificate_, same_name) == 1) {
      officer.person = *found;
      officer.certificate.person_id = found->id;
      without_certificate_.erase(found);
    }
    return officer;
  }

  void read_person(Cells& cells, Person& person) {
    person.name = cells.needed("name");
    if (cells.has("sex")) person.sex = cells.text("sex");
    if (cells.has("legal_qualification_no"))
      person.legal_qualification_no = cells.code("legal_qualification_no");
    const auto unit = cells.text("unit");
    if (unit.empty() || unit == agency_.name || unit == agency_.short_name) return;
    const auto office = std::ranges::find(offices_, unit, &Office::name);
    if (office == offices_.end())
      cells.fault("unit", "本机关没有“" + unit + "”这个机构。");
    else
      person.office_id = office->id;
  }

  static void read_certificate(Cells& cells, Certificate& certificate) {
    certificate.kind = cells.needed("kind");
    certificate.area = cells.needed("area");
    const auto issued = cells.date("issued_on"), expires = cells.date("expires_on");
    cells.needed("issued_on");
    cells.needed("expires_on");
    if (issued) certificate.issued_on = *issued;
    if (expires) certificate.expires_on = *expires;
    if (cells.has("exam_passed_on")) certificate.exam_passed_on = cells.date("exam_passed_on");
    if (cells.has("exam_score")) certificate.exam_score = cells.number("exam_score");
  }

  void check(sql::Tx& tx, Cells& cells, const Officer& officer) {
    take_faults(refusals_of(tx, place_.registry, officer.person), cells);
    take_faults(refusals_of(tx, officer.certificate), cells);
  }

  ImportPlace place_;
  bool loaded_ = false;
  Agency agency_;
  std::vector<Office> offices_;
  std::vector<Person> without_certificate_;
  Seen seen_;
  std::vector<Officer> planned_;
};

}  // namespace

std::unique_ptr<Importer> officer_importer(const ImportPlace& place) {
  return std::make_unique<OfficerImporter>(place);
}

}  // namespace registry
