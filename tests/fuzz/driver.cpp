// Feeds a target with its seeds and with mutations of them, where there is no libFuzzer. What breaks it is left in a
// file.
//
//   fuzz_x [--seconds 2] [--seed N] [FILE…]     with files: only these
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>

#include "fuzz.h"

namespace {

constexpr char const* crash_file = "fuzz-crash.bin";
constexpr std::size_t input_max = 20'000;

std::string current;  // for the signal handler

void run(std::string input) {
  current = std::move(input);
  LLVMFuzzerTestOneInput(reinterpret_cast<std::uint8_t const*>(current.data()), current.size());
}

void keep_input(int signal) {
  int const file = open(crash_file, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  bool const kept = file >= 0 && write(file, current.data(), current.size()) == static_cast<ssize_t>(current.size());
  char const* said = kept ? "the input is in fuzz-crash.bin\n" : "the input could not be kept\n";
  if (write(2, said, std::strlen(said)) < 0) _exit(2);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

class Mutator {
 public:
  explicit Mutator(unsigned long seed)
      : chance_(seed), corpus_(arpent::fuzz::seeds()), words_(arpent::fuzz::dictionary()) {
    for (auto const* word : {"", " ", "\n", "\xEF\xBB\xBF", "\xFF", "é", "9999999999", "-"}) words_.push_back(word);
  }

  std::vector<std::string> const& corpus() const { return corpus_; }

  std::string next() {
    std::string input = corpus_[below(corpus_.size())];
    for (std::size_t left = 1 + below(8); left > 0; --left) mutate(input);
    if (input.size() > input_max) input.resize(input_max);
    // Some children have children.
    if (below(50) == 0 && corpus_.size() < 500) corpus_.push_back(input);
    return input;
  }

 private:
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : chance_() % limit; }

  void mutate(std::string& input) {
    std::size_t const at = below(input.size() + 1), size = below(std::min<std::size_t>(input.size() - at, 40) + 1);
    switch (below(7)) {
      case 0:
        if (at < input.size()) input[at] = static_cast<char>(chance_());
        break;
      case 1:
        if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
        break;
      case 2:
        input.erase(at, size);
        break;
      case 3:
        input.insert(at, input.substr(at, size));
        break;
      case 4:
        input.insert(at, words_[below(words_.size())]);
        break;
      case 5:
        input.replace(at, size, words_[below(words_.size())]);
        break;
      default:
        splice(input, at);
        break;
    }
  }

  void splice(std::string& input, std::size_t at) {
    std::string const& other = corpus_[below(corpus_.size())];
    input = input.substr(0, at) + other.substr(below(other.size() + 1));
  }

  std::mt19937_64 chance_;
  std::vector<std::string> corpus_, words_;
};

std::string read_file(char const* path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(bytes).str();
}

}  // namespace

int main(int count, char** arguments) {
  double seconds = 2;
  unsigned long seed = std::random_device()();
  std::vector<char const*> files;
  for (int at = 1; at < count; ++at) {
    std::string_view const argument = arguments[at];
    if (argument == "--seconds" && at + 1 < count) seconds = std::atof(arguments[++at]);
    else if (argument == "--seed" && at + 1 < count) seed = std::strtoul(arguments[++at], nullptr, 10);
    else files.push_back(arguments[at]);
  }
  for (int const signal : {SIGABRT, SIGSEGV, SIGFPE, SIGILL, SIGBUS}) std::signal(signal, keep_input);
  for (char const* file : files) run(read_file(file));
  if (!files.empty()) return 0;

  std::cout << "seed " << seed << " (--seed repeats it)" << std::endl;
  Mutator mutator(seed);
  for (auto const& one : mutator.corpus()) run(one);
  auto const start = std::chrono::steady_clock::now();
  std::chrono::duration<double> longest{0};
  std::size_t runs = 0;
  for (auto now = start; now - start < std::chrono::duration<double>(seconds); ++runs) {
    run(mutator.next());
    auto const after = std::chrono::steady_clock::now();
    longest = std::max<std::chrono::duration<double>>(longest, after - now);
    now = after;
  }
  std::cout << runs << " inputs, the longest took " << longest.count() << " s\n";
  return 0;
}
