package dev.whence.routes;

import dev.whence.event.WhenceException;
import dev.whence.semantics.ReconcileReport;
import dev.whence.semantics.Reconciliation;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Compares a live source with what the hub says about it. Thread-safe. */
public final class Reconciling {
    /** The header that names the data source for the route {@code source-query}. */
    public static final String SOURCE = "source";

    private final Map<String, Reconciliation> reconciliations;
    private final ProducerTemplate producer;

    /** @param reconciliations by name of the connector; the data source of each is called {@code source-NAME} */
    public Reconciling(Map<String, Reconciliation> reconciliations, ProducerTemplate producer) {
        this.reconciliations = Map.copyOf(reconciliations);
        this.producer = producer;
    }

    /** The report of one comparison, and what a reader wants to know first. */
    public record View(String connector, boolean equal, int values, List<ReconcileReport.Check> checks) {}

    public View compare(Exchange exchange) {
        String connector = new Request(exchange).pathParameter("name");
        Reconciliation reconciliation = reconciliations.get(connector);
        if (reconciliation == null) {
            throw HttpProblem.notFound("Nothing says what must be equal for a connector " + connector
                    + ": write a file .reconcile.yaml beside its mapping pack."
                    + (reconciliations.isEmpty()
                            ? ""
                            : " There is one for " + String.join(", ", reconciliations.keySet()) + "."));
        }
        ReconcileReport report = reconciliation.run(sql -> query(connector, sql));
        return new View(connector, report.equal(), report.values(), report.checks());
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> query(String connector, String sql) {
        try {
            return producer.requestBodyAndHeader("direct:source-query", sql, SOURCE, "source-" + connector, List.class);
        } catch (CamelExecutionException e) {
            throw WhenceException.retryable("the source " + connector + " does not answer: " + Reasons.of(e), e);
        }
    }
}
