package dev.whence.question.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    private static final String COMPUTED = "Revenue by state in May 2018: SP R$ 1,200.50; RJ R$ 800.00.";

    @Test
    void otherWordsAroundTheSameNumbersHold() {
        assertThat(Wording.holds(
                        COMPUTED, "In May 2018 the revenue was R$ 1,200.50 from customers of SP ... of R$ 800.00."))
                .isFalse();
        assertThat(Wording.holds(COMPUTED, "In May 2018, SP brought R$ 1,200.50 and RJ R$ 800.00 of revenue."))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In May 2018, SP brought R$ 1,300.50 and RJ R$ 800.00.",
                "In May 2018, RJ brought R$ 1,200.50 and SP R$ 800.00.",
                "In May 2018, SP brought R$ 1,200.50.",
                "In May 2018, SP brought R$ 1,200.50 and RJ R$ 800.00, together R$ 2,000.50.",
                "In May 2018, SP brought R$ 1,200.50, half more than RJ with R$ 800.00.",
                "In May 2018, SP brought R$ 1,200.50 and RJ R$ 800.00, because Amazon left.",
                "In May 2018, SP brought R$ 1,200.50 and RJ R$ 800.00, see https://example.com",
                ""
            })
    void whatIsNotComputedDoesNotHold(String worded) {
        assertThat(Wording.holds(COMPUTED, worded)).isFalse();
    }
}
