package dev.whence.mapping.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The words of a name: {@code SalesOrders}, {@code sales_orders} and {@code sale order} have the same. */
final class Words {
    private Words() {}

    /** In lower case and singular. */
    static List<String> of(String name) {
        String local = name.substring(name.indexOf('.') + 1);
        String spaced = local.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        for (String word : spaced.split("[^a-z0-9]+")) {
            if (!word.isEmpty()) {
                words.add(singular(word));
            }
        }
        return words;
    }

    static String last(String name) {
        List<String> words = of(name);
        return words.isEmpty() ? "" : words.get(words.size() - 1);
    }

    /** Whether the name has one of these words. */
    static boolean has(String name, Collection<String> words) {
        List<String> wanted = words.stream().map(Words::singular).toList();
        return of(name).stream().anyMatch(wanted::contains);
    }

    static boolean has(String name, String... words) {
        return has(name, List.of(words));
    }

    private static String singular(String word) {
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.matches(".*(ss|x|ch|sh)es")) {
            return word.substring(0, word.length() - 2);
        }
        return word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") && word.length() > 3
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
