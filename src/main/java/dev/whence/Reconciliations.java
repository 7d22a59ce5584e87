package dev.whence;

import dev.whence.EngineersFiles.Source;
import dev.whence.capture.ConnectorFile;
import dev.whence.routes.Reconciling;
import dev.whence.semantics.MetricExecutor;
import dev.whence.semantics.Reconciliation;
import dev.whence.store.EventReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.postgresql.ds.PGSimpleDataSource;

/** For each connector that says what must be equal: how to compare it, and a connection to its source. */
final class Reconciliations {
    private static final int STATEMENT_SECONDS = 300;

    private Reconciliations() {}

    static void bind(CamelContext context, List<Source> sources, MetricExecutor executor, EventReader reader) {
        Map<String, Reconciliation> reconciliations = new LinkedHashMap<>();
        for (Source source : sources) {
            String name = source.connector().name();
            source.reconcile().ifPresent(file -> {
                reconciliations.put(name, new Reconciliation(file, name, executor, () -> reader.countsByType(name)));
                context.getRegistry().bind("source-" + name, reading(source.connector()));
            });
        }
        context.getRegistry().bind("reconciling", new Reconciling(reconciliations, context.createProducerTemplate()));
    }

    /** A connection for each statement, which cannot change anything at the source. */
    private static DataSource reading(ConnectorFile connector) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {connector.host()});
        source.setPortNumbers(new int[] {connector.port()});
        source.setDatabaseName(connector.database());
        source.setUser(connector.user());
        source.setPassword(connector.password().reveal());
        source.setSslMode(connector.sslMode());
        source.setApplicationName("whence reconcile " + connector.name());
        source.setOptions("-c default_transaction_read_only=on -c statement_timeout=" + STATEMENT_SECONDS + "s");
        source.setConnectTimeout(10);
        return source;
    }
}
