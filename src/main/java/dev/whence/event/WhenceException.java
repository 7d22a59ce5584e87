package dev.whence.event;

import java.util.List;
import java.util.stream.Collectors;

/** The one exception of the hub. Its category says who can mend it, and so what the hub does with it. */
public final class WhenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Who can mend it. */
    public enum Category {
        /** The person who wrote the configuration: all problems are listed, then the hub refuses to start. */
        CONFIG,
        /** The sender: the original goes to the dead letters or back to the caller, never away. */
        BAD_DATA,
        /** Time: the work is held back and tried again with a growing pause, never skipped. */
        RETRYABLE,
        /** We. */
        BUG
    }

    private final Category category;
    private final transient List<Problem> problems;

    private WhenceException(Category category, String message, List<Problem> problems, Throwable cause) {
        super(message, cause);
        this.category = category;
        this.problems = List.copyOf(problems);
    }

    public static WhenceException config(String message) {
        return new WhenceException(Category.CONFIG, message, List.of(), null);
    }

    /** All that is wrong in the files, in one exception. The list must not be empty. */
    public static WhenceException config(List<Problem> problems) {
        String message = problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator()));
        return new WhenceException(Category.CONFIG, message, problems, null);
    }

    public static WhenceException badData(String message) {
        return new WhenceException(Category.BAD_DATA, message, List.of(), null);
    }

    public static WhenceException badData(String message, Throwable cause) {
        return new WhenceException(Category.BAD_DATA, message, List.of(), cause);
    }

    public static WhenceException retryable(String message, Throwable cause) {
        return new WhenceException(Category.RETRYABLE, message, List.of(), cause);
    }

    public static WhenceException bug(String message, Throwable cause) {
        return new WhenceException(Category.BUG, message, List.of(), cause);
    }

    public Category category() {
        return category;
    }

    /** Where the mistakes are; empty unless the category is CONFIG. */
    public List<Problem> problems() {
        return problems;
    }
}
