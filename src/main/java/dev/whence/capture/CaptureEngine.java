package dev.whence.capture;

import dev.whence.capture.DeliveryLine.Acknowledging;
import dev.whence.event.WhenceException;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import io.debezium.engine.spi.OffsetCommitPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * One run of Debezium's engine, from its start to its end. It is the asynchronous engine, for since Debezium 3.2 there
 * is no other; it hands the records over in order, a batch at a time, and reads on meanwhile.
 */
final class CaptureEngine {
    private static final Duration BETWEEN_CLOSES = Duration.ofMillis(50);

    private final RecordAssembler assembler;
    private final DeliveryLine line;
    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private final CountDownLatch ended = new CountDownLatch(1);
    private Optional<Throwable> failure = Optional.empty();

    /** @param line is closed when the run ends */
    CaptureEngine(Properties settings, RecordAssembler assembler, DeliveryLine line) {
        this.assembler = assembler;
        this.line = line;
        this.engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(settings)
                .using(OffsetCommitPolicy.always())
                .notifying(this::handle)
                .using((success, message, error) -> failure = Optional.ofNullable(error))
                .build();
    }

    /** Reads until it is closed or fails; tells why it ended, empty if it was closed. */
    Optional<Throwable> run() {
        try {
            engine.run();
        } finally {
            line.close();
            ended.countDown();
        }
        return failure;
    }

    /** Ends the run, from another thread. Returns at the latest after the given time. */
    void close(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < end) {
            try {
                engine.close();
                break;
            } catch (IllegalStateException e) {
                // it is starting its tasks, when it cannot be closed, or it is ending anyway
                if (ended.await(BETWEEN_CLOSES.toMillis(), TimeUnit.MILLISECONDS)) {
                    break;
                }
            } catch (IOException e) {
                break;
            }
        }
        ended.await(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    /** While there is more to be read, it is read beside the storing. */
    private void handle(
            List<RecordChangeEvent<SourceRecord>> records,
            DebeziumEngine.RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        Acknowledging source = record -> {
            committer.markProcessed(record);
            committer.markBatchFinished();
        };
        for (RecordChangeEvent<SourceRecord> record : records) {
            accept(record, source);
            deliverReady(source);
        }
        assembler.drain();
        deliverReady(source);
        if (records.size() < DebeziumSettings.BATCH) {
            line.finish(source);
        }
    }

    /** What came before a record that cannot be read is not held back by it. */
    private void accept(RecordChangeEvent<SourceRecord> record, Acknowledging source) throws InterruptedException {
        try {
            assembler.accept(record);
        } catch (WhenceException e) {
            assembler.drain();
            deliverReady(source);
            line.finish(source);
            throw e;
        }
    }

    private void deliverReady(Acknowledging source) throws InterruptedException {
        for (Optional<Delivery> next = assembler.poll(); next.isPresent(); next = assembler.poll()) {
            line.add(next.get(), source);
        }
    }
}
