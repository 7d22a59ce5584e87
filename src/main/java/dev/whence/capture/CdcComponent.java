package dev.whence.capture;

import dev.whence.event.NearestName;
import dev.whence.event.WhenceException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code from: whence-cdc:NAME} reads the source that the connector file NAME describes. The body of an exchange is a
 * {@link ChangeSet}; when the exchange has completed, the change set must be stored together with its offset, for then
 * the source is told to forget it. A failed exchange comes again with the same change set, after a growing pause, until
 * it succeeds; so a route must not handle a failure to store (no {@code handled(true)}, no dead letter channel).
 * Bound in the registry or added to the context as {@code whence-cdc} by whoever knows the connectors. Thread-safe.
 */
public final class CdcComponent extends DefaultComponent {
    /** The scheme of its endpoints. */
    public static final String SCHEME = "whence-cdc";

    private final OffsetStore offsets;
    private final Path spillFolder;
    private final Clock clock;
    private final Map<String, ConnectorFile> connectors = new ConcurrentHashMap<>();
    private final Map<String, SourceUse> uses = new ConcurrentHashMap<>();
    private final Map<String, CaptureProgress> progress = new ConcurrentHashMap<>();
    private final Map<String, SnapshotRequests> requests = new ConcurrentHashMap<>();

    /** @param spillFolder where transactions go that are too large for memory; made when needed */
    public CdcComponent(OffsetStore offsets, Path spillFolder, Clock clock) {
        this.offsets = offsets;
        this.spillFolder = spillFolder;
        this.clock = clock;
    }

    /** Makes a connector known; its tables must be named, by the file or {@link ConnectorFile#withDefaultTables}. */
    public CdcComponent add(ConnectorFile connector) {
        return add(connector, SourceUse.any());
    }

    /** The same, checked against what its rows are read for. */
    public CdcComponent add(ConnectorFile connector, SourceUse use) {
        uses.put(connector.name(), use);
        connectors.put(connector.name(), connector);
        progress.computeIfAbsent(connector.name(), name -> new CaptureProgress(name, clock));
        requests.computeIfAbsent(connector.name(), name -> new SnapshotRequests());
        return this;
    }

    /** How every known connector is doing, by name. */
    public List<CaptureStatus> statuses() {
        return progress.values().stream()
                .map(CaptureProgress::status)
                .sorted(Comparator.comparing(CaptureStatus::connector))
                .toList();
    }

    /** Up to where in its source's log a known connector has handed on everything; 0 if that is not known yet. */
    public long reached(String connector) {
        String position = progress(connector).status().position();
        return position.isEmpty() ? 0 : SourcePosition.lsn(position);
    }

    /** The tables that a known connector captures; empty if there is no such connector. */
    public Optional<List<String>> tables(String connector) {
        return Optional.ofNullable(connectors.get(connector)).map(ConnectorFile::tables);
    }

    /**
     * Asks for rows to be read again and compared with what is known, while streaming goes on. Empty if that was taken
     * up, else why it was not.
     */
    public Optional<String> snapshot(String connector, SnapshotRequest request) {
        return requests(connector).ask(request);
    }

    /**
     * Lets a connector whose state is {@link CaptureStatus.State#GAP} begin with a snapshot of everything, compared with
     * what is known.
     */
    public void repair(String connector) {
        requests(connector).askForRepair();
    }

    SnapshotRequests requests(String connector) {
        return requests.get(connector);
    }

    SourceUse use(String connector) {
        return uses.get(connector);
    }

    OffsetStore offsets() {
        return offsets;
    }

    Path spillFolder() {
        return spillFolder;
    }

    Clock clock() {
        return clock;
    }

    CaptureProgress progress(String connector) {
        return progress.get(connector);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        ConnectorFile connector = connectors.get(remaining);
        if (connector == null) {
            throw WhenceException.config("there is no connector '" + remaining + "' under connectors/"
                    + NearestName.hint(remaining, connectors.keySet()));
        }
        return new CdcEndpoint(uri, this, connector);
    }
}
