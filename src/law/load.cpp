// load — is this law pack sound? If so the Pack, if not every fault at once with file, line and
// row.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "law/load_rows.h"
#include "law_embedded.h"

namespace law {

namespace fs = std::filesystem;

namespace {

Loaded load_with(Files files, const ParameterValues& overrides) {
  Loading loading{std::make_shared<PackData>(), overrides, {}};
  loading.data->files = std::move(files);
  load_pack_file(loading);
  load_instruments(loading);
  load_provisions(loading);
  load_day_rules(loading);
  load_triggers(loading);
  load_parameters(loading);
  load_terms(loading);
  if (!loading.faults.empty()) return {std::nullopt, std::move(loading.faults)};
  return {Pack(std::move(loading.data)), {}};
}

}  // namespace

Loaded load(Files files) { return load_with(std::move(files), {}); }

Loaded load_directory(const fs::path& folder) {
  Files files;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    if (!at->is_regular_file()) continue;
    std::ifstream in(at->path(), std::ios::binary);
    files[fs::relative(at->path(), folder).generic_string()] =
        std::string(std::istreambuf_iterator<char>(in), {});
  }
  if (error)
    return {std::nullopt, {{folder.string(), 0, "", "读不了规则包目录：" + error.message()}}};
  return load(std::move(files));
}

Loaded load_embedded() {
  Files files;
  for (const auto& file : embedded_files()) files[std::string(file.path)] = file.content;
  return load(std::move(files));
}

const Pack& embedded_pack() {
  static const Loaded loaded = load_embedded();
  if (!loaded.pack) throw std::logic_error("law pack: the compiled-in copy is faulty");
  return *loaded.pack;
}

Loaded Pack::parameter_overrides(const std::map<std::string, std::int64_t>& values) const {
  return load_with(data_->files, values);
}

}  // namespace law
