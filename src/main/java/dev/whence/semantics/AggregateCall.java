package dev.whence.semantics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of SUM, AVG or COUNT in the SQL of a model.
 *
 * @param argument what stands between the parentheses, without DISTINCT
 * @param from where the call begins in the SQL, and {@code to} where it ends
 */
record AggregateCall(String function, boolean distinct, String argument, int from, int to) {
    private static final Pattern CALL = Pattern.compile("\\b(SUM|AVG|COUNT)\\s*\\(", Pattern.CASE_INSENSITIVE);
    private static final Pattern DISTINCT = Pattern.compile("^\\s*DISTINCT\\b", Pattern.CASE_INSENSITIVE);

    /** All of the SQL, in order. */
    static List<AggregateCall> in(String sql) {
        List<AggregateCall> calls = new ArrayList<>();
        Matcher matcher = CALL.matcher(sql);
        int at = 0;
        while (matcher.find(at)) {
            int end = end(sql, matcher.end());
            if (end < 0) {
                return calls;
            }
            String inside = sql.substring(matcher.end(), end);
            Matcher distinct = DISTINCT.matcher(inside);
            boolean once = distinct.find();
            calls.add(new AggregateCall(
                    matcher.group(1).toUpperCase(Locale.ROOT),
                    once,
                    (once ? inside.substring(distinct.end()) : inside).strip(),
                    matcher.start(),
                    end + 1));
            at = end + 1;
        }
        return calls;
    }

    /** The call that is the whole SQL; empty where it is anything else. */
    static Optional<AggregateCall> whole(String sql) {
        return in(sql).stream()
                .filter(call -> call.from == 0 && call.to == sql.stripTrailing().length())
                .findFirst();
    }

    /** Where the parenthesis closes that was opened just before; -1 where it does not. */
    private static int end(String sql, int start) {
        int depth = 1;
        boolean text = false;
        for (int i = start; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\'') {
                text = !text;
            } else if (!text && c == '(') {
                depth++;
            } else if (!text && c == ')' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
