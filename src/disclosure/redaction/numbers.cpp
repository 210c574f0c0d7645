// numbers — which numbers are a person's: identity, telephone, account, certificate, plate, mail?
#include <optional>

#include "disclosure/redaction/number_labels.h"
#include "disclosure/redaction/number_shapes.h"
#include "disclosure/redaction/rules.h"

namespace disclosure::redaction {
namespace {

struct Number {
  std::size_t end;  // place behind it
  What what;
};

// 元, 吨, 公斤 … behind a number: a quantity.
bool is_quantity(const Reading& r, std::size_t end) {
  switch (r.at(end)) {
    case U'元':
    case U'万':
    case U'亿':
    case U'吨':
    case U'克':
    case U'千':
    case U'公':
    case U'斤':
    case U'米':
    case U'个':
    case U'件':
    case U'袋':
    case U'瓶':
    case U'箱':
    case U'支':
    case U'只':
    case U'台':
    case U'套':
    case U'升':
    case U'毫':
    case U'%':
    case U'年':
    case U'月':
    case U'天':
      return r.text.gap[end] == none;
    default:
      return false;
  }
}

std::optional<Number> identity(const Reading& r, std::size_t i, const Row& row,
                               const Label& label) {
  const bool kept = (label.kinds & label_keep) != 0;
  if (row.length >= 18 && row.whole[17]) {
    const auto id = row.first(18);
    if (is_resident_number(id) && !(kept && is_credit_code(id)))
      return Number{row.end[17], What::id};
    if (looks_like_resident_number(id) && !kept && !is_credit_code(id))
      return Number{row.end[17], What::id};
  }
  if (row.length >= 15 && row.whole[14] && looks_like_old_resident_number(row.first(15)) && !kept &&
      !is_quantity(r, row.end[14]))
    return Number{row.end[14], What::id};
  // T420202198503121234: the number of an operator's certificate holds the identity number.
  if (row.length >= 19 && row.whole[18] && !r.is(i, digit) &&
      looks_like_resident_number(row.first(19).substr(1)))
    return Number{row.end[18], What::certificate};
  return std::nullopt;
}

// +86 before a mobile number; 0 when there is none.
std::size_t country_code(const Row& row) {
  const auto text = row.first(row.length);
  return text.starts_with("0086") ? 4 : text.starts_with("86") ? 2 : 0;
}

std::optional<Number> telephone(const Reading& r, std::size_t i, const Row& row,
                                const Label& label) {
  if (label.kinds & label_keep) return std::nullopt;
  const bool labelled = (label.kinds & (label_phone | label_contact)) != 0;
  const auto own = [&] {
    return label.kinds & label_phone ? is_agencys(r, label.begin) : is_agencys(r, i);
  };
  for (const std::size_t skip : {std::size_t{0}, country_code(row)})
    if (row.length >= skip + 11 && row.whole[skip + 10] &&
        is_mobile(row.first(skip + 11).substr(skip)) && !is_quantity(r, row.end[skip + 10]))
      return Number{row.end[skip + 10], What::phone};
  if (r.at(i) == '0' && (row.hyphen || labelled))
    for (const std::size_t n : {std::size_t{12}, std::size_t{11}, std::size_t{10}})
      if (row.length >= n && row.whole[n - 1] && row.digits >= n && !own())
        return Number{row.end[n - 1], What::phone};
  return std::nullopt;
}

// 0714-6512345转801
std::size_t with_extension(const Reading& r, std::size_t end) {
  std::size_t k = end;
  if (r.at(k) == U'转') ++k;
  if (r.at(k) == U'分' && r.at(k + 1) == U'机') k += 2;
  if (k == end && r.at(k) != '-') return end;
  if (k == end) ++k;
  const std::size_t digits = k;
  while (r.is(k, digit) && k < digits + 5) ++k;
  return k > digits ? k : end;
}

What what_of(Kinds label) {
  if (label & label_id) return What::id;
  if (label & label_phone) return What::phone;
  if (label & label_account) return What::account;
  if (label & label_contact) return What::contact;
  return label & label_plate ? What::plate : What::certificate;
}

std::size_t least_length(Kinds label) {
  if (label & label_phone) return 7;
  if (label & label_account) return 6;
  return label & label_contact ? 5 : 4;
}

// What stands right behind a label goes whatever its shape, as far as it reaches.
std::optional<Number> labelled(const Reading& r, const Row& row, const Label& label) {
  // 号牌：黄石A12345 names the place between.
  const bool beside = label.adjacent || (label.kinds & label_plate);
  if (!label.kinds || (label.kinds & label_keep) || !beside) return std::nullopt;
  std::size_t n = row.length;
  // Behind a blank another field may begin: what came before it is long enough.
  for (std::size_t k = least_length(label.kinds); k < row.length; ++k)
    if (row.whole[k - 1] && r.text.gap[row.end[k - 1]] == line_break) {
      n = k;
      break;
    }
  if (n < least_length(label.kinds) || is_quantity(r, row.end[n - 1])) return std::nullopt;
  if (row.digits == 0 && !(label.kinds & label_contact) && row.stars == 0) return std::nullopt;
  if (row.first(n).starts_with("400") && n == 10) return std::nullopt;
  if ((label.kinds & label_phone) && is_agencys(r, label.begin)) return std::nullopt;
  if ((label.kinds & label_account) && is_for_payment(r, label.begin)) return std::nullopt;
  if ((label.kinds & (label_id | label_certificate)) && is_credit_code(row.first(n)))
    return std::nullopt;
  return Number{row.end[n - 1], what_of(label.kinds)};
}

// 138****5678, 4202**********1234
std::optional<Number> starred(const Row& row) {
  if (row.stars < 3 || row.digits < 4) return std::nullopt;
  for (const std::size_t n :
       {std::size_t{18}, std::size_t{15}, std::size_t{11}, std::size_t{19}, std::size_t{16}})
    if (row.length >= n && row.whole[n - 1])
      return Number{row.end[n - 1], n == 11 ? What::phone : What::id};
  return std::nullopt;
}

std::optional<Number> card(const Reading& r, const Row& row, const Label& label) {
  if (label.kinds & label_keep) return std::nullopt;
  for (std::size_t n = 19; n >= 16; --n)
    if (row.length >= n && row.whole[n - 1] && row.digits >= n &&
        (is_card(row.first(n)) || (r.begins[row.end[n - 1]] & label_account) != 0) &&
        !is_quantity(r, row.end[n - 1]) && !is_for_payment(r, row.end[0]))
      return Number{row.end[n - 1], What::account};
  return std::nullopt;
}

std::optional<Number> number_at(const Reading& r, std::size_t i) {
  const Row row = row_at(r, i);
  if (row.length < 4) return std::nullopt;
  const Label label = label_before(r, i);
  if (row.length < 7 && !label.adjacent && !(label.kinds & label_plate)) return std::nullopt;
  if (auto found = identity(r, i, row, label)) return found;
  if (auto found = telephone(r, i, row, label)) return found;
  if (auto found = labelled(r, row, label)) return found;
  if (label.kinds & label_keep) return std::nullopt;
  if (auto found = starred(row)) return found;
  return card(r, row, label);
}

// With the + of a country code.
std::size_t opening(const Reading& r, std::size_t i) {
  return i > 0 && r.at(i - 1) == '+' ? i - 1 : i;
}

bool starts_row(const Reading& r, std::size_t i) {
  if (!r.is(i, digit | letter) && r.at(i) != '*') return false;
  return i == 0 || r.text.gap[i] != none ||
         !(r.is(i - 1, digit | letter) || r.at(i - 1) == '*' || r.at(i - 1) == '.');
}

}  // namespace

void hide_numbers(Reading& r) {
  hide_numbers_of_other_shape(r);
  for (std::size_t i = 0; i < r.size(); ++i) {
    if (!starts_row(r, i) || r.has(i, masked | of_officer)) continue;
    if (const auto number = number_at(r, i)) {
      const std::size_t end =
          number->what == What::phone ? with_extension(r, number->end) : number->end;
      r.hide(opening(r, i), end, number->what);
      i = end - 1;
    }
  }
}

}  // namespace disclosure::redaction
