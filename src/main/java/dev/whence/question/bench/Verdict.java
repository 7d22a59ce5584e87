package dev.whence.question.bench;

/** What an answer is worth. */
enum Verdict {
    RIGHT,
    WRONG,
    /** Asked back or declined although there is an answer: no harm, no use. */
    REFUSED
}
