// user_commands — accounts seen from the console: who is there, and a way in for one of them.
#include <iostream>

#include "registry/setup.h"
#include "site/command_house.h"
#include "site/commands.h"

namespace site::commands {
namespace {

std::string roles_of(const registry::Person& person, const registry::RoleBook& book) {
  std::string out;
  for (const auto& id : person.roles) {
    const auto* role = book.find(id);
    out += (out.empty() ? "" : "、") + (role ? role->title : id);
  }
  return out;
}

std::vector<registry::Person> everybody(House& house) {
  return house.database->read([&](sql::Tx& tx) {
    std::vector<registry::Person> all;
    for (const auto& agency : house.registry.agencies(tx))
      for (auto& person : house.registry.people(tx, agency.id)) all.push_back(std::move(person));
    return all;
  });
}

std::string link_for(House& house, sql::Tx& tx, const registry::Person& person) {
  return "/sign-in/" +
         house.accounts.make_link(tx, person.id, {person.agency_id, 0, house.clock.now()});
}

}  // namespace

int list_users(const std::string& data) {
  return with_house(data, [](House& house) {
    for (const auto& person : everybody(house))
      std::cout << (person.login.empty() ? "-" : person.login) << '\t' << person.name << '\t'
                << (person.active ? "在岗" : "停用") << '\t' << roles_of(person, house.roles)
                << '\n';
    return 0;
  });
}

int sign_in_link(const std::string& data, const std::string& who) {
  return with_house(data, [&](House& house) {
    const auto person =
        house.database->read([&](sql::Tx& tx) { return house.registry.person_by_login(tx, who); });
    if (!person || !person->active) {
      std::cerr << "没有登录名为 " << who << " 的在岗人员；sanzhi user list 列出所有人员。\n";
      return 1;
    }
    std::cout << house.database->write([&](sql::Tx& tx) { return link_for(house, tx, *person); })
              << '\n';
    return 0;
  });
}

int demo_links(const std::string& data) {
  return with_house(data, [](House& house) {
    const auto all = everybody(house);
    std::string out;
    house.database->write([&](sql::Tx& tx) {
      out.clear();
      for (const auto& person : all)
        if (!person.login.empty() && person.active)
          out += link_for(house, tx, person) + '\t' + person.name + '\t' +
                 roles_of(person, house.roles) + '\n';
    });
    std::cout << out;
    return 0;
  });
}

int setup_token(const std::string& data) {
  return with_house(data, [](House& house) {
    const auto token = house.database->write([&](sql::Tx& tx) {
      return registry::is_new(tx) ? registry::make_setup_token(tx, house.chance, house.clock.now())
                                  : std::string();
    });
    if (token.empty()) {
      std::cerr << "首次设置已经完成。\n";
      return 1;
    }
    std::cout << "设置口令 " << token << "（只能用一次，在 /office/setup 填写）\n";
    return 0;
  });
}

}  // namespace site::commands
