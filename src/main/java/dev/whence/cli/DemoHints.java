package dev.whence.cli;

import dev.whence.sample.ShopServer;
import java.net.URI;
import java.util.Map;

/** What to try when the demo runs, as lines to copy. */
final class DemoHints {
    private static final String CANCEL = "update orders set order_status = 'canceled' where order_id = (select order_id"
            + " from orders where order_status in ('created', 'approved', 'processing', 'invoiced') order by"
            + " order_purchase_timestamp desc limit 1) returning order_id";

    private DemoHints() {}

    static String text(URI hub, ShopServer server, Map<String, String> environment) {
        return """

                Now try:
                  the console         %1$s/
                  ask                 curl -s %1$s/ask -H 'content-type: application/json' -d '{"question": "How many orders were cancelled today?"}'
                  cancel an order     PGPASSWORD=$(cat %2$s) %3$s -h %4$s -p %5$d -U %6$s %7$s -c "%8$s"
                  see the event       curl -s '%1$s/events?type=revenue.order.cancelled&order=newest&limit=1'
                and ask again: the answer has changed. Ctrl-C ends the demo; the next one goes on with the same shop.
                """
                .formatted(
                        hub,
                        server.ownerPassword(),
                        environment.getOrDefault("WHENCE_PSQL", "psql"),
                        server.host(),
                        server.port(),
                        ShopServer.OWNER,
                        server.database(),
                        CANCEL);
    }
}
