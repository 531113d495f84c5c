// What happens after a commit: jobs are rows written in the operation's transaction, done here, tried again with
// growing pauses, and shown on Today when they fail for good.
#pragma once
#include <condition_variable>
#include <functional>
#include <thread>
#include <vector>

#include "doors/jobs/mail.h"
#include "store/store.h"

namespace arpent::jobs {

// A mail job's input: {to, template, language, params: {name: value}}. Its subject and text are the sentences
// "mail.<template>.subject" and "mail.<template>.text". `calendar`, where given, is attached as it is.
Mail mail_of(Json const& input, std::string const& from);

class Jobs {
 public:
  // `cities`: the stores that are open now. `upkeep`: what else is looked at in each of them, every few seconds; it reads
  // before it writes.
  Jobs(std::function<std::vector<std::shared_ptr<store::Store>>()> cities, MailRoute route, Clock const& clock,
       Random& random, std::function<void(store::Store&)> upkeep);
  ~Jobs();

  // Does what is due in this city, on the calling thread.
  void run_due(store::Store& store);

 private:
  void loop(std::stop_token stop);

  std::function<std::vector<std::shared_ptr<store::Store>>()> cities_;
  MailRoute route_;
  Clock const& clock_;
  Random& random_;
  std::function<void(store::Store&)> upkeep_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;  // last: starts when all else stands
};

}  // namespace arpent::jobs
