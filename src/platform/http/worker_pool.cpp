// worker_pool — the threads that handlers run on, and the queue before them.
#include "platform/http/worker_pool.h"

#include <utility>

namespace http {

WorkerPool::WorkerPool(unsigned threads, std::size_t max_waiting) : max_waiting_(max_waiting) {
  for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { serve(); });
}

void WorkerPool::push(Work work, std::unique_lock<std::mutex> lock) {
  queue_.push_back(std::move(work));
  lock.unlock();
  wake_.notify_one();
}

bool WorkerPool::submit(Work work) {
  std::unique_lock lock(mutex_);
  if (queue_.size() >= max_waiting_) return false;
  push(std::move(work), std::move(lock));
  return true;
}

void WorkerPool::submit_must(Work work) { push(std::move(work), std::unique_lock(mutex_)); }

void WorkerPool::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (auto& thread : threads_)
    if (thread.joinable()) thread.join();
}

void WorkerPool::serve() {
  for (;;) {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
    if (queue_.empty()) return;
    Work work = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    work();
  }
}

}  // namespace http
