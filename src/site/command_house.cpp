#include "site/command_house.h"

#include <stdexcept>

namespace site::commands {
namespace {

// Ids of a command are never those of a server beside it.
constexpr std::int64_t command_node = 63;

}  // namespace

Config config_of(const Folder& folder) {
  const auto read = read_config(config_text(folder), environment());
  if (read.faults.empty()) return read.config;
  std::string text;
  for (const auto& fault : read.faults)
    text += (text.empty() ? "" : "\n") + fault.place + "：" + fault.text;
  throw std::runtime_error(text);
}

int with_house(const std::string& data, const std::function<int(House&)>& work) {
  const Folder folder{data};
  auto config = config_of(folder);
  config.node = command_node;
  Writing writing(folder, Writing::As::command);
  int code = 1;
  {
    const timing::SystemClock clock;
    chance::System chance;
    House house(folder, config, {clock, chance});
    code = work(house);
  }
  writing.close();
  return code;
}

}  // namespace site::commands
