package dev.whence.mapping.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a condition, taken apart where it says and, or and if: for telling people which part of it was not met.
 * What it does not understand it leaves whole.
 */
public final class Condition {
    private Condition() {}

    /** {@code when ? then : otherwise} */
    public record Choice(String when, String then, String otherwise) {}

    /** The two ways that a condition has, if it begins with a choice. */
    public static Optional<Choice> choice(String text) {
        List<Integer> marks = marks(bare(text), "?");
        List<Integer> colons = marks(bare(text), ":");
        if (marks.isEmpty() || colons.size() < marks.size()) {
            return Optional.empty();
        }
        String bare = bare(text);
        int open = 0;
        for (int at = marks.get(0) + 1; at < bare.length(); at++) {
            if (marks.contains(at)) {
                open++;
            } else if (colons.contains(at) && open-- == 0) {
                return Optional.of(new Choice(
                        bare.substring(0, marks.get(0)).strip(),
                        bare.substring(marks.get(0) + 1, at).strip(),
                        bare.substring(at + 1).strip()));
            }
        }
        return Optional.empty();
    }

    /** What one of must be met; the condition itself if it is not of that kind. */
    public static List<String> alternatives(String text) {
        return choice(text).isPresent() ? List.of(text) : split(bare(text), "||");
    }

    /** What all must be met; the condition itself if it is not of that kind. */
    public static List<String> requirements(String text) {
        String bare = bare(text);
        return alternatives(text).size() > 1 || choice(text).isPresent() ? List.of(text) : split(bare, "&&");
    }

    /** The text on one line and without brackets around all of it. */
    public static String bare(String text) {
        String bare = text.strip().replaceAll("\\s+", " ");
        while (bare.startsWith("(") && closing(bare) == bare.length() - 1) {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        return bare;
    }

    private static List<String> split(String text, String operator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at : marks(text, operator)) {
            parts.add(text.substring(from, at).strip());
            from = at + operator.length();
        }
        parts.add(text.substring(from).strip());
        return parts;
    }

    /** Where the bracket closes that the text begins with. */
    private static int closing(String text) {
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quote = quote(quote, c);
            if (quote == 0) {
                depth += depth(c);
                if (depth == 0) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Where the operator stands outside of brackets and quotes. */
    private static List<Integer> marks(String text, String operator) {
        List<Integer> marks = new ArrayList<>();
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quote = quote(quote, c);
            depth += quote == 0 ? depth(c) : 0;
            if (quote == 0 && depth == 0 && text.startsWith(operator, i)) {
                marks.add(i);
            }
        }
        return marks;
    }

    private static int depth(char c) {
        return "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
    }

    private static char quote(char open, char c) {
        if (open != 0) {
            return c == open ? 0 : open;
        }
        return c == '\'' || c == '"' ? c : 0;
    }
}
