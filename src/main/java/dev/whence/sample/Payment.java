package dev.whence.sample;

/** One payment of an order; money in cents. */
record Payment(int sequential, String type, int instalments, long value) {
    static final String CARD = "credit_card";
}
