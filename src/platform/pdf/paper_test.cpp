// paper_test — how the tests read a PDF file; the tests themselves stand beside what they test.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include "platform/pdf/paper_for_test.h"

namespace pdf {
namespace {

// The number that follows `name` in the line of a tool's output.
double number_after(const std::string& text, const std::string& name, std::size_t from = 0) {
  const auto at = text.find(name, from);
  return at == text.npos ? -1 : std::atof(text.c_str() + at + name.size());
}

std::string between(const std::string& text, const std::string& left, const std::string& right,
                    std::size_t from = 0) {
  const auto at = text.find(left, from) + left.size();
  return text.substr(at, text.find(right, at) - at);
}

}  // namespace

Paper::Paper(const std::string& bytes) {
  char name[] = "/tmp/sanzhi_paper_XXXXXX";
  const int file = mkstemp(name);
  if (file < 0 || write(file, bytes.data(), bytes.size()) != ssize_t(bytes.size()))
    throw std::runtime_error("cannot write a temporary file");
  close(file);
  path_ = name;
}

Paper::~Paper() { std::remove(path_.c_str()); }

std::string Paper::run(const std::string& tool, const std::string& after) const {
  FILE* pipe = popen((tool + " " + path_ + " " + after).c_str(), "r");
  std::string out;
  char buffer[4096];
  while (const auto n = std::fread(buffer, 1, sizeof buffer, pipe)) out.append(buffer, n);
  EXPECT_EQ(pclose(pipe), 0) << tool;
  return out;
}

int Paper::pages() const { return int(number_after(run("pdfinfo", ""), "Pages:")); }
std::string Paper::title() const {
  return without_white(between(run("pdfinfo", ""), "Title:", "\n"));
}
std::string Paper::text() const { return run("pdftotext"); }
std::string Paper::fonts() const { return run("pdffonts", "| tail -n +3"); }

std::vector<std::string> Paper::written() const {
  std::vector<std::string> pages(1);
  for (const char c : run("pdftotext -raw")) {
    if (c == '\f')
      pages.emplace_back();
    else
      pages.back() += c;
  }
  pages.pop_back();
  for (auto& page : pages) page = without_white(page);
  return pages;
}

std::vector<Paper::Box> Paper::words(int page) const {
  const std::string number = std::to_string(page);
  const std::string html = run("pdftotext -bbox -f " + number + " -l " + number);
  std::vector<Box> boxes;
  for (auto at = html.find("<word "); at != html.npos; at = html.find("<word ", at + 1))
    boxes.push_back({number_after(html, "xMin=\"", at), number_after(html, "yMin=\"", at),
                     number_after(html, "xMax=\"", at), number_after(html, "yMax=\"", at),
                     between(html, ">", "<", at)});
  return boxes;
}

int Paper::red_pixels(int page) const {
  const std::string number = std::to_string(page);
  const std::string picture = run("pdftoppm -r 36 -f " + number + " -l " + number, "");
  std::size_t at = 0;
  for (int line = 0; line < 3; ++line) at = picture.find('\n', at) + 1;
  int red = 0;
  for (; at + 2 < picture.size(); at += 3) {
    const auto colour = [&](std::size_t i) { return static_cast<unsigned char>(picture[at + i]); };
    if (colour(0) > colour(1) + 60 && colour(0) > colour(2) + 60) ++red;
  }
  return red;
}

std::string without_white(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 3) == "　")
      i += 2;
    else if (text.substr(i, 2) == "\u00A0")
      i += 1;
    else if (!std::isspace(static_cast<unsigned char>(text[i])))
      out += text[i];
  }
  return out;
}

}  // namespace pdf
