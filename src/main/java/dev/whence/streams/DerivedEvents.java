package dev.whence.streams;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The topology: events of all domains, put in order, go to every deriver; what they say goes to one topic. */
public final class DerivedEvents {
    private static final String EVENTS = "events";
    private static final String IN_ORDER = "in-order";
    private static final Function<String, KeyValueBytesStoreSupplier> SMALL = Stores::inMemoryKeyValueStore;

    private DerivedEvents() {}

    /**
     * Needs topics of one partition: positions are put in order over all of them.
     *
     * @param topics of the events, all of them
     * @param publishedBefore the position that the relay had reached when the processors were first started
     * @param large makes the stores that may grow; the others are kept in the heap
     */
    public static Topology topology(
            Collection<String> topics,
            Rules rules,
            long publishedBefore,
            Function<String, KeyValueBytesStoreSupplier> large) {
        Topology topology = new Topology();
        topology.addSource(
                AutoOffsetReset.earliest(),
                EVENTS,
                new ByPosition(),
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                topics.toArray(String[]::new));
        topology.addProcessor(IN_ORDER, () -> new InOrder(publishedBefore), EVENTS);
        topology.addStateStore(
                store(InOrder.PLACE, Serdes.String(), JsonSerde.of(InOrder.Place.class), SMALL), IN_ORDER);
        topology.addStateStore(store(InOrder.WAITING, Serdes.Long(), Serdes.ByteArray(), large), IN_ORDER);
        add(topology, Sessions.NAME, Sessions::new, rules, Session.class, large);
        topology.addStateStore(
                store(PlacedOrders.NAME, Serdes.String(), JsonSerde.of(PlacedOrders.Placed.class), large),
                Sessions.NAME);
        add(topology, Journeys.NAME, Journeys::new, rules, Journey.class, large);
        add(topology, Stock.NAME, Stock::new, rules, Stock.Level.class, SMALL);
        add(topology, PaymentFailures.NAME, PaymentFailures::new, rules, PaymentFailures.Recent.class, SMALL);
        add(topology, Measures.NAME, Measures::new, rules, Series.class, SMALL);
        topology.addStateStore(store(Measures.USUAL, Serdes.String(), JsonSerde.of(Usual.class), SMALL), Measures.NAME);
        sink(topology, Measures.CLOSED, Bus.MEASURES, List.of(Measures.NAME));
        sink(
                topology,
                Deriver.SAID,
                Bus.DERIVED,
                List.of(Sessions.NAME, Journeys.NAME, Stock.NAME, PaymentFailures.NAME, Measures.NAME));
        return topology;
    }

    private static void add(
            Topology topology,
            String name,
            Function<Rules, Deriver> deriver,
            Rules rules,
            Class<?> remembered,
            Function<String, KeyValueBytesStoreSupplier> kept) {
        topology.addProcessor(name, () -> deriver.apply(rules), IN_ORDER);
        topology.addStateStore(store(name, Serdes.String(), JsonSerde.of(remembered), kept), name);
        topology.addStateStore(store(Deriver.timers(name), Serdes.String(), Serdes.String(), kept), name);
    }

    private static void sink(Topology topology, String name, String topic, List<String> parents) {
        topology.addSink(
                name, topic, new StringSerializer(), new ByteArraySerializer(), parents.toArray(String[]::new));
    }

    private static <K, V> StoreBuilder<?> store(
            String name, Serde<K> keys, Serde<V> values, Function<String, KeyValueBytesStoreSupplier> kept) {
        return Stores.keyValueStoreBuilder(kept.apply(name), keys, values).withCachingEnabled();
    }
}
