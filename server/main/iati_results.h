// One indicator of the city as an indicator of IATI.
#pragma once
#include "doors/export/iati.h"
#include "store/reader.h"
#include "views/picture.h"

namespace arpent {

// A text of our own, by its code, in the city's language and in English.
writing::Narratives said_in(std::string const& language, std::string const& code, Params const& params = {});

class IatiResults {
 public:
  IatiResults(store::Reader& reader, views::Picture const& picture, std::string language)
      : reader_(reader), picture_(picture), language_(std::move(language)) {}

  // Results of the active ones among these (places in picture.indicators): what is done, what changes, what is around.
  std::vector<writing::IatiResult> of(std::vector<std::size_t> const& indicators) const;

 private:
  writing::IatiIndicator indicator(views::IndicatorLine const& line) const;
  std::vector<writing::IatiBaseline> baselines(views::IndicatorLine const& line) const;

  store::Reader& reader_;
  views::Picture const& picture_;
  std::string language_;
};

}  // namespace arpent
