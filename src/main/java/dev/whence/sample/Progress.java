package dev.whence.sample;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The times of an order after its purchase; empty where it has not come so far. */
record Progress(
        Optional<LocalDateTime> approved,
        Optional<LocalDateTime> handedOver,
        Optional<LocalDateTime> delivered,
        LocalDateTime estimated) {

    /** What was known at that moment. */
    Progress at(LocalDateTime moment) {
        return new Progress(
                approved.filter(time -> !time.isAfter(moment)),
                handedOver.filter(time -> !time.isAfter(moment)),
                delivered.filter(time -> !time.isAfter(moment)),
                estimated);
    }

    /** Stopped before the carrier, perhaps before the approval. */
    Progress stoppedAt(LocalDateTime moment) {
        return new Progress(
                approved.filter(time -> time.isBefore(moment)), Optional.empty(), Optional.empty(), estimated);
    }

    boolean late() {
        return delivered
                .filter(time -> time.toLocalDate().isAfter(estimated.toLocalDate()))
                .isPresent();
    }

    /** The status that the shop gives to an order with these times, at that moment. */
    String status(LocalDateTime moment) {
        if (delivered.isPresent()) {
            return "delivered";
        }
        if (handedOver.isPresent()) {
            return "shipped";
        }
        return approved.map(time -> inTheHouse(ChronoUnit.HOURS.between(time, moment)))
                .orElse("created");
    }

    private static String inTheHouse(long hours) {
        return hours < 2 ? "approved" : hours < 12 ? "processing" : "invoiced";
    }
}
