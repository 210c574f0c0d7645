// doorway — how many connections there may be, in all and from one address.
#include "platform/http/doorway.h"

#include <algorithm>

namespace http {

Doorway::Pass::~Pass() {
  if (door_) door_->leave(peer_);
}

bool Doorway::counts_apart(const std::string& peer) const {
  return !peer.starts_with("127.") && peer != "::1" &&
         std::ranges::find(exempt_, peer) == exempt_.end();
}

std::optional<Doorway::Pass> Doorway::enter(std::string peer) {
  const std::lock_guard lock(mutex_);
  if (inside_ >= in_all_) return std::nullopt;
  if (counts_apart(peer)) {
    std::size_t& from_there = inside_from_[peer];
    if (from_there >= per_peer_) return std::nullopt;
    ++from_there;
  }
  ++inside_;
  return Pass(*this, std::move(peer));
}

void Doorway::leave(const std::string& peer) {
  const std::lock_guard lock(mutex_);
  --inside_;
  if (!counts_apart(peer)) return;
  const auto from_there = inside_from_.find(peer);
  if (--from_there->second == 0) inside_from_.erase(from_there);
}

}  // namespace http
