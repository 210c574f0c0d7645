// paper_for_test — what other programs read in a PDF file: text, fonts, positions, pixels.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace pdf {

// A file that is gone with its owner, read by the tools of poppler.
class Paper {
 public:
  explicit Paper(const std::string& bytes);
  Paper(const Paper&) = delete;
  ~Paper();

  int pages() const;
  std::string title() const;
  std::string text() const;  // as it is read on the page
  // Without white space, page by page, in the order in which it was written into the file.
  std::vector<std::string> written() const;
  std::string fonts() const;

  struct Box {
    double left, top, right, bottom;
    std::string word;
  };
  std::vector<Box> words(int page) const;  // in points
  int red_pixels(int page) const;

 private:
  std::string run(const std::string& tool, const std::string& after = "-") const;
  std::string path_;
};

std::string without_white(std::string_view text);

}  // namespace pdf
