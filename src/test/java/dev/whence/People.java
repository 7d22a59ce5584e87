package dev.whence;

import dev.whence.testing.Database;

/** A source with a thousand people who have each bought something, and the pack for it. */
final class People {
    static final int COUNT = 1000;

    private static final String PACK =
            """
            mapping: people
            tables:
              people:
                key: [id]
                personal: {subject: "person/${id}", fields: [name, mail], keep: {address: [city]}}
                let:
                  address: json(row.address)
                common: {person_id: string(row.id), city: address.city}
              sales:
                key: [id]
            events:
              - type: customer.person.met
                from: people
                when: appeared
                subject: person/${row.id}
                occurred_at: row.met_at
                data: {name: row.name, mail: row.mail}
                narrative: Person ${person_id} of ${city} was met
              - type: customer.person.changed
                from: people
                when: changed(name, mail, address)
                subject: person/${row.id}
                occurred_at: committed_at
                data: {name: row.name, mail: row.mail}
                narrative: Person ${person_id} of ${city} changed
              - type: customer.person.changed
                from: people
                when: changed(score)
                subject: person/${row.id}
                occurred_at: committed_at
                data: {score: decimal(row.score)}
                narrative: Person ${person_id} has a new score
              - type: revenue.order.placed
                from: sales
                when: appeared
                subject: order/${row.id}
                occurred_at: row.sold_at
                data:
                  order_id: string(row.id)
                  status: "'created'"
                  customer: {id: string(row.person)}
                  currency: "'BRL'"
                  placed_at: row.sold_at
                  total: row.total
                  freight_total: decimal('0.00')
                  lines: "[{'item': 1, 'product_id': 'p1', 'category': 'toys', 'price': row.total, 'freight': decimal('0.00')}]"
                  payments: "[]"
                narrative: Person ${customer.id} ordered for ${total}
            """;

    private static final String VOCABULARY =
            """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:whence:vocabulary:%s",
             "title": "A person", "description": "Told by tests.", "x-version": 1, "x-subject": "person/ID", "type": "object",
             "properties": {
               "person_id": {"type": "string"}, "city": {"type": "string"}, "score": {"type": "number"},
               "name": {"type": "string", "x-personal": "person/${person_id}"},
               "mail": {"type": "string", "x-personal": "person/${person_id}"}},
             "required": ["person_id"], "additionalProperties": false}
            """;

    private final Database database;

    People(Database empty) {
        database = empty;
        database.execute(
                """
                create table people (
                    id bigint primary key, name text, mail text, address text, score text, met_at timestamptz);
                create table sales (id bigint primary key, person bigint, total numeric(12, 2), sold_at timestamptz);
                alter table people replica identity full;
                insert into people select n, 'Quentin Zimmerfeld ' || n, 'quentin' || n || '@zimmerfeld.example',
                    '{"city": "Ulm", "street": "Zimmerfeld Road ' || n || '"}', '1', now() - interval '1 hour'
                from generate_series(1, %1$d) n;
                insert into sales select n, n, n, now() - interval '1 minute' from generate_series(1, %1$d) n;
                """
                        .formatted(COUNT));
    }

    static String name(int person) {
        return "Quentin Zimmerfeld " + person;
    }

    static String mail(int person) {
        return "quentin" + person + "@zimmerfeld.example";
    }

    People change(int person, String what) {
        return changeAll("id = " + person, what);
    }

    People changeAll(String which, String what) {
        database.execute("update people set %s where %s".formatted(what, which));
        return this;
    }

    HubHome connect(HubHome home) {
        for (String type : new String[] {"customer.person.met", "customer.person.changed"}) {
            home.write("vocabulary/" + type + ".json", VOCABULARY.formatted(type));
        }
        return home.write("mappings/people.yaml", PACK)
                .write("people.password", database.password())
                .write(
                        "connectors/people.yaml",
                        """
                        name: people
                        host: %s
                        port: %d
                        database: %s
                        user: %s
                        password: ${file:../people.password}
                        slot: %s
                        mapping: people
                        memory: 100
                        """
                                .formatted(
                                        database.host(),
                                        database.port(),
                                        database.name(),
                                        database.user(),
                                        database.name()));
    }
}
