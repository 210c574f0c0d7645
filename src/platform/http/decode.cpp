// decode — what the percent-encoded parts of a request mean, and whether they mean anything at all.
#include "platform/http/decode.h"

#include <algorithm>
#include <array>

namespace http {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

char lower_letter(char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; }

// Length of the character that starts with this byte and the least value it may stand for.
struct Lead {
  std::size_t length;
  char32_t bits, least;
};
Lead lead_of(unsigned char c) {
  if (c < 0x80) return {1, c, 0};
  if (c >= 0xC2 && c < 0xE0) return {2, char32_t(c & 0x1F), 0x80};
  if (c >= 0xE0 && c < 0xF0) return {3, char32_t(c & 0x0F), 0x800};
  if (c >= 0xF0 && c < 0xF5) return {4, char32_t(c & 0x07), 0x10000};
  return {0, 0, 0};
}

std::string_view path_of(std::string_view target) {
  const auto scheme = target.find("://");
  if (target.empty() || target.front() == '/' || scheme == target.npos) return target;
  const std::string_view name = target.substr(0, scheme);
  if (!same_word(name, "http") && !same_word(name, "https")) return target;
  const auto slash = target.find('/', scheme + 3);
  return slash == target.npos ? std::string_view{"/"} : target.substr(slash);
}

bool is_safe_segment(std::string_view segment) {
  if (segment == "." || segment == "..") return false;
  return std::ranges::none_of(segment, [](char c) {
    return c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
}

}  // namespace

std::string_view trim(std::string_view text) {
  const auto from = text.find_first_not_of(" \t");
  if (from == text.npos) return {};
  return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), lower_letter);
  return out;
}

bool same_word(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower_letter, lower_letter);
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    auto [length, value, least] = lead_of(static_cast<unsigned char>(text[i]));
    if (length == 0 || length > text.size() - i) return false;
    for (std::size_t k = 1; k < length; ++k) {
      const auto c = static_cast<unsigned char>(text[i + k]);
      if ((c & 0xC0) != 0x80) return false;
      value = value << 6 | (c & 0x3F);
    }
    if (value < least || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return false;
    i += length;
  }
  return true;
}

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '+' && plus_is_space) c = ' ';
    if (c == '%') {
      if (text.size() - i < 3) return std::nullopt;
      const int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = char(high * 16 + low);
      i += 2;
    }
    if (c == '\0') return std::nullopt;
    out.push_back(c);
  }
  if (!is_utf8(out)) return std::nullopt;
  return out;
}

std::string percent_encode_non_ascii(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F) {
      out.push_back(c);
    } else {
      out.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
  }
  return out;
}

std::optional<Pairs> parse_pairs(std::string_view text, std::size_t max_fields) {
  Pairs pairs;
  while (!text.empty()) {
    const auto end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    if (pairs.size() == max_fields) return std::nullopt;
    const auto equals = std::min(pair.find('='), pair.size());
    auto name = percent_decode(pair.substr(0, equals), true);
    auto value = percent_decode(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!name || !value) return std::nullopt;
    pairs.emplace_back(std::move(*name), std::move(*value));
  }
  return pairs;
}

std::optional<Target> parse_target(std::string_view target) {
  target = path_of(target);
  if (target.empty() || target.front() != '/' || target.find('#') != target.npos)
    return std::nullopt;
  const auto question = std::min(target.find('?'), target.size());
  Target out;
  out.query = target.substr(std::min(question + 1, target.size()));
  std::string_view raw = target.substr(0, question);
  while (!raw.empty()) {
    raw.remove_prefix(1);  // the slash before this segment
    const auto end = std::min(raw.find('/'), raw.size());
    auto segment = percent_decode(raw.substr(0, end));
    if (!segment || !is_safe_segment(*segment)) return std::nullopt;
    raw.remove_prefix(end);
    out.path.append("/").append(*segment);
    out.segments.push_back(std::move(*segment));
  }
  return out;
}

}  // namespace http
