package dev.whence.question.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.question.text.Token.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
    @ParameterizedTest(name = "{0} and {1} are one word")
    @CsvSource({
        "cancelled, canceled", "Categories, category", "São, sao", "instalments, installment", "statuses, status",
        "Boxes, box", "behaviour, behavior", "organised, organized", "sales, sale", "centres, center"
    })
    void foldsSpellingsOfOneWord(String one, String other) {
        assertThat(Tokens.stems(one)).isEqualTo(Tokens.stems(other));
    }

    @Test
    void keepsIdsDatesAndNumbersWhole() {
        assertThat(Tokens.of("order 06f38dfd220e723c33a775d36f5d2756 on 2018-03-05 in 2018-Q1 above 1,250.50"))
                .extracting(Token::kind)
                .containsExactly(
                        Kind.WORD, Kind.ID, Kind.WORD, Kind.DATE, Kind.WORD, Kind.DATE, Kind.WORD, Kind.NUMBER);
    }

    @Test
    void readsNumeralsAsNumbersAndOrdinalsAsOrdinals() {
        assertThat(words("top ten of the first 3rd")).containsExactly("top", "10", "of", "the", "first", "3");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "Seven, 7",
        "TWELVE, 12",
        "dozen, 12",
        "thirteen, 13",
        "Nineteen, 19",
        "forty, 40",
        "twenty-five, 25",
        "Thirty two, 32",
        "ninety-nine, 99"
    })
    void readsSmallNumbersInWordsHoweverTheyAreWritten(String words, String number) {
        assertThat(Tokens.of(words)).singleElement().satisfies(token -> {
            assertThat(token.word()).isEqualTo(number);
            assertThat(token.kind()).isEqualTo(Kind.NUMBER);
        });
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "twenty eighteen, 2018",
        "Twenty-Seventeen, 2017",
        "twenty twenty one, 2021",
        "two thousand and eighteen, 2018",
        "two thousand seventeen, 2017"
    })
    void readsYearsInWords(String words, String year) {
        assertThat(words(words)).containsExactly(year);
    }

    @Test
    void anAmountInWordsIsNoYear() {
        assertThat(words("two thousand and five hundred")).doesNotContain("2005");
    }

    @Test
    void readsOrdinalsOfTwoWords() {
        assertThat(Tokens.of("twenty first, thirty-first, twelfth, thirtieth"))
                .filteredOn(token -> token.kind() == Kind.ORDINAL)
                .extracting(Tokens::ordinal)
                .containsExactly(21, 31, 12, 30);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "25/3/2018, 2018-03-25",
        "3/25/18, 2018-03-25",
        "05.03.2018, 2018-03-05",
        "2018/3/5, 2018-03-05",
        "3/2018, 2018-03",
        "5/3/2018, 5/3/2018",
        "2017/18, 2017/18"
    })
    void readsDatesInFiguresWhereTheyAreSure(String written, String iso) {
        assertThat(Tokens.of(written)).singleElement().satisfies(token -> {
            assertThat(token.word()).isEqualTo(iso);
            assertThat(token.kind()).isEqualTo(Kind.DATE);
        });
    }

    @Test
    void readsOrdinalsInWordsUpToTen() {
        assertThat(Tokens.of("sixth Seventh eighth ninth tenth"))
                .extracting(Tokens::ordinal)
                .containsExactly(6, 7, 8, 9, 10);
    }

    @Test
    void partsWordsAtUnderscoresAndDropsPossessives() {
        assertThat(words("last year's watches_gifts")).containsExactly("last", "year", "watches", "gifts");
    }

    @Test
    void blankTextHasNoTokens() {
        assertThat(Tokens.of(" \n\t ")).isEmpty();
    }

    private static List<String> words(String text) {
        return Tokens.of(text).stream().map(Token::word).toList();
    }
}
