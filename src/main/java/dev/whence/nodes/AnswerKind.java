package dev.whence.nodes;

import java.util.Locale;

/** The shape of an answer. */
public enum AnswerKind {
    VALUE,
    TABLE,
    RANKING,
    COMPARISON,
    TREND,
    FUNNEL,
    LOOKUP,
    WHY,
    CLARIFY,
    REFUSE;

    /** As it is written on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
