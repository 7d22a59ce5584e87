package dev.whence.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What the rest of Whence takes for granted of its servers. */
class ServicesIT {
    @Test
    void storeOwnerMakesHypertableWithVectorIndex() throws SQLException {
        Database store = Services.postgres().storeDatabase();

        store.execute("create table gist (at timestamptz not null, meaning vector(3));"
                + "select create_hypertable('gist', 'at');"
                + "create index on gist using hnsw (meaning vector_cosine_ops);"
                + "insert into gist values (now(), '[1,0,0]'), (now(), '[0,1,0]')");

        assertThat(text(store, "select meaning::text from gist order by meaning <=> '[1,0.1,0]' limit 1"))
                .isEqualTo("[1,0,0]");
        Services.postgres().drop(store);
    }

    @Test
    void storeOwnerMakesRolesAndIsNoSuperuser() throws SQLException {
        Database store = Services.postgres().storeDatabase();

        assertThat(text(store, "select rolcreaterole || ' ' || rolsuper from pg_roles where rolname = current_user"))
                .isEqualTo("true false");
        Services.postgres().drop(store);
    }

    @Test
    void sourceOwnerReplicatesLogically() throws SQLException {
        Database source = Services.postgres().sourceDatabase();

        source.execute("create table shop_order (id int primary key); create publication shop for table shop_order");
        source.execute("select pg_create_logical_replication_slot('%s', 'pgoutput')".formatted(source.name()));

        assertThat(text(
                        source,
                        "select plugin from pg_replication_slots where slot_name = '%s'".formatted(source.name())))
                .isEqualTo("pgoutput");
        Services.postgres().drop(source);
    }

    @Test
    void kafkaGivesBackWhatWasSent() {
        String topic = "round-trip-" + ProcessHandle.current().pid();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        Services.kafka().bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "order/4711", "placed"));
        }
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        Services.kafka().bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        topic,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(topic));

            assertThat(consumer.poll(Duration.ofSeconds(30))).singleElement().satisfies(message -> {
                assertThat(message.key()).isEqualTo("order/4711");
                assertThat(message.value()).isEqualTo("placed");
            });
        }
    }

    @Test
    void killedPostgresComesBackWithWhatWasCommitted() throws SQLException {
        try (PostgresServer server = Services.ownPostgres()) {
            Database store = server.storeDatabase();
            store.execute("create table kept (n int); insert into kept values (1)");

            server.kill();
            server.start();

            assertThat(text(store, "select n from kept")).isEqualTo("1");
        }
    }

    private static String text(Database database, String query) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            assertThat(result.next()).as(query).isTrue();
            return result.getString(1);
        }
    }
}
