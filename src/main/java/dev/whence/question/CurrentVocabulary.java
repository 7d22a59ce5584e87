package dev.whence.question;

import dev.whence.question.reading.Vocabulary;

/** The words that questions may use, which grow with the data. Thread-safe. */
public interface CurrentVocabulary {
    /** What is known without waiting; the latest events may have brought words that are not in it yet. */
    Vocabulary get();

    /** With every word that the data has now; may take a second. */
    default Vocabulary newest() {
        return get();
    }

    /** One that never changes. */
    static CurrentVocabulary of(Vocabulary words) {
        return () -> words;
    }
}
