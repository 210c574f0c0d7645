// informants — who has reported or complained, so that not even the surname stays?
#include "disclosure/redaction/chain.h"
#include "disclosure/redaction/rules.h"

namespace disclosure::redaction {
namespace {

constexpr std::size_t reach = 40;  // characters between a name and the verb

bool is_towards(char32_t c) {
  return c == U'向' || c == U'到' || c == U'以' || c == U'用' || c == U'通';
}

// What may stand between an informant and the verb: 实名, （电话…）, 拨打12345,
// 向黄石港区应急管理局.
std::size_t skip_between(const Reading& r, std::size_t i) {
  const std::size_t start = i;
  while (i < r.size() && i - start < reach && !(r.begins[i] & informant_verb)) {
    std::size_t next = behind_brackets(r, i);
    if (next == i) next += r.longest(i, informant_between);
    if (next == i && (r.is(i, digit) || r.has(i, in_organisation))) ++next;
    if (next == i && i > start && r.is(i, han) && r.is(start, han) && is_towards(r.at(start)) &&
        i - start < 16)
      ++next;
    if (next == i && i == start && is_towards(r.at(i))) ++next;
    if (next == i) break;
    i = next;
  }
  return i;
}

bool is_report(const Reading& r, std::size_t i) {
  if (!(r.begins[i] & informant_verb) || (r.begins[i] & role_informant)) return false;
  const char32_t c = r.at(i - 1);
  return c != U'被' && c != U'遭' && c != U'受' && c != U'对';
}

// 王芳（电话…）实名举报: what the person does is to report.
bool reports(const Reading& r, const NameFound& name) {
  return is_report(r, skip_between(r, name.end));
}

// 王芳、李伟举报: those enumerated with an informant report as well.
void include_companions(const Reading& r, Names& names) {
  for (bool more = true; more;) {
    more = false;
    for (const auto& informant : names.found) {
      if (informant.what != What::informant || informant.begin == 0) continue;
      if (behind_separator(r, informant.begin - 1, false) != informant.begin) continue;
      for (auto& name : names.found)
        if (name.end + 1 == informant.begin && name.what == What::person)
          name.what = What::informant, more = true;
    }
  }
}

// 接王芳举报, 经群众李伟电话投诉: a name nobody has found yet, before the verb.
void find_before_verb(Reading& r, std::size_t verb, Names& names) {
  std::size_t end = verb;
  for (bool more = true; more && end > 0;) {
    more = false;
    if (const auto word = r.longest_ending(end, informant_between); word.kinds != 0)
      end = word.begin, more = true;
    if (end > 0 && is_close(r.at(end - 1)))
      for (std::size_t open = end - 1; open-- > 0 && end - open < reach * 2;)
        if (is_open(r.at(open))) {
          end = open, more = true;
          break;
        }
  }
  if (end == 0 || r.has(end - 1, in_name | of_officer | in_organisation | in_title)) return;
  const Shape shape = name_before(r, end, Certainty::role);
  if (shape && shape.boundary >= 3 && !r.is(shape.begin, rare_surname) &&
      !r.has(shape.begin, in_organisation))
    take(r, shape, What::informant, names);
}

}  // namespace

void find_informants(Reading& r, Names& names) {
  for (std::size_t i = 1; i < r.size(); ++i)
    if (is_report(r, i)) find_before_verb(r, i, names);
  for (auto& name : names.found)
    if (name.what == What::person && reports(r, name)) name.what = What::informant;
  include_companions(r, names);
}

}  // namespace disclosure::redaction
