// text_window — the text of a file as UTF-8, a window at a time, whatever encoding it came in.
#include "platform/tables/text_window.h"

#include <iconv.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "platform/tables/utf8.h"

namespace tables {
namespace {

constexpr std::size_t stretch = 1u << 20;
constexpr char not_utf8 =
    '\xFF';  // stands for each byte that is no GB18030 either; the reader reports its row

// A text whose only foreign letters have two bytes is Greek or Cyrillic as UTF-8 and Chinese as
// GB18030: the latter is what reaches an enforcement bureau.
bool has_a_long_sequence(std::string_view text) {
  for (char c : text)
    if (static_cast<unsigned char>(c) >= 0xE0) return true;
  return false;
}

bool is_utf8(std::string_view text, bool cut) {
  const auto valid = valid_utf8_prefix(text);
  const bool good = valid == text.size() || (cut && text.size() - valid < 4);
  return good && has_a_long_sequence(text);
}

}  // namespace

TextWindow::TextWindow(int file) : file_(file) {}

TextWindow::~TextWindow() {
  ::close(file_);
  if (iconv_) ::iconv_close(iconv_t(iconv_));
}

void TextWindow::make_room(std::size_t wanted) {
  if (begin_ > 0) {
    std::memmove(buffer_.get(), begin(), end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ + wanted <= capacity_) return;
  capacity_ = std::max(end_ + wanted, capacity_ * 2);
  auto larger = std::make_unique_for_overwrite<char[]>(capacity_);
  if (end_ > 0) std::memcpy(larger.get(), buffer_.get(), end_);
  buffer_ = std::move(larger);
}

std::size_t TextWindow::read_some(char* to) {
  std::size_t got = 0;
  while (got < stretch && !at_end_) {
    const auto n = ::read(file_, to + got, stretch - got);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0)
      throw std::runtime_error(std::string("cannot read the table: ") + std::strerror(errno));
    got += std::size_t(n);
    at_end_ = n == 0;
  }
  return got;
}

bool TextWindow::grow() {
  if (at_end_) return false;
  if (encoding_ == Encoding::gb18030) {
    const auto kept = raw_.size();
    raw_.resize(kept + stretch);
    raw_.resize(kept + read_some(raw_.data() + kept));
    convert(at_end_);
    return true;
  }
  make_room(stretch);
  const auto before = end_;
  end_ += read_some(end());
  if (at_start_ && std::string_view(begin(), end()).starts_with("\xEF\xBB\xBF")) {
    begin_ += 3;
    encoding_ = Encoding::utf8;
  }
  at_start_ = false;
  if (encoding_ == Encoding::undecided) decide(before);
  return end_ > before || !at_end_;
}

void TextWindow::decide(std::size_t fresh_from) {
  const std::string_view fresh(buffer_.get() + fresh_from, end_ - fresh_from);
  const auto foreign = fresh.substr(ascii_prefix(fresh));
  if (foreign.empty()) return;
  encoding_ = is_utf8(foreign, !at_end_) ? Encoding::utf8 : Encoding::gb18030;
  if (encoding_ == Encoding::utf8) return;
  raw_ = foreign;
  end_ -= foreign.size();
  convert(at_end_);
}

void TextWindow::convert(bool last) {
  if (!iconv_) iconv_ = ::iconv_open("UTF-8", "GB18030");
  if (iconv_t(iconv_) == iconv_t(-1)) throw std::runtime_error("iconv knows no GB18030 here");
  make_room(raw_.size() * 2 + 8);  // two bytes become three, four stay four, a bad one stays one
  char *in = raw_.data(), *out = end();
  std::size_t in_left = raw_.size(), out_left = capacity_ - end_;
  while (in_left > 0 &&
         ::iconv(iconv_t(iconv_), &in, &in_left, &out, &out_left) == std::size_t(-1)) {
    if (errno == EINVAL && !last) break;
    ++in, --in_left;
    *out++ = not_utf8, --out_left;
  }
  end_ = std::size_t(out - buffer_.get());
  raw_.erase(0, raw_.size() - in_left);
}

}  // namespace tables
