package dev.whence.question.reading;

/** The kinds of English words that tell what to do. {@code mandatory} ones must be used by the interpretation. */
public enum Cues {
    NOISE(false),
    GROUP(false),
    TREND(true),
    NEGATION(true),
    SHARE(true),
    MORE(true),
    ABOVE(true),
    BELOW(true),
    LESS(true),
    EQUAL(true),
    COMPARE(false),
    GROWTH(true),
    /** Growth that is a loss. */
    DECLINE(true),
    /** How something is spread over groups, which must be named. */
    SPREAD(true),
    /** Ranges of equal width. */
    STEPS(true),
    /** Night, morning, afternoon and evening as groups. */
    DAYPARTS(true),
    RISING(false),
    /** The steps of a process, each with how many reach it. */
    FUNNEL(true),
    RUNNING(true),
    DESCENDING(true),
    ASCENDING(true),
    BEST(true),
    WORST(true),
    RANKING(true),
    COUNT(false),
    HOWMUCH(false),
    FOLLOWUP(false),
    WHY(true),
    PERCENTILE(true);

    private final boolean mandatory;

    Cues(boolean mandatory) {
        this.mandatory = mandatory;
    }

    boolean mandatory() {
        return mandatory;
    }

    boolean comparator() {
        return this == MORE || this == ABOVE || this == BELOW || this == LESS || this == EQUAL;
    }
}
