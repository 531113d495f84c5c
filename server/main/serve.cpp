#include "main/serve.h"

#include <malloc.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iostream>
#include <thread>

#include "doors/http/api.h"
#include "doors/http/listener.h"
#include "doors/http/live.h"
#include "doors/http/openapi.h"
#include "doors/http/static_files.h"
#include "doors/import/import.h"
#include "doors/jobs/jobs.h"
#include "embedded/page_files.h"
#include "main/example.h"
#include "main/openid_sign_in.h"
#include "main/room_stream.h"
#include "main/transfers.h"
#include "main/version.h"
#include "store/cities.h"
#include "views/inquiry.h"
#include "words/words.h"

namespace arpent {
namespace {

using namespace std::chrono_literals;

// A server of this size has few threads, so few arenas: each would keep its own free memory.
void settle_into_the_process() {
  mallopt(M_ARENA_MAX, 2);
  mallopt(M_MXFAST, 0);  // else each record of more than a kilobyte walks over all that was freed before it
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
  }
}

sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

int refuse(Problem const& problem) {
  std::cerr << say("en", problem.code, problem.params) << "\n";
  return 1;
}

std::size_t resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  std::size_t whole = 0, resident = 0;
  statm >> whole >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

bool is_loopback(std::string const& address) {
  return address == "127.0.0.1" || address == "::1" || address == "localhost";
}

// A new city tells its code on the terminal, where only its operator looks.
void greet(ServeOptions const& options, std::string const& url, std::string const& start_code, store::Store& store) {
  bool const empty = store.read(store::At::present(), [](store::Reader& reader) { return reader.all("city").empty(); });
  std::cout << "Arpent " << version << "\n  " << url << "\n";
  if (empty) std::cout << "  first code: " << start_code << "\n";
  if (options.demo) {
    for (auto const& line : example_logins(store, url)) std::cout << "  " << line << "\n";
    for (auto const& line : example_meeting(store, url)) std::cout << "  " << line << "\n";
  }
  std::cout << std::flush;
}

class Server {
 public:
  explicit Server(ServeOptions options) : options_(std::move(options)) {}

  Result<Done> start() {
    if (options_.demo && !is_loopback(options_.address)) return Problem{400, "serve.demo_on_loopback"};
    if (!options_.today.empty()) ARPENT_CHECK(set_today());
    last_seen_ = std::make_unique<city::LastSeen>(clock());
    start_code_ = random_crockford(random_, 6);
    std::optional<OpenIdWish> openid;
    if (!options_.openid.issuer.empty()) {
      ARPENT_TRY(wish, read_wish(options_.openid));
      openid = std::move(wish);
    }
    house_ = assemble({.clock = clock(), .random = random_, .ids = ids_}, "",
                      {.start_code = start_code_, .demo = options_.demo, .provider = openid ? openid->name : ""});
    if (openid)
      openid_ = std::make_unique<OpenIdSignIn>(*house_, *std::move(openid), options_.openid, random_, system_);
    if (options_.demo) ARPENT_CHECK(bring_example());
    cities_ = std::make_unique<store::Cities>(
        store::Cities::Setting{.folder = options_.data,
                               .options = [this](std::string path) { return options_of(std::move(path)); },
                               .clock = clock()});
    if (cities_->names().empty()) ARPENT_CHECK(cities_->make("city"));
    site_ = std::make_unique<http::Site>(site());
    if (openid_) openid_->add_to(*site_);
    ARPENT_TRY(listener, http::Listener::start(listening(), http::api(*site_)));
    listener_ = std::move(listener);
    url_ = options_.base_url.empty() ? "http://" + options_.address + ":" + std::to_string(listener_->port())
                                     : options_.base_url;
    house_->base_url = url_;
    auto const outbox = options_.outbox.empty() ? options_.data + "/outbox" : options_.outbox;
    jobs_ = std::make_unique<jobs::Jobs>([this] { return cities_->open_now(); },
                                         jobs::MailRoute{.smtp = options_.smtp, .outbox = outbox}, clock(), random_,
                                         [this](store::Store& store) { reading::forget_expired(store, clock().now()); });
    for (auto const& name : cities_->names()) {
      ARPENT_TRY(store, cities_->find(name));
      greet(options_, url_, start_code_, *store);
    }
    return Done{};
  }

