package dev.whence.semantics;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds {@code dataset.field} in the SQL of a model. */
final class References {
    private static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern REFERENCE = Pattern.compile("\\b([A-Za-z_]\\w*)\\.([A-Za-z_]\\w*)");

    private References() {}

    /** A field of a dataset. */
    record Reference(String dataset, String field) {}

    static Set<Reference> in(String expression) {
        Set<Reference> found = new LinkedHashSet<>();
        Matcher matcher = REFERENCE.matcher(TEXT.matcher(expression).replaceAll("''"));
        while (matcher.find()) {
            found.add(new Reference(matcher.group(1), matcher.group(2)));
        }
        return found;
    }

    static Set<String> datasets(String expression, Set<String> known) {
        Set<String> used = new LinkedHashSet<>();
        in(expression).stream().map(Reference::dataset).filter(known::contains).forEach(used::add);
        return used;
    }
}
