// pack — the law as data: terms, parameters, instruments, provisions and the calendar, by the day
// they are in force.
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "law/calendar.h"
#include "law/fault.h"
#include "law/outcome.h"

namespace law {

enum class Unit { working_day, calendar_day, month, hour };
enum class Status { verified, needs_text };  // the words of the law were read, or still have to be
enum class Bound { latest, earliest };       // "within n days", or "not before n days have passed"
enum class Direction { after, before };      // counted from the event on, or back from it
enum class DutyHolder { agency, officer, party, other };

struct Validity {
  Date from{};
  std::optional<Date> to;  // last day, inclusive
  bool covers(Date day) const { return from <= day && (!to || day <= *to); }
};

struct Instrument {
  std::string id;          // penalty-law
  std::string title;       // 《中华人民共和国行政处罚法》
  std::string number;      // 国办发〔2018〕118号; may be empty
  std::string short_name;  // 处罚法, for chips
  std::string kind;        // law, regulation, rule, document, local
  Validity valid;
  Status status{};
  std::string note;
};

struct Provision {
  std::string key;  // penalty-law:58
  LegalBasis basis;
  std::string text;  // its words, or in short what it says
  bool verbatim = false;
  Status status{};
};

// Which numbers of days of an instrument are working days, e.g. 处罚法 第八十五条: 2, 3, 5, 7.
struct DayRule {
  std::string id;  // penalty-law-85, says-itself, calendar, our-reading
  std::string title;
  std::string instrument;  // whose limits it speaks of; empty for the general ones
  LegalBasis basis;        // empty for the general ones
  Unit unit{};
  std::vector<std::int64_t> values;   // exactly these numbers
  std::optional<std::int64_t> up_to;  // or all up to this
  bool all = false;                   // or all
  bool agency_only = false;           // only limits that bind the agency
  bool stands_alone = false;          // whatever the instrument's own rule says
  Validity valid;
};

struct Term {  // 期限
  std::string id, title;
  std::vector<std::string> triggers;
  std::string
      after;  // id of the term at whose end this one starts (an extension); empty: at the event
  std::int64_t value = 0;
  std::string parameter;  // where the value comes from, when it is a parameter of the agency
  Unit unit{};
  Direction direction{};
  Bound bound{};
  std::string basis_key;  // penalty-law:61
  LegalBasis basis;
  std::string day_rule;       // id
  std::string day_rule_text;  // 《中华人民共和国行政处罚法》第八十五条
  Validity valid;
  Status status{};
  DutyHolder duty_holder{};
  std::string condition, effect, note;
};

struct Parameter {
  std::string id, title;
  std::int64_t value = 0;
  std::string text;       // instead of a number, e.g. 01-31
  std::string unit;       // yuan, percent, working_day, person …
  bool inclusive = true;  // 以上、以下 include the number itself
  std::string basis_key;
  LegalBasis basis;
  Validity valid;
  Status status{};
  std::string note;
};

struct Trigger {
  std::string id, title;  // penalty-decided, 作出行政处罚决定
};

struct Flagged {  // a row that still needs the text of the law, for the administrator's list
  std::string kind, id, title, note;
};

struct PackData;
struct Loaded;
using Files = std::map<std::string, std::string>;  // path inside the pack → content

// Immutable; a copy shares the data. References stay valid as long as one copy lives.
class Pack {
 public:
  explicit Pack(std::shared_ptr<const PackData> data) : data_(std::move(data)) {}

  const std::string& version() const;
  const Calendar& calendar() const;
  const std::vector<Trigger>& triggers() const;
  const Trigger* find_trigger(std::string_view id) const;

  // The version in force that day; where none was, the first that came into force later, else the
  // last. An id that is not in the pack at all is a mistake of the program: std::out_of_range names
  // it.
  const Term& term(std::string_view id, Date on) const;
  const Parameter& parameter(std::string_view id, Date on) const;
  const Instrument& instrument(std::string_view id) const;

  // Only those in force that day, in file order; empty for an unknown trigger.
  std::vector<const Term*> terms(std::string_view trigger, Date on) const;

  const std::vector<Term>& all_terms() const;
  const std::vector<Parameter>& all_parameters() const;
  const std::vector<Instrument>& instruments() const;
  const std::vector<Provision>& provisions() const;
  const std::vector<DayRule>& day_rules() const;

  // "penalty-law:58" → 《中华人民共和国行政处罚法》第五十八条; ":25.1(3)" → 第二十五条第一款第三项;
  // for documents ":2-6" → 二（六）; ":?" → （条文待核）. An unknown instrument throws
  // std::out_of_range.
  LegalBasis basis(std::string_view key) const;
  // The words behind the chip, of the article when the paragraph has no row; null when the pack
  // holds neither.
  const Provision* provision(std::string_view key) const;
  std::string chip(std::string_view key) const;  // 处罚法58

  // Are n days in this instrument working days? The general rule "calendar" when nothing says so.
  const DayRule& day_rule_of(std::string_view instrument, std::int64_t days, Date on,
                             DutyHolder who = DutyHolder::agency) const;

  std::vector<Flagged> needing_text() const;

  // Any file of the pack, for rooms that keep their own rows there; empty when absent.
  std::string_view file(std::string_view path) const;
  const Files& files() const;

  // A copy in which some parameters have other values (a scratch run, an agency's own thresholds);
  // terms follow.
  Loaded parameter_overrides(const std::map<std::string, std::int64_t>& values) const;

 private:
  std::shared_ptr<const PackData> data_;
};

struct Loaded {
  std::optional<Pack> pack;  // only when there are no faults
  Faults faults;
};

Loaded load(Files files);
Loaded load_directory(const std::filesystem::path& folder);
Loaded load_embedded();
const Pack&
embedded_pack();  // loaded once; throws std::logic_error when the compiled-in pack is faulty

std::string_view name_of(Unit);                 // working_day
std::string chinese(Unit, std::int64_t value);  // 7个工作日
std::string_view name_of(Status);

}  // namespace law
