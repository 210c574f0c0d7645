// addresses — where does a person live? The district stays, the rest goes.
#include <algorithm>

#include "disclosure/redaction/rules.h"

namespace disclosure::redaction {
namespace {

constexpr std::size_t longest_address = 60;
constexpr std::size_t longest_region = 12;
constexpr std::size_t owner_reach = 160;

bool is_stop(const Reading& r, std::size_t i) {
  const char32_t c = r.at(i);
  return c == 0 || c == ',' || c == U'。' || c == ';' || c == '!' || is_close(c) ||
         (r.text.gap[i] == line_break && !r.is(i, digit)) ||
         (r.begins[i] & (any_number_label & ~Kinds{label_keep})) != 0 || r.has(i, in_name);
}

bool ends_address(char32_t c) {
  return std::u32string_view(
             U"号室栋楼单元组户层幢座村社区房路街巷弄镇乡湾园苑庄寨屋宅城厦场里店队县市省州旗")
             .find(c) != std::u32string_view::npos;
}

// 人民路12号3栋2单元501室系当事人…: back to the last word of an address.
std::size_t end_of_address(const Reading& r, std::size_t begin) {
  std::size_t stop = begin, last = begin;
  while (stop < begin + longest_address && !is_stop(r, stop)) {
    const char32_t c = r.at(stop);
    if (c == U'的' && stop > begin) break;
    if (ends_address(c)) last = stop + 1;
    if (r.is(stop, digit | letter) && stop == last + 0) last = stop + 1;
    ++stop;
  }
  // Nothing but the address stands in the field: all of it, even 12-3-501 or 附近.
  if (stop >= r.size() || is_stop(r, stop)) {
    for (std::size_t i = last; i < stop; ++i)
      if (r.begins[i] & (follow | before | verb)) return std::max(last, i);
    return stop;
  }
  return last;
}

bool is_road_like(char32_t c) {
  return std::u32string_view(U"路街道村镇乡组号社栋楼巷弄院小园").find(c) !=
         std::u32string_view::npos;
}

// Place behind the next region of the address, or i: 湖北省, 黄石市, 黄石港区.
std::size_t behind_region(const Reading& r, std::size_t i, std::u32string_view units) {
  for (std::size_t k = i + 1; k < i + longest_region; ++k) {
    const char32_t c = r.at(k);
    if (!r.is(k, han) || is_road_like(c)) return i;
    if (units.find(c) != std::u32string_view::npos) {
      // 福州市, 黄州区: the character is part of the name.
      if (c == U'州' && r.at(k - 1) != U'治') continue;
      return k + 1;
    }
  }
  return i;
}

std::size_t behind_district(const Reading& r, std::size_t i) {
  const std::size_t province = behind_region(r, i, U"省");
  const std::size_t region = province == i ? behind_region(r, i, U"区") : i;
  std::size_t at = province;
  if (province == i && region != i && region - i >= 5 && r.at(region - 2) == U'治') at = region;
  const std::size_t city = behind_region(r, at, U"市州盟");
  if (city != at) at = city;
  const std::size_t district = behind_region(r, at, U"区县旗市");
  return district;
}

// The owner is spoken of last: a person, or a company whose address stays.
bool is_persons(const Reading& r, std::size_t i) {
  bool anybody = false;
  const std::size_t least = i > owner_reach ? i - owner_reach : 0;
  for (std::size_t k = i; k > least; --k) {
    if (r.has(k - 1, in_name)) return true;
    if (r.begins[k - 1] & (label_id | label_birth)) anybody = true;
    if (r.has(k - 1, in_organisation) || (r.ends[k] & company_data) || (r.ends[k] & agency))
      return anybody;
  }
  return anybody;
}

// 送达地址：…，收件人：李某: the person is told behind the address.
bool is_persons_after(const Reading& r, std::size_t i) {
  const std::size_t end = std::min(r.size(), i + longest_address);
  for (std::size_t k = i; k < end && r.at(k) != U'。'; ++k)
    if (r.has(k, in_name)) return true;
  return false;
}

bool looks_like_address(const Reading& r, std::size_t i) {
  const std::size_t end = std::min(r.size(), i + 30);
  for (std::size_t k = i; k < end && !is_stop(r, k); ++k)
    if (std::u32string_view(U"省市区县镇乡村路街号栋室").find(r.at(k)) !=
            std::u32string_view::npos &&
        k > i)
      return true;
  return false;
}

bool is_companys(const Reading& r, std::size_t i) {
  const std::size_t least = i > owner_reach ? i - owner_reach : 0;
  for (std::size_t k = i; k > least; --k)
    if (r.has(k - 1, in_organisation) || (r.ends[k] & (company_data | agency))) return true;
  return false;
}

std::size_t behind_connectors(const Reading& r, std::size_t i) {
  while (r.at(i) == ':' || r.at(i) == U'为' || r.at(i) == U'是' || r.at(i) == U'于' ||
         r.at(i) == U'在' || r.at(i) == U'系' || r.at(i) == U'址')
    ++i;
  return i;
}

void hide_address(Reading& r, std::size_t begin) {
  const std::size_t end = end_of_address(r, begin);
  const std::size_t from = std::min(behind_district(r, begin), end);
  if (end > from) r.hide(from, end, What::address);
}

bool is_bare_zhu(const Reading& r, std::size_t i, std::size_t length) {
  return length == 1 &&
         (r.starts_clause(i) || r.has(i - 1, in_name) || (r.ends[i] & any_role) != 0);
}

// 在其位于…3栋501室的家中
void hide_before_home(Reading& r, std::size_t home) {
  std::size_t end = home;
  if (end > 0 && r.at(end - 1) == U'的') --end;
  const std::size_t named = end;  // 李某家中: the masked name stays
  while (end > 0 && r.at(end - 1) == U'某') --end;
  if (end != named && end > 0) --end;
  std::size_t begin = end;
  const std::size_t least = end > longest_address ? end - longest_address : 0;
  while (begin > least && !(r.ends[begin] & before) &&
         (r.is(begin - 1, han | digit | letter) || r.at(begin - 1) == '-') &&
         !r.has(begin - 1, in_name) && !r.ends_sentence(begin))
    --begin;
  std::size_t from = std::min(behind_district(r, begin), end);
  for (std::size_t i = from; i < end; ++i)
    if (r.is(i, digit) || ends_address(r.at(i))) return r.hide(from, end, What::address);
}

}  // namespace

void hide_addresses(Reading& r) {
  constexpr Kinds labels = label_home | label_address | label_business_address;
  for (std::size_t i = 0; i < r.size(); ++i) {
    if (r.has(i, masked | in_title)) continue;
    if (r.begins[i] & home_word) hide_before_home(r, i);
    if (!(r.begins[i] & labels)) continue;
    const std::size_t length = r.longest(i, labels);
    const Kinds kinds = r.longest_ending(i + length, labels).kinds & labels;
    const std::size_t begin = behind_connectors(r, i + length);
    if (kinds & label_home) {
      if (r.at(i + length) == ':' || looks_like_address(r, begin)) hide_address(r, begin);
    } else if (kinds & label_address) {
      const bool verb_like = is_bare_zhu(r, i, length);
      // Companies have a 住所; only people 住 somewhere.
      if (looks_like_address(r, begin) &&
          (verb_like || (length > 1 && is_persons(r, i)) ||
           (length == 4 && is_persons_after(r, i) && !is_companys(r, i))))
        hide_address(r, begin);
    }
    i += length - 1;
  }
}

}  // namespace disclosure::redaction
