package dev.whence.mapping.draft;

import dev.whence.capture.SourceSurvey.Table;
import java.util.List;

/**
 * What a table is thought to be about.
 *
 * @param score from 0, where nothing speaks for it; from {@link #LIKELY} on a rule is proposed
 * @param reasons what speaks for it, in words
 */
record Guess(Table table, Meaning meaning, int score, List<String> reasons) {
    static final int LIKELY = 3;

    Guess {
        reasons = List.copyOf(reasons);
    }

    boolean is(Meaning wanted) {
        return meaning == wanted && score >= LIKELY;
    }
}
