// render — a document as the bytes of a PDF file; the same document always gives the same bytes.
#pragma once
#include <string>
#include <vector>

#include "platform/pdf/document.h"

namespace pdf {

// For each role the first family that is installed is taken (as "Family" or "Family Bold"). Each
// further font costs 4–6 ms a document, so that headings share the bold face of the title where
// there is no 黑体.
struct Fonts {
  std::vector<std::string> body{"FangSong_GB2312", "FangSong",          "FZFangSong-Z02S",
                                "STFangsong",      "Noto Serif CJK SC", "Source Han Serif SC"};
  std::vector<std::string> heading{"SimHei", "FZHei-B01S", "Noto Serif CJK SC Bold",
                                   "Source Han Serif SC Bold"};
  std::vector<std::string> title{"FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "FZXBSJW--GB1-0",
                                 "Noto Serif CJK SC Bold", "Source Han Serif SC Bold"};
};

struct Rendered {
  std::string bytes;
  int pages = 0;
  int missing_glyphs =
      0;  // characters that no installed font has: shown as boxes, not to be extracted
};

// All three may be called from any thread at any time. A QR text that is too long throws
// std::length_error, a failing PDF library std::exception.
std::string render(const Document&);
Rendered render(const Document&, const Fonts&);
// Several documents as one file, as they lie in a case file: a bookmark for each, and a running
// page number in the upper right corner beside each document's own.
Rendered render_volume(const std::vector<Document>&, const Metadata&, const Fonts& = {});

}  // namespace pdf
