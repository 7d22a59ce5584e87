package dev.whence.semantics;

import dev.whence.event.WhenceException;
import dev.whence.semantics.MetricQuery.Period;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** The SQL of members, and of the events that made them so. */
final class MemberSelect {
    private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):(now|from|to)\\b");
    private static final Map<String, String> PLACES = Map.of("now", "{0}", "from", "{1}", "to", "{2}");

    private final SemanticModel model;
    private final Members members;
    private final Optional<Period> period;
    private final LocalDateTime now;

    /** @param window of the query that is narrowed */
    MemberSelect(SemanticModel model, Members members, Window window) {
        this.model = model;
        this.members = members;
        this.now = window.now();
        Optional<Period> own = members instanceof Members.OfSet set
                ? set.period()
                : ((Members.Groups) members).query().period();
        this.period = members.alike() ? window.period() : own;
    }

    /** The column of the dimension's dataset that tells members apart. */
    String column(dev.whence.semantics.Field dimension) {
        if (members instanceof Members.Groups) {
            return dimension.name();
        }
        List<String> key = model.datasets().get(dimension.dataset()).primaryKey();
        if (key.size() != 1) {
            throw WhenceException.badData("'" + members.label() + "' are not told apart by one column");
        }
        return key.get(0);
    }

    Condition contain(Field<Object> field) {
        return others() ? field.isNotNull().and(field.notIn(known())) : field.in(keys());
    }

    private boolean others() {
        return members instanceof Members.OfSet set && set.others();
    }

    /** SQL knows no answer to whether something is not among keys of which one is unknown. */
    private Select<org.jooq.Record1<Object>> known() {
        Field<Object> key = DSL.field(DSL.name("key"), Object.class);
        return DSL.select(key).from(keys().asTable("member")).where(key.isNotNull());
    }

    /** Column {@code members}: how many there are. */
    Select<?> count() {
        if (others()) {
            Dataset all = model.datasets().get(((Members.OfSet) members).set().of());
            return DSL.select(DSL.field("count(*)").as("members"))
                    .from(DSL.table(DSL.sql(all.source())))
                    .where(DSL.field(DSL.name(all.primaryKey().get(0)), Object.class)
                            .notIn(known()));
        }
        return DSL.select(DSL.field("count(distinct key)").as("members")).from(keys().asTable("member"));
    }

    /** Columns id and position; empty where members rest on no events. */
    Optional<Select<?>> events() {
        if (members instanceof Members.Groups groups) {
            MetricQuery inner = query(groups);
            MetricQuery narrowed = inner.toBuilder()
                    .among(new Members.Groups(inner, groups.node(), groups.label(), false))
                    .build();
            return new MetricSql(model, QueryPlan.of(model, narrowed), now)
                    .behind()
                    .eventRows();
        }
        return section("evidence").map(rows -> DSL.select(DSL.field(DSL.name("id")), DSL.field(DSL.name("position")))
                .from(rows));
    }

    @SuppressWarnings("unchecked")
    private Select<org.jooq.Record1<Object>> keys() {
        if (members instanceof Members.Groups groups) {
            Select<?> rows = new MetricSql(model, QueryPlan.of(model, query(groups)), now).statement();
            return DSL.select(DSL.field(DSL.name("groups", members.dimension()))
                            .coerce(Object.class)
                            .as("key"))
                    .from(rows.asTable("groups"));
        }
        return (Select<org.jooq.Record1<Object>>) (Select<?>)
                DSL.select(DSL.field(DSL.name("key"))).from(section("members").orElseThrow());
    }

    private MetricQuery query(Members.Groups groups) {
        return period.map(when -> groups.query().toBuilder().within(when).build())
                .orElse(groups.query());
    }

    private Optional<org.jooq.Table<?>> section(String name) {
        Map<String, String> sql = ((Members.OfSet) members).set().sql();
        if (!sql.containsKey(name)) {
            return Optional.empty();
        }
        String with = sql.containsKey("with") ? "with " + sql.get("with") + "\n" : "";
        String text =
                PARAMETER.matcher("(" + with + sql.get(name) + "\n)").replaceAll(found -> PLACES.get(found.group(1)));
        return Optional.of(DSL.table(
                        text,
                        (QueryPart) DSL.val(now),
                        moment(period.map(Period::from)),
                        moment(period.map(Period::to)))
                .as(name));
    }

    private static QueryPart moment(Optional<LocalDateTime> at) {
        return at.<QueryPart>map(DSL::val).orElseGet(() -> DSL.field("null"));
    }
}
