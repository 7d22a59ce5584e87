package dev.whence.nodes;

/** Who buys: customers, new and returning ones, where they live, web visits. */
public final class CustomerNode extends DomainNode {
    public CustomerNode(Numbers numbers) {
        super(numbers);
    }

    @Override
    public String name() {
        return "customer";
    }
}
