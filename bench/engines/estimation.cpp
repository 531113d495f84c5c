// A survey of ROWS people: four margins, 50 districts, raked, with the standard error of each district's mean.
//
//   estimation ROWS make FILE [MARGINS]  writes the survey and its margins as CSV
//   estimation ROWS engine               columns in memory: ms of raking, ms of the means, peak MB, checksum
//   estimation ROWS read FILE            the columns out of the file: ms, peak MB
#include <array>
#include <cstdio>
#include <cstring>
#include <iostream>

#include "doors/tools/table.h"
#include "estimation/calibration.h"
#include "estimation/estimate.h"
#include "measured.h"

namespace arpent::bench {
namespace {

using namespace estimation;

constexpr int districts = 50;
constexpr std::array<char const*, 4> names{"sex", "age", "home", "work"};
constexpr std::array<int, 4> categories{2, 6, 4, 5};

struct People {
  Column weight{}, y{};
  Codes district{};
  std::array<Codes, 4> factor{};
};

People people(std::size_t rows) {
  Chance chance(20260312);
  People out;
  out.weight.reserve(rows), out.y.reserve(rows), out.district.reserve(rows);
  for (auto& codes : out.factor) codes.reserve(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    out.weight.push_back(1 + 0.01 * chance.below(400));
    out.district.push_back(chance.below(districts));
    double y = 0.1 * chance.below(500);
    for (std::size_t f = 0; f < 4; ++f) {
      int const code = static_cast<int>(chance.share() * chance.share() * categories[f]);
      out.factor[f].push_back(code);
      y += code;
    }
    out.y.push_back(y);
  }
  return out;
}

std::vector<std::vector<double>> margins(std::size_t rows) {
  std::vector<std::vector<double>> out;
  double const whole = 3.0 * static_cast<double>(rows);
  for (int const n : categories) {
    out.emplace_back();
    double left = whole;
    for (int c = 0; c + 1 < n; ++c) out.back().push_back(left / 2), left /= 2;
    out.back().push_back(left);
  }
  return out;
}

void make(std::size_t rows, char const* path, char const* margins_path) {
  auto const all = people(rows);
  auto* file = std::fopen(path, "w");
  std::fputs("weight,district,sex,age,home,work,y\n", file);
  for (std::size_t row = 0; row < rows; ++row) {
    std::fprintf(file, "%.2f,district %d", all.weight[row], all.district[row] + 1);
    for (auto const& codes : all.factor) std::fprintf(file, ",%c", 'a' + codes[row]);
    std::fprintf(file, ",%.1f\n", all.y[row]);
  }
  std::fclose(file);
  if (!margins_path) return;
  file = std::fopen(margins_path, "w");
  std::fputs("variable,category,total\n", file);
  auto const known = margins(rows);
  for (std::size_t f = 0; f < 4; ++f)
    for (std::size_t c = 0; c < known[f].size(); ++c)
      std::fprintf(file, "%s,%c,%.17g\n", names[f], static_cast<char>('a' + c), known[f][c]);
  std::fclose(file);
}

void engine(std::size_t rows) {
  auto all = people(rows);
  std::shared_ptr<Calibration const> calibration;
  Estimate found;
  Design plain({.weight = std::move(all.weight)}, rows);
  double const raking = ms_of([&] {
    Auxiliary known;
    for (std::size_t f = 0; f < 4; ++f) {
      std::vector<std::string> texts;
      for (int c = 0; c < categories[f]; ++c) texts.emplace_back(1, static_cast<char>('a' + c));
      known.add_factor(names[f], std::move(all.factor[f]), std::move(texts));
    }
    auto const totals = totals_of(known, margins(rows));
    calibration = Calibration::solve(plain.weight(), std::move(known), totals);
  });
  double const means = ms_of([&] {
    auto const design = plain.calibrated(calibration);
    found = means_by(design, all.y, all.district, districts);
  });
  std::printf("%f %f %f %.12g\n", raking, means, peak_mb(), found.value[7] + found.se(7));
}

void read(char const* path) {
  using W = tools::Wanted;
  std::ifstream file(path, std::ios::binary);
  tools::Faults faults;
  std::size_t rows = 0;
  double const spent = ms_of([&] {
    std::vector<W> wanted{{"weight"}, {"y"}, {"district", W::Kind::category}};
    for (auto const* name : names) wanted.push_back({name, W::Kind::category});
    rows = tools::read_table(file, wanted, faults).rows();
  });
  if (faults.any()) faults.say("en", std::cerr);
  std::printf("%f %f %zu\n", spent, peak_mb(), rows);
}

}  // namespace
}  // namespace arpent::bench

int main(int count, char** words) {
  using namespace arpent::bench;
  std::size_t const rows = count > 2 ? std::strtoull(words[1], nullptr, 10) : 0;
  if (rows == 0) return std::fputs("estimation ROWS make|engine|read [FILE]\n", stderr), 2;
  if (std::strcmp(words[2], "make") == 0 && count > 3) make(rows, words[3], count > 4 ? words[4] : nullptr);
  else if (std::strcmp(words[2], "read") == 0 && count > 3) read(words[3]);
  else engine(rows);
}
