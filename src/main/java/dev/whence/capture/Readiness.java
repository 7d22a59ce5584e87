package dev.whence.capture;

import java.util.Map;
import java.util.Set;

/** Whether a source can be read now. */
sealed interface Readiness {
    /**
     * It can.
     *
     * @param identities tables to the columns that the log holds of a row before its change, unless it holds all
     */
    record Ready(SourcePosition from, Map<String, Set<String>> identities, SourceDatabase.Server server)
            implements Readiness {}

    /** Somebody else is reading it; it may be free soon. */
    record Waiting(String sentence) implements Readiness {}

    /** Not before a person has done something. */
    record Refused(String sentence) implements Readiness {}

    /** Changes were lost: going on would leave a gap that nobody sees. */
    record Gap(String sentence) implements Readiness {}
}
