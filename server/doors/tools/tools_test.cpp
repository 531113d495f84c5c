#include "doors/tools/tools.h"

#include <gmock/gmock.h>

#include "doors/tools/command.h"
#include "doors/tools/conversation.h"
#include "doors/tools/desk_for_tests.h"

namespace arpent::tools {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<Command> all() {
  auto out = trial_commands();
  for (auto& one : estimate_commands()) out.push_back(std::move(one));
  for (auto& one : opinion_commands()) out.push_back(std::move(one));
  return out;
}

TEST(Tools, EveryExampleOfTheHelpDoesWhatItShowsInEachShapeAndLanguage) {
  for (auto const& command : all()) {
    auto const words = command.tool + " " + command.verb + " " + command.example.words;
    auto const plain = words.substr(0, words.find(" --report"));
    for (auto const* shape : {" --json", " --csv", " --report", " --report --lang fr"}) {
      auto const first = ran(plain + shape, command.example.rows), again = ran(plain + shape, command.example.rows);
      EXPECT_EQ(first.status, 0) << plain << shape << "\n" << first.err;
      EXPECT_FALSE(first.out.empty()) << plain << shape;
      EXPECT_EQ(first.out, again.out) << "the same bytes on each run: " << plain << shape;
      EXPECT_THAT(first.out, Not(HasSubstr("tools."))) << "every sentence is said: " << plain << shape;
      bool const is_json = std::string(shape) == " --json";
      EXPECT_EQ(first.out.find('{') != std::string::npos, is_json) << "every parameter is given: " << plain << shape;
    }
  }
}

TEST(Tools, HelpTeachesWithAnExampleAndSaysEveryOption) {
  for (auto const& command : all())
    for (auto const* language : {"en", "fr"}) {
      auto const help = ran(command.tool + " " + command.verb + " --help", "", language);
      EXPECT_EQ(help.status, 0);
      EXPECT_THAT(help.out, HasSubstr("arpent " + command.tool + " " + command.verb));
      EXPECT_THAT(help.out, Not(HasSubstr("tools."))) << language;
      EXPECT_THAT(help.out, HasSubstr(command.reads ? "<<'END'\n" + command.example.rows : command.example.words));
    }
  EXPECT_THAT(ran("trial --help").out, HasSubstr("arpent trial look"));
  EXPECT_THAT(ran("trial").out, HasSubstr("arpent trial plan"));
}

TEST(Tools, EveryFaultIsSaidAtOnceWithItsLineAndColumn) {
  auto const seen =
      ran("trial look", "day,exposed,events\n2026-03-02,4,9\n2026-03-32,x,1\n2026-03-01,5,\n2026-03-01,\"1,234\",0\n");
  EXPECT_EQ(seen.status, 1);
  EXPECT_EQ(seen.out, "");
  EXPECT_THAT(seen.err, HasSubstr("line 3, exposed: “x” is not a number"));
  EXPECT_THAT(seen.err, HasSubstr("line 4, events: This cell is empty"));
  EXPECT_THAT(seen.err, HasSubstr("line 5, exposed: “1,234” can be read in two ways"));
  EXPECT_THAT(seen.err, HasSubstr("3 faults: nothing was computed."));
  auto const later = ran("trial look", "day,exposed,events\n2026-03-02,4,9\n2026-03-32,3,1\n2026-03-01,5,0.5\n");
  EXPECT_THAT(later.err, HasSubstr("line 2, events: 9 events are more than the 4 exposed"));
  EXPECT_THAT(later.err, HasSubstr("line 3, day: “2026-03-32” is not a day"));
  EXPECT_THAT(later.err, HasSubstr("line 4, events: A count is a whole number"));
  auto const order = ran("trial look", "day,exposed,events\n2026-03-02,4,1\n2026-03-01,3,1\n2026-03-01,3,1\n");
  EXPECT_THAT(order.err, HasSubstr("line 3, day: 2026-03-01 comes after 2026-03-02"));
  EXPECT_THAT(order.err, HasSubstr("line 4, day: The day 2026-03-01 is there twice"));
}

TEST(Tools, WordsThatAreNotUnderstoodNameTheLikeliest) {
  auto const seen =
      ran("trial look --tolerabel 0.1 --alpha 2 --alpha-harm x --steps 10:0.7,5:0.5,a", "exposed,events\n1,0\n");
  EXPECT_EQ(seen.status, 2);
  EXPECT_THAT(seen.err, HasSubstr("no option --tolerabel. Did you mean --tolerable?"));
  EXPECT_THAT(seen.err, HasSubstr("--alpha: 2 is not between 0 and 1"));
  EXPECT_THAT(seen.err, HasSubstr("--alpha-harm: “x” is not a number"));
  EXPECT_EQ(ran("trial look /there/is/no/such/file").status, 2);
  EXPECT_EQ(ran("trial look --csv --report", "exposed,events\n1,0\n").status, 2);
  EXPECT_THAT(ran("trial polan x.csv").err,
              HasSubstr("no command and no file “polan”. Did you mean arpent trial plan?"));
  EXPECT_THAT(ran("trial look /tmp").err, HasSubstr("/tmp is a folder"));
  EXPECT_THAT(ran("trial look", "<!doctype html><p>x").err, HasSubstr("neither CSV nor JSON"));
  auto const steps = ran("trial plan --steps 10:0.7,5:0.5,a");
  EXPECT_THAT(steps.err, HasSubstr("5:0.5 does not expose more than the 10"));
  EXPECT_THAT(steps.err, HasSubstr("“a” is no step"));
}

TEST(Tools, TheFirstCommandNeedsNoVerb) {
  std::string const rows = "exposed,events\n4,0\n5,1\n";
  EXPECT_EQ(ran("trial - --alpha 0.1", rows).out, ran("trial look - --alpha 0.1", rows).out);
  EXPECT_TRUE(is_tool("trial"));
  EXPECT_FALSE(is_tool("goal"));
}

TEST(Tools, WhatAnEngineRefusesIsSaidInTheLanguageOfTheDesk) {
  std::string const rows = "s,y\na,1\nb,2\nb,3\n";
  auto const french = ran("estimate means --value y --stratum s --lonely refuse", rows, "fr");
  EXPECT_EQ(french.status, 1);
  EXPECT_THAT(french.err, HasSubstr("Une strate n’a qu’une unité (strate 1)"));
  EXPECT_THAT(ran("estimate means --value y --stratum s --lonely refuse", rows).err,
              HasSubstr("A stratum has a single unit (stratum 1). Merge it"));
  auto const phrase = phrase_of("no sentence has this {n}", {{"n", "1"}}, "no sentence has this 1");
  EXPECT_EQ(phrase.code, "tools.engine_refuses");
}

}  // namespace
}  // namespace arpent::tools
