package dev.whence.capture;

/**
 * One thing that was looked at in a source.
 *
 * @param subject what was looked at, in a word or two
 * @param found what is so
 * @param remedy what to do about it, as exact as can be (SQL where it is SQL); empty if nothing is to be done
 */
public record Finding(Level level, String subject, String found, String remedy) {
    /** How grave it is. */
    public enum Level {
        OK,
        /** It works, but may not for ever. */
        WARN,
        /** It does not work. */
        FAIL
    }

    static Finding ok(String subject, String found) {
        return new Finding(Level.OK, subject, found, "");
    }

    static Finding warn(String subject, String found, String remedy) {
        return new Finding(Level.WARN, subject, found, remedy);
    }

    static Finding fail(String subject, String found, String remedy) {
        return new Finding(Level.FAIL, subject, found, remedy);
    }

    boolean fails() {
        return level == Level.FAIL;
    }

    /** For a connector's state: what is wrong and what to do about it. */
    String sentence() {
        return remedy.isEmpty() ? found : found + ": " + remedy;
    }
}
