package dev.whence.question.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.question.text.Tokens;
import org.junit.jupiter.api.Test;

class ClockReaderTest {
    @Test
    void readsHoursThatBeginOrEnd() {
        assertThat(read("before 8 in the morning")).isEqualTo("0:00 to 8:00");
        assertThat(read("before noon")).isEqualTo("0:00 to 12:00");
        assertThat(read("after 10 p.m.")).isEqualTo("22:00 to 24:00");
        assertThat(read("from 18h onwards")).isEqualTo("18:00 to 24:00");
    }

    @Test
    void theEndOfARangeTellsTheHalfOfTheDayOfItsBeginning() {
        assertThat(read("between 6 and 8 pm")).isEqualTo("18:00 to 20:00");
        assertThat(read("from 9 to 5 pm")).isEqualTo("9:00 to 17:00");
        assertThat(read("from 9 am to 5")).isEqualTo("9:00 to 17:00");
        assertThat(read("between midnight and 6 am")).isEqualTo("0:00 to 6:00");
        assertThat(read("between 11 pm and 1 am")).isEqualTo("23:00 to 1:00");
        assertThat(read("from 9:00 to 12:00")).isEqualTo("9:00 to 12:00");
    }

    @Test
    void whatIsNoFullHourOrNoHourIsNotRead() {
        assertThat(read("before 8:30")).isEmpty();
        assertThat(read("before 8")).isEmpty();
        assertThat(read("between 5 and 11 March")).isEmpty();
        assertThat(read("after midnight")).isEmpty();
        assertThat(read("after 14 pm")).isEmpty();
    }

    @Test
    void partsOfTheDayAreTakenForHoursThatNobodyFixed() {
        ClockSpan night = ClockReader.at(Tokens.of("at night"), 0).orElseThrow();
        assertThat(night.label()).isEqualTo("0:00 to 6:00");
        assertThat(night.certainty()).isLessThan(0.7);
        assertThat(ClockReader.at(Tokens.of("this morning"), 1)).isEmpty();
    }

    private static String read(String words) {
        return ClockReader.at(Tokens.of(words), 0).map(ClockSpan::label).orElse("");
    }
}