  void stop() {
    if (showing_.joinable()) showing_.join();
    if (example_) example_->stop();
    live_.close();
    meetings_.close();
    inquiries_.close();
    if (openid_) openid_->give_up();
    listener_->stop_gracefully(5s);
    openid_.reset();
    jobs_.reset();
  }

 private:
  Clock const& clock() const { return shifted_ ? static_cast<Clock const&>(*shifted_) : system_; }

  Result<Done> set_today() {
    auto const day = parse_day(options_.today);
    if (!day) return Problem{400, "past.unreadable"};
    shifted_ = std::make_unique<ShiftedClock>(system_, zone_.at(*day, 9, 0));
    return Done{};
  }

  store::Options options_of(std::string path) {
    auto options = store_options(*house_, std::move(path));
    options.committed = [this](std::string const& epoch, store::Moment moment) {
      live_.told(epoch, moment);
      meetings_.told(epoch);
      inquiries_.told(epoch);
    };
    return options;
  }

  Result<Done> bring_example() {
    Sources const sources{.clock = clock(), .random = random_, .ids = ids_};
    if (!options_.fresh && example_is_there(sources, options_.data, zone_)) return Done{};
    return make_example(sources, options_.data, zone_);
  }

  http::Options listening() const {
    http::Options out{.address = options_.address, .port = options_.port};
    out.trusted_proxies = options_.proxies;
    out.body_limit = [](http::Request const& head) -> std::size_t {
      bool const uploads = head.path.starts_with("/api/files") || head.path.starts_with("/api/imports");
      return uploads ? 20U * 1024 * 1024 : 1024U * 1024;
    };
    return out;
  }

  // For members only: what happens and when is nobody else's.
  void listen_in(http::Visit const& visit, http::Reply const& reply) {
    if (!visit.asker.is_member())
      return reply(http::problem_answer(Problem{401, "not_logged_in"}, visit.asker.language));
    auto const moment = visit.store->read(store::At::present(), [](store::Reader& reader) { return reader.moment(); });
    reply({.headers = {{"Content-Type", "text/event-stream"}}, .events = live_.join(visit.store->epoch(), moment)});
  }

  // Phones that took a seat, and members: the room itself says who may look into it.
  void listen_to_meeting(http::Visit const& visit, http::Reply const& reply) {
    auto const& asker = visit.asker;
    auto const id = visit.request.segments.back();
    bool const guest = !asker.is_member() && !asker.seat_at(id).empty();
    listen_to(meetings_, visit, reply, guest);
  }

  // Who came in by phone or by a link, and members.
  void listen_to_inquiry(http::Visit const& visit, http::Reply const& reply) {
    auto const id = visit.request.segments.back();
    bool const came_in = visit.store->read(store::At::present(), [&](store::Reader& reader) {
      return views::came_into_inquiry(reader, visit.asker, id);
    });
    listen_to(inquiries_, visit, reply, came_in);
  }

  void listen_to(RoomStream& rooms, http::Visit const& visit, http::Reply const& reply, bool guest) {
    auto const& asker = visit.asker;
    if (!guest && !asker.is_member())
      return reply(http::problem_answer(Problem{401, "not_logged_in"}, asker.language));
    auto const id = visit.request.segments.back();
    auto stream = rooms.join(visit.store, id, guest ? RoomStream::Pace::calm : RoomStream::Pace::quick);
    auto const kind = &rooms == &meetings_ ? "meeting" : "inquiry";
    if (!stream) return reply(http::problem_answer(store::Reader::not_found(kind, id), asker.language));
    reply({.headers = {{"Content-Type", "text/event-stream"}}, .events = std::move(stream)});
  }

  // The example city beside this one, in a folder and at a port of its own: what is tried there stays there. Its logins
  // need no proof, so that it opens on this very machine only.
  Result<std::string> show_example() {
    if (!is_loopback(options_.address)) return Problem{422, "serve.example_elsewhere"};
    if (!example_) {
      auto beside = std::make_unique<Server>(
          ServeOptions{.data = options_.data + "/example", .address = options_.address, .port = 0, .demo = true});
      ARPENT_CHECK(beside->start());
      example_ = std::move(beside);
    }
    return example_->url_;
  }

