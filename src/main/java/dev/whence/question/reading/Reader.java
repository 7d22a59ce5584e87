package dev.whence.question.reading;

/** Takes from the question what it understands and writes it into the draft. */
interface Reader {
    void read(Draft draft);
}
