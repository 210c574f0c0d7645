// import_command — takes a table of matters, officers, parties or decisions over, all of it or
// nothing.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <sstream>

#include "disclosure/import_decisions.h"
#include "platform/files/store.h"
#include "registry/import.h"
#include "site/command_house.h"
#include "site/commands.h"

namespace site::commands {
namespace {

constexpr std::size_t faults_shown = 50;

std::string name_of_file(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

void say_faults(const tables::Faults& faults) {
  for (std::size_t i = 0; i < std::min(faults.size(), faults_shown); ++i)
    std::cerr << tables::sentence(faults[i]) << '\n';
  if (faults.size() > faults_shown)
    std::cerr << "……共 " << faults.size() << " 处错误，一行也没有导入。\n";
}

// field=column, one a line; # begins a comment.
std::map<std::string, int> chosen_columns(const std::string& file) {
  std::map<std::string, int> out;
  if (file.empty()) return out;
  std::istringstream lines(files::read_file(file));
  for (std::string line; std::getline(lines, line);) {
    const auto equals = line.find('=');
    if (line.empty() || line[0] == '#') continue;
    if (equals == line.npos) throw std::runtime_error(file + "：每行应当写成 字段=列号：" + line);
    out[line.substr(0, equals)] = std::atoi(line.c_str() + equals + 1);
  }
  return out;
}

bool agreed(const Import& wanted) {
  if (wanted.yes) return true;
  if (!::isatty(STDIN_FILENO)) {
    std::cerr << "不是在终端里执行：加 --yes 确认导入。\n";
    return false;
  }
  std::cout << "导入吗？输入 y 确认：" << std::flush;
  std::string answer;
  return std::getline(std::cin, answer) && (answer == "y" || answer == "Y");
}

int import_into_registry(House& house, const Import& wanted, registry::ImportKind kind) {
  const auto agency = house.agency().id;
  const registry::ImportFile file{kind, agency, wanted.file, name_of_file(wanted.file),
                                  chosen_columns(wanted.mapping)};
  const auto preview = house.database->read(
      [&](sql::Tx& tx) { return registry::preview(tx, house.registry, file, house.clock.now()); });
  say_faults(preview.faults);
  std::cout << "共 " << preview.rows << " 行：新增 " << preview.added << "，修改 "
            << preview.changed << "，相同 " << preview.same << "。\n";
  if (!preview.fits() || !agreed(wanted)) return 1;
  const auto done = house.database->write([&](sql::Tx& tx) {
    return registry::apply(tx, house.registry, file, {agency, 0, house.clock.now()});
  });
  if (!done) {
    for (const auto& refusal : done.refusals()) std::cerr << refusal.reason << '\n';
    return 1;
  }
  std::cout << "导入完成。\n";
  return 0;
}

disclosure::ColumnMapping mapping_of(const std::map<std::string, int>& chosen, std::size_t width) {
  disclosure::ColumnMapping mapping(width);
  for (const auto& [source, column] : chosen)
    if (column >= 1 && std::size_t(column) <= width) mapping[std::size_t(column) - 1] = source;
  return mapping;
}

int import_decisions(House& house, const Import& wanted) {
  const disclosure::ImportTools tools{*house.database, house.schemas, house.law,
                                      house.registry,  house.ids,     house.clock};
  disclosure::ImportRequest request{
      .path = wanted.file, .file_name = name_of_file(wanted.file), .agency = house.agency().id};
  auto checked = disclosure::check_decisions(tools, request);
  if (!wanted.mapping.empty()) {
    request.mapping = mapping_of(chosen_columns(wanted.mapping), checked.header.size());
    checked = disclosure::check_decisions(tools, request);
  }
  say_faults(checked.faults);
  std::cout << checked.kind << "，共 " << checked.rows << " 行，可以导入 " << checked.good
            << " 行，错误 " << checked.fault_count << " 处。\n";
  if (checked.fault_count > 0 || !agreed(wanted)) return 1;
  request.mapping = checked.mapping;
  const auto done = disclosure::import_decisions(tools, request);
  say_faults(done.faults);
  std::cout << "导入 " << done.good << " 行，用时 " << done.seconds << " 秒。\n";
  return done.fault_count == 0 && done.import != 0 ? 0 : 1;
}

}  // namespace

int import(const Import& wanted) {
  return with_house(wanted.data, [&](House& house) {
    if (house.agency().id == 0) {
      std::cerr << "还没有设立机关，请先完成首次设置。\n";
      return 1;
    }
    const auto kind = registry::import_kind(wanted.what);
    if (kind) return import_into_registry(house, wanted, *kind);
    return import_decisions(house, wanted);
  });
}

}  // namespace site::commands
