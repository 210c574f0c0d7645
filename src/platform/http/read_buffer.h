// read_buffer — the bytes of a connection that came in and were not used yet; small while nothing
// happens.
#pragma once
#include <cstring>
#include <memory>
#include <string_view>

namespace http {

class ReadBuffer {
 public:
  static constexpr std::size_t small =
      1 << 10;  // of an idle connection: ten thousand of them take 10 MB

  std::string_view bytes() const { return {data_.get() + from_, to_ - from_}; }
  bool empty() const { return from_ == to_; }
  std::size_t size() const { return to_ - from_; }

  // Room for at least one more byte, in a buffer of `capacity` at least. Moves the bytes.
  void make_room(std::size_t capacity = small) {
    if (from_ == to_) from_ = to_ = 0;
    if (capacity <= capacity_ && to_ < capacity_) return;
    if (from_ == 0 && capacity <= capacity_) capacity = capacity_ * 2;
    if (capacity < capacity_) capacity = capacity_;
    if (capacity == capacity_) {
      std::memmove(data_.get(), data_.get() + from_, size());
    } else {
      std::unique_ptr<char[]> grown(new char[capacity]);
      if (!empty()) std::memcpy(grown.get(), data_.get() + from_, size());
      data_ = std::move(grown);
      capacity_ = capacity;
    }
    to_ -= from_;
    from_ = 0;
  }
  char* free_space() { return data_.get() + to_; }
  std::size_t free_size() const { return capacity_ - to_; }
  void filled(std::size_t count) { to_ += count; }
  void consume(std::size_t count) { from_ += count; }

  void shrink() {
    if (!empty() || capacity_ <= small) return;
    data_.reset();
    capacity_ = from_ = to_ = 0;
  }

 private:
  std::unique_ptr<char[]> data_;
  std::size_t capacity_ = 0, from_ = 0, to_ = 0;
};

}  // namespace http
