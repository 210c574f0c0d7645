#include "site/serve.h"

#include <pthread.h>
#include <signal.h>

#include <algorithm>
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <thread>

#include "platform/http/server.h"
#include "platform/log/log.h"
#include "site/site.h"

namespace site {
namespace {

using namespace std::chrono_literals;

// SIGTERM and SIGINT come to one thread that waits for them, and to no other.
sigset_t block_stop_signals() {
  sigset_t stops;
  sigemptyset(&stops);
  sigaddset(&stops, SIGTERM);
  sigaddset(&stops, SIGINT);
  pthread_sigmask(SIG_BLOCK, &stops, nullptr);
  return stops;
}

// Does the small things that are due every now and then, on a thread of its own.
class Housekeeping {
 public:
  Housekeeping(House& house, Site& site) : house_(house), site_(site), thread_([this] { run(); }) {}
  ~Housekeeping() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }

 private:
  void run() {
    for (int second = 0;; ++second) {
      std::unique_lock lock(mutex_);
      if (wake_.wait_for(lock, 1s, [&] { return stopping_; })) return;
      lock.unlock();
      try {
        site_.look_at_public_log();
        if (second % 3600 == 0)
          house_.database->write(
              [&](sql::Tx& tx) { house_.accounts.sweep(tx, house_.clock.now()); });
      } catch (const std::exception& failure) {
        logging::error("site.housekeeping", {{"what", failure.what()}});
      }
    }
  }

  House& house_;
  Site& site_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

bool is_loopback(std::string_view address) {
  return address.starts_with("127.") || address == "::1";
}

void refuse_plain_http(const Config& config) {
  if (is_loopback(config.address) || config.insecure || !config.trusted_proxies.empty()) return;
  throw std::runtime_error(
      "明文 HTTP 只能在本机上监听。请在前面放一个 TLS 反向代理并写明 "
      "trusted_proxies，或者（只在隔离的试验网）加 --insecure。");
}

std::string url_of(const Config& config, unsigned short port) {
  const bool v6 = config.address.find(':') != std::string::npos;
  return "http://" + (v6 ? "[" + config.address + "]" : config.address) + ":" +
         std::to_string(port);
}

int run(const Folder& folder, const Config& config, const sigset_t& stops,
        const std::function<void(const std::string&)>& ready) {
  const timing::SystemClock clock;
  chance::System chance;
  House house(folder, config, {clock, chance});
  Site site(house);
  house.database->after_commit([&] {
    house.checkpoints.write_grown();
    site.look_at_public_log();
  });
  http::Server server(site.router(), {},
                      {.public_version = [&site] { return site.public_version(); },
                       .trusted_proxies = config.trusted_proxies});
  try {
    server.listen(config.address, static_cast<unsigned short>(config.port));
  } catch (const std::system_error& error) {
    std::cerr << "不能在 " << config.address << ":" << config.port << " 上监听：" << error.what()
              << "\n";
    return 1;
  }
  const Housekeeping housekeeping(house, site);
  std::thread stopper([&] {
    int signal = 0;
    sigwait(&stops, &signal);
    logging::info("site.stopping");
    server.stop();
  });
  logging::info("site.ready", {{"port", int(server.port())}});
  ready(url_of(config, server.port()));
  server.run();
  stopper.join();
  return 0;
}

}  // namespace

int serve(const Folder& folder, const Config& config,
          const std::function<void(const std::string&)>& ready) {
  refuse_plain_http(config);
  const auto stops = block_stop_signals();
  logging::set_level(config.log_level);
  Writing writing(folder, Writing::As::server);
  const int code = run(folder, config, stops, ready);
  writing.close();
  logging::info("site.stopped");
  return code;
}

}  // namespace site
