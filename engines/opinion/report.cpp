#include "opinion/report.h"

#include <algorithm>

namespace arpent::opinion {
namespace {

Coverage coverage_of(Votes const& votes, Loadings const& map, Places const& places, std::vector<Person> const& on_map,
                     std::vector<Dimension> const& dimensions) {
  Coverage out;
  out.statements = map.statements.size();
  out.on_map = on_map.size();
  auto const enough = std::min(votes_to_be_grouped, out.statements);
  std::vector<std::uint16_t> counts;
  for (Person i = 0; i < places.size(); ++i) {
    if (places.votes[i] == 0) continue;
    ++out.people;
    out.votes += places.votes[i];
    out.passes += places.votes[i] - places.sides[i];
    out.only_passing += places.votes[i] >= enough && places.sides[i] == 0;
    counts.push_back(places.votes[i]);
  }
  if (!counts.empty()) {
    auto const middle = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 2);
    std::nth_element(counts.begin(), middle, counts.end());
    double const upper = *middle;
    out.votes_per_person = counts.size() % 2 ? upper : (upper + *std::max_element(counts.begin(), middle)) / 2;
  }
  for (auto const& dimension : dimensions) {
    std::vector<std::size_t> people(dimension.values);
    for (Person i = 0; i < std::min(votes.people(), dimension.of.size()); ++i)
      if (auto const value = dimension.of[i];
          places.votes[i] > 0 && value >= 0 && static_cast<std::size_t>(value) < people.size())
        ++people[static_cast<std::size_t>(value)];
    out.declared.push_back(std::move(people));
  }
  return out;
}

WhyNot why_no_map(Coverage const& seen, Trials const& trials) {
  if (seen.people < people_least) return WhyNot::few_people;
  if (seen.votes < votes_least) return WhyNot::few_votes;
  if (seen.on_map < people_least) return WhyNot::few_with_seven_votes;
  if (trials.structure.votes == 0) return WhyNot::not_tried_yet;
  return trials.structure.is_there() ? WhyNot::nothing : WhyNot::no_structure;
}

bool may_be_tried(Coverage const& seen) {
  return seen.people >= people_least && seen.votes >= votes_least && seen.on_map >= people_least;
}

Grouping one_group() { return {.label = {}, .between = {}, .centres = {{}}, .ids = {0}, .sizes = {0}, .clear = {0}}; }

// Groups of the settled k; of the chosen one where the settled one is no longer to be had, else one.
Grouping groups_of(Report& out, std::vector<Person> const& people, Settings const& settings, Report const* before,
                   Workers const& workers) {
  for (auto const k : {out.steady.settle(out.trials.choice.k), out.trials.choice.k, std::size_t{1}}) {
    auto found = grouped(out.places, people, k, settings.seed, workers);
    if (!found) continue;
    out.steady.k = k;
    if (before && before->groups.k() > 1 && k > 1) keep_ids(*found, before->groups, out.next_group_id);
    else out.next_group_id = std::max(out.next_group_id, static_cast<int>(k));
    return *found;
  }
  return one_group();
}

std::vector<Badges> badges_of(Report const& report) {
  std::vector<Badges> out;
  for (auto const& one : report.agreements) out.push_back({one.statement, one.broad, one.contested});
  return out;
}

// Of the last trial, until the next one; never above the score of now.
void keep_robustness(std::vector<Agreement>& now, std::vector<Agreement> const& before) {
  for (auto& one : now)
    for (auto const& then : before)
      if (then.statement == one.statement && then.robust) one.robust = std::min(one.score, *then.robust);
}

template <class Is>
std::vector<Statement> where(std::vector<Agreement> const& all, Is const& is) {
  std::vector<Statement> out;
  for (auto const& one : all)
    if (is(one)) out.push_back(one.statement);
  return out;
}

double distance(Agreement const& one) {
  double least = 1, most = 0;
  for (auto const& group : one.groups) least = std::min(least, group.share()), most = std::max(most, group.share());
  return most - least;
}

}  // namespace

Trials trials(Votes const& votes, Loadings const& map, Places const& places, std::uint64_t seed,
              Workers const& workers) {
  Trials out;
  out.structure = structure(votes, map, places, seed, workers);
  if (out.structure.is_there()) out.stability = stability(votes, map, places, seed, workers);
  out.choice = choose(out.stability, out.structure);
  return out;
}

Report report(Votes const& votes, Settings const& settings, Report const* before, Workers const& workers) {
  Report out;
  out.map = loadings(votes, workers);
  if (before) align(out.map, before->map), out.steady = before->steady, out.next_group_id = before->next_group_id;
  out.places = Placing(out.map).of(votes, workers);
  auto const people = to_be_grouped(out.places, out.map.statements.size());
  out.coverage = coverage_of(votes, out.map, out.places, people, settings.dimensions);

  if (before) out.trials = before->trials;
  bool const tries = settings.tries && may_be_tried(out.coverage) && !out.trials.structure.is_fresh(votes.size());
  if (tries) out.trials = trials(votes, out.map, out.places, settings.seed, workers);
  out.why_not = why_no_map(out.coverage, out.trials);

  if (out.why_not == WhyNot::nothing) {
    out.shown = Shown::map;
    out.groups = groups_of(out, people, settings, before, workers);
    out.coverage.between =
        static_cast<std::size_t>(std::count(out.groups.between.begin(), out.groups.between.end(), true));
    if (out.groups.k() > 1) out.shown = Shown::groups;
    else out.why_not = WhyNot::nothing_stable;
    if (tries && out.groups.k() > 1) out.separation = separation(out.places, out.groups, settings.seed, workers);
    else if (before && before->groups.k() == out.groups.k()) out.separation = before->separation;
  } else {
    out.groups = one_group();
  }
  AgreementInput const input{out.groups, settings.dimensions};
  out.agreements = agreements(votes, input, workers);
  if (before) keep_badges(out.agreements, badges_of(*before));
  if (tries && settings.robustness && out.shown != Shown::list)
    test_robustness(out.agreements, votes, out.places, input, settings.seed, workers);
  else if (before) keep_robustness(out.agreements, before->agreements);
  if (out.shown == Shown::list) out.places = {};
  return out;
}

std::vector<Statement> Report::broad() const {
  return where(agreements, [](Agreement const& one) { return one.broad; });
}

std::vector<Statement> Report::contested() const {
  auto sorted = agreements;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](Agreement const& one, Agreement const& other) { return distance(one) > distance(other); });
  return where(sorted, [](Agreement const& one) { return one.contested; });
}

std::vector<Statement> Report::objected() const {
  return where(agreements, [](Agreement const& one) { return !one.objects.empty(); });
}

Likeness likeness(std::span<Cast const> one, std::span<Cast const> other) {
  Likeness out;
  for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
    if (a->statement() == b->statement()) {
      bool const both = a->value() != 0 && b->value() != 0;
      out.both += both;
      out.same += both && *a == *b;
      ++a, ++b;
    } else if (a->statement() < b->statement()) {
      ++a;
    } else {
      ++b;
    }
  }
  return out;
}

std::string_view name_of(Shown shown) {
  constexpr std::string_view names[] = {"list", "map", "groups"};
  return names[static_cast<int>(shown)];
}

std::string_view name_of(WhyNot why) {
  constexpr std::string_view names[] = {"nothing",      "few_people",     "few_votes",    "few_with_seven_votes",
                                        "no_structure", "nothing_stable", "not_tried_yet"};
  return names[static_cast<int>(why)];
}

}  // namespace arpent::opinion
