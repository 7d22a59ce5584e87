package dev.whence.nodes;

/** What is sold and by whom: units, prices, sellers, reviews. */
public final class ProductNode extends DomainNode {
    public ProductNode(Numbers numbers) {
        super(numbers);
    }

    @Override
    public String name() {
        return "product";
    }
}
