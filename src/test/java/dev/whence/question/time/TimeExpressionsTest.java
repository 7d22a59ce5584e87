package dev.whence.question.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.question.text.Tokens;
import dev.whence.question.time.TimeMention.Before;
import dev.whence.question.time.TimeMention.During;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock stands at Monday, 3 September 2018, nine in the morning. */
class TimeExpressionsTest {
    private static final LocalDateTime NOW = LocalDateTime.parse("2018-09-03T09:00:00");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            revenue in May 2018                              | 2018-05-01 | 2018-06-01
            revenue in may of 2018                           | 2018-05-01 | 2018-06-01
            revenue in May                                   | 2018-05-01 | 2018-06-01
            revenue in November                              | 2017-11-01 | 2017-12-01
            orders for Mar '18                               | 2018-03-01 | 2018-04-01
            orders for 2018-03                               | 2018-03-01 | 2018-04-01
            last month                                       | 2018-08-01 | 2018-09-01
            this month                                       | 2018-09-01 | 2018-10-01
            so far this month                                | 2018-09-01 | 2018-10-01
            month to date                                    | 2018-09-01 | 2018-10-01
            so far in 2018                                   | 2018-01-01 | 2019-01-01
            last quarter                                     | 2018-04-01 | 2018-07-01
            the last quarter of 2017                         | 2017-10-01 | 2018-01-01
            the last month of 2017                           | 2017-12-01 | 2018-01-01
            the first three months of 2018                   | 2018-01-01 | 2018-04-01
            the last two quarters of 2017                    | 2017-07-01 | 2018-01-01
            in the first quarter of 2018                     | 2018-01-01 | 2018-04-01
            Q2 2018                                          | 2018-04-01 | 2018-07-01
            2018 Q2                                          | 2018-04-01 | 2018-07-01
            2018-Q2                                          | 2018-04-01 | 2018-07-01
            2nd quarter of 2018                              | 2018-04-01 | 2018-07-01
            the fourth quarter of last year                  | 2017-10-01 | 2018-01-01
            last year's second half                          | 2017-07-01 | 2018-01-01
            H1 2018                                          | 2018-01-01 | 2018-07-01
            the first half of 2018                           | 2018-01-01 | 2018-07-01
            the second half year of 2017                     | 2017-07-01 | 2018-01-01
            in 2017                                          | 2017-01-01 | 2018-01-01
            in the year 2017                                 | 2017-01-01 | 2018-01-01
            last year                                        | 2017-01-01 | 2018-01-01
            this year                                        | 2018-01-01 | 2019-01-01
            from January to August 2018                      | 2018-01-01 | 2018-09-01
            between January and August 2018                  | 2018-01-01 | 2018-09-01
            January - August 2018                            | 2018-01-01 | 2018-09-01
            January through August 2018                      | 2018-01-01 | 2018-09-01
            November 2017 to February 2018                   | 2017-11-01 | 2018-03-01
            November to February 2018                        | 2017-11-01 | 2018-03-01
            from the first to the second quarter of 2018     | 2018-01-01 | 2018-07-01
            from Q1 to Q2 2018                               | 2018-01-01 | 2018-07-01
            from 2016 to 2017                                | 2016-01-01 | 2018-01-01
            from 5 March 2018 to 11 March 2018               | 2018-03-05 | 2018-03-12
            from 5 to 11 March 2018                          | 2018-03-05 | 2018-03-12
            on 5 March 2018                                  | 2018-03-05 | 2018-03-06
            on March 5, 2018                                 | 2018-03-05 | 2018-03-06
            on the 5th of March 2018                         | 2018-03-05 | 2018-03-06
            on 2018-03-05                                    | 2018-03-05 | 2018-03-06
            on Monday, 5 March 2018                          | 2018-03-05 | 2018-03-06
            on 24 November 2017                              | 2017-11-24 | 2017-11-25
            in the week of 5 March 2018                      | 2018-03-05 | 2018-03-12
            in the week starting 7 March 2018                | 2018-03-05 | 2018-03-12
            week 10 of 2018                                  | 2018-03-05 | 2018-03-12
            today                                            | 2018-09-03 | 2018-09-04
            yesterday                                        | 2018-09-02 | 2018-09-03
            the day before yesterday                         | 2018-09-01 | 2018-09-02
            last week                                        | 2018-08-27 | 2018-09-03
            this week                                        | 2018-09-03 | 2018-09-10
            last 30 days                                     | 2018-08-04 | 2018-09-03
            the past three months                            | 2018-06-01 | 2018-09-01
            two months ago                                   | 2018-07-01 | 2018-08-01
            the month before last                            | 2018-07-01 | 2018-08-01
            since June 2018                                  | 2018-06-01 | 2018-09-03
            from June 2018 onwards                           | 2018-06-01 | 2018-09-03
            after June 2018                                  | 2018-07-01 | 2018-09-03
            the second month of 2018                         | 2018-02-01 | 2018-03-01
            """)
    void findsTheStretch(String question, String from, String to) {
        During during = (During) only(question).mention();
        assertThat(during.stretch().from().toLocalDate()).hasToString(from);
        assertThat(during.stretch().to().toLocalDate()).hasToString(to);
    }

    @ParameterizedTest
    @ValueSource(strings = {"the whole history", "all time", "ever", "to date", "since the beginning", "so far"})
    void findsTheWholeHistory(String words) {
        assertThat(only("orders over " + words).mention()).isInstanceOf(TimeMention.History.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"next month", "tomorrow", "in December 2018", "in 2019", "next March", "in the next two weeks"})
    void knowsTheFuture(String words) {
        assertThat(only("orders " + words).mention()).isInstanceOf(TimeMention.Future.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            compared with the quarter before                         | Q1 2018   | Q4 2017
            against the previous quarter                             | Q1 2018   | Q4 2017
            vs the same quarter of the previous year                 | Q1 2018   | Q1 2017
            compared with a year earlier                             | July 2018 | July 2017
            compared with the same month of the previous year        | July 2018 | July 2017
            compared to the same month last year                     | July 2018 | July 2017
            than the month before                                    | July 2018 | June 2018
            the three months before that                             | Q1 2018   | October 2017 to December 2017
            the six months before that                               | 2018      | July 2017 to December 2017
            two weeks before that                                    | July 2018 | the week of 11 June 2018 to that of 18 June 2018
            the one before that                                      | July 2018 | June 2018
            year over year                                           | July 2018 | July 2017
            than in the period before                                | July 2018 | June 2018
            """)
    void tellsAnEarlierPeriodFromAnother(String words, String anchor, String expected) {
        Before before = (Before) only(words).mention();
        During seenFrom = (During) only(anchor).mention();
        assertThat(before.from(seenFrom.stretch()).label()).isEqualTo(expected);
    }

    @Test
    void givesMonthsTheYearThatStandsNearby() {
        assertThat(labels("in April and May 2018")).containsExactly("April 2018", "May 2018");
        assertThat(labels("in July 2018 compared with June")).containsExactly("July 2018", "June 2018");
        assertThat(labels("in January 2018 compared with December")).containsExactly("January 2018", "December 2017");
        assertThat(labels("2017 vs 2016")).containsExactly("2017", "2016");
        assertThat(labels("Q1 and Q2 2018")).containsExactly("Q1 2018", "Q2 2018");
    }

    @Test
    void keepsTheEndsOfARange() {
        During during =
                (During) only("from the first to the second quarter of 2018").mention();
        assertThat(during.ends()).extracting(Stretch::label).containsExactly("Q1 2018", "Q2 2018");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "may I see the orders", "show a second product", "how many orders per month", "31 February 2018 orders",
                "by day of the week", "top 10 states", "at least 50 orders", "on each day"
            })
    void findsNoWholeMonthInOtherWords(String question) {
        assertThat(TimeExpressions.find(Tokens.of(question), NOW))
                .noneMatch(span -> span.mention() instanceof During during && !question.startsWith("31"));
    }

    @Test
    void rollingWindowsAreAConventionAndSoNotSure() {
        assertThat(only("last 30 days").certainty()).isLessThan(0.7);
        assertThat(only("last month").certainty()).isEqualTo(1);
    }

    private static TimeSpan only(String question) {
        List<TimeSpan> spans = TimeExpressions.find(Tokens.of(question), NOW);
        assertThat(spans).as(question).hasSize(1);
        return spans.get(0);
    }

    private static List<String> labels(String question) {
        return TimeExpressions.find(Tokens.of(question), NOW).stream()
                .map(span -> ((During) span.mention()).stretch().label())
                .toList();
    }
}
