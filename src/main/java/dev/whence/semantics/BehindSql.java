package dev.whence.semantics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Select;

/** The statements that say what one side of a plan rests on: events, members, or rows where there are no events. */
final class BehindSql {
    private final SemanticModel model;
    private final QueryPlan plan;
    private final Side current;

    BehindSql(SemanticModel model, QueryPlan plan, Side current) {
        this.model = model;
        this.plan = plan;
        this.current = current;
    }

    /**
     * How many events are behind the current side and behind its members, and some of them; empty where rows rest on none.
     *
     * @param last no event is beyond this position; 0 where that is not known
     */
    Optional<Select<?>> events(long last) {
        List<FactSelect> facts = facts();
        List<Select<?>> ofMembers =
                members().flatMap(each -> each.events().stream()).toList();
        Optional<Select<?>> once =
                facts.size() == 1 && ofMembers.isEmpty() ? facts.get(0).eventsOnce() : Optional.empty();
        return once.<Select<?>>map(EventsBehind::each)
                .or(() -> Stream.concat(eventRows(facts).stream(), ofMembers.stream())
                        .reduce(BehindSql::below)
                        .map(events -> EventsBehind.of(events, last)));
    }

    /** Columns id and position of the events behind the current side. */
    Optional<Select<?>> eventRows() {
        return eventRows(facts());
    }

    private static Optional<Select<?>> eventRows(List<FactSelect> facts) {
        return facts.stream().map(FactSelect::events).flatMap(Optional::stream).reduce(BehindSql::below);
    }

    /** The rows that make the rows of the result; none where only members are counted. */
    private List<FactSelect> facts() {
        if (plan.query().countsMembers()) {
            return List.of();
        }
        List<Leaf.Population> populations = List.copyOf(plan.groups().keySet());
        List<Leaf.Population> making =
                plan.rowGroups().stream().map(populations::get).toList();
        return making.stream()
                .filter(population -> making.stream()
                        .noneMatch(other -> !other.equals(population)
                                && population.within(other)
                                && population.evidence().equals(other.evidence())))
                .map(population -> new FactSelect(
                        model,
                        population,
                        plan.narrowing(model, population),
                        current.filters(),
                        plan.query().members(),
                        current.window(),
                        true))
                .toList();
    }

    /** What counts the members of each kind, in their order. */
    List<Select<?>> memberCounts() {
        return plan.query().countsMembers()
                ? List.of()
                : members().<Select<?>>map(MemberSelect::count).toList();
    }

    Stream<MemberSelect> members() {
        return plan.query().members().stream().map(each -> new MemberSelect(model, each, current.window()));
    }

    /** The rows behind the current side by their primary keys, by dataset, where no events are behind them. */
    Map<String, Select<?>> rows(int samples) {
        Map<String, Select<?>> all = new LinkedHashMap<>();
        for (FactSelect facts : facts()) {
            if (facts.events().isEmpty()) {
                all.putIfAbsent(facts.dataset(), facts.keys(samples));
            }
        }
        return all;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Select<?> below(Select<?> above, Select<?> select) {
        return ((Select) above).unionAll((Select) select);
    }
}
