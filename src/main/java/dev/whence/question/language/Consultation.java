package dev.whence.question.language;

import java.util.Locale;

/**
 * What came of asking the language model once.
 *
 * @param question the id of the question that it was asked about
 * @param tokensIn that the provider counted; 0 where it did not say
 */
public record Consultation(
        String question, Purpose purpose, Outcome outcome, String model, long ms, int tokensIn, int tokensOut) {
    /** What it was asked to do. */
    public enum Purpose {
        UNDERSTAND,
        WORD;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether what it said was used. */
    public enum Outcome {
        ACCEPTED,
        /** It said something that does not hold: an unknown measure, a number that was not computed. */
        REJECTED,
        /** It had nothing to say. */
        DECLINED,
        TIMED_OUT,
        FAILED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
