package dev.whence.nodes;

/** Getting orders to people: approval, dispatch, delivery, lateness. */
public final class InventoryNode extends DomainNode {
    public InventoryNode(Numbers numbers) {
        super(numbers);
    }

    @Override
    public String name() {
        return "inventory";
    }
}
