package dev.whence.question.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.question.text.Tokens;
import dev.whence.question.time.TimeMention.Beside;
import dev.whence.question.time.TimeMention.During;
import dev.whence.question.time.TimeMention.Pointed;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
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
            so far this month                                | 2018-09-01 | 2018-09-03
            month to date                                    | 2018-09-01 | 2018-09-03
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
            the week of the twelfth of march twenty eighteen | 2018-03-12 | 2018-03-19
            on the twenty first of november twenty seventeen | 2017-11-21 | 2017-11-22
            in two thousand and seventeen                    | 2017-01-01 | 2018-01-01
            between the fifth and the fifteenth of june 2018 | 2018-06-05 | 2018-06-16
            since the first of september                     | 2018-09-01 | 2018-09-03
            since the first of october                       | 2017-10-01 | 2018-09-03
            since the start of the year                      | 2018-01-01 | 2018-09-03
            since the turn of the year                       | 2018-01-01 | 2018-09-03
            since the beginning of 2017                      | 2017-01-01 | 2018-09-03
            since the end of May                             | 2018-06-01 | 2018-09-03
            from the start of 2018 up to and including April | 2018-01-01 | 2018-05-01
            from 1 April, to the end of May 2018             | 2018-04-01 | 2018-06-01
            this year up to and including June               | 2018-01-01 | 2018-07-01
            last year until the end of May                   | 2017-01-01 | 2017-06-01
            in 2017, before June                             | 2017-01-01 | 2017-06-01
            July 1-15, 2018                                  | 2018-07-01 | 2018-07-16
            from July 1st to July 15th 2018                  | 2018-07-01 | 2018-07-16
            on 25/3/2018                                     | 2018-03-25 | 2018-03-26
            on 3/25/2018                                     | 2018-03-25 | 2018-03-26
            on 05.03.2018                                    | 2018-03-05 | 2018-03-06
            from 2018/03/05 to 2018/03/11                    | 2018-03-05 | 2018-03-12
            in 03/2018                                       | 2018-03-01 | 2018-04-01
            Mar-18                                           | 2018-03-01 | 2018-04-01
            the three months before July 2018                | 2018-04-01 | 2018-07-01
            the two weeks before 5 March 2018                | 2018-02-19 | 2018-03-05
            the month after July 2017                        | 2017-08-01 | 2017-09-01
            the two months following March 2018              | 2018-04-01 | 2018-06-01
            the twelve months to June 2018                   | 2017-07-01 | 2018-07-01
            the twelve months ending 30 June 2018            | 2017-07-01 | 2018-07-01
            the week ending 11 March 2018                    | 2018-03-05 | 2018-03-12
            the 30 days from 1 March 2018                    | 2018-03-01 | 2018-03-31
            the first half of June 2018                      | 2018-06-01 | 2018-06-16
            the second half of May 2018                      | 2018-05-16 | 2018-06-01
            the first ten days of August                     | 2018-08-01 | 2018-08-11
            the last 8 full weeks                            | 2018-07-09 | 2018-09-03
            the last weekend                                 | 2018-09-01 | 2018-09-03
            the weekend of 10 March 2018                     | 2018-03-10 | 2018-03-12
            Monday of last week                              | 2018-08-27 | 2018-08-28
            the 15th of last month                           | 2018-08-15 | 2018-08-16
            a year ago this month                            | 2017-09-01 | 2017-10-01
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
        Beside beside = (Beside) only(words).mention();
        During seenFrom = (During) only(anchor).mention();
        assertThat(beside.from(seenFrom.stretch())).map(Stretch::label).contains(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            the quarter after           | Q1 2017   | Q2 2017
            the following month         | May 2017  | June 2017
            the next one                | May 2017  | June 2017
            the three months after that | May 2017  | June 2017 to August 2017
            a year later                | May 2017  | May 2018
            two months earlier          | May 2017  | March 2017
            the same months in 2017     | Q1 2018   | Q1 2017
            the same period of 2016     | May 2018  | May 2016
            """)
    void tellsALaterPeriodOrThatOfAnotherYear(String words, String anchor, String expected) {
        Beside beside = (Beside) only(words).mention();
        During seenFrom = (During) only(anchor).mention();
        assertThat(beside.from(seenFrom.stretch())).map(Stretch::label).contains(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            in that same year                      | May 2017  | 2017
            in the third quarter of that same year | 2017      | Q3 2017
            in June of that year                   | May 2017  | June 2017
            all of that quarter                    | May 2017  | Q2 2017
            in the last month of it                | Q2 2017   | June 2017
            in the first ten days of that month    | May 2017  | 1 May 2017 to 10 May 2017
            since then                             | July 2018 | after July 2018
            that month                             | 2017      |
            """)
    void tellsAPeriodThatIsPointedBackTo(String words, String anchor, String expected) {
        Pointed pointed = (Pointed) only(words).mention();
        During seenFrom = (During) only(anchor).mention();
        assertThat(pointed.from(seenFrom.stretch()).map(Stretch::label)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on 5/3/2018",
                "mar 18",
                "mid-March 2018",
                "early 2017",
                "in late 2017",
                "FY18",
                "in fiscal year 2017/18",
                "as of 1 August 2018",
                "from mid June to mid July 2018"
            })
    void asksBackWhatNobodyFixed(String words) {
        assertThat(only("orders " + words).mention()).isInstanceOf(TimeMention.Unfixed.class);
    }

    @Test
    void offersBothDaysOfADateThatMayBeEither() {
        assertThat(((TimeMention.Unfixed) only("on 5/3/2018").mention()).choices())
                .containsExactly("5 March 2018", "3 May 2018");
    }

    @Test
    void leavesTheYearOpenWhereNoWordsNameIt() {
        assertThat(only("in June").inYear()).isPresent();
        assertThat(only("in the first ten days of June").inYear()).isPresent();
        assertThat(only("in June 2017").inYear()).isEmpty();
        During ofAnotherYear =
                (During) only("from May to June").inYear().orElseThrow().apply(2017);
        assertThat(ofAnotherYear.stretch().label()).isEqualTo("May 2017 to June 2017");
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
