package dev.whence.mapping.expression;

import dev.whence.event.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Text with expressions in {@code ${...}}. Immutable and thread-safe. */
public final class Template {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final List<Part> parts;

    /** Either fixed text or an expression. */
    private record Part(String text, Optional<Expression> expression) {}

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Compiles the text; empty if an expression in it is wrong, and then {@code problems} says why and where. */
    public static Optional<Template> compile(String text, Place place, Scope scope, List<Problem> problems) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int start = text.indexOf("${", at);
            if (start < 0) {
                break;
            }
            int end = end(text, start + 2);
            if (end < 0) {
                problems.add(place.problem(start, "this ${ has no }"));
                return Optional.empty();
            }
            Optional<Expression> expression =
                    scope.compile(text.substring(start + 2, end), place.from(start + 2), problems);
            if (expression.isEmpty()) {
                return Optional.empty();
            }
            parts.add(new Part(text.substring(at, start), Optional.empty()));
            parts.add(new Part("", expression));
            at = end + 1;
        }
        parts.add(new Part(text.substring(at), Optional.empty()));
        return Optional.of(new Template(parts));
    }

    /** The expressions that give something of what a personal column holds. */
    public List<Expression> personal() {
        return parts.stream()
                .flatMap(part -> part.expression().stream())
                .filter(Expression::isPersonal)
                .toList();
    }

    private static int end(String text, int from) {
        int depth = 0;
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && depth-- == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The text for people: times to the minute in the connector's zone, nulls as {@code unknown}. */
    public String text(Frame frame) {
        StringBuilder text = new StringBuilder(96);
        for (Part part : parts) {
            text.append(part.text());
            if (part.expression().isPresent()) {
                text.append(words(part.expression().get().raw(frame), frame));
            }
        }
        return text.toString();
    }

    /** The text as an id: every value exactly as it is; empty if a value is null. */
    public Optional<String> exact(Frame frame) {
        StringBuilder text = new StringBuilder(64);
        for (Part part : parts) {
            text.append(part.text());
            if (part.expression().isPresent()) {
                Object value = part.expression().get().raw(frame);
                if (value == null) {
                    return Optional.empty();
                }
                text.append(Values.text(value));
            }
        }
        return Optional.of(text.toString());
    }

    /**
     * The text without what is particular: ids, times and exact amounts. Times are left out, amounts become buckets, and
     * so is every text that occurs in {@code subject}.
     */
    public String gist(Frame frame, String subject) {
        StringBuilder text = new StringBuilder(96);
        for (Part part : parts) {
            text.append(part.text());
            if (part.expression().isPresent()) {
                text.append(gistOf(part.expression().get().raw(frame), subject, frame));
            }
        }
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    private static String gistOf(Object value, String subject, Frame frame) {
        if (Numbers.isNumber(value)) {
            return Buckets.of(Numbers.decimal(value));
        }
        String words = words(value, frame);
        boolean particular = value instanceof Instant || value instanceof LocalDate || subject.contains(words);
        return particular ? "" : words;
    }

    private static String words(Object value, Frame frame) {
        if (value == null) {
            return "unknown";
        }
        if (value instanceof Instant moment) {
            return TIME.format(LocalDateTime.ofInstant(moment, frame.zone()));
        }
        if (value instanceof Double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        return Values.text(value);
    }
}
