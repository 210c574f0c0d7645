// text_window — the text of a file as UTF-8, a window at a time, whatever encoding it came in.
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace tables {

class TextWindow {
 public:
  explicit TextWindow(int file);  // owns it
  ~TextWindow();
  TextWindow(const TextWindow&) = delete;
  TextWindow& operator=(const TextWindow&) = delete;

  char* begin() { return buffer_.get() + begin_; }
  char* end() { return buffer_.get() + end_; }
  // What stands before `here` may be forgotten.
  void advance_to(const char* here) { begin_ = std::size_t(here - buffer_.get()); }
  // Adds the next stretch of the file; pointers into the window die. False when there is no more.
  bool grow();

 private:
  enum class Encoding { undecided, utf8, gb18030 };
  void make_room(std::size_t);
  std::size_t read_some(char* to);
  void decide(std::size_t fresh_from);
  void convert(bool last);

  int file_;
  std::unique_ptr<char[]> buffer_;
  std::size_t begin_ = 0, end_ = 0, capacity_ = 0;
  Encoding encoding_ = Encoding::undecided;
  std::string raw_;        // bytes in GB18030 that wait for conversion
  void* iconv_ = nullptr;  // iconv_t
  bool at_start_ = true, at_end_ = false;
};

}  // namespace tables
