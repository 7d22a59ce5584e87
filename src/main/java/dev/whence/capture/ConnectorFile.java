package dev.whence.capture;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * What a file under {@code connectors/} says about a source, with all references filled in.
 *
 * @param name the {@code source} of its events; lower-case letters, digits and underscores
 * @param sslMode as libpq has it: disable, allow, prefer, require, verify-ca or verify-full
 * @param tables to be captured, {@code schema.name} unless the schema is {@code public}; empty means those that the
 *     mapping pack names
 * @param mapping path of the pack under {@code mappings/}, without its extension
 * @param slot the replication slot that belongs to this connector alone
 * @param publication that names the captured tables
 * @param timezone in which the source means its timestamps without a zone
 * @param heartbeat how often the slot is looked at and, where only other tables change, moved on
 * @param alarm from when on health complains of what the slot holds back
 * @param batch row changes in one change set, about; a larger transaction is still one change set
 * @param memory row changes of one transaction that are kept in memory; the rest goes to a temporary file
 * @param snapshotFetch rows that a snapshot fetches at a time
 */
public record ConnectorFile(
        String name,
        String host,
        int port,
        String database,
        String user,
        Secret password,
        String sslMode,
        List<String> tables,
        String mapping,
        String slot,
        String publication,
        ZoneId timezone,
        Duration heartbeat,
        SlotAlarm alarm,
        int batch,
        int memory,
        int snapshotFetch) {
    public ConnectorFile {
        tables = List.copyOf(tables);
    }

    /** The same with these tables, if the file names none. */
    public ConnectorFile withDefaultTables(List<String> packTables) {
        return tables.isEmpty() ? withTables(packTables) : this;
    }

    ConnectorFile withTables(List<String> others) {
        return new ConnectorFile(
                name,
                host,
                port,
                database,
                user,
                password,
                sslMode,
                others,
                mapping,
                slot,
                publication,
                timezone,
                heartbeat,
                alarm,
                batch,
                memory,
                snapshotFetch);
    }
}
