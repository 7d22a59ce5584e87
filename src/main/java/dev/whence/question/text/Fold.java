package dev.whence.question.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes spellings of one word equal. Vocabulary and questions pass through the same fold, so it may be crude. */
public final class Fold {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private Fold() {}

    /** Lower case without accents. */
    public static String word(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        return plain.toLowerCase(Locale.ROOT);
    }

    /** The word in the singular, in American spelling and without the commonest abbreviation. */
    public static String stem(String word) {
        return american(singular(word));
    }

    private static String singular(String word) {
        int length = word.length();
        if (length > 4 && word.endsWith("ies")) {
            return word.substring(0, length - 3) + "y";
        }
        if (length > 4
                && (word.endsWith("sses")
                        || word.endsWith("xes")
                        || word.endsWith("ches")
                        || word.endsWith("shes")
                        || word.endsWith("uses"))) {
            return word.substring(0, length - 2);
        }
        boolean plural = length > 3
                && word.endsWith("s")
                && !word.endsWith("ss")
                && !word.endsWith("us")
                && !word.endsWith("is");
        return plural ? word.substring(0, length - 1) : word;
    }

    private static String american(String word) {
        return word.replaceAll("^avg$", "average")
                .replace("instalment", "installment")
                .replaceAll("ll(ed|ing)$", "l$1")
                .replaceAll("(?<=..)our$", "or")
                .replaceAll("is(e|ed|ing|ation)$", "iz$1")
                .replaceAll("tre$", "ter");
    }
}
