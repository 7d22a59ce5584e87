package dev.whence.capture;

import io.debezium.config.CommonConnectorConfig;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.pipeline.signal.actions.SignalAction;
import io.debezium.pipeline.signal.actions.SignalActionProvider;
import io.debezium.pipeline.source.spi.DataChangeEventListener;
import io.debezium.pipeline.spi.Partition;
import io.debezium.spi.schema.DataCollectionId;
import java.util.Map;

/**
 * Keeps Debezium from writing every change's key as JSON for a metric of its own, which would be a fifth of its work. There
 * is no setting for that; but whoever provides signals is handed the dispatcher before reading begins, and it takes another
 * listener. Provides no signals; concerns the hub's connectors only.
 */
public final class WithoutMetrics implements SignalActionProvider {
    @Override
    public <P extends Partition> Map<String, SignalAction<P>> createActions(
            EventDispatcher<P, ? extends DataCollectionId> dispatcher,
            ChangeEventSourceCoordinator<P, ?> coordinator,
            CommonConnectorConfig settings) {
        if (settings.getTransactionMetadataFactory() instanceof TransactionEnds) {
            dispatcher.setEventListener(DataChangeEventListener.NO_OP());
        }
        return Map.of();
    }
}
