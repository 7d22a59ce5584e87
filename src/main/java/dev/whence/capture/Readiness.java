package dev.whence.capture;

/** Whether a source can be read now. */
sealed interface Readiness {
    /**
     * It can.
     *
     * @param present the connector without those of its tables that the source lacks, as it may
     */
    record Ready(SourcePosition from, SourceCatalog catalog, SourceDatabase.Server server, ConnectorFile present)
            implements Readiness {}

    /** Somebody else is reading it; it may be free soon. */
    record Waiting(String sentence) implements Readiness {}

    /** Not before a person has done something. */
    record Refused(String sentence) implements Readiness {}

    /** Changes were lost: going on would leave a gap that nobody sees. */
    record Gap(String sentence) implements Readiness {}
}
