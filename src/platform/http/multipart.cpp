// multipart — the fields and files of a multipart/form-data body, taken apart while it comes in.
#include "platform/http/multipart.h"

#include <algorithm>

#include "platform/http/decode.h"

namespace http {
namespace {

constexpr std::size_t max_part_headers = 8 << 10;

// The value of one parameter of a header: name="value" or name=value. Browsers write a quote in a
// value as %22.
std::optional<std::string> parameter(std::string_view header, std::string_view name) {
  for (auto semicolon = header.find(';'); semicolon != header.npos;) {
    header = trim(header.substr(semicolon + 1));
    const auto equals = header.find('=');
    if (equals == header.npos) return std::nullopt;
    const bool wanted = same_word(trim(header.substr(0, equals)), name);
    header.remove_prefix(equals + 1);
    std::string value;
    if (header.starts_with('"')) {
      std::size_t i = 1;
      for (; i < header.size() && header[i] != '"'; ++i) {
        if (header[i] == '\\' && i + 1 < header.size() && header[i + 1] == '"') ++i;
        value.push_back(header[i]);
      }
      if (i == header.size()) return std::nullopt;  // the quote never ends
      header.remove_prefix(i + 1);
    } else {
      const auto end = std::min(header.find(';'), header.size());
      value = trim(header.substr(0, end));
      header.remove_prefix(end);
    }
    if (wanted) return value;
    semicolon = header.find(';');
  }
  return std::nullopt;
}

std::string unescape_quote(std::string text) {
  for (auto at = text.find("%22"); at != text.npos; at = text.find("%22", at))
    text.replace(at, 3, "\"");
  return text;
}

bool is_boundary_letter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
}

std::string_view value_of(std::string_view headers, std::string_view name) {
  while (!headers.empty()) {
    const auto end = std::min(headers.find("\r\n"), headers.size());
    const std::string_view line = headers.substr(0, end);
    headers.remove_prefix(std::min(end + 2, headers.size()));
    const auto colon = line.find(':');
    if (colon != line.npos && same_word(line.substr(0, colon), name))
      return trim(line.substr(colon + 1));
  }
  return {};
}

}  // namespace

std::optional<std::string> boundary_of(std::string_view content_type) {
  const auto semicolon = std::min(content_type.find(';'), content_type.size());
  if (!same_word(trim(content_type.substr(0, semicolon)), "multipart/form-data"))
    return std::nullopt;
  auto boundary = parameter(content_type, "boundary");
  if (!boundary || boundary->empty() || boundary->size() > 70 || boundary->back() == ' ' ||
      !std::ranges::all_of(*boundary, is_boundary_letter))
    return std::nullopt;
  return boundary;
}

Multipart::Multipart(std::string_view boundary, Bounds bounds)
    : delimiter_("\r\n--" + std::string(boundary)),
      bounds_(std::move(bounds)),
      pending_("\r\n") {}  // so that the first boundary looks like every other

bool Multipart::refuse(int status) {
  status_ = status;
  return false;
}

bool Multipart::write(std::span<const char> bytes) {
  if (status_) return false;
  if (place_ == Place::after_last) return true;  // an epilogue means nothing
  pending_.append(bytes.data(), bytes.size());
  while (step()) {
  }
  return status_ == 0;
}

bool Multipart::step() {
  switch (place_) {
    case Place::before_first:
      return skip_to_first();
    case Place::after_boundary:
      return after_boundary();
    case Place::headers:
      return read_headers();
    case Place::content:
      return read_content();
    case Place::after_last:
      break;
  }
  pending_.clear();
  return false;
}

// Text before the first boundary means nothing; browsers send none.
bool Multipart::skip_to_first() {
  const auto found = pending_.find(delimiter_);
  if (found == pending_.npos) {
    if (pending_.size() > max_part_headers) return refuse(400);
    return false;
  }
  pending_.erase(0, found + delimiter_.size());
  place_ = Place::after_boundary;
  return true;
}

bool Multipart::after_boundary() {
  if (pending_.size() < 2) return false;
  if (pending_.starts_with("--")) {
    place_ = Place::after_last;
    return true;
  }
  if (!pending_.starts_with("\r\n")) return refuse(400);
  if (++parts_ > bounds_.parts) return refuse(413);
  // The line break stays: a part without headers is an empty line right here.
  place_ = Place::headers;
  return true;
}

bool Multipart::read_headers() {
  const auto end = pending_.find("\r\n\r\n");
  if (end == pending_.npos) return pending_.size() > max_part_headers ? refuse(400) : false;
  if (end > max_part_headers) return refuse(400);
  const std::string headers = pending_.substr(2, end < 2 ? 0 : end - 2);
  pending_.erase(0, end + 4);
  place_ = Place::content;
  return start_part(headers);
}

bool Multipart::start_part(std::string_view headers) {
  const std::string_view disposition = value_of(headers, "content-disposition");
  const auto name = parameter(disposition, "name");
  const auto kind = disposition.substr(0, disposition.find(';'));
  if (!name || !same_word(trim(kind), "form-data") || !is_utf8(*name)) return refuse(400);
  const auto file_name = parameter(disposition, "filename");
  if (file_name && !is_utf8(*file_name)) return refuse(400);

  name_ = unescape_quote(*name);
  text_.clear();
  is_file_ = file_name.has_value();
  if (!is_file_) return true;
  upload_ = {};
  upload_.field = name_;
  upload_.media_type = value_of(headers, "content-type");
  if (!file_name->empty()) upload_.file_name = clean_file_name(unescape_quote(*file_name));
  files_.emplace_back(bounds_.temporary_folder);
  upload_.path = files_.back().path();
  return true;
}

// All but the last bytes, which may be the start of a boundary, belong to the part.
bool Multipart::read_content() {
  const auto found = pending_.find(delimiter_);
  const bool ends = found != pending_.npos;
  const std::size_t kept_back = delimiter_.size() - 1;
  const std::size_t sure = ends                          ? found
                           : pending_.size() > kept_back ? pending_.size() - kept_back
                                                         : 0;
  take(std::string_view(pending_).substr(0, sure));
  if (status_) return false;
  pending_.erase(0, ends ? found + delimiter_.size() : sure);
  return ends && end_part();
}

void Multipart::take(std::string_view content) {
  if (is_file_) {
    files_.back().write(content);
    upload_.size += std::int64_t(content.size());
    return;
  }
  text_bytes_ += content.size();
  if (text_bytes_ > bounds_.text_bytes) {
    refuse(413);
    return;
  }
  text_.append(content);
}

bool Multipart::end_part() {
  place_ = Place::after_boundary;
  if (!is_file_) {
    if (!is_utf8(text_) || text_.find('\0') != text_.npos) return refuse(400);
    form.emplace_back(std::move(name_), std::move(text_));
    return true;
  }
  files_.back().close();
  // A file input that was left empty is sent as a file without name and content.
  if (upload_.file_name.empty() && upload_.size == 0) {
    files_.pop_back();
    return true;
  }
  if (upload_.file_name.empty()) upload_.file_name = clean_file_name({});
  uploads.push_back(std::move(upload_));
  return true;
}

bool Multipart::finish() {
  if (status_ == 0 && place_ != Place::after_last) refuse(400);
  return status_ == 0;
}

}  // namespace http
