#include "platform/files/store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "platform/crypto/hash.h"

namespace fs = std::filesystem;

namespace files {
namespace {

[[noreturn]] void fail(const std::string& path) {
  throw std::system_error(errno, std::generic_category(), path);
}

class Descriptor {
 public:
  Descriptor(const std::string& path, int flags, unsigned mode = 0644)
      : path_(path), fd_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {
    if (fd_ < 0) fail(path);
  }
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void write(std::string_view data) {
    while (!data.empty()) {
      const auto written = ::write(fd_, data.data(), data.size());
      if (written < 0 && errno != EINTR) fail(path_);
      if (written > 0) data.remove_prefix(std::size_t(written));
    }
  }
  // A failed flush is never tried again: the kernel may have dropped what it could not write.
  void flush() {
    if (::fsync(fd_) != 0) fail(path_);
  }

 private:
  std::string path_;
  int fd_;
};

void flush_folder(const std::string& path) { Descriptor(path, O_RDONLY | O_DIRECTORY).flush(); }

class IncomingFile final : public Store::Incoming {
 public:
  explicit IncomingFile(std::string root)
      : root_(std::move(root)),
        path_(root_ + "/incoming/" + unique_name()),
        file_(path_, O_WRONLY | O_CREAT | O_EXCL, 0444) {}
  ~IncomingFile() override {
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  void write(std::string_view data) override {
    sha256_.add(data);
    sm3_.add(data);
    file_.write(data);
    size_ += std::int64_t(data.size());
  }
  Stored keep() override {
    Stored stored{crypto::hex(sha256_.finish()), crypto::hex(sm3_.finish()), size_};
    file_.flush();
    const auto folder = root_ + "/" + stored.sha256.substr(0, 2);
    if (fs::create_directory(folder)) flush_folder(root_);
    const auto final_path = folder + "/" + stored.sha256.substr(2);
    if (::rename(path_.c_str(), final_path.c_str()) != 0) fail(final_path);
    path_.clear();
    flush_folder(folder);
    return stored;
  }

 private:
  static std::string unique_name() {
    static std::atomic<unsigned> made = 0;
    return std::to_string(::getpid()) + "-" + std::to_string(++made) + "-" +
           std::to_string(std::chrono::steady_clock::now().time_since_epoch().count());
  }
  std::string root_, path_;
  Descriptor file_;
  crypto::Hasher sha256_{crypto::Algorithm::sha256}, sm3_{crypto::Algorithm::sm3};
  std::int64_t size_ = 0;
};

std::string hash_of_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  crypto::Hasher hasher(crypto::Algorithm::sha256);
  std::string buffer(1 << 20, '\0');
  while (in.read(buffer.data(), std::streamsize(buffer.size())) || in.gcount())
    hasher.add(std::string_view(buffer).substr(0, std::size_t(in.gcount())));
  return crypto::hex(hasher.finish());
}

}  // namespace

Store::Store(std::string root) : root_(std::move(root)) {
  fs::create_directories(root_ + "/incoming");
}

std::unique_ptr<Store::Incoming> Store::begin() { return std::make_unique<IncomingFile>(root_); }

Stored Store::put(std::string_view content) {
  const auto incoming = begin();
  incoming->write(content);
  return incoming->keep();
}

std::string Store::path_of(std::string_view sha256) const {
  return root_ + "/" + std::string(sha256.substr(0, 2)) + "/" + std::string(sha256.substr(2));
}
bool Store::has(std::string_view sha256) const { return fs::is_regular_file(path_of(sha256)); }
std::string Store::read(std::string_view sha256) const { return read_file(path_of(sha256)); }

std::vector<Store::Bad> Store::check(const std::function<void(std::string_view)>& seen) const {
  std::vector<Bad> bad;
  for (const auto& entry : fs::recursive_directory_iterator(root_)) {
    if (!entry.is_regular_file()) continue;
    const auto folder = entry.path().parent_path().filename().string();
    if (folder == "incoming") continue;  // a transfer that was cut off: nobody was told it is here
    const auto name = folder + entry.path().filename().string();
    if (name.size() != 64 || crypto::from_hex(name).size() != 32)
      bad.push_back({entry.path().string(), "不是本系统存入的文件"});
    else if (hash_of_file(entry.path().string()) != name)
      bad.push_back({entry.path().string(), "内容与存入时不同"});
    else if (seen)
      seen(name);
  }
  return bad;
}

void replace_file(const std::string& path, std::string_view content, unsigned mode) {
  const auto next = path + ".new";
  {
    Descriptor file(next, O_WRONLY | O_CREAT | O_TRUNC, mode);
    file.write(content);
    file.flush();
  }
  if (::rename(next.c_str(), path.c_str()) != 0) fail(path);
  flush_folder(fs::path(path).parent_path().string());
}

void append_to_file(const std::string& path, std::string_view content) {
  const bool is_new = !fs::exists(path);
  Descriptor file(path, O_WRONLY | O_CREAT | O_APPEND);
  file.write(content);
  file.flush();
  if (is_new) flush_folder(fs::path(path).parent_path().string());
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) fail(path);
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

}  // namespace files