  void open_example(http::Visit const& visit, http::Reply reply) {
    auto const language = visit.asker.language;
    if (!visit.asker.is_member()) return reply(http::problem_answer(Problem{401, "not_logged_in"}, language));
    std::scoped_lock const lock(showing_mutex_);
    if (showing_.joinable()) showing_.join();
    // Telling it takes a second; the others of this server are answered meanwhile.
    showing_ = std::thread([this, language, reply = std::move(reply)] {
      auto const url = show_example();
      reply(url ? http::Response::json(200, Json{{"url", *url}}.dump())
                : http::problem_answer(url.problem(), language));
    });
  }

  std::vector<http::Metrics::Gauge> gauges() {
    std::size_t waiting = 0;
    for (auto const& store : cities_->open_now())
      waiting += store->read(store::At::present(), [](store::Reader& reader) { return reader.failed_jobs().size(); });
    auto const listeners = live_.listeners() + meetings_.listeners() + inquiries_.listeners();
    return {{"arpent_event_streams", "Open pages that hear of changes.", static_cast<double>(listeners)},
            {"arpent_open_cities", "Cities whose file is open.", static_cast<double>(cities_->open_count())},
            {"arpent_failed_jobs", "Mails and other jobs that were given up.", static_cast<double>(waiting)},
            {"arpent_resident_bytes", "Memory held.", static_cast<double>(resident_bytes())}};
  }

  http::Site site() {
    http::Site out{.house = *house_, .clock = clock()};
    out.city = [this](std::string const& host) { return cities_->find(host); };
    out.who = [this](store::Reader& reader, http::Credentials const& credentials) {
      return city::who(reader, {credentials.session_token, credentials.link_token, credentials.language, credentials.guest_token},
                       clock().now());
    };
    out.seen = [this](store::Store& store, Asker const& asker) { last_seen_->note(store, asker.session); };
    out.pages = [this](http::Request request, http::Reply reply) {
      auto answer = files_.answer(request);
      reply(answer ? *std::move(answer)
                   : http::problem_answer(Problem{404, "http.no_such_path"}, http::language_of(request)));
    };
    out.specials["GET /api/events"] = [this](http::Visit visit, http::Reply reply) { listen_in(visit, reply); };
    out.specials["GET /api/meeting_events/"] = [this](http::Visit visit, http::Reply reply) {
      listen_to_meeting(visit, reply);
    };
    out.specials["GET /api/inquiry_events/"] = [this](http::Visit visit, http::Reply reply) {
      listen_to_inquiry(visit, reply);
    };
    out.specials["POST /api/example"] = [this](http::Visit const& visit, http::Reply reply) {
      open_example(visit, std::move(reply));
    };
    add_transfers(out);
    out.openapi = [this] { return http::openapi(house_->all, house_->permissions, version).dump(); };
    out.pace = {.a_second = options_.requests_a_second, .at_once = options_.requests_a_second * 10};
    out.gauges = [this] { return gauges(); };
    if (options_.demo) out.session_cookie = "arpent_example_session";
    out.secure_cookies = options_.base_url.starts_with("https://");
    return out;
  }

  ServeOptions options_;
  SystemClock system_;
  std::unique_ptr<ShiftedClock> shifted_;
  SystemRandom random_;
  IdSource ids_{system_, random_};
  Zone zone_ = *Zone::find("Europe/Paris");
  std::string start_code_, url_;
  std::unique_ptr<city::LastSeen> last_seen_;
  std::unique_ptr<House> house_;
  http::Live live_;
  RoomStream meetings_{"meeting", views::heard_in_the_room};
  RoomStream inquiries_{"inquiry", views::heard_of_inquiry};
  std::unique_ptr<store::Cities> cities_;
  http::StaticFiles files_{page_files()};
  std::unique_ptr<http::Site> site_;
  std::unique_ptr<OpenIdSignIn> openid_;
  std::unique_ptr<http::Listener> listener_;
  std::unique_ptr<jobs::Jobs> jobs_;
  std::mutex showing_mutex_;
  std::thread showing_;
  std::unique_ptr<Server> example_;
};

}  // namespace

int serve(ServeOptions options) {
  settle_into_the_process();
  auto const signals = stop_signals();
  // Blocked before any thread starts, so that only sigwait sees them.
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  Server server(std::move(options));
  if (auto started = server.start(); !started) return refuse(started.problem());
  int signal = 0;
  sigwait(&signals, &signal);
  server.stop();
  return 0;
}

}  // namespace arpent
