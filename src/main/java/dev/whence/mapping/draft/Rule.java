package dev.whence.mapping.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes one rule. */
final class Rule {
    private final String type;
    private final String table;
    private final String subject;
    private final Map<String, String> data = new LinkedHashMap<>();
    private String why = "";
    private String when = "appeared";
    private String occurredAt = "committed_at";
    private String cause = "";
    private String narrative = "";

    Rule(String type, String table, String subject) {
        this.type = type;
        this.table = table;
        this.subject = subject;
    }

    Rule why(String reason) {
        why = reason;
        return this;
    }

    Rule when(String expression) {
        when = expression;
        return this;
    }

    Rule occurredAt(String expression) {
        occurredAt = expression;
        return this;
    }

    /** @param lines of YAML that follow {@code caused_by:} */
    Rule causedBy(String lines) {
        cause = lines;
        return this;
    }

    Rule data(String field, String expression) {
        data.put(field, expression);
        return this;
    }

    Rule narrative(String template) {
        narrative = template;
        return this;
    }

    Block block() {
        List<String> lines = new ArrayList<>();
        lines.add("  # Guessed: " + why);
        lines.add("  - type: " + type);
        lines.add("    from: " + Cel.quoted(table));
        lines.add("    when: " + Cel.quoted(when));
        lines.add("    subject: " + Cel.quoted(subject));
        lines.add("    occurred_at: " + Cel.quoted(occurredAt));
        if (!cause.isEmpty()) {
            lines.add("    caused_by: " + cause);
        }
        if (!data.isEmpty()) {
            lines.add("    data:");
            data.forEach((field, expression) ->
                    lines.add("      " + field + ": " + (expression.equals("[]") ? "[]" : Cel.quoted(expression))));
        }
        lines.add("    narrative: " + Cel.quoted(narrative));
        lines.add("");
        return new Block(table, lines);
    }
}
