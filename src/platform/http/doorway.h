// doorway — how many connections there may be, in all and from one address.
#pragma once
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace http {

class Doorway {
 public:
  Doorway(std::size_t in_all, std::size_t per_peer, std::vector<std::string> exempt)
      : in_all_(in_all), per_peer_(per_peer), exempt_(std::move(exempt)) {}

  class Pass {  // one connection, for as long as it lives
   public:
    Pass(Doorway& door, std::string peer) : door_(&door), peer_(std::move(peer)) {}
    ~Pass();
    Pass(Pass&& other) noexcept
        : door_(std::exchange(other.door_, nullptr)), peer_(std::move(other.peer_)) {}
    Pass& operator=(Pass&&) = delete;
    const std::string& peer() const { return peer_; }

   private:
    Doorway* door_;
    std::string peer_;
  };

  std::optional<Pass> enter(std::string peer);

 private:
  void leave(const std::string& peer);
  // Behind a proxy on this machine all visitors come from one address.
  bool counts_apart(const std::string& peer) const;

  const std::size_t in_all_, per_peer_;
  const std::vector<std::string> exempt_;
  std::mutex mutex_;
  std::size_t inside_ = 0;
  std::unordered_map<std::string, std::size_t> inside_from_;
};

}  // namespace http
