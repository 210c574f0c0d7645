// multipart — the fields and files of a multipart/form-data body, taken apart while it comes in.
#pragma once
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/http.h"
#include "platform/http/temporary_file.h"

namespace http {

// The boundary of "multipart/form-data; boundary=…"; nothing when the type is another or the
// boundary is not allowed.
std::optional<std::string> boundary_of(std::string_view content_type);

// What may be shown and stored of a sender's file name: no folders, no control or
// direction-changing characters.
std::string clean_file_name(std::string_view name);

class Multipart {
 public:
  struct Bounds {
    std::size_t parts;       // fields and files together
    std::size_t text_bytes;  // of all text fields together
    std::string temporary_folder;
  };

  Multipart(std::string_view boundary, Bounds bounds);

  // Memory stays constant however long the body is. False: the body is refused with status().
  // Throws std::system_error when a file cannot be written.
  bool write(std::span<const char> bytes);
  bool finish();  // the body is over: false when it should not be
  int status() const { return status_; }

  Pairs form;
  std::vector<Upload> uploads;  // their files go when this object goes

 private:
  enum class Place { before_first, after_boundary, headers, content, after_last };

  bool step();  // true when it got on and may again
  bool skip_to_first();
  bool after_boundary();
  bool read_headers();
  bool read_content();
  bool start_part(std::string_view headers);
  void take(std::string_view content);
  bool end_part();
  bool refuse(int status);

  const std::string delimiter_;  // "\r\n--boundary"
  const Bounds bounds_;
  Place place_ = Place::before_first;
  std::string pending_;  // came in, but not understood yet
  int status_ = 0;
  std::size_t parts_ = 0, text_bytes_ = 0;

  std::string name_, text_;  // of the part being read
  bool is_file_ = false;
  Upload upload_;
  std::deque<TemporaryFile> files_;
};

}  // namespace http
