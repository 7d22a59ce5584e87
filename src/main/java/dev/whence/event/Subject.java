package dev.whence.event;

/**
 * What an event is about, written {@code type/id}, for example {@code order/4711}. The id may itself hold slashes; the
 * type may not.
 */
public record Subject(String type, String id) {
    public Subject {
        if (type.isBlank() || id.isBlank() || type.indexOf('/') >= 0) {
            throw WhenceException.badData(
                    "a subject is written type/id, such as order/4711; got '" + type + "/" + id + "'");
        }
    }

    /** Reads {@code type/id}; fails with BAD_DATA where it is not of that form. */
    public static Subject parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw WhenceException.badData("a subject is written type/id, such as order/4711; got '" + text + "'");
        }
        return new Subject(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return type + "/" + id;
    }
}
