#include "doors/import/values.h"

#include <gtest/gtest.h>

namespace arpent::reading {
namespace {

using Kind = Cell::Kind;

template <class T>
std::string code_of(Result<T> const& result) {
  return result ? "" : result.problem().code;
}

std::string days_of(std::string_view text) {
  auto const days = parse_days(text);
  if (!days) return days.problem().code;
  std::string const first = print_day(days->first);
  return days->first == days->last ? first : first + " to " + print_day(days->last);
}

}  // namespace

TEST(Numbers, AreReadAsFrenchPeopleWriteThem) {
  std::pair<char const*, double> const cases[] = {{"38", 38},
                                                  {"1 234,5", 1234.5},
                                                  {"1\u00A0234,5", 1234.5},
                                                  {"1\u202F234\u202F567", 1234567},
                                                  {"1.234,5", 1234.5},
                                                  {"-3", -3},
                                                  {"−3,5", -3.5},
                                                  {"– 3", -3},
                                                  {"+3", 3},
                                                  {"12 %", 12},
                                                  {"12,5\u00A0%", 12.5},
                                                  {",5", 0.5},
                                                  {"0,125", 0.125},
                                                  {"1,234", 1.234},
                                                  {"1.234", 1.234},
                                                  {"1,234.5", 1234.5},
                                                  {"1,234,567", 1234567},
                                                  {"1.234.567", 1234567},
                                                  {"1'234", 1234},
                                                  {"1’234,5", 1234.5},
                                                  {" 007 ", 7},
                                                  {"1e3", 1000},
                                                  {"1,5E-2", 0.015},
                                                  {"0", 0},
                                                  {"-0", 0},
                                                  {"5.", 5},
                                                  {"0.30000000000000004", 0.3}};
  for (auto const& [text, value] : cases) {
    auto const number = parse_number(text);
    ASSERT_TRUE(number) << text;
    EXPECT_DOUBLE_EQ(*number, value) << text;
  }
}

TEST(Numbers, AreAllOrNothing) {
  for (char const* text :
       {"",     "-",   ".",   ",",      "12 environ", "12 34",     "1 2345", "1,23,456", "1.234,567,890",
        "12%%", "--3", "+-3", "1e",     "e3",         "1,234 567", "0x10",   "1 234 56", "nan",
        "inf",  "3 °", "1;2", "1''234", "1 234'567"})
    EXPECT_EQ(code_of(parse_number(text)), "import.not_a_number") << text;
  EXPECT_EQ(code_of(parse_number("1 000 000 000 000 000")), "import.number_too_large");
  EXPECT_EQ(code_of(parse_number("1e400")), "import.number_too_large");
  auto const refused = parse_number("\u00A0 environ 12 ");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.problem().params, (Params{{"text", "environ 12"}}));
}

TEST(Numbers, ASingleCommaFollowsTheConvention) {
  EXPECT_EQ(*parse_number("1,234", Comma::thousands), 1234);
  EXPECT_EQ(*parse_number("-12,345 %", Comma::thousands), -12345);
  EXPECT_EQ(*parse_number("1,5", Comma::thousands), 1.5);
  EXPECT_EQ(*parse_number("0,125", Comma::thousands), 0.125);
  EXPECT_EQ(*parse_number("1234,567", Comma::thousands), 1234.567);
  EXPECT_EQ(*parse_number("1 234,567", Comma::thousands), 1234.567);
}

TEST(Numbers, AColumnShowsItsConvention) {
  EXPECT_EQ(comma_of({"1,234", "2,345"}), Comma::decimal);
  EXPECT_EQ(comma_of({"1,234", "2,345"}, Comma::thousands), Comma::thousands);
  EXPECT_EQ(comma_of({"1,234", "2,345.6"}), Comma::thousands);
  EXPECT_EQ(comma_of({"1,234", "1,234,567", "n.d."}), Comma::thousands);
  EXPECT_EQ(comma_of({"1,234", "2,5"}, Comma::thousands), Comma::decimal);
  EXPECT_EQ(comma_of({}), Comma::decimal);
}

