package dev.whence.nodes;

import dev.whence.event.WhenceException;
import dev.whence.semantics.LookupResult;
import dev.whence.semantics.MetricResult;
import java.util.Optional;

/** Money and orders: sales, freight, payments, cancellations, and what is known of a single order. */
public final class RevenueNode extends DomainNode {
    private final SingleRows rows;

    public RevenueNode(Numbers numbers, SingleRows rows) {
        super(numbers);
        this.rows = rows;
    }

    @Override
    public String name() {
        return "revenue";
    }

    @Override
    public Finding answer(Interpretation interpretation) {
        Optional<Lookup> lookup = interpretation.lookup();
        return lookup.isPresent() ? single(interpretation, lookup.get()) : super.answer(interpretation);
    }

    private Finding single(Interpretation interpretation, Lookup lookup) {
        LookupResult found = rows.read(lookup.dataset(), lookup.id())
                .orElseThrow(() -> WhenceException.badData("there is nothing with the id " + lookup.id()));
        LookupResult.Section section = found.sections().stream()
                .filter(each -> each.dataset().equals(lookup.section()))
                .findFirst()
                .orElse(found.sections().get(0));
        MetricResult result = new MetricResult(
                section.columns(),
                section.rows(),
                found.sql(),
                found.parameters(),
                found.events(),
                found.samples(),
                found.position(),
                found.asOf());
        return new Finding(interpretation, result);
    }
}
