// multipart — is a form the same wherever it is cut, and refused in bounds whatever it holds?
#include "platform/http/multipart.h"

#include "fuzz.h"

namespace {

constexpr http::Multipart::Bounds bounds_of_parts(std::size_t parts, std::size_t text) {
  return {parts, text, "/dev/shm"};
}

// The first byte says where the body is cut.
bool read(http::Multipart& multipart, std::string_view body, std::size_t cut) {
  return multipart.write(body.substr(0, cut)) && multipart.write(body.substr(cut)) &&
         multipart.finish();
}

}  // namespace

void fuzz::one(std::string_view bytes) {
  if (bytes.empty()) return;
  const auto cut = std::size_t(static_cast<unsigned char>(bytes[0])) % bytes.size();
  bytes.remove_prefix(1);
  http::boundary_of(bytes.substr(0, 200));
  must(http::clean_file_name(bytes.substr(0, 300)).find('/') == std::string::npos);

  http::Multipart whole("XX", bounds_of_parts(8, 2'000)), parted("XX", bounds_of_parts(8, 2'000));
  const bool good = read(whole, bytes, 0);
  must(read(parted, bytes, std::min(cut, bytes.size())) == good);
  must(good == (whole.status() == 0) && whole.status() == parted.status());
  if (!good) return;
  must(whole.form == parted.form && whole.uploads.size() == parted.uploads.size());
  must(whole.form.size() + whole.uploads.size() <= 8);
  for (std::size_t i = 0; i < whole.uploads.size(); ++i)
    must(whole.uploads[i].size == parted.uploads[i].size &&
         whole.uploads[i].file_name == parted.uploads[i].file_name);
}
