package dev.whence.sample;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.function.LongConsumer;

/** Posts the web history of a generated shop to the hub. */
public final class VisitPoster {
    private static final int BATCH = 500;

    private final WebEventSender sender;
    private final LongConsumer progress;

    /**
     * @param hub its address, such as http://127.0.0.1:8080
     * @param progress is told the number of events posted so far
     */
    public VisitPoster(URI hub, LongConsumer progress) {
        this.sender = new WebEventSender(hub);
        this.progress = progress;
    }

    /** Returns the number of events. Posting again what was posted before changes nothing. */
    public long post(ShopHistory history) throws InterruptedException {
        VisitHistory visits = new VisitHistory(history);
        long posted = 0;
        for (LocalDate day : visits.days()) {
            List<WebEvent> events = visits.on(day);
            for (int from = 0; from < events.size(); from += BATCH) {
                List<WebEvent> batch = events.subList(from, Math.min(events.size(), from + BATCH));
                sender.send(batch);
                posted += batch.size();
                progress.accept(posted);
            }
        }
        return posted;
    }
}
