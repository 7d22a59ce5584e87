package dev.whence.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/** Bounds what all state stores together take of memory that the JVM does not count: 16 MB, memtables included. */
public final class SmallRocks implements RocksDBConfigSetter {
    private static final long BYTES = 16L << 20;
    private static final long MEMTABLE = 1L << 20;
    private static final Shared SHARED = Shared.create();

    /** One for all stores; it lives as long as the process. */
    private record Shared(Cache cache, WriteBufferManager memtables) {
        static Shared create() {
            RocksDB.loadLibrary();
            Cache cache = new LRUCache(BYTES);
            return new Shared(cache, new WriteBufferManager(BYTES / 2, cache));
        }
    }

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(SHARED.cache());
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(SHARED.memtables());
        options.setWriteBufferSize(MEMTABLE);
        options.setMaxWriteBufferNumber(2);
        options.setMaxOpenFiles(64);
        options.setStatsDumpPeriodSec(0);
    }

    @Override
    public void close(String store, Options options) {
        // what the stores share goes on
    }
}
