package dev.whence.mapping.expression;

import dev.whence.event.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a text stands in a file, line by line, so that any character of it can be shown in the file.
 *
 * @param spans one for each line of the text; where the file breaks a line, the text has one character (a space or a
 *     line break)
 */
public record Place(String file, List<Span> spans) {
    public Place {
        spans = List.copyOf(spans);
    }

    /** @param line and {@code column} count from 1 */
    public record Span(int line, int column, int length) {}

    public static Place of(String file, int line, int column) {
        return new Place(file, List.of(new Span(line, column, Integer.MAX_VALUE - 1)));
    }

    public Problem problem(String message) {
        return problem(0, message);
    }

    /** @param offset of the character in the text */
    public Problem problem(int offset, String message) {
        int rest = Math.max(0, offset);
        for (Span span : spans) {
            if (rest <= span.length()) {
                return new Problem(file, span.line(), span.column() + rest, message);
            }
            rest -= span.length() + 1;
        }
        return new Problem(file, spans.get(0).line(), spans.get(0).column(), message);
    }

    /** The place of the part of the text that begins at the offset. */
    Place from(int offset) {
        int rest = offset;
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            if (rest <= span.length()) {
                ArrayList<Span> left = new ArrayList<>(spans.subList(i, spans.size()));
                left.set(0, new Span(span.line(), span.column() + rest, span.length() - rest));
                return new Place(file, left);
            }
            rest -= span.length() + 1;
        }
        return this;
    }

    @Override
    public String toString() {
        return file + ":" + spans.get(0).line() + ":" + spans.get(0).column();
    }
}
