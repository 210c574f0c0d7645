// worker_pool — the threads that handlers run on, and the queue before them.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace http {

class WorkerPool {
 public:
  using Work = std::function<void()>;  // must not throw

  WorkerPool(unsigned threads, std::size_t max_waiting);
  ~WorkerPool() { stop(); }

  bool submit(Work work);       // false when too many wait already
  void submit_must(Work work);  // for what has to run however long the queue is
  void stop();                  // runs what is queued, then ends the threads

 private:
  void serve();
  void push(Work work, std::unique_lock<std::mutex> lock);

  const std::size_t max_waiting_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Work> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace http
