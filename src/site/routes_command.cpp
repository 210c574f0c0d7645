// routes_command — the access table: every route and who may use it.
#include <unistd.h>
#include <filesystem>
#include <iostream>

#include "site/commands.h"
#include "site/site.h"

namespace site::commands {
namespace {

struct ScratchFolder {
  ScratchFolder() {
    auto name = (std::filesystem::temp_directory_path() / "sanzhi-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("cannot make " + name);
    folder.root = name;
    make_folder(folder);
  }
  ~ScratchFolder() { std::filesystem::remove_all(folder.root); }
  Folder folder;
};

}  // namespace

int routes() {
  const ScratchFolder scratch;
  const timing::SystemClock clock;
  chance::System chance;
  House house(scratch.folder, {}, {clock, chance});
  const Site site(house);
  for (const auto& route : site.routes())
    std::cout << route.method << '\t' << route.pattern << '\t' << route.access << '\t'
              << chinese(*access_named(route.access, house.roles), house.roles) << '\n';
  return 0;
}

}  // namespace site::commands
