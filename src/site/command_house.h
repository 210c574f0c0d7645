// command_house — lends a command the house of a data folder, also while a server runs there.
#pragma once
#include <functional>
#include <string>

#include "site/house.h"

namespace site::commands {

// Throws std::runtime_error with every fault of the configuration.
Config config_of(const Folder&);

// The folder is left sealed when nobody else is writing.
int with_house(const std::string& data, const std::function<int(House&)>& work);

}  // namespace site::commands
