package dev.whence.nodes;

/** Answers all questions to a model that is not divided into domains. */
public final class ModelNode extends DomainNode {
    private final String name;

    /** @param name the domain of its metrics */
    public ModelNode(String name, Numbers numbers) {
        super(numbers);
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }
}
