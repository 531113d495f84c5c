#include "doors/export/xml_text.h"

#include <gtest/gtest.h>

namespace arpent::writing {

TEST(XmlText, EscapesWhatItIsGiven) {
  XmlText xml;
  xml.open("a", {{"said", "\"<&>\"\n"}, {"not_said", ""}}).leaf("b", "1 < 2 & \"3\" \x01\xff").empty("c").close();
  EXPECT_EQ(xml.text(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<a said=\"&quot;&lt;&amp;&gt;&quot;&#10;\">\n"
            "  <b>1 &lt; 2 &amp; \"3\" \xEF\xBF\xBD</b>\n"
            "  <c/>\n"
            "</a>\n");
}

}  // namespace arpent::writing
