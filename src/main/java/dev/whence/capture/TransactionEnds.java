package dev.whence.capture;

import io.debezium.config.Configuration;
import io.debezium.pipeline.spi.OffsetContext;
import io.debezium.pipeline.txmetadata.DefaultTransactionMetadataFactory;
import io.debezium.pipeline.txmetadata.DefaultTransactionStructMaker;
import io.debezium.pipeline.txmetadata.TransactionContext;
import io.debezium.pipeline.txmetadata.TransactionStructMaker;
import org.apache.kafka.connect.data.Struct;

/**
 * Has Debezium say where transactions begin and end, and not how many changes there were of each table so far. Debezium
 * makes an instance by name.
 */
public final class TransactionEnds extends DefaultTransactionMetadataFactory {
    private final Configuration configuration;

    public TransactionEnds(Configuration configuration) {
        super(configuration);
        this.configuration = configuration;
    }

    @Override
    public TransactionStructMaker getTransactionStructMaker() {
        return new DefaultTransactionStructMaker(configuration) {
            /** Begun again, the transaction forgets its counts, which would be written into the offset of each record. */
            @Override
            public Struct addTransactionBlock(OffsetContext offset, long order, Struct value) {
                TransactionContext transaction = offset.getTransactionContext();
                transaction.beginTransaction(transaction.getTransactionId());
                return super.addTransactionBlock(offset, order, value);
            }
        };
    }
}
