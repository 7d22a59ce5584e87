package dev.whence.event;

import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A personal value as the hub keeps it: a text that says which key opens it. The key belongs to the person; when it is
 * destroyed nobody can open the text again.
 *
 * @param key whose key; an id that says nothing
 * @param box what was encrypted
 */
public record Sealed(UUID key, byte[] box) {
    /** How each such text begins. */
    public static final String PREFIX = "whence:sealed:";

    /** Such texts within another. */
    public static final Pattern FORM = Pattern.compile(PREFIX + "([0-9a-f-]{36}):([A-Za-z0-9_-]{38,})");

    public Sealed {
        box = box.clone();
    }

    @Override
    public byte[] box() {
        return box.clone();
    }

    /** Cheap: looks at the beginning only. */
    public static boolean is(Object value) {
        return value instanceof String text && text.startsWith(PREFIX);
    }

    /** Empty if the text is none of that form. */
    public static Optional<Sealed> parse(String text) {
        Matcher form = FORM.matcher(text);
        return is(text) && form.matches() ? Optional.of(of(form)) : Optional.empty();
    }

    /** What {@link #FORM} has found. */
    public static Sealed of(Matcher form) {
        return new Sealed(UUID.fromString(form.group(1)), Base64.getUrlDecoder().decode(form.group(2)));
    }

    @Override
    public String toString() {
        return PREFIX + key + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(box);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sealed sealed && toString().equals(sealed.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}
