package dev.whence.routes;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Says where a JSON text is broken. */
final class Malformed {
    private Malformed() {}

    static String where(JsonProcessingException failure) {
        String place = failure.getLocation() == null
                ? ""
                : "line " + failure.getLocation().getLineNr() + ", column "
                        + failure.getLocation().getColumnNr() + ": ";
        return place + failure.getOriginalMessage() + ".";
    }
}