TEST(Numbers, ComeFromCells) {
  EXPECT_EQ(*read_number({.kind = Kind::number, .text = "7 %", .number = 0.07, .percent = true}), 7);
  EXPECT_EQ(*read_number({.kind = Kind::number, .text = "1.5", .number = 1.5}), 1.5);
  EXPECT_EQ(*read_number({.kind = Kind::text, .text = "1,5"}), 1.5);
  EXPECT_EQ(*read_number({.kind = Kind::flag, .text = "TRUE", .number = 1}), 1);
  EXPECT_EQ(code_of(read_number({.kind = Kind::date, .text = "2026-03-12", .number = 46093})),
            "import.date_not_number");
  EXPECT_EQ(code_of(read_number({.kind = Kind::error, .text = "#N/A"})), "import.cell_error");
  EXPECT_EQ(code_of(read_number({.kind = Kind::formula_without_value})), "import.formula_without_value");
  EXPECT_EQ(code_of(read_number({})), "import.not_a_number");
}

TEST(Dates, AreReadInBothLanguages) {
  for (char const* text :
       {"2026-03-12", "2026/03/12", "12/03/2026", "12.03.26", "12-3-2026", "12 03 2026", "12 mars 2026",
        "jeudi 12 mars 2026", "le 12 mars 2026", "12 MARS 2026", "12-mars-26", "March 12, 2026",
        "Thursday, March 12th, 2026", "12 Mar 26", "12 March 2026", "2026-03-12T14:30:00Z", "12/03/2026 14:30",
        "2026-03-12 14h30", "\u00A012\u00A0mars\u00A02026"})
    EXPECT_EQ(days_of(text), "2026-03-12") << text;
  EXPECT_EQ(days_of("1er février 2026"), "2026-02-01");
  EXPECT_EQ(days_of("15 août 2026"), "2026-08-15");
  EXPECT_EQ(days_of("3 juil. 2026"), "2026-07-03");
  EXPECT_EQ(days_of("3 Sept. 1999"), "1999-09-03");
  EXPECT_EQ(days_of("01/02/70"), "1970-02-01");
  EXPECT_EQ(days_of("29/02/2028"), "2028-02-29");
}

TEST(Dates, MayBeMonthsAndYears) {
  for (char const* text : {"mars 2026", "Mars 2026", "March 2026", "03/2026", "3/2026", "2026-03"})
    EXPECT_EQ(days_of(text), "2026-03-01 to 2026-03-31") << text;
  EXPECT_EQ(days_of("2026"), "2026-01-01 to 2026-12-31");
  EXPECT_EQ(print_day(*parse_date("décembre 2026")), "2026-12-01");
}

TEST(Dates, AreRefusedWithTheirReason) {
  EXPECT_EQ(days_of("03/13/2026"), "import.month_first");
  EXPECT_EQ(days_of("30/02/2026"), "import.no_such_day");
  EXPECT_EQ(days_of("2026-13"), "import.no_such_day");
  EXPECT_EQ(days_of("32 mars 2026"), "import.no_such_day");
  for (char const* text : {"", "bientôt", "12", "12/03", "12.5", "ma 2026", "ju 2026", "12 mars", "mai 12",
                           "rentrée 2026", "2026-03-12 et après", "T1 2026", "1/2/3/2026", "12 mars 2026 2027"})
    EXPECT_EQ(days_of(text), "import.not_a_date") << text;
}

TEST(Dates, ComeFromCells) {
  EXPECT_EQ(print_day(read_days({.kind = Kind::date, .text = "2026-03-12", .number = 46093.5})->first), "2026-03-12");
  EXPECT_EQ(print_day(read_days({.kind = Kind::number, .text = "46093", .number = 46093})->last), "2026-03-12");
  EXPECT_EQ(print_day(read_days({.kind = Kind::number, .text = "2026", .number = 2026})->last), "2026-12-31");
  EXPECT_EQ(print_day(read_days({.kind = Kind::text, .text = "12/03/2026"})->last), "2026-03-12");
  EXPECT_EQ(code_of(read_days({.kind = Kind::number, .text = "12", .number = 12})), "import.not_a_date");
  EXPECT_EQ(code_of(read_days({.kind = Kind::date, .text = "14:30", .number = 0.6})), "import.not_a_date");
  EXPECT_EQ(code_of(read_days({.kind = Kind::number, .text = "x", .number = 1e300})), "import.not_a_date");
}

