// xlsx_package — the parts of an Excel file: opened one at a time, unpacked as a stream, within
// limits.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "platform/tables/reader.h"

struct archive;

namespace tables {

// The file is damaged, hostile or no workbook.
struct BadPackage : std::runtime_error {
  explicit BadPackage(Fault f) : std::runtime_error(f.text), fault(std::move(f)) {}
  explicit BadPackage(std::string text) : BadPackage(Fault{0, 0, "", std::move(text)}) {}
  Fault fault;  // for the person who sent it
};

// What all parts together may still unpack to.
struct Allowance {
  std::uint64_t bytes;
  void spend(std::uint64_t);  // throws BadPackage
};

class Part {  // one part, from its beginning to its end
 public:
  ~Part();
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;
  std::size_t read(char* to, std::size_t);  // 0 at the end

 private:
  friend class Package;
  Part(archive* a, Allowance& allowance) : archive_(a), allowance_(allowance) {}
  archive* archive_;
  Allowance& allowance_;
};

class Package {
 public:
  // Looks at every name first; refuses too many parts and names that would leave a folder.
  Package(std::string path, const Limits&);
  std::unique_ptr<Part> part(const std::string& name);  // null when there is none

 private:
  std::string path_;
  Allowance allowance_;
};

}  // namespace tables
