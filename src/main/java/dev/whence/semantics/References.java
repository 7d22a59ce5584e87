package dev.whence.semantics;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds {@code dataset.field} in the SQL of a model. */
final class References {
    private static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern REFERENCE = Pattern.compile("\\b([A-Za-z_]\\w*)\\.([A-Za-z_]\\w*)");

    /** A word that is neither in a text nor a part of a longer name nor a function. */
    private static final Pattern BARE =
            Pattern.compile("'(?:[^']|'')*'|(?<![\\w.\"])[A-Za-z_]\\w*(?![\\w\"]|\\s*[.(])");

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

    /** The same SQL with the dataset before every bare field that only one dataset has. */
    static String qualified(String expression, Collection<Dataset> datasets) {
        Matcher matcher = BARE.matcher(expression);
        StringBuilder whole = new StringBuilder();
        while (matcher.find()) {
            String word = matcher.group();
            List<String> owners = datasets.stream()
                    .filter(dataset -> dataset.fields().containsKey(word))
                    .map(Dataset::name)
                    .toList();
            matcher.appendReplacement(
                    whole, Matcher.quoteReplacement(owners.size() == 1 ? owners.get(0) + "." + word : word));
        }
        return matcher.appendTail(whole).toString();
    }

    static Set<String> datasets(String expression, Set<String> known) {
        Set<String> used = new LinkedHashSet<>();
        in(expression).stream().map(Reference::dataset).filter(known::contains).forEach(used::add);
        return used;
    }
}
