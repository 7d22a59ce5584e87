package dev.whence.question.reading;

/** Why a question is not answered. */
public enum Refusal {
    NOT_IN_DATA,
    FUTURE_AS_FACT,
    PRIVATE_DATA,
    INSTRUCTION_NOT_QUESTION,
    /** Words that have no meaning here. */
    NOT_UNDERSTOOD;

    /** As it is written on the wire. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
