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
