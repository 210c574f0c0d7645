// main — the command line of sanzhi: which command, with which arguments.
#include <CLI/CLI.hpp>
#include <clocale>
#include <iostream>

#include "site/commands.h"

namespace commands = site::commands;

namespace {

constexpr auto exit_codes =
    "退出码 / exit codes: 0 成功 done · 1 发现错误或者被拒绝 faults found or refused · 2 "
    "用法不对或者目录不能用 asked wrongly · 3 工作日历不够用 the calendar ends too early (law due)";

class CommandLine {
 public:
  CommandLine() : app_("三制 sanzhi — 行政执法公示、全过程记录、法制审核平台", "sanzhi") {
    app_.require_subcommand(1);
    app_.footer(exit_codes);
    app_.set_help_flag("-h,--help", "显示帮助 show this help");
    app_.set_help_all_flag("--help-all", "显示全部命令的帮助 help of all commands");
    add_folder_commands();
    add_import();
    add_users();
    add_law();
    add_others();
  }

  int run(int argc, char** argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      const int code = app_.exit(error);
      return code == 0 ? 0 : 2;
    }
    return work_();
  }

 private:
  template <class Work>
  CLI::App* add(CLI::App& under, const std::string& name, const std::string& text, Work work) {
    auto* command = under.add_subcommand(name, text);
    command->callback([this, work] { work_ = work; });
    return command;
  }
  void ask_data(CLI::App* command) {
    command->add_option("--data", data_, "数据目录 data folder")->required()->type_name("DIR");
  }
  void offer_json(CLI::App* command) {
    command->add_flag("--json", json_, "输出 JSON machine-readable output");
  }

  void add_folder_commands() {
    auto* serve = add(app_, "serve", "运行网站 run the server (SIGTERM 停止并封存目录)",
                      [this] { return commands::serve(data_, port_, address_, insecure_); });
    ask_data(serve);
    serve->add_option("--port", port_, "端口，0 取一个空闲的 port, 0 takes a free one")
        ->check(CLI::Range(0, 65535));
    serve->add_option("--address", address_, "监听地址，默认 127.0.0.1 address to listen on");
    serve->add_flag("--insecure", insecure_,
                    "允许在其他地址上用明文 HTTP plain HTTP beyond loopback");

    auto* init = add(app_, "init", "新建数据目录和密钥 make a data folder",
                     [this] { return commands::init(data_, demo_); });
    ask_data(init);
    init->add_flag("--demo", demo_, "写入虚构的演示数据 with one invented district");

    auto* verify =
        add(app_, "verify", "核对目录里的一切是否被改动 verify everything, change nothing",
            [this] { return commands::verify(data_, checkpoints_, json_); });
    ask_data(verify);
    verify
        ->add_option("--checkpoints", checkpoints_,
                     "外人保存的检查点 checkpoints kept by an outsider (C2SP)")
        ->check(CLI::ExistingFile);
    offer_json(verify);

    auto* check =
        add(app_, "check-config", "检查设置并显示生效的值 check and show the configuration",
            [this] { return commands::check_config(data_); });
    check->add_option("--data", data_, "数据目录 data folder")->type_name("DIR");
  }

  void add_import() {
    auto* import =
        add(app_, "import", "从 CSV、Excel 导入，全部或者一行也不 import a table, all or nothing",
            [this] { return commands::import(import_with_data()); });
    import
        ->add_option("what", import_.what,
                     "matters 事项 · officers 人员 · parties 当事人 · decisions 决定")
        ->required()
        ->check(CLI::IsMember({"matters", "officers", "parties", "decisions"}));
    import->add_option("file", import_.file, "表格文件 .csv .xlsx")
        ->required()
        ->check(CLI::ExistingFile);
    ask_data(import);
    import->add_option("--mapping", import_.mapping, "列的对应关系 field=column lines")
        ->check(CLI::ExistingFile);
    import->add_flag("--yes", import_.yes, "不再询问 do not ask");
  }
  commands::Import import_with_data() {
    import_.data = data_;
    return import_;
  }

  void add_users() {
    auto* user = app_.add_subcommand("user", "账号 accounts");
    user->require_subcommand(1);
    ask_data(add(*user, "list", "列出人员、登录名和角色 list people",
                 [this] { return commands::list_users(data_); }));
    ask_data(add(*user, "token", "首次设置的一次性口令 one-time setup token",
                 [this] { return commands::setup_token(data_); }));
    auto* link = add(*user, "sign-in-link", "一次性登录链接 one-time link of one person",
                     [this] { return commands::sign_in_link(data_, name_); });
    link->add_option("name", name_, "登录名 login")->required();
    ask_data(link);
    ask_data(add(*user, "demo-links", "演示人员的一次性登录链接 links of everybody, for the demo",
                 [this] { return commands::demo_links(data_); }));
  }

  void add_law() {
    auto* law = app_.add_subcommand("law", "问法律 ask the law");
    law->require_subcommand(1);
    auto* due = add(*law, "due", "一件事引起哪些期限 the time limits an event starts",
                    [this] { return commands::law_due(trigger_, on_, json_); });
    due->add_option("--trigger", trigger_, "事件 event, e.g. penalty-decided")->required();
    due->add_option("--on", on_, "日期 2026-02-13 或者 2026-02-13T09:30")->required();
    offer_json(due);
    auto* redact = add(*law, "redact", "隐去个人信息：标准输入 → 标准输出 redact a text",
                       [this] { return commands::law_redact(persons_); });
    redact->add_option("--persons", persons_, "案中人员，一行一个：姓名[,角色] persons of the case")
        ->check(CLI::ExistingFile);
    add(*law, "review-scope", "是否须经法制审核：JSON → JSON must it pass legal review",
        [] { return commands::law_review_scope(); });

    auto* pack = app_.add_subcommand("lawpack", "法规规则 the law as data");
    pack->require_subcommand(1);
    auto* check = add(*pack, "check", "检查规则文件 check the rule files",
                      [this] { return commands::lawpack_check(folder_, json_); });
    check->add_option("dir", folder_,
                      "规则目录；不写则检查程序自带的 folder, else the built-in one");
    offer_json(check);
  }

  void add_others() {
    auto* rehearse = add(app_, "rehearse", "按剧本演练一个案件 play a scripted case",
                         [this] { return commands::rehearse(script_, json_); });
    rehearse->add_option("script", script_, "剧本 SCRIPT.json")
        ->required()
        ->check(CLI::ExistingFile);
    offer_json(rehearse);
    add(app_, "routes", "每个地址谁可以用 the access table", [] { return commands::routes(); });
    add(app_, "version", "版本 version", [] { return commands::version(); });
  }

  CLI::App app_;
  std::function<int()> work_;
  std::string data_, address_, checkpoints_, name_, trigger_, on_, persons_, folder_, script_;
  std::optional<int> port_;
  bool insecure_ = false, demo_ = false, json_ = false;
  commands::Import import_;
};

}  // namespace

int main(int argc, char** argv) {
  // libarchive reads Chinese names only so; numbers stay as in C.
  std::setlocale(LC_CTYPE, "C.UTF-8");
  try {
    return CommandLine().run(argc, argv);
  } catch (const std::exception& failure) {
    std::cerr << failure.what() << '\n';
    return 2;
  }
}
