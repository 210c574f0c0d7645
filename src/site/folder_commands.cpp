// folder_commands — a data folder from its making to its check: init, serve, verify, check-config.
#include <iostream>

#include "platform/files/store.h"
#include "site/command_house.h"
#include "site/commands.h"
#include "site/demo.h"
#include "site/serve.h"
#include "site/verify_folder.h"

namespace site::commands {

int serve(const std::string& data, std::optional<int> port, const std::string& address,
          bool insecure) {
  const Folder folder{data};
  auto config = config_of(folder);
  if (port) config.port = *port;
  if (!address.empty()) config.address = address;
  config.insecure |= insecure;
  return site::serve(folder, config, [](const std::string& url) {
    std::cout << url << std::endl;  // flushed: whoever started us waits for this line
  });
}

int init(const std::string& data, bool demo) {
  const Folder folder{data};
  make_folder(folder);
  if (!demo) return setup_token(data);
  make_demo(folder);
  std::cout << "演示数据已写入 " << data << "。\n";
  return 0;
}

int verify(const std::string& data, const std::string& checkpoints, bool as_json) {
  const Folder folder{data};
  if (!folder.is_made()) {
    std::cerr << data << " 不是本系统的数据目录。\n";
    return 2;
  }
  const auto notes = checkpoints.empty() ? std::string() : files::read_file(checkpoints);
  const auto verified = verify_folder(folder, config_of(folder), notes);
  std::cout << (as_json ? report_as_json(verified) : report_of(verified));
  return verified.findings.empty() ? 0 : 1;
}

int check_config(const std::string& data) {
  const auto text = data.empty() ? std::string() : config_text({data});
  const auto read = read_config(text, environment());
  for (const auto& fault : read.faults) std::cerr << fault.place << "：" << fault.text << '\n';
  if (read.faults.empty()) std::cout << shown(read.config);
  return read.faults.empty() ? 0 : 1;
}

}  // namespace site::commands