TEST(Flags, AreReadInBothLanguages) {
  for (char const* text : {"oui", "Oui ", "O", "yes", "Y", "vrai", "TRUE", "x", "X", "1", "✓", "☑"})
    EXPECT_TRUE(*parse_flag(text)) << text;
  for (char const* text : {"non", "Non", "n", "no", "faux", "FALSE", "0", "☐"}) EXPECT_FALSE(*parse_flag(text)) << text;
  for (char const* text : {"", "peut-être", "2", "oui mais"})
    EXPECT_EQ(code_of(parse_flag(text)), "import.not_a_flag") << text;
  EXPECT_TRUE(*read_flag({.kind = Kind::flag, .text = "TRUE", .number = 1}));
  EXPECT_FALSE(*read_flag({.kind = Kind::number, .text = "0", .number = 0}));
  EXPECT_EQ(code_of(read_flag({.kind = Kind::number, .text = "2", .number = 2})), "import.not_a_flag");
}

TEST(Money, ComesInCents) {
  std::pair<char const*, std::int64_t> const cases[] = {{"12 000 €", 1200000},
                                                        {"12\u00A0000,50\u00A0€", 1200050},
                                                        {"€12,000", 1200000},
                                                        {"12.500 €", 1250000},
                                                        {"12,5 €", 1250},
                                                        {"45", 4500},
                                                        {"1 234,5 EUR", 123450},
                                                        {"12 k€", 1200000},
                                                        {"1,2 M€", 120000000},
                                                        {"1,234 M€", 123400000},
                                                        {"3000 euros", 300000},
                                                        {"12 000 € TTC", 1200000},
                                                        {"12 k€ HT", 1200000},
                                                        {"1,2 million d’euros", 120000000},
                                                        {"-45,10", -4510},
                                                        {"0,500 €", 50},
                                                        {"0.29", 29},
                                                        {"1,234.56 €", 123456}};
  for (auto const& [text, cents] : cases) {
    auto const money = parse_money(text);
    ASSERT_TRUE(money) << text;
    EXPECT_EQ(*money, cents) << text;
  }
  EXPECT_EQ(code_of(parse_money("12,3456 €")), "import.parts_of_cents");
  EXPECT_EQ(code_of(parse_money("environ 12 €")), "import.not_money");
  EXPECT_EQ(code_of(parse_money("12 %")), "import.not_money");
  EXPECT_EQ(code_of(parse_money("")), "import.not_money");
  EXPECT_EQ(code_of(parse_money("99 999 999 999 999 €")), "import.number_too_large");
  EXPECT_EQ(*read_money({.kind = Kind::number, .text = "33.3333", .number = 33.3333}), 3333);
  EXPECT_EQ(code_of(read_money({.kind = Kind::number, .text = "12 %", .number = 0.12, .percent = true})),
            "import.not_money");
}

TEST(Lists, AreSplit) {
  using List = std::vector<std::string>;
  EXPECT_EQ(split_list("Bellevue; Nantes Nord ;"), (List{"Bellevue", "Nantes Nord"}));
  EXPECT_EQ(split_list("• Bellevue\n• Nord\r\n- Sud"), (List{"Bellevue", "Nord", "Sud"}));
  EXPECT_EQ(split_list("Hauts-Pavés / Saint-Félix"), (List{"Hauts-Pavés", "Saint-Félix"}));
  EXPECT_EQ(split_list("Élu·e référent·e"), (List{"Élu·e référent·e"}));
  EXPECT_EQ(split_list("a, b"), (List{"a, b"}));
  EXPECT_EQ(split_list("a, b", AlsoComma::yes), (List{"a", "b"}));
  EXPECT_EQ(split_list("a, b; c", AlsoComma::yes), (List{"a, b", "c"}));
  EXPECT_TRUE(split_list(" ; \n").empty());
}

TEST(Nothing, HasManyNames) {
  for (char const* text : {"", " ", "-", "—", "N/A", "n.d.", "NC", "s.o.", "Néant", "à définir", "À préciser", "…"})
    EXPECT_TRUE(says_nothing(text)) << text;
  EXPECT_FALSE(says_nothing("0"));
  EXPECT_FALSE(says_nothing("non"));
}

}  // namespace arpent::reading
