package dev.whence.routes;

import dev.whence.capture.ConnectorFile;
import dev.whence.capture.SourceSnapshot;
import dev.whence.semantics.ReconcileReport;
import dev.whence.semantics.Reconciliation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/** Compares a live source with what the hub says about it. Thread-safe. */
public final class Reconciling {
    private final Map<String, Compared> known;
    private final SameMoment moment;

    /** @param known by name of the connector */
    public Reconciling(Map<String, Compared> known, SameMoment moment) {
        this.known = Map.copyOf(known);
        this.moment = moment;
    }

    /** A source, and what must be equal. */
    public record Compared(ConnectorFile connector, Reconciliation reconciliation) {}

    /**
     * The report of one comparison, and what a reader wants to know first.
     *
     * @param asOf the place in the source's log as of which both were read; empty where the source cannot tell one, and
     *     what was committed meanwhile may make a difference
     */
    public record View(
            String connector, boolean equal, int values, Optional<String> asOf, List<ReconcileReport.Check> checks) {}

    public View compare(Exchange exchange) {
        String connector = new Request(exchange).pathParameter("name");
        Compared compared = known.get(connector);
        if (compared == null) {
            throw HttpProblem.notFound("Nothing says what must be equal for a connector " + connector
                    + ": write a file .reconcile.yaml beside its mapping pack."
                    + (known.isEmpty() ? "" : " There is one for " + String.join(", ", known.keySet()) + "."));
        }
        SameMoment.Sides sides = moment.look(compared.connector(), compared.reconciliation());
        try (SourceSnapshot source = sides.source()) {
            ReconcileReport report = compared.reconciliation().compare(sides.hub(), source::query);
            return new View(connector, report.equal(), report.values(), source.place(), report.checks());
        }
    }
}
