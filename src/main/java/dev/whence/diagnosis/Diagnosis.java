package dev.whence.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a measure differs from what was expected.
 *
 * @param causes   the segments that changed as a whole, what explains most first; empty where nothing is unusual
 * @param outside  the shift of everything alike, in units of the evidence, where there is one: its cause is not in the
 *                 dimensions
 */
public record Diagnosis(List<Cause> causes, Optional<Double> outside) {
    public Diagnosis {
        causes = List.copyOf(causes);
    }

    public boolean nothingUnusual() {
        return causes.isEmpty() && outside.isEmpty();
    }

    /** The segments as {@code a=1&b=2;c=3}. */
    public String segments() {
        return causes.stream().map(cause -> cause.segment().toString()).collect(Collectors.joining(";"));
    }
}
