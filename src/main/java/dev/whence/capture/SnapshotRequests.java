package dev.whence.capture;

import java.util.Optional;

/** What those who operate the hub ask of a connector, until it is taken up. Thread-safe. */
final class SnapshotRequests {
    private Optional<SnapshotOnDemand> reading = Optional.empty();
    private boolean repair;

    /** Somebody reads the stream now, and can read tables beside it. */
    synchronized void reading(SnapshotOnDemand onDemand) {
        reading = Optional.of(onDemand);
    }

    synchronized void notReading() {
        reading = Optional.empty();
    }

    /** Whether the request was taken; if not, there is a reason why it cannot be. */
    synchronized Optional<String> ask(SnapshotRequest request) {
        if (reading.isEmpty()) {
            return Optional.of("it does not read changes now");
        }
        return reading.get().request(request)
                ? Optional.empty()
                : Optional.of("a snapshot is going on, which must end before the next");
    }

    synchronized void askForRepair() {
        repair = true;
    }

    /** Whether a repair was asked for since this was last called. */
    synchronized boolean takeRepair() {
        boolean asked = repair;
        repair = false;
        return asked;
    }
}
