#include "site/folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <stdexcept>
#include <system_error>

#include "platform/crypto/hash.h"
#include "platform/files/store.h"
#include "site/rest_seal.h"

namespace fs = std::filesystem;

namespace site {
namespace {

constexpr std::size_t lines_of_a_note = 7;

int open_folder(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) throw std::system_error(errno, std::generic_category(), path);
  return descriptor;
}

void write_key(const Folder& folder, const std::string& name, const crypto::SigningKey& key) {
  files::replace_file(folder.keys() + "/" + name + ".pem", key.pem(), 0600);
  files::replace_file(folder.keys() + "/" + name + ".pub", crypto::hex(key.public_key()) + "\n");
}

crypto::SigningKey read_key(const Folder& folder, const std::string& name) {
  return crypto::SigningKey::from_pem(files::read_file(folder.keys() + "/" + name + ".pem"));
}

std::string read_public_key(const Folder& folder, const std::string& name) {
  const auto text = files::read_file(folder.keys() + "/" + name + ".pub");
  return crypto::from_hex(std::string_view(text).substr(0, text.find('\n')));
}

// A crash can cut the newest note in the middle: what follows it would not be read.
void cut_torn_note(const Folder& folder) {
  std::string newest;
  for (const auto& entry : fs::directory_iterator(folder.checkpoints()))
    newest = std::max(newest, entry.path().string());
  if (newest.empty()) return;
  const auto text = files::read_file(newest);
  std::size_t whole = 0, lines = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n' && ++lines % lines_of_a_note == 0) whole = i + 1;
  if (whole < text.size()) fs::resize_file(newest, whole);
}

}  // namespace

bool Folder::is_made() const { return fs::exists(keys()); }

void make_folder(const Folder& folder) {
  if (fs::exists(folder.root) && !fs::is_empty(folder.root))
    throw std::runtime_error(folder.root + " 不是空目录，不能在这里新建。");
  fs::create_directories(folder.root);
  ::chmod(folder.root.c_str(), 0700);
  for (const auto& part :
       {folder.files(), folder.files() + "/incoming", folder.keys(), folder.checkpoints()})
    fs::create_directory(part);
  ::chmod(folder.keys().c_str(), 0700);
  write_key(folder, "ed25519", crypto::SigningKey::generate(crypto::KeyKind::ed25519));
  write_key(folder, "sm2", crypto::SigningKey::generate(crypto::KeyKind::sm2));
}

ledger::Keys read_keys(const Folder& folder) {
  return {read_key(folder, "ed25519"), read_key(folder, "sm2")};
}

ledger::PublicKeys read_public_keys(const Folder& folder) {
  return {read_public_key(folder, "ed25519"), read_public_key(folder, "sm2")};
}

std::string config_text(const Folder& folder) {
  return fs::exists(folder.config()) ? files::read_file(folder.config()) : "";
}

Writing::Writing(const Folder& folder, As as) : folder_(folder) {
  if (!folder.is_made())
    throw std::runtime_error(folder.root + " 不是本系统的数据目录；先执行 sanzhi init --data " +
                             folder.root);
  if (as == As::server) {
    server_ = open_folder(folder.keys());
    if (::flock(server_, LOCK_EX | LOCK_NB) != 0) {
      ::close(server_);
      throw std::runtime_error("另一个 sanzhi serve 正在使用 " + folder.root + "。");
    }
  }
  writers_ = open_folder(folder.root);
  if (::flock(writers_, LOCK_EX | LOCK_NB) == 0) cut_torn_note(folder);
  // Waits only while another process is putting the seal on.
  ::flock(writers_, LOCK_SH);
  break_seal(folder);
}

Writing::~Writing() {
  if (writers_ >= 0) ::close(writers_);
  if (server_ >= 0) ::close(server_);
}

void Writing::close() {
  if (::flock(writers_, LOCK_EX | LOCK_NB) == 0) put_seal(folder_);
  ::close(std::exchange(writers_, -1));
}

}  // namespace site
