// Result<T>: a value, or the Problem that stopped us from having one.
//
// What a person can put right (bad input, not found, conflict, not allowed) is a value. When the world
// fails (disk, network) an exception is thrown and caught once, at the door. A broken promise of our own
// is a Bug, thrown by ensure(); never use it on input.
#pragma once
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace arpent {

// Named parameters of a sentence in server/words: {"max", "200"} fills {max}.
using Params = std::vector<std::pair<std::string, std::string>>;

// One field that is wrong. `field` is a path in the input ("title", "rows.3.value"); "" is the whole.
struct FieldProblem {
  std::string field;
  std::string code;  // key of server/words: "field.required"
  Params params{};
};

// One thing that is wrong, said so that a person can put it right. Carries codes and parameters only:
// doors render the sentence in the language of the person (server/words).
struct Problem {
  int status;        // HTTP status of the answer: 400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 503
  std::string code;  // stable, documented: "action.focus_full"
  Params params{};
  std::vector<FieldProblem> fields{};  // all faults at once, in the order of the fields
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Problem problem) : state_(std::in_place_index<1>, std::move(problem)) {}

  explicit operator bool() const { return state_.index() == 0; }
  T& operator*() & { return std::get<0>(state_); }
  T const& operator*() const& { return std::get<0>(state_); }
  T&& operator*() && { return std::get<0>(std::move(state_)); }
  T* operator->() { return &std::get<0>(state_); }
  T const* operator->() const { return &std::get<0>(state_); }
  Problem const& problem() const { return std::get<1>(state_); }
  Problem& problem() { return std::get<1>(state_); }

 private:
  std::variant<T, Problem> state_;
};

struct Done {};  // the value of a Result that has nothing to say but yes

// An impossible branch was reached: our fault, never the person's.
struct Bug : std::logic_error {
  using std::logic_error::logic_error;
};

inline void ensure(bool condition, char const* promise) {
  if (!condition) throw Bug(promise);
}

// Take the value, or hand the problem to our caller.
#define ARPENT_TRY(name, ...)                         \
  auto name##_result = (__VA_ARGS__);                 \
  if (!name##_result) return name##_result.problem(); \
  auto name = std::move(*name##_result)

// The same where the value is not needed.
#define ARPENT_CHECK(...)                                                                   \
  do {                                                                                      \
    if (auto check_result_ = (__VA_ARGS__); !check_result_) return check_result_.problem(); \
  } while (false)

}  // namespace arpent
