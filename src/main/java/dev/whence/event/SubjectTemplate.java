package dev.whence.event;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a data subject is named after values: {@code customer/${id}}. Immutable and thread-safe. */
public final class SubjectTemplate {
    private static final Pattern NAME = Pattern.compile("\\$\\{([^${}]+)}");

    private final String text;

    /** Fails with BAD_DATA where the text cannot name a subject; a single name may stand for a whole one. */
    public SubjectTemplate(String text) {
        this.text = text;
        if (!NAME.matcher(text).matches()) {
            Subject.parse(NAME.matcher(text).replaceAll("x"));
        }
    }

    /** What stands in {@code ${...}}. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        NAME.matcher(text).results().forEach(name -> names.add(name.group(1).strip()));
        return names;
    }

    /** @param values by name. Empty if one of them is missing or blank, or it all is no subject. */
    public Optional<Subject> subject(Function<String, Optional<String>> values) {
        StringBuilder subject = new StringBuilder();
        Matcher name = NAME.matcher(text);
        while (name.find()) {
            Optional<String> value = values.apply(name.group(1).strip()).filter(found -> !found.isBlank());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            name.appendReplacement(subject, Matcher.quoteReplacement(value.get()));
        }
        String whole = name.appendTail(subject).toString();
        return whole.matches("[^/]*[^/\\s][^/]*/.*\\S.*") ? Optional.of(Subject.parse(whole)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
