package dev.whence.question.text;

/**
 * A piece of a question.
 *
 * @param text as it was written
 * @param word lower case, without accents
 * @param stem the word folded further (singular, American spelling): what phrases are compared by
 */
public record Token(String text, String word, String stem, Kind kind) {
    /** What a token looks like. */
    public enum Kind {
        WORD,
        NUMBER,
        ORDINAL,
        /** An ISO date, month, quarter or week such as {@code 2018-03-05}, {@code 2018-03}, {@code 2018-Q1}. */
        DATE,
        /** A pseudonym or uuid: 32 hexadecimal digits or more. */
        ID,
        MARK
    }

    public boolean is(String expected) {
        return word.equals(expected);
    }

    public boolean isAny(java.util.Set<String> expected) {
        return expected.contains(word);
    }
}
