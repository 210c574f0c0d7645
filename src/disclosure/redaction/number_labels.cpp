// number_labels — what does the word before a number say that it is, and whose is it?
#include "disclosure/redaction/number_labels.h"

namespace disclosure::redaction {
namespace {

constexpr std::size_t reach = 48;
constexpr std::size_t other_words = 6;  // characters of speech between a label and its number
constexpr std::size_t owner_reach = 60;

bool is_connector(char32_t c) {
  switch (c) {
    case ':':
    case U'为':
    case U'是':
    case U'号':
    case U'码':
    case '(':
    case ')':
    case U'、':
    case ',':
    case U'及':
    case U'和':
    case '/':
    case '-':
    case '+':
    case '.':
    case '#':
    case U'尾':
    case U'“':
    case U'"':
    case U'均':
    case U'第':
    case '*':
      return true;
    default:
      return std::u32string_view(U"京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼")
                 .find(c) != std::u32string_view::npos;
  }
}

// 联系人 says whom to ask for, not whose the number is.
bool is_contact(const Reading& r, std::size_t end) {
  const Word word = r.longest_ending(end, role_person | role_party);
  return end - word.begin == 3 && r.at(word.begin) == U'联';
}

}  // namespace

Label label_before(const Reading& r, std::size_t i) {
  std::size_t speech = 0;
  bool adjacent = true;
  const std::size_t least = i > reach ? i - reach : 0;
  for (std::size_t k = i; k > least; --k) {
    if (r.ends[k] & any_number_label) {
      const Word label = r.longest_ending(k, any_number_label);
      return {label.kinds & any_number_label, label.begin, adjacent};
    }
    const char32_t c = r.at(k - 1);
    if (c == U'。' || c == ';') return {};
    if (r.is(k - 1, digit | letter) || c == U'、') adjacent = false;
    if (!is_connector(c) && !r.is(k - 1, digit | letter)) {
      if (++speech > other_words) return {};
      adjacent = false;
    }
  }
  return {};
}

// 联系人：李科长 belongs to the sentence before, which names the agency.
bool is_agencys(const Reading& r, std::size_t i) {
  const std::size_t least = i > owner_reach ? i - owner_reach : 0;
  bool contact = false;
  for (std::size_t k = i; k > least; --k) {
    if (r.ends[k] & agency) return true;
    const char32_t c = r.at(k - 1);
    const bool somebody =
        (r.ends[k] & (role_person | role_party | role_informant | role_minor | company_data)) != 0;
    if (r.has(k - 1, in_name) || (somebody && !is_contact(r, k))) return false;
    contact = contact || (somebody && is_contact(r, k));
    if (c == U'。' && !contact) return false;
  }
  return false;
}

bool is_for_payment(const Reading& r, std::size_t i) {
  const std::size_t least = i > owner_reach ? i - owner_reach : 0;
  for (std::size_t k = i; k > least; --k) {
    if (r.ends[k] & pay_context) return true;
    if (r.at(k - 1) == U'。' || r.has(k - 1, in_name) || (r.ends[k] & (role_person | role_party)))
      return false;
  }
  return false;
}

}  // namespace disclosure::redaction
