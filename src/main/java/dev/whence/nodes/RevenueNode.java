package dev.whence.nodes;

/** Money and orders: sales, freight, payments, cancellations. */
public final class RevenueNode extends DomainNode {
    public RevenueNode(Numbers numbers) {
        super(numbers);
    }

    @Override
    public String name() {
        return "revenue";
    }
}
