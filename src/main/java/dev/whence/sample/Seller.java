package dev.whence.sample;

/** @param slowness how much longer than others the seller takes to hand over to the carrier; 1 is normal */
record Seller(String id, Place place, String zip, double slowness) {}
